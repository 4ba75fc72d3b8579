import { act, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { Column, GridAccount, GridProject, OrganizationView, View, ViewQuery } from "../../bindings";
import { smallPlan } from "../../host/smallPlan";
import { patched } from "../../state/pointer";
import { drawn, finding } from "../../testing";
import { fieldIdOf, fieldsOf, stepWordsOf } from "../../words/plan";
import { OrganizationStep } from ".";

const project: GridProject = {
	id: "prj-aaaaaa",
	name: "Fraud triage",
	azureName: "fraud-test",
	sensitive: true,
	sensitivity: "restricted",
	account: "acc-aaaaaa-bbbbbb",
};
const account = (environment: string, over: Partial<GridAccount> = {}): GridAccount => ({
	id: `acc-aaaaaa-${environment}`,
	name: `fdy-fin-${environment}`,
	changed: [],
	extra: false,
	shared: false,
	elsewhere: null,
	projects: [],
	...over,
});
const column = (id: string, name: string): Column => ({
	id,
	name,
	kind: "development",
	token: name,
	topology: "perBusinessGroup",
	region: "Sweden Central",
	subscription: "AI",
	totals: { resources: 1, projects: 0 },
	deferred: null,
});
const rule = (at: string) => ({
	pattern: "",
	at,
	example: "",
	exampleOf: null,
	length: 0,
	limit: 63,
	fit: 0,
	refused: 0,
	collide: 0,
});
const grid: OrganizationView = {
	columns: [column("env-aaaaaa", "Development"), column("env-bbbbbb", "Test")],
	rows: [
		{
			id: "grp-aaaaaa",
			name: "Finance & Risk",
			owner: "Mei Tanaka",
			cells: [
				{ accounts: [account("aaaaaa")], unplaced: [] },
				{
					accounts: [
						account("bbbbbb", {
							projects: [project],
							changed: [{ words: "East US 2", at: "/organization/accounts/acc-aaaaaa-bbbbbb/region" }],
						}),
					],
					unplaced: [],
				},
			],
		},
	],
	totals: { resources: 2, projects: 1 },
	names: {
		tokens: ["{group}"],
		accounts: rule("/environments/naming/account"),
		projects: rule("/environments/naming/project"),
	},
};
const view = (query: ViewQuery): View | undefined =>
	query.of === "organization" ? { of: "organization", ...grid } : undefined;
const cell = (name: string) => document.querySelector<HTMLElement>(`[data-cell="${name}"]`);

async function screenOf(options: Parameters<typeof drawn>[1] = {}) {
	const opened = await drawn(<OrganizationStep />, { view, ...options });
	await screen.findByRole("grid");
	return opened;
}

it("Enter opens a cell, arrows choose a thing of it, Escape returns to the cell", async () => {
	await screenOf();
	await act(async () => cell("1:2")?.focus());
	await userEvent.keyboard("{Enter}");
	const details = screen.getByRole("region", { name: "Details of Finance & Risk · Test" });
	expect(document.activeElement?.textContent).toContain("fdy-fin-bbbbbb");
	await userEvent.keyboard("{ArrowDown}");
	expect(within(details).getByRole("heading", { name: "Fraud triage" })).toBeTruthy();
	await userEvent.keyboard("{Escape}");
	expect(screen.queryByRole("region", { name: /^Details/ })).toBeNull();
	expect(document.activeElement).toBe(cell("1:2"));
});

it("what differs from the rule is set back by one press", async () => {
	const { patches } = await screenOf();
	await userEvent.click(screen.getByRole("button", { name: "Set back" }));
	expect(patches()).toEqual([[{ at: "/organization/accounts/acc-aaaaaa-bbbbbb/region" }]]);
});

it("a project of a new use case is one change", async () => {
	const { patches } = await screenOf();
	await act(async () => cell("1:1")?.focus());
	await userEvent.keyboard("{Enter}");
	await userEvent.type(screen.getByRole("combobox", { name: "Add project" }), "Credit memos{Enter}");
	await waitFor(() => expect(patches()).toHaveLength(1));
	const [patch] = patches() as [{ at: string; to: unknown }[]];
	expect(patch.map(({ at }) => at.split("/").slice(0, 3).join("/"))).toEqual([
		"/organization/useCases",
		"/organization/projects",
	]);
	const [made, placed] = patch;
	expect(made?.to).toEqual({ group: "grp-aaaaaa", name: "Credit memos" });
	expect(placed?.to).toEqual({
		useCase: made?.at.split("/")[3],
		group: "grp-aaaaaa",
		environment: "env-aaaaaa",
	});
});

it("a project is removed by one press and brought back by another", async () => {
	const { patches, heard } = await screenOf();
	await userEvent.click(screen.getByRole("button", { name: "Fraud triage" }));
	await userEvent.click(screen.getByRole("button", { name: /^Remove Fraud triage/ }));
	expect(patches()).toEqual([[{ at: "/organization/projects/prj-aaaaaa" }]]);
	await userEvent.click(await screen.findByRole("button", { name: "Bring it back" }));
	expect(heard("undo")).toHaveLength(1);
});

it("a finding stands at the thing it is about, and opens in the panel", async () => {
	const about = finding({
		key: "ORG-005 prj-aaaaaa",
		code: "ORG-005",
		at: "/organization/projects/prj-aaaaaa/owner/name",
		subjects: ["prj-aaaaaa"],
		step: "organization",
	});
	const { draft } = await screenOf({ findings: [about] });
	const mark = within(cell("1:2") ?? document.body).getByRole("button", { name: /^Blocker: / });
	await userEvent.click(mark);
	expect(draft.getState().finding).toBe(about.key);
	await act(async () => draft.actions.goTo(about.at));
	expect(document.querySelector(`[data-at="${about.at}"]`)).not.toBeNull();
});

it("without business groups, pasted names become groups in their order", async () => {
	const document = patched(smallPlan, [{ at: "/organization/groups" }, { at: "/organization/order" }]);
	const empty = (): View => ({ of: "organization", ...grid, rows: [] });
	const { patches } = await drawn(<OrganizationStep />, { document, view: empty });
	await userEvent.click(await screen.findByRole("button", { name: "Paste a list of names" }));
	await userEvent.type(screen.getByRole("textbox", { name: /^Names of/ }), "Retail{Enter}{Enter} HR ");
	await userEvent.click(screen.getByRole("button", { name: "Add 2 business groups" }));
	await waitFor(() => expect(patches()).toHaveLength(1));
	const [patch] = patches() as [{ at: string; to: unknown }[]];
	expect(patch.map(({ to }) => to).slice(0, 2)).toEqual([{ name: "Retail" }, { name: "HR" }]);
	expect(patch[2]?.to).toEqual(patch.slice(0, 2).map(({ at }) => at.split("/")[3]));
});

it("every field of the step has its place on the screen", async () => {
	const extra = "/organization/accounts/acc-aaaaaa-bbbbbb/extra";
	const { draft } = await screenOf({
		document: patched(smallPlan, [
			{ at: extra, to: true },
			{ at: "/organization/hub/choice", to: "separateHub" },
			{ at: "/organization/existing/exi-aaaaaa/name", to: "oai-old" },
		]),
	});
	const seen = new Set<string>();
	for (const at of [
		"/organization/groups/grp-aaaaaa",
		"/organization/useCases/use-aaaaaa",
		"/organization/projects/prj-aaaaaa",
		"/organization/accounts/acc-aaaaaa-bbbbbb",
		"/organization/hub/choice",
		"/organization/existing/exi-aaaaaa/name",
	]) {
		await act(async () => draft.actions.goTo(at));
		for (const field of document.querySelectorAll<HTMLElement>("[data-at]")) {
			seen.add(fieldIdOf(field.dataset.at ?? ""));
		}
	}
	const all = stepWordsOf("organization")?.questions.flatMap(fieldsOf) ?? [];
	expect(all.filter((id) => !seen.has(id))).toEqual([]);
});
