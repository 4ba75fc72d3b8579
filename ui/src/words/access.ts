/** Words of the access screen. */
import type { AccessRow, Bar, PrincipalKind, ScopeKind } from "../bindings";
import { counted } from "./window";

const reached: Record<ScopeKind, string> = {
	subscription: "reaches resource groups, Foundry resources and projects",
	resourceGroup: "reaches Foundry resources and projects",
	account: "reaches projects",
	project: "",
	resource: "",
};

export const words = {
	noPattern: "Choose a pattern",
	changedPattern: (name: string) => `${name}, changed`,
	patternIs: (name: string) => `Pattern: ${name}`,
	patterns: "Patterns of access",
	takePattern: "Use this pattern",
	patternTaken: (name: string) => `The mapping follows ${name}`,
	rowsOfPattern: "Roles",
	changesOfPattern: "What changes for people",
	patternAsNow: "Nothing: the mapping is like this already.",
	nobodyChanges: "Nobody gains or loses one of the main abilities.",
	persona: "Persona",
	addPersona: "Add a persona",
	allPersonas: "Every persona has a row",
	who: "Persona and group",
	otherResource: "Other resource",
	matrix: "Roles by persona and place, from broad to narrow",
	plannedFor: (n: number, of: number) => `${n} of ${of} grants are for this group`,
	planned: (n: number, of: number) => `${n} of ${of} grants are shown`,
	rows: (n: number) => counted(n, "row"),
	filter: "Filter by persona, group or role",
	noRow: "No row has these words",
	nobody: "No Entra group yet",
	unverified: "unverified",
	identities: (n: number) => counted(n, "managed identity", "managed identities"),
	kinds: {
		group: "Security group",
		person: "Person",
		servicePrincipal: "Service principal",
		managedIdentity: "Managed identity",
		agentIdentity: "Agent identity",
		application: "App registration",
		agentBlueprint: "Agent blueprint",
	} satisfies Record<PrincipalKind, string>,
	forNobody: "A row for nobody yet",
	removeRow: "Remove this row",
	noRole: "Choose a role",
	noPlace: "no place chosen",
	onRequest: "on request",
	heldOnRequest: "On request, not permanent",
	limited: "with a condition",
	on: (place: string) => `on ${place}`,
	furtherRole: (who: string) => `${who}, further role`,
	addAt: (who: string, place: string) => `Add a role for ${who}: ${place}`,
	nothingAt: (who: string, place: string) => `${who}: nothing at ${place}`,
	addRoleAt: "Add a role at",
	openGroup: "Open it in Prerequisites",
	nameGroup: "Name its Entra group in Prerequisites",
	moreOf: (role: string) => `Place, time and more of ${role}`,

	menu: (role: string) => `Change ${role}`,
	place: "Where",
	when: "When",
	environments: "Only in these environments",
	everyEnvironment: "All of them",
	onlyGroups: "Only in these business groups",
	onlyIn: (environment: string) => `Only in ${environment}`,
	chooseRole: "Choose another role…",
	anotherRole: "Add another role for this persona…",
	details: "Place, condition and reason…",
	toConnection: "Go to the connection that brings it",
	toIdentity: "Go to the projects' own identities",
	remove: (role: string) => `Remove ${role}`,
	removed: (role: string, who: string) => `Removed ${role} for ${who}`,

	search: "Search by name, former name, ability or id",
	pickerOf: (who: string) => `Role for ${who}`,
	roles: "Roles",
	fits: (need: string) => (need === "" ? "Roles for Foundry" : `Fits “${need}”`),
	more: "More than this persona needs",
	refused: "Not for Foundry projects",
	formerly: (names: string) => `formerly ${names}`,
	now: "now",
	suggestedAt: (place: string) => `Usual place: ${place}`,
	tooMuch: "More than needed",
	tooMany: (n: number) => `${n} too many`,
	exactFit: "Exact fit",
	adds: (abilities: string) => `Adds: ${abilities}.`,
	lacks: (abilities: string) => `Lacks: ${abilities}.`,
	gives: (abilities: string, n: number) =>
		abilities === ""
			? `Gives ${counted(n, "ability", "abilities")}, none that people ask about first.`
			: `Gives: ${abilities} (${counted(n, "ability", "abilities")} in all).`,
	givesAt: (place: string) => `What a role gives is computed for a grant at this place: ${place}.`,
	notTaken: "Refused",
	lookUp: "Its id is known from third parties only: look it up in your tenant first.",
	takeId: (id: string) => `Use the role with this id: ${id}`,
	notInCatalogue: "A custom role, or one that is not in the catalogue.",
	noneFound: (looked: number) =>
		`None of ${looked} roles has these words. The id of any role can be pasted here.`,
	everywhere: "The same in every business group and environment, unless the menu of a bar limits it.",

	empty: "A role at a place lets a persona's group work in everything below it.",
	emptyGives:
		"With a row per persona the grants of every business group and environment follow by themselves.",
	usual: "Add the usual roles",
	usualHelp: "What Microsoft's persona table gives to admins, project managers and project users.",
	noRowsHere: "Nobody holds a role in this part of the plan.",

	grantsTable: "Grants beyond the personas",
	for: "For whom",
	role: "Role",
	at: "Place",
	condition: "Condition",
	why: "Why",
	addGrant: "Add a grant",
	removeGrant: (who: string) => `Remove the grant for ${who}`,
	showGrant: (who: string) => `Details of the grant for ${who}`,
	noOne: "Nobody yet",
	identityOf: (name: string) => `Identity of ${name}`,
	noGrants: "A grant beyond the personas is for one principal at one place, with its reason.",

	addRole: "Add a role of your own",
	unnamedRole: "A role without a name",
	removeOwn: (name: string) => `Remove ${name}`,
	roleGives: "What it gives",
	chooseAbilities: "Choose abilities",
	roleGivesHelp: "The operations that these take are written into it, and no others.",
	unsure: (abilities: string) =>
		`Not every operation was read at Microsoft; try these in the tenant first: ${abilities}.`,

	addGiver: "Add who gives roles",
	givesRoles: (who: string, roles: string) => (roles === "" ? `${who} gives …` : `${who} gives ${roles}`),
	removeGiver: (who: string) => `Remove what ${who} gives`,
	noRoles: "No role yet",
	keysOff: "Ready for working without keys, by environment",
	ready: (done: number, of: number) => `${done} of ${of} points ready`,

	goalsHelp: "A goal adds to the job of a persona or overrules it; any cell above sets one in a press.",
	addGoal: "Add a goal",
	removeGoal: (goal: string) => `Remove the goal: ${goal}`,
	inOnly: (environments: string) => `only in ${environments}`,

	alsoBuildHelp: "People who set Foundry up or watch over it cannot run an agent without a role for it.",
	addBuilder: "Add a principal",
	noBuilders: "Nobody builds beside the personas that do.",
	noPrincipals: "Principals come from Prerequisites; there is none left to add.",
	removeBuilder: (name: string) => `Remove ${name}`,
	noProjects: "No project yet",
} as const;

/** Who a row is for, as a screen reader says it. */
export function whoText(row: AccessRow): string {
	const second =
		row.identities !== null
			? words.identities(row.identities)
			: row.holder === "nobody"
				? words.nobody
				: row.name;
	return [row.label, second].filter((part, at) => part && (at === 0 || part !== row.label)).join(", ");
}

/** A bar, as a screen reader says it: role, place, how far it reaches, what is wrong. */
export function barText(row: AccessRow, bar: Bar, place: string, found: string[]): string {
	const role = bar.roleName ?? (bar.role === "" ? words.noRole : bar.role);
	const where = bar.from === null ? words.noPlace : words.on(place);
	const more = [
		bar.from === null ? "" : reached[bar.from],
		bar.eligible ? words.onRequest : "",
		bar.conditional ? words.limited : "",
	].filter((part) => part !== "");
	return [`${whoText(row)}: ${role} ${where}${more.map((part) => `, ${part}`).join("")}`, ...found].join(
		". ",
	);
}
