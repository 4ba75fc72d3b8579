/** Words of the networking screen. */
import type { SubnetPurpose } from "../bindings";
import { counted } from "./window";

export const words = {
	choices: "Choices for each environment",
	reach: "Reach it from",
	selected: "Selected addresses",
	agents: "Agents' network",
	dns: "DNS zones run by",
	hub: "Spoke of the hub",
	notNeeded: "not needed",
	later: "put off",
	noEnvironments: "No environment yet",
	noEnvironmentsText:
		"How Foundry is reached is decided for each environment. Once there is one, its way in, its agents' network and its addresses are chosen here and drawn below.",
	toEnvironments: "Go to Environments",

	builds: "What this builds",
	environment: "Environment",
	group: "Business group",
	unfold: (name: string) => `Show ${name} in full`,

	addresses: "Address plan",
	blocks: (used: number, of: number) => `${used} of ${of} blocks used`,
	subnets: (n: number) => counted(n, "subnet"),
	overlaps: (n: number) => counted(n, "overlap"),
	taken: (label: string, range: string) => `taken: ${label}, ${range}`,
	free: (range: string) => `free for growth, ${range}`,
	freeShort: "free",
	unread: (name: string, typed: string) => `${name}: “${typed}” is no range`,
	noAddresses:
		"No network has a range yet. Give one its range below, and it is drawn here beside what the hub and others have.",
	purposes: {
		agents: "agents",
		endpoints: "private endpoints",
		other: "something else",
	} satisfies Record<SubnetPurpose, string>,
	noPurpose: "not said what for",
	stripLabel: (range: string, blocks: number, free: number) =>
		`${range}: ${counted(blocks, "virtual network")}, ${counted(free, "free range")}`,
	columns: {
		what: "What",
		name: "Name",
		range: "Range",
		for: "For",
	},
	network: "Virtual network",
	subnet: "Subnet",
	takenOne: "Taken",
	freeOne: "Free",

	table: (environment: string) => `Networks and subnets of ${environment}`,
	name: "Name",
	range: "Address range",
	whom: "For",
	where: "Region or Foundry resource",
	delegation: "Delegation",
	actions: "Actions",
	shared: "Shared",
	addNetwork: "Add a network",
	addSubnet: "Add a subnet",
	addSubnetTo: (network: string) => `Add a subnet to ${network}`,
	remove: (name: string) => `Remove ${name}`,
	removeWith: (name: string, subnets: number) => `Remove ${name} with ${counted(subnets, "subnet")}`,
	unnamed: "without a name",
	noNetworks:
		"No virtual network yet. A private environment takes one for each business group, with a subnet for endpoints and one for each Foundry resource whose agents run in it.",
	filter: "Filter by name or range",
	shownOf: (shown: number, all: number) =>
		shown === all ? `${all} networks and subnets` : `${shown} of ${all}`,
	inNetwork: "In",
	more: (n: number) => `${n} more in the findings of this step`,

	pathFrom: "From where people connect",
	pathOwner: "Who owns that way",
	pathReach: "How to reach them",
	pathIsolation: "What stays apart",
	paths: "Ways in",
	zonesOf: "Private DNS zones",
	zones: (n: number) => counted(n, "zone"),
	of: (label: string, environment: string) => `${label}, ${environment}`,
} as const;
