/** Below a question: who decided, when and why; parked until when and by whom. Kept in `/decisions`. */
import { Button } from "@fluentui/react-components";
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { useState } from "react";
import type { Decision } from "../bindings";
import { decisionAt } from "../state/decisions";
import { useActions, useApp, useDraft, useValue } from "../state/hooks";
import { dayName } from "../words/dates";
import { words } from "../words/fields";
import css from "./question.module.css";
import { DateField, TextField } from "./text";

export function Decided({
	question,
	instance,
	title,
	current,
}: {
	question: string;
	instance: string | undefined;
	title: string;
	current: boolean;
}) {
	const at = decisionAt(question, instance);
	const decision = useValue<Decision>(at);
	const today = useDraft((state) => state.today);
	const who = useApp((state) => state.start?.settings.who ?? "");
	const { edit, ask } = useActions();
	const [writing, setWriting] = useState(false);
	const line = words.decided(
		decision?.decidedBy ?? "",
		decision?.date ? dayName(decision.date, today) : "",
		decision?.why ?? "",
	);
	const write = () => {
		setWriting(true);
		if (decision?.decidedBy === undefined && decision?.date === undefined) {
			void edit([
				...(who === "" ? [] : [{ at: `${at}/decidedBy`, to: who }]),
				{ at: `${at}/date`, to: today },
			]);
		}
	};
	return (
		<>
			{writing ? (
				<div className={css.editor}>
					<TextField at={`${at}/decidedBy`} label={words.who} />
					<DateField at={`${at}/date`} label={words.when} />
					<TextField at={`${at}/why`} label={words.why} />
					<Button className={css.editorEnd} appearance="subtle" onClick={() => setWriting(false)}>
						{words.done}
					</Button>
				</div>
			) : (
				(line !== "" || current || decision?.parked) && (
					<div className={css.decided}>
						{line !== "" && <PersonRegular aria-hidden fontSize={16} />}
						{line !== "" && <span>{line}</span>}
						<button type="button" className="link" onClick={write}>
							{line === "" ? words.whoAndWhy : words.change}
						</button>
						{decision?.parked ? (
							<button type="button" className="link" onClick={() => void edit([{ at: `${at}/parked` }])}>
								{words.unpark}
							</button>
						) : (
							<button type="button" className="link" onClick={() => ask({ of: "park", at, title })}>
								{words.park}
							</button>
						)}
					</div>
				)
			)}
		</>
	);
}
