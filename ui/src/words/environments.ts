/** Words of the environments screen. */
import type { EnvironmentKind } from "../bindings";
import { counted } from "./window";

export const words = {
	/** How an environment of a kind is called until somebody calls it otherwise, and its short form. */
	starts: {
		development: { name: "Development", token: "dev" },
		test: { name: "Test", token: "test" },
		production: { name: "Production", token: "prod" },
		sandbox: { name: "Sandbox", token: "box" },
	} satisfies Record<EnvironmentKind, { name: string; token: string }>,

	none: "No environments yet",
	give: "An environment has resources, people and rules of its own, so that what is tried does not break what serves. Three of them are usual.",
	usual: "Add development, test, production",
	addKind: (name: string) => `Add ${name.toLowerCase()}`,
	add: "Add an environment",
	name: "Name",
	kind: "What it is for",
	token: "Short form",
	putOff: "Put off",
	putOffIt: "Put off…",
	putOffNamed: (name: string) => `Put off ${name}…`,
	takeUp: "Take up again",
	takeUpNamed: (name: string) => `Take up ${name} again`,
	reason: "Why it waits",
	until: "Until when",
	actions: (name: string) => `Order, or remove ${name}`,
	left: "Move left",
	right: "Move right",
	remove: (name: string) => `Remove ${name}`,
	removeTitle: (name: string) => `Remove ${name}?`,
	removeText: (name: string, projects: number) =>
		`${counted(projects, "project")} stand${projects === 1 ? "s" : ""} in ${name}. They go with it. Undo brings everything back; to plan nothing here for now, put it off instead.`,
	removeIt: (name: string, projects: number) => `Remove ${name} and ${counted(projects, "project")}`,

	region: "Region",
	regionsOfPlan: "the regions of the plan",
	named: (name: string, where: string) => [name, where].filter((part) => part !== "").join(" · "),

	accounts: "Foundry resources",
	projects: "Projects",
	gives: "gives",
	noName: "No name yet: it needs business groups, environments and a pattern.",
	length: (length: number, limit: number) => `${length} of ${limit} characters`,
	fit: (n: number) => `${counted(n, "name")} fit${n === 1 ? "s" : ""} Azure's rules`,
	refused: (n: number) => `${counted(n, "name")} that Azure refuses`,
	unique: "No two alike in this plan",
	collide: (n: number) => `${counted(n, "name")} not the only one`,
	mayHold: "Patterns may hold",

	groupNames: (names: string, more: number) => (more > 0 ? `${names} and ${more} more` : names),

	heldUntil: (day: string) =>
		day === "" ? "A deleted resource holds it" : `A deleted resource holds it until ${day}`,
	heldUnseen: "Decided on; no reading shows it held",
	noneHeld: "No reading shows a name that a deleted resource holds. Compare with a tenant to see.",
	decideFor: "Decide for a Foundry resource…",
	forget: (name: string) => `Forget what was decided for ${name}`,
	restoreCommand: "Restore",
	purgeCommand: "Purge",
	copyCommand: (what: string, name: string) => `Copy the command: ${what.toLowerCase()} ${name}`,
	mayRun: (roles: string, subscription: string) => `Takes ${roles} at ${subscription}`,
	or: " or ",

	waves: "Waves",
	wave: "Wave",
	environments: "Environments",
	groups: "Business groups",
	addWave: "Add a wave",
	noWaves: "Everything goes together",
	wavesGive:
		"A wave is a named part of the rollout: some environments, some business groups. It is checked, signed and applied by itself.",
	unnamedWave: "Wave without a name",
} as const;
