import { expect, it } from "vitest";
import type { RunEvent } from "../bindings";
import { step } from "../screens/azure/testing";
import { after, begun, byResource, countsOf, secondsLeft, tenths } from "./run";

const started = (n: number): RunEvent => ({
	kind: "started",
	run: "run-aaaaaa",
	steps: Array.from({ length: n }, (_, seq) => step(seq)),
});
const through = (seq: number, over = {}): RunEvent => ({
	kind: "step",
	step: step(seq, { state: "accepted", ...over }),
	done: 0,
	of: 0,
});

it("what was written is not called in place before it was seen", () => {
	const run = after(begun("apply"), [started(3), through(2), through(0)]);
	expect(countsOf(run)).toEqual({ of: 3, written: 2, seen: 0, needsYou: 0, toGo: 1 });
	expect(run.log.map((at) => run.steps[at]?.seq)).toEqual([2, 0]);
	expect(countsOf(after(run, [{ kind: "confirming", missing: 1 }])).seen).toBe(1);
});

it("steps of a resumed run begin where they are", () => {
	const resumed: RunEvent = {
		kind: "started",
		run: "run-aaaaaa",
		steps: [step(0, { state: "confirmed" }), step(1, { state: "failed" }), step(2)],
	};
	expect(countsOf(after(begun("resume"), [resumed]))).toEqual({
		of: 3,
		written: 1,
		seen: 1,
		needsYou: 1,
		toGo: 1,
	});
});

it("a state that was drawn does not change under the one who draws it", () => {
	const run = after(begun("apply"), [started(2)]);
	const next = after(run, [through(0)]);
	expect(run.steps[0]?.state).toBe("planned");
	expect(next.steps[0]?.state).toBe("accepted");
	expect(next.steps[1]).toBe(run.steps[1]);
});

it("tenths count what is through, whether it worked or not", () => {
	const run = after(begun("apply"), [started(10), through(0), through(1, { state: "failed" })]);
	expect(tenths(countsOf(run))).toBe(2);
	expect(tenths(countsOf(begun("apply")))).toBe(0);
});

it("time left is said only when it is more than a guess", () => {
	const at = (seq: number) => ({ at: `2026-11-22T10:50:${String(seq * 2).padStart(2, "0")}Z` });
	const some = Array.from({ length: 10 }, (_, seq) => through(seq, at(seq)));
	expect(secondsLeft(after(begun("apply"), [started(20), ...some.slice(0, 9)]))).toBeNull();
	expect(secondsLeft(after(begun("apply"), [started(20), ...some]))).toBeCloseTo(18);
});

it("a resource of two business groups is one row", () => {
	const steps = [step(0, { under: "st" }), step(1), step(2, { under: "st" })];
	expect(byResource(steps).map(({ label, steps: own }) => [label, own.length])).toEqual([
		["st", 2],
		["fdy-fin", 1],
	]);
});
