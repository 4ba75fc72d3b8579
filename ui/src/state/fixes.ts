/** One-press fixes in words: each names its effect. */
import type { Json, Patch } from "../host/types";
import { fieldWords, shown } from "../words/plan";
import { words } from "../words/shell";
import { nameOf } from "./names";

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
	const value = readable(document, only.at, only.to);
	return value === "" ? words.clear(label) : words.set(label, value);
}
