/**
 * A thing of the plan as a row: whom or what it is for, two fields, a state in words, and one line of
 * facts that opens the rest of its fields below.
 */
import { Button } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { type ReactNode, useEffect, useState } from "react";
import { weightiest } from "../../state/findings";
import { useDraft, useFindingsAt } from "../../state/hooks";
import { isWithin } from "../../state/pointer";
import { words } from "../../words/fields";
import { FindingsIn } from "./FindingLines";
import css from "./rows.module.css";

export type ThingRowProps = {
	at: string;
	/** What a person calls it. */
	name: string;
	/** Whom or what it is for; null where the fields say that. */
	lead: ReactNode;
	/** The fields of the row, each with its place; they say themselves what is wrong with them. */
	fields: { at: string; field: ReactNode }[];
	/** How it stands, in words; below the second field. */
	state: ReactNode;
	/** One line that says the rest, below the first field; empty where there is no more. */
	facts: string;
	/** The fields behind the facts. */
	more?: ReactNode;
	/** What stands before the button that removes it. */
	beside?: ReactNode;
	remove: () => void;
	/** Set below each other, with their labels. */
	stacked: boolean;
	/** The row goes on where the one before it began. */
	continued?: boolean;
};

export function ThingRow(props: ThingRowProps) {
	const { at, name, lead, fields, state, facts, more, beside, remove, stacked, continued = false } = props;
	const [open, setOpen] = useState(false);
	const blocked = weightiest(useFindingsAt(at))?.severity === "blocker";
	const wish = useDraft((draft) =>
		draft.wish !== null && isWithin(draft.wish.at, at) ? draft.wish.at : null,
	);
	const hidden = wish !== null && wish !== at && !fields.some((one) => isWithin(wish, one.at));
	// What is asked for may stand behind the facts.
	useEffect(() => {
		if (hidden) {
			setOpen(true);
		}
	}, [hidden]);
	return (
		<fieldset
			className={css.row}
			aria-label={name}
			data-blocked={blocked}
			data-stacked={stacked}
			data-continued={continued}
		>
			{lead !== null && <div className={css.lead}>{lead}</div>}
			{fields.map((one) => (
				<div key={one.at} className={css.cell}>
					{one.field}
				</div>
			))}
			<div className={css.end}>
				{beside}
				<Button
					appearance="subtle"
					size="small"
					icon={<DeleteRegular />}
					aria-label={words.remove(name)}
					title={words.remove(name)}
					onClick={remove}
				/>
			</div>
			{more !== undefined && (
				<button type="button" className={css.facts} aria-expanded={open} onClick={() => setOpen(!open)}>
					<ChevronRightRegular aria-hidden />
					<span>{facts}</span>
				</button>
			)}
			{state !== null && <div className={css.state}>{state}</div>}
			<div className={css.under}>
				<FindingsIn at={at} shown={fields.map((one) => one.at)} />
				{open && <div className={css.more}>{more}</div>}
			</div>
		</fieldset>
	);
}
