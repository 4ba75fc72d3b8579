/** More for one rollout: delete, after asking. */
import {
	Button,
	Dialog,
	DialogActions,
	DialogBody,
	DialogContent,
	DialogSurface,
	DialogTitle,
	Menu,
	MenuItem,
	MenuList,
	MenuPopover,
} from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { useState } from "react";
import type { DraftLine } from "../../bindings";
import { useAppActions } from "../../state/hooks";
import { home } from "../../words/home";

export function RowMenu({
	target,
	draft,
	close,
}: {
	target: HTMLElement;
	draft: DraftLine;
	close: () => void;
}) {
	const { open, remove } = useAppActions();
	const [asking, setAsking] = useState(false);
	const done = () => {
		close();
		target.focus();
	};
	if (asking) {
		return (
			<Dialog open modalType="alert" onOpenChange={(_, data) => (data.open ? undefined : done())}>
				<DialogSurface>
					<DialogBody>
						<DialogTitle>{home.deleteTitle(draft.name)}</DialogTitle>
						<DialogContent>{home.deleteText}</DialogContent>
						<DialogActions>
							<Button
								appearance="primary"
								onClick={() => {
									done();
									void remove(draft.id);
								}}
							>
								{home.deleteIt}
							</Button>
							<Button onClick={done}>{home.keep}</Button>
						</DialogActions>
					</DialogBody>
				</DialogSurface>
			</Dialog>
		);
	}
	return (
		<Menu
			open
			inline
			positioning={{ target, position: "below", align: "end", strategy: "fixed" }}
			onOpenChange={(_, data) => (data.open ? undefined : done())}
		>
			<MenuPopover>
				<MenuList>
					<MenuItem icon={<OpenRegular />} onClick={() => void open(draft.id)}>
						{home.openIt}
					</MenuItem>
					<MenuItem icon={<DeleteRegular />} persistOnClick onClick={() => setAsking(true)}>
						{home.delete}
					</MenuItem>
				</MenuList>
			</MenuPopover>
		</Menu>
	);
}
