import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import type { AccessRow, AccessView, Bar, RoleChoice, View, ViewQuery } from "../../bindings";
import { smallPlan } from "../../host/smallPlan";
import { drawn, finding } from "../../testing";
import { AccessStep } from ".";
import { lookedUp } from "./RolePicker";

const user = "53ca6127-db72-4b80-b1b0-d745d6d5456d";
const owner = "c883944f-8b7b-4483-af10-35834be79c4a";

function bar(over: Partial<Bar> = {}): Bar {
	return {
		role: owner,
		roleName: "Foundry Owner",
		formerName: null,
		level: "administer",
		from: "account",
		scopeLabel: "aif-fin-dev",
		scopes: ["aif-fin-dev"],
		grants: 1,
		eligible: false,
		conditional: false,
		origin: "persona",
		at: "/access/mapping/map-aaaaaa",
		mapping: "map-aaaaaa",
		...over,
	};
}

function row(over: Partial<AccessRow> = {}): AccessRow {
	return {
		holder: "principal",
		label: "Project users",
		persona: "projectUsers",
		principal: "pri-aaaaaa",
		name: "sg-devs",
		kind: "group",
		verified: true,
		identities: null,
		bars: [bar()],
		...over,
	};
}

function role(over: Partial<RoleChoice>): RoleChoice {
	return {
		role: user,
		name: "Foundry User",
		former: ["Azure AI User"],
		purpose: "Build agents and talk to them.",
		level: "build",
		privileged: false,
		fit: "fits",
		why: null,
		suggestedAt: "project",
		onlyAt: null,
		idFromOthers: false,
		gives: [],
		tooMuch: [],
		lacks: [],
		abilities: 0,
		...over,
	};
}

const roles = [
	role({}),
	role({ role: owner, name: "Foundry Owner", former: [], fit: "more", suggestedAt: null, why: "Too much." }),
];

const document = {
	...smallPlan,
	prerequisites: { principals: { "pri-aaaaaa": { name: "sg-devs", persona: "projectUsers" } } },
	access: { mapping: { "map-aaaaaa": { persona: "projectUsers", roleId: owner, scope: "account" } } },
};

function answers(rows: AccessRow[]): (query: ViewQuery) => View | undefined {
	return (query) => {
		if (query.of === "access") {
			const view: AccessView = { ...query, planned: 9, ofGroup: 4, here: 1, rows };
			return { ...view, of: "access" };
		}
		return query.of === "roles" ? { of: "roles", roles } : undefined;
	};
}

const spot = (at: string) => window.document.querySelector<HTMLElement>(`[data-cell="${at}"]`);

it("says of a bar who, which role, where, how far, and what is wrong", async () => {
	const found = finding({
		code: "ACC-014",
		step: "access",
		at: "/access/mapping/map-aaaaaa/eligible",
		subjects: ["map-aaaaaa"],
	});
	await drawn(<AccessStep />, { document, view: answers([row()]), findings: [found] });
	const said = await screen.findByRole("button", {
		name: /^Project users, sg-devs: Foundry Owner on Foundry resource, reaches projects\. Blocker ACC-014: /,
	});
	expect(said.dataset.at).toBe("/access/mapping/map-aaaaaa");
});

it("does not mark a bar for a finding of another environment", async () => {
	const found = finding({
		code: "ACC-014",
		step: "access",
		at: "/access/mapping/map-aaaaaa/eligible",
		subjects: [],
		environments: ["env-cccccc"],
	});
	await drawn(<AccessStep />, { document, view: answers([row()]), findings: [found] });
	const said = await screen.findByRole("button", { name: /Foundry Owner on/ });
	expect(said.textContent).not.toContain("ACC-014");
});

