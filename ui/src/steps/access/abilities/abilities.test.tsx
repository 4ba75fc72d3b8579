import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { AbilitiesView, AbilityRow, Standing, View, ViewQuery, WhoCan } from "../../../bindings";
import { smallPlan } from "../../../host/smallPlan";
import { drawn, finding } from "../../../testing";
import { Abilities } from ".";
import { answerOf, columnsWith } from "./standing";

const owner = "c883944f-8b7b-4483-af10-35834be79c4a";

const takes = { actions: ["Contoso/write"], dataActions: [], confirmed: true };
const names = [
	{ id: "create-project", name: "Create projects", short: "Create project", ...takes },
	{ id: "deploy-model", name: "Deploy models", short: "Deploy model", ...takes },
	{ id: "build-agent", name: "Build and change agents", short: "Build agent", ...takes },
];

function standing(ability: string, over: Partial<Standing> = {}): Standing {
	return { ability, can: "no", computed: "no", fits: "fits", only: [], by: [], doubts: [], ...over };
}

const fromOwner: Partial<Standing> = {
	can: "yes",
	computed: "yes",
	by: [
		{
			role: owner,
			roleName: "Foundry Owner",
			scope: "aif-fin-test",
			pattern: "Microsoft.CognitiveServices/*",
			readAt: "mirror",
			eligible: false,
			at: "/access/mapping/map-aaaaaa",
		},
	],
};

function row(over: Partial<AbilityRow> = {}): AbilityRow {
	return {
		id: "pri-aaaaaa",
		identity: false,
		label: "Project users",
		name: "sg-devs",
		persona: "projectUsers",
		sentence: "sg-devs reaches 1 project; can build agents.",
		cells: [
			standing("create-project"),
			standing("deploy-model", { ...fromOwner, fits: "excess" }),
			standing("build-agent", {
				...fromOwner,
				can: "unclear",
				doubts: [{ says: "A page asks for more.", source: "Microsoft's page (2026-01-01)" }],
			}),
		],
		...over,
	};
}

const identity = row({
	id: "prj-aaaaaa",
	identity: true,
	label: "Project identity",
	name: "the identity of Fraud triage (Test)",
	persona: null,
	cells: [standing("create-project"), standing("deploy-model"), standing("build-agent", { fits: "missing" })],
});

function table(rows: AbilityRow[], over: Partial<AbilitiesView> = {}): AbilitiesView {
	const projects = [{ id: "prj-aaaaaa", label: "Fraud triage (Test)" }];
	return { project: "prj-aaaaaa", projects, abilities: names, rows, readOn: "2026-11-22", ...over };
}

const somebody: WhoCan = {
	id: "pri-aaaaaa",
	identity: false,
	name: "sg-devs",
	persona: "projectUsers",
	answers: [{ can: "yes", projects: ["prj-aaaaaa"] }],
	missing: [],
	excess: ["prj-aaaaaa"],
};

const answers =
	(rows: AbilityRow[], over: Partial<AbilitiesView> = {}) =>
	(query: ViewQuery): View | undefined => {
		if (query.of === "whoCan") {
			return { of: "whoCan", abilities: names, people: [somebody] };
		}
		return query.of === "abilities" ? { of: "abilities", ...table(rows, over) } : undefined;
	};

const document = {
	...smallPlan,
	prerequisites: { principals: { "pri-aaaaaa": { name: "sg-devs", persona: "projectUsers" } } },
	access: { mapping: { "map-aaaaaa": { persona: "projectUsers", roleId: owner, scope: "account" } } },
};

const spot = (at: string) => window.document.querySelector<HTMLElement>(`[data-cell="${at}"]`);

const open = (options: Parameters<typeof drawn>[1] = {}) =>
	drawn(<Abilities />, { document, view: answers([row(), identity]), ...options });

it("says in every cell who, what, the answer, and from which role", async () => {
	await open();
	const grid = await screen.findByRole("grid", { name: "Who can do what in Fraud triage (Test)" });
	const said = within(grid)
		.getAllByRole("gridcell")
		.map((cell) => cell.textContent);
	expect(said).toEqual([
		"Project users, create projects: cannot",
		"Project users, deploy models: can, not intended. From Foundry Owner on aif-fin-test",
		"Project users, build and change agents: unclear; the definitions say: can. From Foundry Owner on aif-fin-test. Somebody says otherwise",
		"Project identity, create projects: cannot",
		"Project identity, deploy models: cannot",
		"Project identity, build and change agents: needs it, cannot",
	]);
	expect(within(grid).getAllByRole("rowheader")[0]?.textContent).toContain("Project users, sg-devs");
});

it("explains a cell: role, place, pattern and source, and both sides of a doubt", async () => {
	await open();
	fireEvent.click((await screen.findAllByRole("gridcell"))[2] as HTMLElement);
	const why = await screen.findByRole("dialog", { name: "Build and change agents" });
	for (const text of [
		"Foundry Owner",
		"aif-fin-test",
		"Microsoft.CognitiveServices/*",
		"A page asks for more.",
		"Microsoft's page (2026-01-01)",
		"Can. Computed from those of 22 Nov 2026.",
	]) {
		expect(why.textContent).toContain(text);
	}
});

