/** JSON Pointers into the plan, and patches over them. Every function leaves what it was given alone. */
import type { Json, Patch } from "../host/types";

/** An object of the document. */
export type Tree = { [key: string]: Json };

export function isTree(value: Json): value is Tree {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `/a/b~1c` as `["a", "b/c"]`. */
export function parts(pointer: string): string[] {
	if (pointer === "") {
		return [];
	}
	return pointer
		.slice(1)
		.split("/")
		.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The pointer of these parts. */
export function pointer(...names: string[]): string {
	return names.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Is `at` this place, or inside of it? */
export function isWithin(at: string, place: string): boolean {
	return at === place || at.startsWith(`${place}/`);
}

/** What stands at a place; undefined where nothing does. */
export function valueAt(document: Json, at: string): Json | undefined {
	let here: Json | undefined = document;
	for (const part of parts(at)) {
		if (Array.isArray(here)) {
			here = here[Number(part)];
		} else if (isTree(here)) {
			here = here[part];
		} else {
			return undefined;
		}
	}
	return here;
}

/** The document with one place set, or removed when there is no value. Objects on the way are made. */
export function withValue(document: Json, at: string, to: Json | undefined): Json {
	return set(document, parts(at), to);
}

function set(here: Json | undefined, names: string[], to: Json | undefined): Json {
	const [name, ...rest] = names;
	if (name === undefined) {
		return to;
	}
	if (Array.isArray(here)) {
		const list = [...here];
		list[Number(name)] = set(list[Number(name)], rest, to);
		return list;
	}
	const tree = isTree(here) ? here : {};
	if (rest.length === 0 && to === undefined) {
		const { [name]: _gone, ...left } = tree;
		return left;
	}
	if (to === undefined && tree[name] === undefined) {
		return tree;
	}
	return { ...tree, [name]: set(tree[name], rest, to) };
}

/** The document with a patch applied. */
export function patched(document: Json, patch: Patch): Json {
	return patch.reduce<Json>((tree, edit) => withValue(tree, edit.at, edit.to ?? undefined), document);
}

/** Keys of an object at a place, in their order. */
export function keysAt(document: Json, at: string): string[] {
	const value = valueAt(document, at);
	return isTree(value) ? Object.keys(value) : [];
}
