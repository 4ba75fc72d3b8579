/**
 * A dialog: its title, what it holds, what it does, and the button that leaves it.
 *
 *   <Framed title="…" close={close} submit={save} leave={own.cancel}
 *     actions={<Button appearance="primary" type="submit">Save</Button>}> … </Framed>
 *
 * With `submit` it is a form: Enter in a field does what its first button does.
 */
import {
	Button,
	Dialog,
	DialogActions,
	DialogBody,
	DialogContent,
	DialogSurface,
	DialogTitle,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { own } from "../words/window";
import { useFocusBack } from "./focusBack";

type FramedProps = {
	title: string;
	close: () => void;
	/** What the button says that leaves it as it was. */
	leave?: string;
	submit?: () => void;
	actions?: ReactNode;
	/** At the other end: what is not the reason for the dialog. */
	aside?: ReactNode;
	className?: string | undefined;
	children: ReactNode;
};

export function Framed({
	title,
	close,
	leave = own.close,
	submit,
	actions,
	aside,
	className = "",
	children,
}: FramedProps) {
	useFocusBack();
	const body = (
		<DialogBody>
			<DialogTitle>{title}</DialogTitle>
			<DialogContent className={className}>{children}</DialogContent>
			{aside !== undefined && <DialogActions position="start">{aside}</DialogActions>}
			<DialogActions>
				{actions}
				<Button onClick={close}>{leave}</Button>
			</DialogActions>
		</DialogBody>
	);
	return (
		<Dialog open onOpenChange={(_, { open }) => (open ? undefined : close())}>
			<DialogSurface aria-describedby={undefined}>
				{submit === undefined ? (
					body
				) : (
					<form
						onSubmit={(event) => {
							event.preventDefault();
							submit();
						}}
					>
						{body}
					</form>
				)}
			</DialogSurface>
		</Dialog>
	);
}