it("is one tab stop; arrows move by cell, Enter opens the reason, its link goes to the grant", async () => {
	const { draft } = await open();
	await screen.findByRole("grid");
	expect(window.document.querySelectorAll('[data-cell][tabindex="0"]').length).toBe(1);
	const go = (key: string, extra = {}) =>
		fireEvent.keyDown(window.document.activeElement ?? window.document.body, { key, ...extra });
	act(() => spot("0:0")?.focus());
	go("ArrowRight");
	go("ArrowRight");
	expect(window.document.activeElement).toBe(spot("0:2"));
	go("ArrowDown");
	expect(window.document.activeElement).toBe(spot("1:2"));
	go("End", { ctrlKey: true });
	expect(window.document.activeElement).toBe(spot("1:3"));
	act(() => spot("0:2")?.focus());
	go("Enter");
	const why = await screen.findByRole("dialog", { name: "Deploy models" });
	fireEvent.click(within(why).getByRole("button", { name: "Go to Foundry Owner" }));
	expect(draft.getState().wish?.at).toBe("/access/mapping/map-aaaaaa");
	await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("shows the reason while a cell has focus, and takes it away with Escape", async () => {
	await open();
	await screen.findByRole("grid");
	fireEvent.mouseOver(spot("0:2") as HTMLElement);
	await waitFor(() => expect(window.document.body.textContent).toContain("Pattern of the definition"));
	fireEvent.keyDown(spot("0:2") as HTMLElement, { key: "Escape" });
	await waitFor(() => expect(window.document.body.textContent).not.toContain("Pattern of the definition"));
});

it("sets a goal from a cell in one press, and takes it away by pressing again", async () => {
	const { patches } = await open();
	fireEvent.click((await screen.findAllByRole("gridcell"))[1] as HTMLElement);
	const why = await screen.findByRole("dialog", { name: "Deploy models" });
	fireEvent.click(within(why).getByRole("button", { name: "Must not" }));
	await waitFor(() => expect(patches().length).toBe(1));
	const [[made]] = patches() as [[{ at: string; to: unknown }]];
	expect(made.at).toMatch(/^\/access\/goals\/goa-new/);
	expect(made.to).toEqual({ persona: "projectUsers", ability: "deploy-model", must: "mustNot" });
	const pressed = await within(why).findByRole("button", { name: "Must not", pressed: true });
	fireEvent.click(pressed);
	await waitFor(() => expect(patches()[1]).toEqual([{ at: made.at }]));
});

it("offers the one-press fix of what is found about a cell", async () => {
	const found = finding({
		code: "ACC-014",
		step: "access",
		severity: "warning",
		at: "/access/mapping/map-aaaaaa/roleId",
		subjects: ["map-aaaaaa"],
		fixes: [{ kind: "auto", patch: [{ at: "/access/mapping/map-aaaaaa/eligible", to: true }] }],
	});
	const { patches } = await open({ findings: [found] });
	fireEvent.click((await screen.findAllByRole("gridcell"))[1] as HTMLElement);
	const why = await screen.findByRole("dialog", { name: "Deploy models" });
	fireEvent.click(within(why).getByRole("button", { name: /On request/ }));
	await waitFor(() => expect(patches()).toEqual([[{ at: "/access/mapping/map-aaaaaa/eligible", to: true }]]));
});

it("says who can do one thing over the whole plan, and goes to the table of a project", async () => {
	await open();
	fireEvent.click(await screen.findByRole("tab", { name: "Who can … ?" }));
	const table = await screen.findByRole("table", { name: /Who can do this: Deploy models/ });
	expect(table.textContent).toContain("can in 1 project");
	expect(table.textContent).toContain("not intended in 1 project");
	fireEvent.click(within(table).getByRole("button", { name: /sg-devs/ }));
	const links = within(table).getAllByRole("button", { name: "Fraud triage (Test)" });
	fireEvent.click(links[0] as HTMLElement);
	expect(await screen.findByRole("grid")).toBeDefined();
});

it("draws only the rows in sight of a table of many", async () => {
	const rows = Array.from({ length: 120 }, (_, n) => row({ id: `pri-${n}`, name: `sg-${n}` }));
	await open({ view: answers(rows) });
	const grid = await screen.findByRole("grid");
	expect(grid.getAttribute("aria-rowcount")).toBe("121");
	expect(within(grid).queryAllByRole("gridcell").length).toBeLessThan(120 * 3);
});

it("tells answers apart, and finds abilities by their words", () => {
	expect(answerOf(standing("x", { can: "afterActivation" }))).toBe("limited");
	expect(answerOf(standing("x", { can: "tooLow" }))).toBe("cannot");
	expect(answerOf(standing("x", { can: "unknown" }))).toBe("unclear");
	expect(answerOf(standing("x", { can: "unclear", fits: "excess" }))).toBe("excess");
	expect(columnsWith(names, "agents build")).toEqual([2]);
});
