import { expect, it } from "vitest";
import { fieldIdOf, fieldsOf, filledParts, placeOfQuestion, questionOf, questionWords, stepOf } from "./plan";

it("ids of a pointer stand for themselves", () => {
	expect(fieldIdOf("/networking/environments/env-cvmmzx/inbound")).toBe("networking.environments.*.inbound");
	expect(fieldIdOf("/networking/hub/ranges/0")).toBe("networking.hub.ranges");
	expect(fieldIdOf("/governance/tags/product")).toBe("governance.tags.*");
	expect(fieldIdOf("/no/such/field")).toBe("");
});

it("a place belongs to the question that asks for it", () => {
	expect(questionOf("/networking/environments/env-cvmmzx/inbound")).toBe("networking.reach");
	expect(questionOf("/networking/environments/env-cvmmzx/subnets/snt-aaaaaa/range")).toBe(
		questionOf("/networking/environments/env-cvmmzx/networks/net-aaaaaa"),
	);
	expect(questionOf("/decisions/networking.reach")).toBe("networking.reach");
	expect(questionOf("/decisions/access.grants@gra-cmc5in")).toBe(questionOf("/access/grants/gra-cmc5in"));
	expect(questionOf("/no/such/field")).toBeUndefined();
	expect(stepOf("/about/name")).toBe("prerequisites");
});

it("a question holds fields, also those that begin with what it names", () => {
	const hub = questionWords(questionOf("/networking/hub/ranges") ?? "");
	expect(hub && fieldsOf(hub.question)).toContain("networking.hub.owner.name");
	expect(hub && placeOfQuestion(hub.question.id)).toBe("/networking/hub");
});

it("a sentence keeps the plan's words apart", () => {
	expect(filledParts("Give {group} an owner, {unknown}", { group: "Retail" })).toEqual([
		{ text: "Give ", value: false },
		{ text: "Retail", value: true },
		{ text: " an owner, ", value: false },
		{ text: "{unknown}", value: false },
	]);
});
