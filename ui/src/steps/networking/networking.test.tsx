import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { AddressStrip } from "../../bindings";
import { smallPlan } from "../../host/smallPlan";
import { drawn } from "../../testing";
import { address, firstOf, marks, overlaps } from "./addresses";
import { linesOf } from "./lines";
import { Networks } from "./Networks";

const choice = {
	networks: {
		"net-bbbbbb": { name: "vnet-two", range: "10.64.16.0/22" },
		"net-aaaaaa": { name: "vnet-one", range: "10.64.4.0/22", group: "grp-aaaaaa" },
	},
	subnets: {
		"snt-aaaaaa": {
			name: "snet-agents",
			network: "net-aaaaaa",
			range: "10.64.5.0/24",
			purpose: "agents" as const,
		},
		"snt-bbbbbb": { name: "snet-endpoints", network: "net-aaaaaa", range: "10.64.4.0/26" },
		"snt-cccccc": { name: "snet-lost", network: "net-gone" },
	},
};

it("subnets stand below their network in the order of addresses, those of none last", () => {
	const lines = linesOf(choice, ["", "Finance"]);
	expect(lines.map(({ name }) => name)).toEqual([
		"vnet-one",
		"snet-endpoints",
		"snet-agents",
		"vnet-two",
		"snet-lost",
	]);
	expect(lines.filter((line) => line.found.includes("finance")).map(({ name }) => name)).toEqual([
		"vnet-one",
		"snet-endpoints",
		"snet-agents",
	]);
});

it("the strip names its quarters and counts what others have in a network", () => {
	expect(firstOf("10.64.0.300")).toBeUndefined();
	const first = firstOf("10.64.0.0/19");
	expect(first === undefined ? "" : address(first + 257)).toBe("10.64.1.1");
	const strip: AddressStrip = {
		range: "10.64.0.0/19",
		size: 8192,
		blocks: [
			{
				id: "net-aaaaaa",
				group: "",
				label: "One",
				range: "10.64.4.0/22",
				from: 1024,
				len: 1024,
				subnets: [],
			},
		],
		taken: [
			{ label: "plant", range: "10.64.7.0/24", from: 1792, len: 256 },
			{ label: "office", range: "10.64.8.0/24", from: 2048, len: 256 },
		],
		free: [],
		partsUsed: 3,
		parts: 16,
	};
	expect(overlaps(strip)).toBe(1);
	expect(marks(strip).map(({ text }) => text)).toEqual([
		"10.64.0.0",
		"10.64.8.0",
		"10.64.16.0",
		"10.64.24.0",
	]);
});

it("a network goes with its subnets in one change", async () => {
	const document = {
		...smallPlan,
		networking: { environments: { "env-aaaaaa": choice } },
	};
	const { patches } = await drawn(
		<Networks
			environments={[{ id: "env-aaaaaa", name: "Development" }]}
			environment="env-aaaaaa"
			show={() => undefined}
		/>,
		{ document },
	);
	await userEvent.click(screen.getByRole("button", { name: "Remove vnet-one with 2 subnets" }));
	const at = "/networking/environments/env-aaaaaa";
	await waitFor(() =>
		expect(patches()).toEqual([
			[
				{ at: `${at}/subnets/snt-bbbbbb` },
				{ at: `${at}/subnets/snt-aaaaaa` },
				{ at: `${at}/networks/net-aaaaaa` },
			],
		]),
	);
	await waitFor(() =>
		expect((window.document.activeElement as HTMLElement).dataset.at).toBe(`${at}/networks/net-bbbbbb/name`),
	);
});

it("a subnet begins in the network it is added to", async () => {
	const document = { ...smallPlan, networking: { environments: { "env-aaaaaa": choice } } };
	const { patches } = await drawn(
		<Networks
			environments={[{ id: "env-aaaaaa", name: "Development" }]}
			environment="env-aaaaaa"
			show={() => undefined}
		/>,
		{ document },
	);
	await userEvent.click(screen.getByRole("button", { name: "Add a subnet to vnet-two" }));
	await waitFor(() => expect(patches()).toHaveLength(1));
	expect(JSON.stringify(patches())).toContain('"to":{"network":"net-bbbbbb"}');
});
