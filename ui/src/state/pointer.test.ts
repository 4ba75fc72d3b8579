import { expect, it } from "vitest";
import { parts, patched, pointer, valueAt, withValue } from "./pointer";

it("pointers escape what they have to", () => {
	expect(pointer("decisions", "a/b~c")).toBe("/decisions/a~1b~0c");
	expect(parts("/decisions/a~1b~0c")).toEqual(["decisions", "a/b~c"]);
	expect(valueAt({ decisions: { "a/b~c": 1 } }, "/decisions/a~1b~0c")).toBe(1);
});

it("a patch makes objects on the way and removes without a value", () => {
	const start = { a: { b: 1 }, kept: { c: 2 } };
	expect(patched(start, [{ at: "/x/y/z", to: 3 }, { at: "/a/b" }])).toEqual({
		a: {},
		kept: { c: 2 },
		x: { y: { z: 3 } },
	});
	expect(patched(start, [{ at: "/no/such/place" }])).toEqual(start);
	expect(start).toEqual({ a: { b: 1 }, kept: { c: 2 } });
});

it("what did not change stays the same object", () => {
	const start = { a: { b: 1 }, kept: { c: 2 } };
	const next = withValue(start, "/a/b", 2) as typeof start;
	expect(next.kept).toBe(start.kept);
	expect(next.a).not.toBe(start.a);
});
