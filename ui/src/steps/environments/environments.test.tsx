import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { smallPlan } from "../../host/smallPlan";
import type { Patch } from "../../host/types";
import { drawn } from "../../testing";
import { ChoiceMatrix } from "../columns/ChoiceMatrix";
import { NoEnvironments } from "./AddEnvironment";
import { Kinds } from "./Kinds";

it("the usual three come in one press, in their order", async () => {
	const { patches } = await drawn(<NoEnvironments />, { document: { about: { name: "New" } } });
	await userEvent.click(screen.getByRole("button", { name: "Add development, test, production" }));
	await waitFor(() => expect(patches()).toHaveLength(1));
	const [patch] = patches() as Patch[];
	const made = (patch ?? []).slice(0, 3);
	expect(made.map((edit) => edit.to)).toEqual([
		{ kind: "development", name: "Development", token: "dev" },
		{ kind: "test", name: "Test", token: "test" },
		{ kind: "production", name: "Production", token: "prod" },
	]);
	const ids = made.map((edit) => edit.at.split("/").at(-1));
	expect(new Set(ids).size).toBe(3);
	expect(patch?.[3]).toEqual({ at: "/environments/order", to: ids });
});

const topology = (id: string) => `/environments/items/${id}/topology`;

it("a choice is made for one environment, and Delete takes it back", async () => {
	const { patches } = await drawn(
		<ChoiceMatrix label="Cut" environments={["env-bbbbbb", "env-cccccc"]} at={topology} />,
	);
	const at = topology("env-cccccc");
	const chosen = screen.getByRole<HTMLInputElement>("radio", { name: "Production: One for each project" });
	expect(chosen.checked).toBe(false);
	await userEvent.click(chosen);
	expect(chosen.checked).toBe(true);
	await userEvent.keyboard("{Delete}");
	expect(chosen.checked).toBe(false);
	expect(patches()).toEqual([[{ at, to: "isolated" }], [{ at }]]);
});

async function remove(name: string) {
	await userEvent.click(screen.getByRole("button", { name: `Order, or remove ${name}` }));
	await userEvent.click(screen.getByRole("menuitem", { name: `Remove ${name}` }));
}

it("an environment with projects is removed after a question, with its projects and answers", async () => {
	const { patches } = await drawn(<Kinds />);
	await remove("Test");
	expect(patches()).toEqual([]);
	await userEvent.click(await screen.findByText("Remove Test and 1 project"));
	expect(patches()).toEqual([
		[
			{ at: "/organization/projects/prj-aaaaaa" },
			{ at: "/environments/items/env-bbbbbb" },
			{ at: "/environments/order", to: ["env-aaaaaa", "env-cccccc"] },
		],
	]);
});

it("an environment without projects goes at once, and what was answered for it alone goes too", async () => {
	const { patches } = await drawn(<Kinds />);
	await remove("Development");
	expect(patches()).toEqual([
		[
			{ at: "/networking/environments/env-aaaaaa" },
			{ at: "/environments/items/env-aaaaaa" },
			{ at: "/environments/order", to: ["env-bbbbbb", "env-cccccc"] },
		],
	]);
});

it("an environment moves in the order", async () => {
	const { patches } = await drawn(<Kinds />);
	await userEvent.click(screen.getByRole("button", { name: "Order, or remove Test" }));
	await userEvent.click(screen.getByRole("menuitem", { name: "Move left" }));
	expect(patches()).toEqual([
		[{ at: "/environments/order", to: ["env-bbbbbb", "env-aaaaaa", "env-cccccc"] }],
	]);
});

it("an environment that is put off says so, and is taken up again", async () => {
	const deferred = { reason: "Next year", until: "2027-03-01" };
	const items = {
		...smallPlan.environments.items,
		"env-cccccc": { ...smallPlan.environments.items["env-cccccc"], deferred },
	};
	const document = { ...smallPlan, environments: { ...smallPlan.environments, items } };
	const { patches } = await drawn(<Kinds />, { document });
	expect(screen.getByLabelText<HTMLInputElement>("Production: Why it waits").value).toBe("Next year");
	await userEvent.click(screen.getByRole("button", { name: "Take up Production again" }));
	expect(patches()).toEqual([[{ at: "/environments/items/env-cccccc/deferred" }]]);
});
