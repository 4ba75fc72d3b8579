/**
 * What a question asks of one thing: its title, what is for good, and the fields it holds there.
 *
 *   <Asked question="organization.data" base="/organization/projects/prj-…" />
 *
 * The fields are those the question's words list, so that a new one has its place here at once.
 */
import { type ReactNode, useId } from "react";
import { OneWay } from "../../fields/Question";
import { useActions } from "../../state/hooks";
import { parts } from "../../state/pointer";
import { fieldsOf, questionWords } from "../../words/plan";
import { FieldsOf } from "../FieldsOf";
import css from "./parts.module.css";

/** Paths of the question's fields below a thing, without those the screen places itself. */
export function pathsBelow(question: string, base: string, without: readonly string[] = []): string[][] {
	const found = questionWords(question);
	if (found === undefined) {
		return [];
	}
	const collection = [...parts(base).slice(0, -1), "*"];
	return fieldsOf(found.question)
		.map((id) => id.split("."))
		.filter((path) => collection.every((part, at) => path[at] === part))
		.map((path) => path.slice(collection.length))
		.filter((path) => !without.includes(path.join(".")));
}

export function Asked({
	question,
	base,
	without,
	children,
}: {
	question: string;
	base: string;
	/** Fields that the screen draws itself, as children. */
	without?: readonly string[];
	children?: ReactNode;
}) {
	const { enter } = useActions();
	const id = useId();
	const found = questionWords(question);
	const paths = pathsBelow(question, base, without);
	if (found === undefined || (paths.length === 0 && children === undefined)) {
		return null;
	}
	const { title, oneWay } = found.question;
	return (
		<fieldset className={css.asked} aria-labelledby={id} onFocus={() => enter(question)}>
			<div className={css.askedHead}>
				<h3 id={id}>{title}</h3>
				{oneWay && <OneWay why={oneWay} />}
			</div>
			{children}
			<FieldsOf base={base} fields={paths} />
		</fieldset>
	);
}
