import { expect, it } from "vitest";
import type { StepState } from "../bindings";
import { finding } from "../testing";
import { own, railText } from "./window";

const step: StepState = {
	id: "access",
	number: 4,
	answered: 7,
	questions: 10,
	blockers: 1,
	warnings: 2,
	notes: 3,
	parked: 0,
	done: false,
	ofQuestions: [],
};

it("the rail says where one is, how far it is, and what is wrong", () => {
	expect(railText(step, "Access", 11, true)).toBe(
		"Step 4 of 11, Access, 70 percent answered, 1 blocker, 2 warnings, current step",
	);
	expect(railText({ ...step, blockers: 0, warnings: 0, done: true }, "Access", 11, false)).toBe(
		"Step 4 of 11, Access, done",
	);
	expect(railText({ ...step, questions: 0, answered: 0, blockers: 0, parked: 1 }, "Review", 11, false)).toBe(
		"Step 4 of 11, Review, 2 warnings, 1 parked",
	);
});

it("new findings are said once a commit", () => {
	const title = () => "Networking";
	expect(own.newFindings([finding()], title)).toBe("1 new blocker in Networking");
	expect(own.newFindings([finding(), finding({ severity: "warning" })], title)).toBe(
		"1 new blocker, 1 new warning in Networking",
	);
	expect(own.newFindings([finding(), finding({ step: "review" })], title)).toBe("2 new blockers");
});
