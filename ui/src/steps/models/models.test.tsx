import { act, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { ModelsView, View } from "../../bindings";
import { smallPlan } from "../../host/smallPlan";
import { patched } from "../../state/pointer";
import { drawn } from "../../testing";
import { fieldIdOf, fieldsOf, stepWordsOf } from "../../words/plan";
import { ModelsStep } from ".";

const models: ModelsView = {
	environments: ["env-aaaaaa", "env-bbbbbb"],
	strategies: ["use-aaaaaa", "use-bbbbbb"].map((id) => ({
		id,
		name: id === "use-aaaaaa" ? "Fraud triage" : "Credit memos",
		group: "grp-aaaaaa",
		groupName: "Finance & Risk",
		usesModels: true,
		boundary: null,
		cells: ["env-aaaaaa", "env-bbbbbb"].map((environment) => ({
			environment,
			strategy: null,
			planned: true,
			missing: true,
			deployments: [],
		})),
	})),
	pots: [
		{
			subscription: "sub-aaaaaa",
			subscriptionLabel: "AI Development",
			region: "Sweden Central",
			model: "gpt-4.1",
			sku: "DataZoneStandard",
			unit: "thousandTokensPerMinute",
			total: 80,
			parts: [
				{ id: "dep-aaaaaa", name: "gpt", label: "Finance (Test)", environment: "env-bbbbbb", capacity: 80 },
			],
		},
	],
	unplaced: [],
};
const document_ = patched(smallPlan, [
	{ at: "/models/strategies/use-bbbbbb/byEnvironment/env-aaaaaa", to: "standard" },
	{ at: "/models/confirmations/cfm-aaaaaa", to: { region: "swedencentral" } },
	{ at: "/models/deployments/dep-aaaaaa", to: { name: "gpt", capacity: 80 } },
]);
const view = ({ of }: { of: string }): View | undefined =>
	of === "models" ? { of: "models", ...models } : undefined;
const cell = (name: string) => document.querySelector<HTMLElement>(`[data-cell="${name}"]`);

async function screenOf() {
	const opened = await drawn(<ModelsStep />, { document: document_, view });
	await screen.findByRole("grid");
	return opened;
}

it("Enter at a cell offers the choices, Delete clears", async () => {
	const { patches } = await screenOf();
	await act(async () => cell("1:1")?.focus());
	await userEvent.keyboard("{Enter}");
	await userEvent.click(await screen.findByRole("menuitemradio", { name: /^Provisioned/ }));
	expect(patches()).toEqual([
		[{ at: "/models/strategies/use-aaaaaa/byEnvironment/env-aaaaaa", to: "provisioned" }],
	]);
	await act(async () => cell("2:1")?.focus());
	await userEvent.keyboard("{Delete}");
	expect(patches()[1]).toEqual([{ at: "/models/strategies/use-bbbbbb/byEnvironment/env-aaaaaa" }]);
});

it("a column's head answers for every use case without an answer, and leaves the others", async () => {
	const { patches } = await screenOf();
	await act(async () => cell("0:1")?.focus());
	await userEvent.keyboard("{Enter}");
	await userEvent.click(await screen.findByRole("menuitemradio", { name: /^Borrowed/ }));
	expect(patches()).toEqual([
		[{ at: "/models/strategies/use-aaaaaa/byEnvironment/env-aaaaaa", to: "borrowed" }],
	]);
});

it("the reason is written in its cell", async () => {
	const { patches } = await screenOf();
	await act(async () => cell("1:4")?.focus());
	await userEvent.keyboard("{Enter}");
	await userEvent.keyboard("Low load{Enter}");
	await waitFor(() =>
		expect(patches()).toEqual([[{ at: "/models/strategies/use-aaaaaa/why", to: "Low load" }]]),
	);
	expect(document.activeElement).toBe(cell("1:4"));
});

it("quota says its unit in words and that no limit is known", async () => {
	await screenOf();
	expect(screen.getByText("80 thousand tokens per minute")).toBeTruthy();
	expect(screen.getByText(/No limit is known until a tenant is read/)).toBeTruthy();
	expect(screen.getByRole("img", { name: /gpt-4\.1 DataZoneStandard, 80 thousand .* Finance/ })).toBeTruthy();
});

it("every field of the step has its place on the screen", async () => {
	const { draft } = await screenOf();
	await act(async () => draft.actions.goTo("/models/deployments/dep-aaaaaa"));
	await act(async () => draft.actions.goTo("/models/confirmations/cfm-aaaaaa"));
	const seen = new Set(
		[...document.querySelectorAll<HTMLElement>("[data-at]")].map((field) =>
			fieldIdOf(field.dataset.at ?? ""),
		),
	);
	const all = stepWordsOf("models")?.questions.flatMap(fieldsOf) ?? [];
	expect(all.filter((id) => !seen.has(id))).toEqual([]);
});
