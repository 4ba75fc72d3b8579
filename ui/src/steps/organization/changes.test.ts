import { expect, it } from "vitest";
import { smallPlan } from "../../host/smallPlan";
import { patched, valueAt } from "../../state/pointer";
import { moved, withGroups, withoutGroup, withoutProject } from "./changes";

const group = "grp-aaaaaa";
const plan = {
	...smallPlan,
	organization: {
		...smallPlan.organization,
		groups: { ...smallPlan.organization.groups, "grp-bbbbbb": { name: "Retail" } },
		accounts: {
			"acc-aaaaaa-bbbbbb": { region: "eastus2" },
			"acc-bbbbbb-bbbbbb": { region: "eastus2" },
			"acc-aaaaaa": { region: "westus" },
		},
	},
	governance: { groups: { [group]: { costOwner: { name: "A" } }, "grp-bbbbbb": {} } },
	models: { strategies: { "use-aaaaaa": { why: "B" }, "use-other2": {} } },
};

it("a business group goes with what it builds and what was said about it, and nothing else", () => {
	const left = patched(plan, withoutGroup(plan, group));
	expect(valueAt(left, "/organization")).toEqual({
		groups: { "grp-bbbbbb": { name: "Retail" } },
		order: [],
		useCases: {},
		projects: {},
		accounts: { "acc-bbbbbb-bbbbbb": { region: "eastus2" } },
	});
	expect(valueAt(left, "/governance/groups")).toEqual({ "grp-bbbbbb": {} });
	expect(valueAt(left, "/models/strategies")).toEqual({ "use-other2": {} });
});

it("a project goes with what differs in the resource of its own", () => {
	const left = patched(plan, withoutProject(plan, "prj-aaaaaa"));
	expect(valueAt(left, "/organization/projects")).toEqual({});
	expect(Object.keys(valueAt(left, "/organization/accounts") as object)).toEqual([
		"acc-aaaaaa-bbbbbb",
		"acc-bbbbbb-bbbbbb",
	]);
	expect(valueAt(left, "/organization/useCases/use-aaaaaa/name")).toBe("Fraud triage");
});

it("new groups stand last, and a group that no order names can be moved", () => {
	const more = patched(plan, withGroups(plan, [{ id: "grp-cccccc", name: "" }]));
	expect(valueAt(more, "/organization/order")).toEqual([group, "grp-cccccc"]);
	expect(valueAt(more, "/organization/groups/grp-cccccc")).toEqual({});
	expect(moved(plan, "grp-bbbbbb", -1)).toEqual([{ at: "/organization/order", to: ["grp-bbbbbb", group] }]);
	expect(moved(plan, "grp-bbbbbb", 1)).toBeUndefined();
});
