/** Networks and their subnets as rows: each network with what is in it below it, what is in none last. */
import type { NetworkChoice } from "../../bindings";
import { firstOf } from "./addresses";

export type Named = { id: string; name: string };

/** `delegated`: a delegation is asked for, or given. */
export type Line = Named & {
	/** What a filter looks into. */
	found: string;
} & ({ of: "network"; subnets: number } | { of: "subnet"; network: string; delegated: boolean });

type Ranged = { id: string; range: string; name: string };

/** By range as numbers, those without a range last, then by name. */
function byRange(a: Ranged, b: Ranged): number {
	const [first, second] = [firstOf(a.range) ?? Number.MAX_VALUE, firstOf(b.range) ?? Number.MAX_VALUE];
	return first - second || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}

/** `groups` are the names of the networks' business groups, in the order of the networks. */
export function linesOf(choice: NetworkChoice, groups: string[]): Line[] {
	const networks = Object.entries(choice.networks ?? {})
		.map(([id, { name = "", range = "" }], n) => ({ id, name, range, group: groups[n] ?? "" }))
		.sort(byRange);
	const subnets = Object.entries(choice.subnets ?? {})
		.map(([id, { name = "", range = "", network = "", purpose, delegation = "" }]) => ({
			id,
			name,
			range,
			network,
			delegated: purpose === "agents" || delegation !== "",
		}))
		.sort(byRange);
	const known = new Set(networks.map(({ id }) => id));
	const inside = (network: string) => subnets.filter((one) => one.network === network);
	const lineOf = ({ range, ...subnet }: (typeof subnets)[number], above: string): Line => ({
		of: "subnet",
		...subnet,
		found: `${subnet.name} ${range} ${above}`.toLowerCase(),
	});
	return [
		...networks.flatMap(({ id, name, range, group }): Line[] => {
			const own = inside(id);
			const found = `${name} ${range} ${group}`.toLowerCase();
			return [
				{ of: "network", id, name, subnets: own.length, found },
				...own.map((one) => lineOf(one, found)),
			];
		}),
		...subnets.filter((one) => !known.has(one.network)).map((one) => lineOf(one, "")),
	];
}
