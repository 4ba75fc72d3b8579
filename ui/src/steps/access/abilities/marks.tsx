/** Marks of the table: what somebody can do, by shape. A word or a hidden text says the same. */
import type { FluentIcon } from "@fluentui/react-icons";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { CircleHalfFillFilled } from "@fluentui/react-icons/svg/circle-half-fill";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { SubtractRegular } from "@fluentui/react-icons/svg/subtract";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import { type Answer, words } from "../../../words/abilities";
import css from "./abilities.module.css";
import { answers } from "./standing";

const drawn: Record<Answer, { icon: FluentIcon; ink: string }> = {
	can: { icon: CheckmarkRegular, ink: "done-ink" },
	limited: { icon: CircleHalfFillFilled, ink: `${css.half}` },
	cannot: { icon: SubtractRegular, ink: "quiet-ink" },
	excess: { icon: WarningFilled, ink: "warning-ink" },
	missing: { icon: ErrorCircleFilled, ink: "blocker-ink" },
	unclear: { icon: QuestionCircleRegular, ink: `${css.unclear}` },
};

export function AnswerMark({ of, size = 16 }: { of: Answer; size?: number }) {
	const { icon: Icon, ink } = drawn[of];
	return <Icon className={ink} aria-hidden style={{ fontSize: of === "cannot" ? 12 : size }} />;
}

export function Legend() {
	return (
		<ul className={css.legend} aria-label={words.legend}>
			{answers.map((answer) => (
				<li key={answer}>
					<AnswerMark of={answer} />
					<span>{words.answers[answer]}</span>
				</li>
			))}
			<li>
				<span className={css.cornerAlone} aria-hidden />
				<span>{words.disputed}</span>
			</li>
		</ul>
	);
}
