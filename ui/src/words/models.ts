/** Words of the models screen. */
import { counted } from "./window";

export const words = {
	strategies: "How each use case gets its models",
	useCase: "Use case",
	boundary: "Data may be processed",
	why: "Why",
	noProject: "no project",
	callsNone: "calls no models",
	forAll: (n: number, where: string) => `${where}: for the ${counted(n, "use case")} without an answer`,
	allAnswered: (where: string) => `${where}: every use case has an answer`,
	cell: (useCase: string, what: string, value: string) => `${useCase}, ${what}: ${value}`,
	noUseCases: "No use cases yet: step 3 names them, and each gets its way to models here.",
	toOrganization: "Go to Organization and ownership",
	boundaries: (parts: string[]) => parts.join(" · "),
	notLimited: "not limited",
	toColumn: "It stands beside each use case, in the last columns of the table above.",
	filterUseCases: "Filter use cases by a word",

	deployments: "Deployments",
	deployment: "deployment",
	addDeployment: "Add a deployment",
	copyDeployment: "Add one like it",
	name: "Name and model",
	resource: "Foundry resource",
	type: "Type",
	capacity: "Capacity",
	capacityOf: (name: string) => `Capacity of ${name}`,
	moves: "Version moves",
	noResource: "No Foundry resource yet",
	sharedOne: "shared by its projects",
	emptyDeployments:
		"No deployments yet. A deployment puts a model into a Foundry resource, for one use case or shared by its projects, and takes its capacity from the quota of the subscription.",

	quota: "Capacity by quota",
	limit: "No limit is known until a tenant is read: the bars show what the plan takes, the longest one most.",
	units: {
		thousandTokensPerMinute: (n: number) => `${n} thousand tokens per minute`,
		provisionedUnits: (n: number) => counted(n, "provisioned unit"),
	},
	shortUnits: {
		thousandTokensPerMinute: (n: number) => `${n} K`,
		provisionedUnits: (n: number) => `${n} PTU`,
	},
	open: "open",
	noSubscription: "no subscription yet",
	noRegion: "no region yet",
	potLabel: (model: string, total: string, parts: string[]) => `${model}, ${total}: ${parts.join(", ")}`,
	unplaced: "Without a Foundry resource of the plan",
	showAll: (n: number) => `Show all ${n}`,
	noQuota: "With the first deployment, its part of the quota is drawn here.",

	versions: (policy: string, n: number) => `${policy}: ${counted(n, "deployment")}`,
	noPolicy: "Not decided",
	versionsAbove: "Each deployment has its version and when it moves in the table above.",

	confirmations: "Confirmations",
	confirmation: "confirmation",
	addConfirmation: "Add a confirmation",
	region: "Region",
	models: "Models",
	services: "Services and features",
	by: "Confirmed by",
	date: "Date",
	emptyConfirmations:
		"No confirmations yet. Somebody looks up whether a region offers the models and services of the plan, and says so here with the day.",
} as const;
