import { expect, it } from "vitest";
import type { Json } from "../host/types";
import { titleOf } from "./names";

const document: Json = {
	environments: { items: { "env-aaaaaa": { name: "Development" } } },
	prerequisites: {
		principals: { "pri-aaaaaa": { name: "AI developers" } },
		regions: { "reg-aaaaaa": { region: "swedencentral" }, "reg-bbbbbb": {} },
	},
	access: {
		mapping: { "map-aaaaaa": { persona: "admins" } },
		grants: { "gra-aaaaaa": { principal: "pri-aaaaaa" } },
	},
	networking: { environments: { "env-aaaaaa": {} } },
};

it("an entry is called by its name, by what it is for, or not at all, never by its id", () => {
	const title = (at: string) => titleOf(document, at, at.slice(at.lastIndexOf("/") + 1));
	expect(title("/prerequisites/regions/reg-aaaaaa")).toBe("swedencentral");
	expect(title("/prerequisites/regions/reg-bbbbbb")).toBe("");
	expect(title("/access/mapping/map-aaaaaa")).toBe("Admins");
	expect(title("/access/grants/gra-aaaaaa")).toBe("AI developers");
	expect(title("/networking/environments/env-aaaaaa")).toBe("Development");
});