it("is one tab stop, and arrows move by cell over a bar as one", async () => {
	const second = row({ principal: "pri-bbbbbb", name: "sg-leads", bars: [bar({ from: "subscription" })] });
	await drawn(<AccessStep />, { document, view: answers([row(), second]) });
	await screen.findByRole("grid");
	expect(window.document.querySelectorAll('[data-cell][tabindex="0"]').length).toBe(1);
	const go = (key: string, extra = {}) =>
		fireEvent.keyDown(window.document.activeElement ?? window.document.body, { key, ...extra });
	spot("0:3")?.focus();
	go("ArrowLeft");
	expect(window.document.activeElement).toBe(spot("0:2"));
	go("ArrowDown");
	expect(window.document.activeElement).toBe(spot("1:1"));
	go("ArrowUp");
	expect(window.document.activeElement).toBe(spot("0:2"));
	go("Home", { ctrlKey: true });
	expect(window.document.activeElement).toBe(spot("0:0"));
});

it("changes the role of the row behind a bar by typing a former name", async () => {
	const { patches } = await drawn(<AccessStep />, { document, view: answers([row()]) });
	fireEvent.click(await screen.findByRole("button", { name: /Foundry Owner on/ }));
	const search = await screen.findByRole("combobox", { name: /Search by name/ });
	fireEvent.change(search, { target: { value: "azure ai user" } });
	await waitFor(() => expect(screen.getAllByRole("option").length).toBe(1));
	fireEvent.keyDown(search, { key: "Enter" });
	await waitFor(() => expect(patches()).toEqual([[{ at: "/access/mapping/map-aaaaaa/roleId", to: user }]]));
});

it("gives a role in one environment only a row of its own, and keeps the others as they are", async () => {
	const { patches } = await drawn(<AccessStep />, { document, view: answers([row()]) });
	fireEvent.click(await screen.findByRole("button", { name: /Foundry Owner on/ }));
	fireEvent.click(await screen.findByRole("checkbox", { name: "Only in Development" }));
	fireEvent.click(screen.getByRole("option", { name: /Foundry User/ }));
	await waitFor(() => expect(patches().length).toBe(1));
	expect(patches()[0]).toEqual([
		{ at: "/access/mapping/map-aaaaaa/environments", to: ["env-bbbbbb", "env-cccccc"] },
		{
			at: expect.stringMatching(/^\/access\/mapping\/map-new/),
			to: { persona: "projectUsers", roleId: user, scope: "account", environments: ["env-aaaaaa"] },
		},
	]);
});

it("adds a row to the mapping from an empty cell, and removes one by Delete", async () => {
	const { patches } = await drawn(<AccessStep />, { document, view: answers([row()]) });
	fireEvent.click(
		await screen.findByRole("button", { name: /^Add a role for Project users.*: Subscription/ }),
	);
	fireEvent.click(await screen.findByRole("option", { name: /Foundry User/ }));
	await waitFor(() => expect(patches().length).toBe(1));
	expect(patches()[0]).toEqual([
		{
			at: expect.stringMatching(/^\/access\/mapping\/map-new/),
			to: { persona: "projectUsers", roleId: user, scope: "subscription" },
		},
	]);
	const on = await screen.findByRole("button", { name: /Foundry Owner on/ });
	on.focus();
	fireEvent.keyDown(on, { key: "Delete" });
	await waitFor(() => expect(patches()[1]).toEqual([{ at: "/access/mapping/map-aaaaaa" }]));
});

it("does not remove a grant that a connection brings", async () => {
	const from = bar({
		origin: "connection",
		at: "/connections/items/con-aaaaaa",
		mapping: null,
		from: "resource",
	});
	const identity = row({
		holder: "projectIdentities",
		label: "Project identity",
		persona: null,
		principal: null,
		name: null,
		identities: 2,
		bars: [from],
	});
	const { patches } = await drawn(<AccessStep />, { document, view: answers([identity]) });
	const on = await screen.findByRole("button", { name: /Foundry Owner on aif-fin-dev/ });
	on.focus();
	fireEvent.keyDown(on, { key: "Delete" });
	expect(patches()).toEqual([]);
});

it("finds a role by all words of name, former name, purpose or id", () => {
	expect(lookedUp(roles, "talk agents").map((one) => one.name)).toEqual(["Foundry User", "Foundry Owner"]);
	expect(lookedUp(roles, "azure").map((one) => one.name)).toEqual(["Foundry User"]);
	expect(lookedUp(roles, "c883944f").map((one) => one.name)).toEqual(["Foundry Owner"]);
	expect(lookedUp(roles, "owner talk azure")).toEqual([]);
});
