/** Words of the review screen. */
import type { Area, Inbound, PointState } from "../bindings";
import { counted } from "./window";

export const words = {
	ready: "Seven points of the baseline stand and no blocker is open: it can be signed.",
	notReady: (met: number, of: number, blockers: number, fixable: number) =>
		[
			`Ready to sign when all ${of} points of the baseline stand and no blocker is open.`,
			met < of ? `${met} of ${of} stand.` : "",
			blockers === 0 ? "" : `${counted(blockers, "blocker")} ${blockers === 1 ? "is" : "are"} in the way.`,
			fixable === 0 ? "" : `${fixable} of them ${fixable === 1 ? "has" : "have"} a one-press fix.`,
		]
			.filter((part) => part !== "")
			.join(" "),
	checklist: "Baseline checklist",
	outcomes: "Outcomes",
	metOf: (met: number, of: number) => `${met} of ${of}`,
	states: {
		met: "stands",
		open: "open",
		notChecked: "seen after deployment",
	} satisfies Record<PointState, string>,
	pointSays: (title: string, state: string, short: string) => `${title} ${short}: ${state}`,

	whole: "Whole rollout",
	counts: (resources: number, projects: number, grants: number) =>
		`${counted(resources, "resource")}, ${counted(projects, "project")}, ${counted(grants, "grant")}`,
	nothingPlanned: "No business group or environment in this part of the plan yet.",
	noGroup: "without a group",
	noResource: "without a Foundry resource",
	project: "project",
	sensitive: "sensitive",
	ways: {
		publicAll: "from anywhere",
		publicSelected: "selected addresses",
		privateEndpoint: "private",
		hybrid: "private and selected addresses",
		none: "not decided",
	} satisfies Record<Inbound | "none", string>,
	resourceSays: (name: string, way: string, projects: number, sensitive: number, said: string) =>
		[name, way, counted(projects, "project"), sensitive === 0 ? "" : `${sensitive} sensitive`, said]
			.filter((part) => part !== "")
			.join(", "),
	picture: {
		group: "Business group",
		environment: "Environment",
		resource: "Foundry resource",
		reached: "Reached",
		projects: "Projects",
		sensitive: "Sensitive",
	},

	findings: "Findings",
	tabs: {
		open: "Open",
		blocker: "Blockers",
		warning: "Warnings",
		note: "Notes",
		accepted: "Accepted",
		parked: "Parked",
	},
	counted: (tab: string, n: number) => `${tab} ${n}`,
	columns: {
		severity: "Severity",
		code: "Code",
		finding: "Finding",
		where: "Where",
		owner: "Owner",
		actions: "Actions",
	},
	allSteps: "All steps",
	allOwners: "All owners",
	step: "Step",
	owner: "Owner",
	filter: "Filter by word or code",
	about: (name: string) => `Only ${name}`,
	showAll: "Show all findings",
	shown: (n: number, of: number) => (n === of ? `${n} shown` : `${n} of ${of} shown`),
	none: "Nothing here. Every rule looked at this part of the plan.",
	noneFit: "No finding fits the filter.",
	parked: "Parked",
	parkedOf: (title: string) => `Parked: ${title}`,
	everywhere: "All environments",
	several: (n: number, what: string) => counted(n, what),
	goTo: (step: string) => `Go to ${step}`,
	accept: "Accept…",
	acceptedBy: (by: string, until: string) =>
		[`accepted by ${by}`, until === "" ? "" : `until ${until}`].filter((part) => part !== "").join(" "),
	takeBack: "Take back",
	fixWith: (n: number) => `Fix: ${counted(n, "change")}…`,
	fixChanges: "What changes",
	doFix: (n: number) => `Make ${n === 1 ? "this change" : `these ${n} changes`}`,
	fromTo: (label: string, from: string, to: string) => `${label}: ${from} → ${to}`,
	nothing: "nothing",
	fixed: (title: string) => `Fixed: ${title}`,
	due: (day: string) => `due ${day}`,
	late: (day: string) => `was due ${day}`,

	acceptTitle: "Accept the risk",
	acceptHelp:
		"The finding stays in the plan, under the name of whoever takes it on, and comes up again when its day has passed. The signature of its area binds it.",
	by: "Accepted by",
	reason: "Why it is acceptable",
	until: "Until",
	untilHelp: "A day, such as 2027-03-31. Without one it holds until it is taken back.",
	acceptIt: "Accept the risk",
	needs: "A name and a reason are needed.",
	notDate: "Write the day as YYYY-MM-DD.",
	notTaken: "It was not accepted: one of these texts was not taken. Change it and accept again.",
	areas: { security: "Security", network: "Network", keys: "Keys", cost: "Cost" } satisfies Record<
		Area,
		string
	>,
} as const;
