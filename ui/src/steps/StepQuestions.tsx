/** A step drawn from its words alone: every question with the fields it holds. */
import { Question } from "../fields/Question";
import { StepHead } from "../shell/StepHead";
import { useDraft } from "../state/hooks";
import { valueAt } from "../state/pointer";
import { fieldsOf, shown, stepWordsOf } from "../words/plan";
import { FieldsOf } from "./FieldsOf";

export function StepQuestions({ step }: { step: string }) {
	const words = stepWordsOf(step);
	return (
		<>
			<StepHead step={step} />
			{words?.questions.map((question) => (
				<PlainQuestion key={question.id} id={question.id} holds={fieldsOf(question)} />
			))}
		</>
	);
}

/** A question with its fields one after another; its folded line shows the first answers. */
export function PlainQuestion({ id, holds }: { id: string; holds: string[] }) {
	const answer = useDraft((state) =>
		holds
			.filter((field) => !field.includes("*"))
			.map((field) => `/${field.replaceAll(".", "/")}`)
			.map((at) => shown(at, valueAt(state.document, at)))
			.filter((text) => text !== "" && text.length < 60)
			.slice(0, 3)
			.join(", "),
	);
	return (
		<Question id={id} answer={answer}>
			<FieldsOf base="" fields={holds.map((field) => field.split("."))} />
		</Question>
	);
}
