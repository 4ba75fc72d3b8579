import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import type { AccountConnections, ConnectionLine, ConnectionsView, View, ViewQuery } from "../../bindings";
import { smallPlan } from "../../host/smallPlan";
import { drawn, finding } from "../../testing";
import { ConnectionsStep } from ".";
import { cellOf, type MapRow } from "./rowsOf";

function line(over: Partial<ConnectionLine> = {}): ConnectionLine {
	return {
		connection: "con-aaaaaa",
		at: "/connections/items/con-aaaaaa",
		name: "search-fin",
		level: "account",
		project: null,
		category: "CognitiveSearch",
		categoryLabel: "AI Search",
		preview: false,
		signsInAs: "project",
		reachedAs: "project identity",
		authType: "AAD",
		identities: 1,
		target: "srch-fin",
		targetResourceId: null,
		owner: "Finance data",
		ownerReach: null,
		secret: null,
		...over,
	};
}

function account(over: Partial<AccountConnections> = {}): AccountConnections {
	return {
		account: "acc-aaaaaa-aaaaaa",
		name: "aif-fin-dev",
		environment: "env-aaaaaa",
		environmentName: "Development",
		none: null,
		noneAt: "/connections/none/acc-aaaaaa-aaaaaa",
		projects: ["Fraud triage", "Credit memos"].map((label, n) => ({
			project: `prj-${"ab"[n]?.repeat(6)}`,
			label,
			name: label,
			group: "grp-aaaaaa",
			sensitivity: null,
			needsData: true,
		})),
		otherProjects: 0,
		shared: [],
		single: [],
		first: null,
		order: null,
		...over,
	};
}

const document = {
	...smallPlan,
	connections: {
		items: { "con-aaaaaa": { name: "search-fin", level: "account", category: "CognitiveSearch" } },
	},
};

function answers(accounts: AccountConnections[]): (query: ViewQuery) => View | undefined {
	return (query) => {
		if (query.of === "connections") {
			const view: ConnectionsView = { ...query, accounts, unplaced: [], grants: [], following: 0 };
			return { ...view, of: "connections" };
		}
		return query.of === "estate" ? { of: "estate", accounts: [], projects: [] } : undefined;
	};
}

it("says of a shared connection that later projects have it too, and what is wrong", async () => {
	const found = finding({
		code: "CON-010",
		step: "connections",
		at: "/connections/items/con-aaaaaa/signsInAs",
		subjects: ["con-aaaaaa"],
	});
	await drawn(<ConnectionsStep />, {
		document,
		view: answers([account({ shared: [line()] })]),
		findings: [found],
	});
	await screen.findByRole("button", {
		name: /^search-fin AI Search, shared by Fraud triage, Credit memos and later ones, .*Blocker CON-010: /,
	});
});

it("opens the details of a connection, in which no field takes a key", async () => {
	await drawn(<ConnectionsStep />, { document, view: answers([account({ shared: [line()] })]) });
	fireEvent.click(await screen.findByRole("button", { name: /^search-fin/ }));
	expect(screen.getByText(/a key itself is never typed here/)).toBeTruthy();
	const fields = [
		...window.document.querySelectorAll<HTMLElement>("[data-at^='/connections/items/con-aaaaaa/']"),
	];
	expect(fields.map((one) => one.dataset.at?.slice("/connections/items/con-aaaaaa/".length))).toEqual([
		"name",
		"category",
		"target",
		"targetResourceId",
		"level",
		"account",
		"why",
		"signsInAs",
		"authType",
		"audience",
		"secret/vault",
		"secret/secretName",
		"metadata",
		"targetOwner",
		"targetOwner/name",
		"targetOwner/reach",
	]);
});

it("adds a setting with its name, and a value beside it", async () => {
	const { patches } = await drawn(<ConnectionsStep />, {
		document,
		view: answers([account({ shared: [line()] })]),
	});
	fireEvent.click(await screen.findByRole("button", { name: /^search-fin/ }));
	fireEvent.change(screen.getByLabelText("Name of the setting"), { target: { value: "ApiType" } });
	fireEvent.click(screen.getByRole("button", { name: "Add the setting" }));
	await waitFor(() =>
		expect(patches()).toEqual([[{ at: "/connections/items/con-aaaaaa/metadata/ApiType", to: "" }]]),
	);
});

it("keeps the reason why a Foundry resource needs none", async () => {
	const { patches } = await drawn(<ConnectionsStep />, { document, view: answers([account()]) });
	fireEvent.click(await screen.findByRole("button", { name: "None needed…" }));
	fireEvent.change(screen.getByLabelText("Why it needs none"), { target: { value: "Uploads only" } });
	fireEvent.click(screen.getByRole("button", { name: "Keep this reason" }));
	await waitFor(() =>
		expect(patches()).toEqual([[{ at: "/connections/none/acc-aaaaaa-aaaaaa", to: "Uploads only" }]]),
	);
});

it("reads a bar over all projects as one cell, and a dot by its own", () => {
	const of = (level: "account" | "project"): MapRow => ({
		of: "line",
		key: "one",
		line: line({ level, project: level === "project" ? "prj-aaaaaa" : null }),
		account: account(),
		found: [],
	});
	expect([0, 1, 2, 3, 4, 5].map((column) => cellOf(of("account"), column))).toEqual([0, 1, 1, 1, 4, 5]);
	expect([0, 1, 2, 3, 4, 5].map((column) => cellOf(of("project"), column))).toEqual([0, 1, 2, 3, 4, 5]);
});
