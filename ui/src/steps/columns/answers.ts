/** Answers of several environments in a few words. */
import { words as shared } from "../../words/rows";

/** What is the same everywhere is said once. */
export function sameOrEach(answers: { name: string; label: string }[]): string {
	const first = answers[0];
	if (first === undefined) {
		return "";
	}
	return answers.length > 1 && answers.every(({ label }) => label === first.label)
		? shared.inAll(first.label)
		: answers.map(({ name, label }) => shared.cell(name, label)).join(", ");
}
