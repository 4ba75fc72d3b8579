/** Words of Compare. */
import type { ChangeState, Compared, StateCount } from "../bindings";
import { changeName } from "../pictures/marks";
import { counted } from "./window";

const listed = (counts: StateCount[]) =>
	counts.map(({ state, count }) => `${count} ${changeName(state).toLowerCase()}`).join(", ");

export const words = {
	title: "Compare with Azure",
	what: "Compare reads what Azure holds now and sets it beside the plan: which grants will be written, which are there already, and which wait for something. It reads only.",
	gives:
		"You get one sentence for each grant, with who, role and scope below it, and nothing is written before you confirm it by name.",
	starts: "Where to compare",
	practiceTitle: "Practise first",
	practiceText:
		"A tenant on this computer that fits this plan: a directory, subscriptions, Foundry resources. No Azure account, and nothing reaches Azure.",
	practice: "Compare with the practice tenant",
	practiceOther: "Other practice tenants",
	practiceEmpty: "With nothing deployed",
	practiceEmptyText: "Grants wait until their Foundry resources exist.",
	practiceTroubled: "With troubles",
	practiceTroubledText: "Missing groups, locks, rights that are not enough: what a first real run may meet.",
	azureTitle: "Your own tenant",
	azureText:
		"Azure, as whoever is signed in to the Azure CLI (az login). It reads with that account’s rights; writing asks again, by name.",
	azure: "Compare with Azure",
	safe: "Nothing was written. The plan is saved.",

	ready: (tenant: string) => `${tenant} is connected, and nothing was read of it yet.`,
	compare: "Compare",
	compareAgain: "Compare again",
	comparedAt: (at: string) => `Compared ${at}`,
	notCompared: "Not compared yet",
	lead: (compared: Compared) =>
		`What ${compared.caller} sees now, against ${compared.sliceLabel}. Only reading so far: ${counted(compared.requests, "request")}, 0 writes.`,
	connecting: "Connecting",
	reading: "Reading the tenant",
	building: "Building in the practice tenant",
	read: (what: string, done: number, of: number) => `${what} ${done} of ${of}`,
	readingOnly:
		"Reading changes nothing and ends by itself. You can work on in other steps; what was found is here afterwards.",

	staleRun: "Something was written since this was read. Compare again to see what the tenant holds now.",
	stalePlan: "The plan was changed since this was read. Only what was compared may be written.",
	stalePart: (part: string) => `This was read for another part of the plan: ${part}.`,

	settledTitle: "Nothing to do",
	settled: ({ lines, requests, sliceLabel }: Compared, at: string) =>
		`${counted(lines, "line")} of ${sliceLabel} looked at with ${counted(requests, "request")}, ${at}. What the plan grants is in place, and nothing waits.`,
	waitTitle: (n: number) =>
		`${counted(n, "grant")} ${n === 1 ? "waits" : "wait"} for what does not exist yet`,
	waitText: "In the practice tenant it can be built as a deployment of the plan would build it.",
	waitReal: "Deploy what the plan describes, or have it deployed, then compare again.",
	build: "Build it in the practice tenant",
	built: (n: number) => `Built: ${counted(n, "thing")}`,
	more: "More for this comparison",
	foldAll: "Fold all",
	unfoldAll: "Unfold all",
	startOver: "Start the practice tenant over…",
	startOverTitle: "Start the practice tenant over?",
	startOverText:
		"Everything in it is made anew from the plan. What runs wrote in it goes; the journal keeps their record.",
	startOverDo: "Start it over",
	keepIt: "Keep it as it is",

	counts: "Lines by state",
	bar: (counts: StateCount[]) => `${listed(counts)}`,
	tabs: "Lines",
	byScope: "By scope",
	someone: (n: number) => `Only what needs someone, ${n}`,
	filter: (n: number) => `Filter ${counted(n, "line")}`,
	filterLabel: "Filter by name, role or scope",
	none: "No line has these words.",
	noneSomeone: "Nothing needs someone: no line waits, is blocked, differs or is unknown.",
	clear: "Show all lines",
	groupCounts: (group: string, counts: StateCount[]) =>
		[group, listed(counts)].filter((part) => part !== "").join(" · "),
	elsewhere: "Elsewhere",
	list: "Lines of the comparison",
	heard: (compared: Compared) =>
		compared.settled
			? `Compared: nothing to do, ${counted(compared.lines, "line")} looked at`
			: `Compared: ${listed(compared.counts)}`,

	requests: "Write the request…",
	requestTitle: "Request to the owner of these scopes",
	requestText: (plan: string, caller: string, lines: string[]) =>
		[
			`For the rollout “${plan}” these role assignments are needed, and ${caller} may not write them:`,
			lines.join("\n"),
			"Write them, or give this account the right to, for these roles only. Say when it is done: the next comparison shows it.",
		].join("\n\n"),
	requestLine: (facts: string, scope: string, principal: string, role: string) =>
		[
			`- ${facts}`,
			scope && `  scope ${scope}`,
			principal && `  principal ${principal}`,
			role && `  role ${role}`,
		]
			.filter((part) => part !== "")
			.join("\n"),

	nothingBefore: "Nothing is written before you confirm by name.",
	applyN: (n: number) => `Apply ${counted(n, "grant")}…`,
	toApply: "Look at Apply",

	panelChange: "This change",
	panelStates: "States",
	choose: "Choose a line to see who gains what, the names and ids, and what undo would do.",
	who: "Who",
	role: "Role",
	on: "On",
	formerly: (name: string) => `formerly ${name}`,
	condition: "Condition",
	kinds: { User: "person", Group: "Entra group", ServicePrincipal: "identity of a resource or app" } as {
		[type: string]: string;
	},
	why: "Why",
	assignment: "Assignment",
	name: "name",
	roleId: "role",
	principalId: "principal",
	scopeId: "scope",
	notYet: "not known yet",
	copy: (what: string) => `Copy the ${what}`,
	nameHow: "The name is computed from who, role and scope. A second run writes nothing.",
	nameFound: "This name was found in the tenant and stays.",
	createdBy: "Made by",
	createdOn: (by: string, on: string) => [by, on].filter((part) => part !== "").join(", "),
	undo: "Undo",
	undoes: {
		create: "Removes this assignment, if nobody changed it since.",
		retire: "Puts this assignment back as it was.",
		differs: "Nothing is written here, so there is nothing to undo.",
		waiting: "Nothing is written here, so there is nothing to undo.",
		blocked: "Nothing is written here, so there is nothing to undo.",
		unknown: "Nothing is written here, so there is nothing to undo.",
		inPlace: "Is not touched by the next run. Undo of the run that made it removes it.",
		adopted: "Is not touched: somebody else made it, and undo leaves it.",
		inherited: "Is not touched: it is given at a scope above, and undo leaves it.",
		surplus: "Is reported and never removed by this app.",
	} satisfies Record<ChangeState, string>,
	means: {
		create: "Will be written.",
		retire: "Ours from an earlier run, and no longer wanted. Removed only when you tick it.",
		differs: "There with another condition. Somebody has to decide which one is right.",
		waiting: "Its scope or its principal does not exist yet.",
		blocked: "This account may not write it. Somebody else has to.",
		unknown: "It could not be read. Nothing is assumed.",
		inPlace: "There, under our name.",
		adopted: "There, under another name. It counts, and stays as it is.",
		inherited: "Covered by the same role at a scope above.",
		surplus: "Not of this plan. Reported, never removed.",
	} satisfies Record<ChangeState, string>,
} as const;

/** In the order of a comparison: what is done first, then what is there, then what is not ours. */
export const stateOrder: ChangeState[] = [
	"create",
	"retire",
	"inPlace",
	"adopted",
	"inherited",
	"waiting",
	"blocked",
	"differs",
	"unknown",
	"surplus",
];

/** Somebody has to do something before these can be written. */
export const needSomeone: ChangeState[] = ["waiting", "blocked", "differs", "unknown"];

export function countIn(counts: StateCount[], ...states: ChangeState[]): number {
	return counts.filter(({ state }) => states.includes(state)).reduce((all, { count }) => all + count, 0);
}
