/** One-press fixes in words: each names its effect. */
import type { Json, Patch } from "../host/types";
import { fieldWords, shown } from "../words/plan";
import { words } from "../words/shell";
import { nameOf } from "./names";
import { isTree, pointer, valueAt } from "./pointer";

/** A value as people read it: things by their names. */
export function readable(document: Json, at: string, value: Json | undefined): string {
	const text = shown(at, value);
	return text.replaceAll(/\b[a-z]{3}-[a-z2-7]{6}(?:-[a-z2-7]{6})?\b/g, (id) => nameOf(document, id));
}

/** What a one-press fix is called: it names its effect. */
export function fixLabel(document: Json, patch: Patch): string {
	const [only, ...more] = patch;
	if (only === undefined || more.length > 0) {
		return words.fixAll(patch.length);
	}
	const label = fieldWords(only.at)?.label ?? only.at;
	// A whole thing is called by its name; its fields are listed beside it.
	if (isTree(only.to)) {
		return typeof only.to.name === "string" && only.to.name !== ""
			? words.addOne(only.to.name)
			: words.fixAll(1);
	}
	const value = readable(document, only.at, only.to);
	return value === "" ? words.clear(label) : words.set(label, value);
}

export type Change = { at: string; label: string; from: string; to: string };

/** What a fix changes, field by field: a whole thing by what it holds. */
export function changesOf(document: Json, patch: Patch): Change[] {
	const all = patch.flatMap(({ at, to }): Change[] =>
		isTree(to)
			? changesOf(
					document,
					Object.entries(to).map(([name, value]) => ({ at: at + pointer(name), to: value })),
				)
			: [
					{
						at,
						label: fieldWords(at)?.label ?? at,
						from: readable(document, at, valueAt(document, at)) || words.nothing,
						to: readable(document, at, to) || words.nothing,
					},
				],
	);
	// A field that says the same as before is no change to anybody.
	return all.filter(({ from, to }) => from !== to);
}
