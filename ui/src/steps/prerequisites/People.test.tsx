import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { smallPlan } from "../../host/smallPlan";
import { drawn, finding } from "../../testing";
import { People } from "./People";
import { rowsOf } from "./principals";

const principals = {
	"pri-aaaaaa": { name: "Everybody's admins", persona: "admins", kind: "group" },
	"pri-bbbbbb": {
		name: "Finance developers",
		persona: "projectUsers",
		groups: ["grp-aaaaaa"],
		objectId: "11f1dc26-405f-5b18-bad7-49f2fd1afeda",
		verified: true,
	},
	"pri-cccccc": { name: "HR developers", persona: "projectUsers", groups: ["grp-bbbbbb"] },
	"pri-dddddd": { name: "Robots", groups: ["grp-aaaaaa"] },
};
const document = {
	...smallPlan,
	organization: {
		...smallPlan.organization,
		groups: { ...smallPlan.organization.groups, "grp-bbbbbb": { name: "Human Resources" } },
		order: ["grp-aaaaaa", "grp-bbbbbb"],
	},
	prerequisites: { principals },
};

const ids = (group: string, sought = "") =>
	rowsOf(document, group, sought)
		.map((row) => row.id)
		.filter((id) => id !== "");

it("a business group shows its own and everybody's principals, by persona", () => {
	expect(ids("grp-aaaaaa")).toEqual(["pri-aaaaaa", "pri-bbbbbb", "pri-dddddd"]);
	expect(ids("grp-bbbbbb")).toEqual(["pri-aaaaaa", "pri-cccccc"]);
	expect(ids("")).toEqual(["pri-aaaaaa", "pri-bbbbbb", "pri-cccccc", "pri-dddddd"]);
	expect(rowsOf(document, "grp-aaaaaa").find((row) => row.persona === "projectManagers")?.id).toBe("");
});

it("words find principals by name, object id and business group", () => {
	expect(ids("", "ROBOT")).toEqual(["pri-dddddd"]);
	expect(ids("", "11f1dc26")).toEqual(["pri-bbbbbb"]);
	expect(ids("", "human")).toEqual(["pri-cccccc"]);
});

it("a pasted id is unverified until the directory was asked, in words", async () => {
	const objectId = "964e2024-b654-5a16-864c-66568eb4d4e7";
	await drawn(<People />, { document });
	const row = within(screen.getByRole("group", { name: "Everybody's admins" }));
	expect(row.queryByText("No object id")).not.toBeNull();
	await userEvent.click(row.getByLabelText("Everybody's admins: Object id"));
	await userEvent.paste(`Object ID: ${objectId}`);
	await userEvent.tab();
	expect(row.queryByText("Unverified id")).not.toBeNull();
	expect(
		within(screen.getByRole("group", { name: "Finance developers" })).queryByText("Seen in the directory"),
	).not.toBeNull();
});

it("a principal that Azure refuses is never said to be in order", async () => {
	const at = "/prerequisites/principals/pri-bbbbbb/kind";
	const findings = [finding({ code: "PRE-006", at, subjects: ["pri-bbbbbb"], step: "prerequisites" })];
	await drawn(<People />, { document, findings });
	const row = within(screen.getByRole("group", { name: "Finance developers" }));
	expect(row.queryByText("Refused")).not.toBeNull();
	expect(row.queryByText("Seen in the directory")).toBeNull();
});

it("a group that is added stands for the persona, in the business group that is shown", async () => {
	const { patches } = await drawn(<People />, { document });
	await userEvent.click(screen.getByRole("button", { name: "Add a group for Project managers" }));
	await screen.findByRole("group", { name: "Group without a name" });
	expect(patches()).toEqual([
		[
			{
				at: expect.stringMatching(/^\/prerequisites\/principals\/pri-/),
				to: { kind: "group", type: "Group", persona: "projectManagers", groups: ["grp-aaaaaa"] },
			},
		],
	]);
});

it("what is asked for is shown, also where another business group was chosen", async () => {
	const { draft } = await drawn(<People />, { document });
	expect(screen.queryByRole("group", { name: "HR developers" })).toBeNull();
	draft.actions.goTo("/prerequisites/principals/pri-cccccc/owner/name");
	const row = within(await screen.findByRole("group", { name: "HR developers" }));
	expect(row.queryByRole("group", { name: /owner/i })).not.toBeNull();
});
