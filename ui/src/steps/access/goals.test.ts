import { expect, it } from "vitest";
import { smallPlan } from "../../host/smallPlan";
import { patched } from "../../state/pointer";
import { goalIn, type Wanted, wantedPatch } from "./goals";

const wanted: Wanted = { persona: "projectUsers", principal: "pri-aaaaaa", ability: "deploy-model" };
const dev = "env-aaaaaa";
const prod = "env-cccccc";

it("a goal for one environment takes it out of the one for all", () => {
	const everywhere = patched(smallPlan, wantedPatch(smallPlan, wanted, "mustNot", "", "goa-aaaaaa"));
	expect(goalIn(everywhere, wanted, prod)?.must).toBe("mustNot");
	const inDev = patched(everywhere, wantedPatch(everywhere, wanted, "may", dev, "goa-bbbbbb"));
	expect(goalIn(inDev, wanted, dev)?.must).toBe("may");
	expect(goalIn(inDev, wanted, prod)).toEqual({
		persona: "projectUsers",
		ability: "deploy-model",
		must: "mustNot",
		environments: ["env-bbbbbb", prod],
	});
	const again = patched(inDev, wantedPatch(inDev, wanted, "must", "", "goa-cccccc"));
	expect(goalIn(again, wanted, dev)?.must).toBe("must");
	expect(goalIn(again, wanted, prod)?.must).toBe("must");
	expect(wantedPatch(again, wanted, null, "", "")).toHaveLength(1);
});

it("a goal of somebody else stays as it is", () => {
	const plan = {
		...smallPlan,
		access: { goals: { "goa-aaaaaa": { principal: "pri-bbbbbb", ability: "deploy-model", must: "must" } } },
	};
	expect(goalIn(plan, wanted, dev)).toBeUndefined();
	expect(wantedPatch(plan, wanted, null, "", "")).toEqual([]);
	expect(goalIn(plan, { ...wanted, persona: null, principal: "pri-bbbbbb" }, dev)?.must).toBe("must");
});
