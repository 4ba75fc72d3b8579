/**
 * The questions that a composed screen asks all over: how each stands, who decided it, and parking it.
 * Folded to one line, since the answers are in the picture above.
 */
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useState } from "react";
import { Question } from "../../fields/Question";
import { useStep } from "../../state/hooks";
import { words } from "../../words/parts";
import { stepWordsOf } from "../../words/plan";
import css from "./parts.module.css";

export function StepDecisions({ step, only }: { step: string; only?: readonly string[] }) {
	const [open, setOpen] = useState(false);
	const asked =
		stepWordsOf(step)?.questions.filter(({ id }) => only === undefined || only.includes(id)) ?? [];
	const states = useStep(step)?.ofQuestions.filter((one) => asked.some(({ id }) => id === one.id));
	const answered = states?.filter((one) => one.state === "answered").length ?? 0;
	return (
		<section className={css.decisions} aria-label={words.decisions}>
			<button type="button" className={css.unfold} aria-expanded={open} onClick={() => setOpen(!open)}>
				<ChevronRightRegular style={{ transform: open ? "rotate(90deg)" : "none" }} aria-hidden />
				<span>{words.decisions}</span>
				<span className="caption">{words.answered(answered, asked.length)}</span>
			</button>
			{open &&
				asked.map(({ id }) => (
					<Question key={id} id={id} fold={false}>
						{null}
					</Question>
				))}
		</section>
	);
}
