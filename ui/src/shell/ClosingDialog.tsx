/** Somebody closes the window while something would be lost or is under way. */
import {
	Button,
	Dialog,
	DialogActions,
	DialogBody,
	DialogContent,
	DialogSurface,
	DialogTitle,
} from "@fluentui/react-components";
import type { Problem } from "../bindings";
import { useAppStore } from "../state/hooks";
import { words } from "../words/shell";
import { own } from "../words/window";

export function ClosingDialog({ problem }: { problem: Problem }) {
	const app = useAppStore();
	const draft = app.getState().draft;
	const { stay, report } = app.actions;
	return (
		<Dialog open modalType="alert">
			<DialogSurface>
				<DialogBody>
					<DialogTitle>{problem.title}</DialogTitle>
					<DialogContent>
						{problem.detail} {problem.next}
					</DialogContent>
					<DialogActions>
						<Button appearance="primary" onClick={stay}>
							{words.keepOpen}
						</Button>
						{draft !== null && (
							<Button onClick={() => void draft.actions.saveCopy().then(stay)}>{own.saveCopy}</Button>
						)}
						<Button onClick={() => app.host.close().catch(report)}>{words.closeAnyway}</Button>
					</DialogActions>
				</DialogBody>
			</DialogSurface>
		</Dialog>
	);
}
