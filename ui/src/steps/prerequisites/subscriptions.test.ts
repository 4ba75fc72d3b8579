import { expect, it } from "vitest";
import { smallPlan } from "../../host/smallPlan";
import { gapsOf, subscriptionsInOrder } from "./subscriptions";

function plan(subscriptionStrategy: string, subscriptions: { [id: string]: object }) {
	return { ...smallPlan, prerequisites: { subscriptionStrategy, subscriptions } };
}

it("a cut by environment lacks a subscription for each environment without one", () => {
	const one = plan("perEnvironment", { "sub-aaaaaa": { environment: "env-bbbbbb" } });
	expect(gapsOf(one)).toEqual([
		{ environment: "env-aaaaaa", group: "" },
		{ environment: "env-cccccc", group: "" },
	]);
	expect(gapsOf(plan("perEnvironment", { "sub-aaaaaa": {} }))).toEqual([]);
});

it("a cut by group and environment lacks one for each pair that no entry fits", () => {
	const one = plan("perGroupAndEnvironment", {
		"sub-aaaaaa": { group: "grp-aaaaaa", environment: "env-aaaaaa" },
		"sub-bbbbbb": { group: "", environment: "env-bbbbbb" },
	});
	expect(gapsOf(one)).toEqual([{ environment: "env-cccccc", group: "grp-aaaaaa" }]);
});

it("resources that name their own subscription lack none", () => {
	expect(gapsOf(plan("named", {}))).toEqual([]);
});

it("subscriptions stand in the order of what they are for", () => {
	const one = plan("named", {
		"sub-aaaaaa": { environment: "env-cccccc" },
		"sub-bbbbbb": { environment: "env-aaaaaa", group: "grp-aaaaaa" },
		"sub-cccccc": { environment: "env-aaaaaa" },
		"sub-dddddd": {},
	});
	expect(subscriptionsInOrder(one)).toEqual(["sub-dddddd", "sub-cccccc", "sub-bbbbbb", "sub-aaaaaa"]);
});
