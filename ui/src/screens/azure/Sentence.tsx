/** A sentence about people and what they can do; whom and what it is about stand out. */
import type { ReactNode } from "react";

export function Sentence({ text, bold }: { text: string; bold: string[] }) {
	return <>{marked(text, bold)}</>;
}

function marked(text: string, bold: string[]): ReactNode {
	const [first, ...rest] = bold.filter((part) => part !== "");
	if (first === undefined) {
		return text;
	}
	const at = text.indexOf(first);
	if (at === -1) {
		return marked(text, rest);
	}
	return (
		<>
			{text.slice(0, at)}
			<strong>{first}</strong>
			{marked(text.slice(at + first.length), rest)}
		</>
	);
}

/** Whom a sentence of a run is about. */
export function subjectOf(sentence: string): string {
	return /^(.*?) can /.exec(sentence)?.[1] ?? "";
}
