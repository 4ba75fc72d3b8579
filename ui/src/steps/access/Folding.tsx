/** A thing of a question as one line, its fields behind it. */
import { Button } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { type ReactNode, useEffect, useState } from "react";
import { FoundMark } from "../../pictures/found";
import { weightiest } from "../../state/findings";
import { useActions, useDraft, useFindingsAt } from "../../state/hooks";
import { isWithin } from "../../state/pointer";
import css from "./grants.module.css";

export function Folding({
	at,
	title,
	remove,
	children,
}: {
	at: string;
	title: string;
	/** What the button that takes it away is called. */
	remove: string;
	children: ReactNode;
}) {
	const { set } = useActions();
	const [open, setOpen] = useState(false);
	const found = weightiest(useFindingsAt(at));
	const wished = useDraft((state) => (state.wish !== null && isWithin(state.wish.at, at) ? state.wish.n : 0));
	useEffect(() => {
		if (wished > 0) {
			setOpen(true);
		}
	}, [wished]);
	return (
		<>
			<div className={css.line} data-at={open ? undefined : at}>
				<button type="button" className={css.open} aria-expanded={open} onClick={() => setOpen(!open)}>
					<ChevronRightRegular aria-hidden data-open={open} />
					<span>{title}</span>
				</button>
				{found !== undefined && <FoundMark finding={found} />}
				<Button
					size="small"
					appearance="subtle"
					icon={<DeleteRegular />}
					aria-label={remove}
					onClick={() => void set(at)}
				/>
			</div>
			{open && <div className={css.details}>{children}</div>}
		</>
	);
}
