/**
 * The questions of the step below the map: how each stands, who decided it, and which connections it is
 * open for. They are answered in the connections' details.
 */
import { Question } from "../../fields/Question";
import { Mark } from "../../pictures/marks";
import { useActions, useFindingsOfQuestion, useKeys } from "../../state/hooks";
import { useName } from "../../state/names";
import { words } from "../../words/connections";
import { codeWords, questionWords, stepWordsOf } from "../../words/plan";
import { counted } from "../../words/window";
import css from "./map.module.css";

export function Asked() {
	const count = useKeys("/connections/items").length;
	return stepWordsOf("connections")?.questions.map(({ id }) => (
		<Question key={id} id={id} answer={counted(count, "connection")}>
			<OpenFor id={id} any={count > 0} />
		</Question>
	));
}

function OpenFor({ id, any }: { id: string; any: boolean }) {
	const findings = useFindingsOfQuestion(id).filter((finding) => !finding.accepted);
	if (findings.length === 0) {
		const optional = questionWords(id)?.question.optional;
		return <p className="caption">{any ? words.allSaid : (optional ?? words.noneYet)}</p>;
	}
	return (
		<ul className={css.open}>
			{findings.slice(0, 20).map((finding) => (
				<li key={finding.key}>
					<Mark of={finding.severity} size={14} label={finding.severity} />
					<OpenOne subject={finding.subjects.find((one) => one.startsWith("con-")) ?? ""} at={finding.at} />
					<span className="caption">{codeWords(finding.code).title}</span>
				</li>
			))}
		</ul>
	);
}

function OpenOne({ subject, at }: { subject: string; at: string }) {
	const { goTo } = useActions();
	const name = useName(subject);
	return (
		<button type="button" className="link" onClick={() => goTo(at)}>
			{name === "" ? at : name}
		</button>
	);
}
