import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { LikeShown, Listed } from "../../bindings";
import { drawn } from "../../testing";
import { words } from "../../words/organization";
import { AddLike } from "./AddLike";
import { ReadList } from "./ReadList";

const patch = [{ at: "/organization/groups/grp-zzzzzz", to: { name: "Legal" } }];
const shown: LikeShown = {
	told: {
		kind: "group",
		id: "grp-zzzzzz",
		made: [
			{
				collection: "organization.groups",
				id: "grp-zzzzzz",
				of: "grp-aaaaaa",
				name: "Legal",
				toBeMade: false,
			},
			{
				collection: "prerequisites.principals",
				id: "pri-zzzzzz",
				of: "pri-aaaaaa",
				name: "Legal admins",
				toBeMade: true,
			},
		],
		grants: 18,
		blockers: [],
		warnings: ["Name an owner for Legal admins."],
		refused: null,
	},
	patch,
};
const listed: Listed = {
	patch,
	columns: [{ text: "Department", meaning: { kind: "group" } }],
	counts: [{ collection: "organization.groups", new: 1, names: ["Legal"] }],
	notUnderstood: [{ line: 4, column: "Stage", text: "moon", why: "unknownEnvironment" }],
};

it("shows what something like it makes before it is added, and adds it as one change", async () => {
	const asked: unknown[] = [];
	const { patches } = await drawn(<AddLike of="grp-aaaaaa" close={() => undefined} />, {
		commands: {
			like: async (_, of, wish) => {
				asked.push([of, wish]);
				return shown;
			},
		},
	});
	const add = screen.getByRole("button", { name: words.addIt });
	expect(add.getAttribute("aria-disabled")).toBe("true");
	await userEvent.type(screen.getByRole("textbox", { name: /^Name/ }), "Legal");
	await screen.findByText(words.newGrants(18));
	expect(screen.getByText(`Legal admins (${words.toBeMade})`)).toBeTruthy();
	expect(screen.getByText("Name an owner for Legal admins.")).toBeTruthy();
	await userEvent.type(screen.getByRole("textbox", { name: "Legal admins" }), "11111111");
	await waitFor(() =>
		expect(asked.at(-1)).toEqual([
			"grp-aaaaaa",
			{ name: "Legal", token: "", useCases: {}, ids: { "pri-aaaaaa": "11111111" } },
		]),
	);
	await waitFor(() => expect(add.getAttribute("aria-disabled")).not.toBe("true"));
	await userEvent.click(add);
	await waitFor(() => expect(patches()).toEqual([patch]));
});

it("says what of a pasted list was understood and what was not, and takes it in as one change", async () => {
	const { patches } = await drawn(<ReadList close={() => undefined} />, {
		commands: { readList: async () => listed },
	});
	await userEvent.click(screen.getByRole("textbox", { name: words.pasteList }));
	await userEvent.paste("Department\tStage\nLegal\tmoon");
	await screen.findByText(words.whys.unknownEnvironment);
	expect(screen.getByRole("cell", { name: "moon" })).toBeTruthy();
	expect(screen.getByText("Department")).toBeTruthy();
	await userEvent.click(screen.getByRole("button", { name: words.takeList }));
	await waitFor(() => expect(patches()).toEqual([patch]));
});
