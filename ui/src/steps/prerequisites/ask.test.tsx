import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { Asked, Reply, View, ViewQuery } from "../../bindings";
import { smallPlan } from "../../host/smallPlan";
import { drawn } from "../../testing";
import { People } from "./People";

const document = {
	...smallPlan,
	prerequisites: {
		principals: {
			"pri-aaaaaa": { name: "New admins", persona: "admins", kind: "group", toBeMade: {} },
			"pri-bbbbbb": { name: "", persona: "projectUsers", kind: "group", toBeMade: {} },
		},
	},
};

const group = (id: string, name: string) => ({
	id,
	name,
	nickname: name,
	why: "",
	standsFor: "",
	owner: "",
	ownerReach: "",
	members: [],
	rule: "",
	waiting: 1,
});
const asked: Asked = {
	groups: [group("pri-aaaaaa", "New admins"), group("pri-bbbbbb", "sg-ai-users")],
	subscriptions: [],
	doubled: [],
};
const patch = [
	{ at: "/prerequisites/principals/pri-aaaaaa/objectId", to: "11f1dc26-405f-5b18-bad7-49f2fd1afeda" },
	{ at: "/prerequisites/principals/pri-aaaaaa/toBeMade" },
];

function reply(text: string): Reply {
	return text.includes("New admins")
		? {
				understood: [
					{
						of: "pri-aaaaaa",
						name: "New admins",
						id: "11f1dc26-405f-5b18-bad7-49f2fd1afeda",
						isSubscription: false,
					},
				],
				puzzles: [{ line: 3, text: "x", why: "it has no id" }],
				missing: ["sg-ai-users"],
				patch,
			}
		: { understood: [], puzzles: [], missing: ["New admins"], patch: [] };
}

function view(query: ViewQuery): View | undefined {
	switch (query.of) {
		case "prerequisites":
			return { of: "prerequisites", asked, regions: [], listAsOf: "2026-01-23", managementGroups: [] };
		case "requests":
			return {
				of: "requests",
				asked,
				text: "A letter",
				az: "az ad",
				powerShell: "New-MgGroup",
				portal: "New group",
			};
		case "reply":
			return { of: "reply", ...reply(query.text) };
		default:
			return undefined;
	}
}

it("a group to be made says so, has the name of the pattern, and can be said to exist", async () => {
	const { patches } = await drawn(<People />, { document, view });
	const row = within(await screen.findByRole("group", { name: "sg-ai-users" }));
	expect(row.queryByText("To be made")).not.toBeNull();
	await userEvent.click(row.getByRole("button", { name: "It exists already: sg-ai-users" }));
	expect(patches()).toEqual([[{ at: "/prerequisites/principals/pri-bbbbbb/toBeMade" }]]);
	expect(row.queryByText("No object id")).not.toBeNull();
});

it("the request is shown in each form, and a reply is shown before it is filled in", async () => {
	const { patches } = await drawn(<People />, { document, view });
	await userEvent.click(await screen.findByRole("button", { name: "Ask for 2 groups…" }));
	const dialog = within(await screen.findByRole("dialog"));
	expect(dialog.getByRole("textbox", { name: "Request: Letter" })).toHaveProperty("value", "A letter");
	await userEvent.click(dialog.getByRole("tab", { name: "PowerShell" }));
	expect(dialog.getByRole("textbox", { name: "Request: PowerShell" })).toHaveProperty("value", "New-MgGroup");
	expect(dialog.getByRole("button", { name: "Fill in" })).toHaveProperty("disabled", true);
	await userEvent.click(dialog.getByRole("textbox", { name: "Reply" }));
	await userEvent.paste("name,id\nNew admins,11f1dc26-405f-5b18-bad7-49f2fd1afeda\nx,");
	expect(await dialog.findByText("1 id understood")).not.toBeNull();
	expect(dialog.queryByText("Line 3: it has no id")).not.toBeNull();
	expect(dialog.queryByText("1 still to be made")).not.toBeNull();
	expect(patches()).toEqual([]);
	await userEvent.click(dialog.getByRole("button", { name: "Fill in 1 id" }));
	expect(patches()).toEqual([patch]);
});
