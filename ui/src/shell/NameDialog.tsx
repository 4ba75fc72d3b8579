/** The name that stands beside decisions. */
import {
	Button,
	Dialog,
	DialogActions,
	DialogBody,
	DialogContent,
	DialogSurface,
	DialogTitle,
	Field,
	Input,
} from "@fluentui/react-components";
import { useState } from "react";
import { useApp, useAppActions } from "../state/hooks";
import { own } from "../words/window";

export function NameDialog() {
	const who = useApp((state) => state.start?.settings.who ?? "");
	const { set, name } = useAppActions();
	const [text, setText] = useState(who);
	return (
		<Dialog open onOpenChange={(_, { open }) => (open ? undefined : name(false))}>
			<DialogSurface aria-describedby={undefined}>
				<form
					onSubmit={(event) => {
						event.preventDefault();
						set({ who: text.trim() });
						name(false);
					}}
				>
					<DialogBody>
						<DialogTitle>{own.personTitle}</DialogTitle>
						<DialogContent>
							<Field label={own.personTitle} hint={own.personHelp}>
								<Input value={text} data-own-undo="" onChange={(_, { value }) => setText(value)} />
							</Field>
						</DialogContent>
						<DialogActions>
							<Button type="submit" appearance="primary">
								{own.personSave}
							</Button>
							<Button onClick={() => name(false)}>{own.cancel}</Button>
						</DialogActions>
					</DialogBody>
				</form>
			</DialogSurface>
		</Dialog>
	);
}
