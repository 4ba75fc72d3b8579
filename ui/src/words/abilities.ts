/** Words of who can do what. */
import type { AbilityName, AbilityRow, Can, GrantedBy, Must, ReadAt, Standing } from "../bindings";
import { counted } from "./window";

/** What a cell of the table says at first sight. */
export type Answer = "can" | "limited" | "cannot" | "excess" | "missing" | "unclear";

const readAt: Record<ReadAt, string> = {
	microsoft: "Microsoft's list of built-in roles (9 Apr 2026)",
	mirror: "a public mirror of the built-in roles (read 22 Nov 2026)",
	published: "the text of an older page; confirm it in the tenant",
	thirdParty: "somebody else's look into a tenant; confirm it in the tenant",
	plan: "this plan",
	tenant: "the tenant",
};

const cans: Record<Can, string> = {
	yes: "can",
	only: "can, for some roles only",
	afterActivation: "can, after activation",
	unclear: "unclear",
	unknown: "unclear: the definition of a role is not known",
	tooLow: "cannot: the role is held too low",
	no: "cannot",
};

export const words = {
	title: "Who can do what",
	computed: (date: string) => `computed from the role definitions of ${date}`,
	in: "in",
	project: "Project",
	noProject: "No project has this name",
	noProjects: "Projects come from Organization; there is none in this part of the plan.",
	nobody: "Nobody holds a role that reaches this project.",
	asks: "What is asked",
	ofProject: "In one project",
	whoCan: "Who can … ?",
	table: (project: string) => `Who can do what in ${project}`,
	who: "Persona or identity",
	all: (n: number) => `Show all ${n} abilities`,
	filter: "Filter abilities",
	noAbility: "No ability has these words",
	abilities: (n: number) => counted(n, "ability", "abilities"),
	legend: "Marks",
	answers: {
		can: "can",
		limited: "can, limited",
		cannot: "cannot",
		excess: "can, not intended",
		missing: "needs it, cannot",
		unclear: "unclear",
	} satisfies Record<Answer, string>,
	disputed: "somebody says otherwise",
	keys: "Point at a cell for the reason; Enter keeps it open.",

	grantedBy: "Granted by",
	heldBelow: "Held below the place where it is asked",
	nothing: "No role that reaches this project grants it.",
	on: "on",
	pattern: "Pattern of the definition",
	readAt: (where: ReadAt | null) => (where === null ? "not known" : readAt[where]),
	source: "Read in",
	condition: "Limited to",
	activation: "Held on request: after activation.",
	definitions: "The role definitions",
	definitionsSay: (can: Can, date: string) => `${capital(cans[can])}. Computed from those of ${date}.`,
	toGrant: (role: string) => `Go to ${role}`,
	findings: "Found",
	sentence: "What they can do",
	close: "Close",

	goal: "How it is wanted",
	goalFor: (who: string) => `For ${who}`,
	goals: { must: "Must", may: "May", mustNot: "Must not" } satisfies Record<Must, string>,
	byJob: "No goal: the job of the persona decides.",
	onlyIn: (environment: string) => `Only in ${environment}`,
	goalSet: (text: string) => `Goal: ${text}`,
	goalGone: (text: string) => `No goal any more: ${text}`,

	ability: "Ability",
	chooseAbility: "Choose an ability",
	filterPeople: "Filter by name or persona",
	people: (n: number) => counted(n, "holder"),
	whoTable: (ability: string) => `Who can do this: ${ability}`,
	name: "Who",
	answer: "Where they can",
	wanted: "Against what is wanted",
	inProjects: (n: number) => `in ${counted(n, "project")}`,
	missingIn: (n: number) => `needs it and cannot in ${counted(n, "project")}`,
	excessIn: (n: number) => `not intended in ${counted(n, "project")}`,
	asWanted: "as intended",
	moreProjects: (n: number) => `and ${n} more`,
	nobodyCan: "Nobody can, in any project of the plan.",
	noOneFound: "Nobody has these words in name or persona.",
} as const;

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

export function lower(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The answer of a cell, in words. */
export function answerText(standing: Standing): string {
	const { can, computed, fits, only } = standing;
	if (fits === "missing") {
		return can === "tooLow" ? "needs it, cannot: the role is held too low" : words.answers.missing;
	}
	const limited = computed === "only" && only.length > 0 ? `for ${only.join(", ")} only` : "";
	if (fits === "excess") {
		return limited === "" ? words.answers.excess : `${words.answers.excess}, ${limited}`;
	}
	if (can === "unclear") {
		return `unclear; the definitions say: ${cans[computed]}`;
	}
	return limited === "" ? cans[can] : `can, ${limited}`;
}

/** An answer by itself. */
export function canText(can: Can): string {
	return cans[can];
}

function grantText({ roleName, scope }: GrantedBy): string {
	return `${roleName} on ${scope}`;
}

/** Whom a row is for, as a screen reader says it. */
export function whoText({ label, name, identity }: AbilityRow): string {
	return identity || label === name ? label : `${label}, ${name}`;
}

/** A cell, as a screen reader says it: who, what, the answer, from which role, what else is said. */
export function cellText(row: AbilityRow, ability: AbilityName, standing: Standing): string {
	const from = standing.by.map(grantText).join("; ");
	const parts = [
		`${row.label}, ${lower(ability.name)}: ${answerText(standing)}`,
		from === "" || standing.computed === "tooLow" ? "" : `From ${from}`,
		standing.doubts.length === 0 ? "" : capital(words.disputed),
	];
	return parts.filter((part) => part !== "").join(". ");
}

/** A goal as a sentence: `Project users must not deploy models`. */
export function goalText(who: string, must: Must | null | undefined, ability: string): string {
	return `${who} ${must ? words.goals[must].toLowerCase() : "…"} ${ability === "" ? "…" : lower(ability)}`;
}
