import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { SignOffArea, SignOffView } from "../../bindings";
import { drawn } from "../../testing";
import { SignOffStep } from "./index";

function area(over: Partial<SignOffArea>): SignOffArea {
	return {
		area: "security",
		label: "Security",
		isGroup: false,
		approver: "Information security",
		approverReach: null,
		approverAt: "/signOffs/approvers/security",
		signs: "3 grants",
		required: true,
		state: "waiting",
		by: null,
		date: null,
		signedPart: null,
		digest: "aaaa1111bbbb2222",
		digestSigned: null,
		...over,
	};
}

const view: SignOffView & { of: "signOff" } = {
	of: "signOff",
	part: "the whole plan",
	digest: "aaaa1111bbbb2222",
	grants: 3,
	areas: [
		area({}),
		area({
			area: "network",
			label: "Network",
			state: "void",
			by: "Tomás",
			date: "2026-11-20",
			digestSigned: "cccc3333dddd4444",
		}),
	],
	stand: 0,
	void: 1,
	waiting: 1,
	doors: [
		{
			key: "region:env-aaaaaa",
			kind: "region",
			label: "The region of its resources",
			holds: "swedencentral for 1",
			environment: "env-aaaaaa",
			environmentName: "Development",
			area: "security",
			at: "/signOffs/doors/region:env-aaaaaa",
			acknowledged: false,
			by: null,
			date: null,
		},
	],
	doorsOpen: 1,
	risks: [],
	whyNot: ["Not signed yet: Security."],
};

it("an area is signed by name for the part that is shown", async () => {
	const { heard } = await drawn(<SignOffStep />, { view: () => view });
	await userEvent.click(await screen.findByRole("button", { name: "Sign here… Security" }));
	const dialog = within(await screen.findByRole("dialog", {}, { timeout: 10_000 }));
	expect(dialog.getByText(/I agree to what this plan means for the whole plan: 3 grants/)).toBeDefined();
	const name = dialog.getByRole("textbox", { name: /Signed by/ });
	await userEvent.clear(name);
	await userEvent.click(dialog.getByRole("button", { name: "Sign for Security" }));
	expect(heard("sign")).toEqual([]);
	await userEvent.type(name, "Hanna Lindqvist");
	await userEvent.click(dialog.getByRole("button", { name: "Sign for Security" }));
	await waitFor(() => expect(heard("sign")).toHaveLength(1));
	expect(heard("sign")[0]?.slice(2)).toEqual(["security", "Hanna Lindqvist", {}]);
});

it("a void signature says that the meaning moved", async () => {
	await drawn(<SignOffStep />, { view: () => view });
	expect(await screen.findByText(/What this part means has changed since then/)).toBeDefined();
	expect(screen.getByText("cccc…4444")).toBeDefined();
	expect(screen.getByText("Not signed yet: Security.")).toBeDefined();
});

it("a door is acknowledged by name and day, one by one", async () => {
	const { app, draft, patches } = await drawn(<SignOffStep />, { view: () => view });
	app.actions.set({ who: "Priya" });
	await userEvent.click(
		await screen.findByRole("checkbox", { name: "The region of its resources, Development" }),
	);
	await waitFor(() => expect(patches()).toHaveLength(1));
	expect(patches()[0]).toEqual([
		{
			at: "/signOffs/doors/region:env-aaaaaa",
			to: { by: "Priya", date: draft.getState().today },
		},
	]);
});
