/** Asks before something that cannot be pressed by accident. */
import {
	Button,
	Dialog,
	DialogActions,
	DialogBody,
	DialogContent,
	DialogSurface,
	DialogTitle,
} from "@fluentui/react-components";

export function Ask({
	title,
	text,
	act,
	keep,
	go,
	close,
}: {
	title: string;
	text: string;
	/** What is done, as its button says it. */
	act: string;
	/** What holds when it is not done. */
	keep: string;
	go: () => void;
	close: () => void;
}) {
	return (
		<Dialog open modalType="alert" onOpenChange={(_, { open }) => (open ? undefined : close())}>
			<DialogSurface>
				<DialogBody>
					<DialogTitle>{title}</DialogTitle>
					<DialogContent>{text}</DialogContent>
					<DialogActions>
						<Button
							appearance="primary"
							onClick={() => {
								close();
								go();
							}}
						>
							{act}
						</Button>
						<Button onClick={close}>{keep}</Button>
					</DialogActions>
				</DialogBody>
			</DialogSurface>
		</Dialog>
	);
}
