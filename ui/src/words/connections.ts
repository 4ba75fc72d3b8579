/** Words of the connections screen. */
import type { ConnectionLine, SignsInAs } from "../bindings";
import { counted } from "./window";

export const words = {
	add: "Connection",
	addTitle: "Add a connection",
	addIt: "Add the connection",
	map: "Map",
	list: "List",
	views: "How connections are shown",
	in: "in",
	grid: "Connections and the projects that reach them",
	connection: "Connection",
	later: "Later ones",
	inherit: "inherit",
	reachedAs: "Reached as",
	target: "Target and its owner",
	shared: "Shared, on the Foundry resource",
	single: "Only in one project",
	unplaced: "Without a place",
	unplacedHelp: "Neither shared nor for one project yet, or their place is gone.",
	others: (n: number) => `Shared with ${counted(n, "project")} of other business groups`,
	preview: "preview",
	first: "created first",
	noOwner: "no owner yet",
	noTarget: "no target yet",
	notSaid: "not decided",
	nothingHere: "No connection yet.",
	whyNone: "None needed…",
	noneNeeded: (why: string) => `Needs none: ${why}`,
	noneTitle: (account: string) => `${account} needs no connection`,
	undoNone: "It needs one after all",
	keep: "Keep this reason",
	noAccounts:
		"Connections stand on Foundry resources. They appear here when environments and business groups are there.",
	toEnvironments: "Add environments",
	toOrganization: "Add business groups",
	empty: "A connection is what agents may reach outside their project, and as whom.",
	emptyGives: "From it follow the grants that identities need at each target, and the requests to its owner.",

	barOf: (projects: string) => `shared by ${projects === "" ? "every project" : projects} and later ones`,
	dotOf: (project: string) => `only in ${project}`,
	notIn: (project: string) => `not in ${project}`,
	open: (name: string) => `Details of ${name}`,

	grants: "Grants that follow",
	grantsLead: (n: number) =>
		`${counted(n, "grant")} to identities, added to Access. People reach their data with their own rights.`,
	noGrants: "No identity needs a grant of its own for these connections.",
	who: "Who",
	role: "Role",
	on: "on",
	what: "What for",
	ownerGrants: (owner: string) => `${owner} grants it.`,

	columns: {
		name: "Name",
		category: "Category",
		place: "Where",
		reached: "Reached as",
		target: "Target",
		owner: "Owner",
	},
	everyProject: (account: string) => `All projects of ${account}`,

	leads: "What it leads to",
	place: "Shared, or for one project",
	identity: "Whom the target sees",
	key: "Where the key is kept",
	keyNever: "Only the name of the vault and of the secret: a key itself is never typed here.",
	settings: "Further settings",
	noSettings: "None.",
	settingName: "Name of the setting",
	addSetting: "Add the setting",
	removeSetting: (name: string) => `Remove the setting ${name}`,
	owner: "Who owns the target",
	remove: (name: string) => `Remove ${name}`,
	close: "Close the details",
	removed: (name: string) => `Removed ${name}`,
	choose: "Choose, or type it as Azure writes it",

	open1: (n: number) => `${counted(n, "connection")} to look at:`,
	allSaid: "Every connection says so.",
	noneYet: "There is no connection yet.",
} as const;

export const signsIn: Record<SignsInAs, string> = {
	project: "project identity",
	account: "resource identity",
	user: "signed-in person",
	key: "shared key",
};

/** A connection, as a screen reader says it. */
export function lineText(line: ConnectionLine, where: string, first: boolean, found: string[]): string {
	const category = line.categoryLabel ?? line.category;
	const parts = [
		// As it stands on the screen, so that what is seen can be said.
		`${line.name} ${category === "" ? words.notSaid : category}${first ? `, ${words.first}` : ""}${line.preview ? ` ${words.preview}` : ""}`,
		where,
		`${words.reachedAs.toLowerCase()} ${line.reachedAs ?? words.notSaid}`,
		`${words.columns.target.toLowerCase()} ${line.target === "" ? words.noTarget : line.target}`,
		line.owner ?? words.noOwner,
	].filter((part) => part !== "");
	return [parts.join(", "), ...found].join(". ");
}
