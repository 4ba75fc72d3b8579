// Drawn up by hand until the generator writes it; the shape is the agreement.
// Everything that crosses between Rust and the window.

export type Json = unknown;
export type Id = string;
export type Severity = "blocker" | "warning" | "note";
export type Area = "security" | "network" | "keys" | "cost";
/** One change of one field; without `to` the field is removed. */
export type Edit = { at: string; to?: Json };
export type Patch = Edit[];
export type Fix = { kind: "auto"; patch: Patch } | { kind: "goTo"; at: string } | { kind: "request"; to: string };
export type Finding = {
	/** Code and sorted subjects: the identity while the subjects stay. */
	key: string;
	code: string;
	severity: Severity;
	area: Area;
	group?: Id;
	/** JSON Pointer of the field that would change. */
	at: string;
	subjects: Id[];
	values: { [name: string]: string };
	fixes: Fix[];
	data: "offline" | "live" | "notChecked";
	environments: Id[];
	groups: Id[];
	/** Id of the step it belongs to. */
	step: string;
	/** Somebody accepted it, with a reason and an end date. */
	accepted: boolean;
};
export type Problem = { code: string; title: string; detail: string; next: string; at?: string };

/** A question of a screen: `networking.reach`, with the fields it holds. */
export type QuestionState = {
	id: string;
	state: "open" | "answered" | "parked";
	blockers: number;
	warnings: number;
};
export type StepState = {
	/** `prerequisites`, `environments`, … : also the name of its section in the plan. */
	id: string;
	number: number;
	answered: number;
	/** 0 for Review and Sign-off, which ask nothing that counts. */
	questions: number;
	blockers: number;
	warnings: number;
	notes: number;
	parked: number;
	/** Everything answered, no blocker, no warning. */
	done: boolean;
	ofQuestions: QuestionState[];
};
export type Saved = { at: string } | { not: Problem };

export type DraftLine = { id: string; name: string; created: string; savedAt: string; revision: number; unsaved: number };
export type DraftSummary = {
	id: string;
	answered: number;
	questions: number;
	/** Id of the first step with something open. */
	next: string | null;
	blockers: number;
	warnings: number;
	groups: number;
	accounts: number;
	projects: number;
	/** Signatures that stand, of those required. */
	signed: number;
	required: number;
	lastRun: RunLine | null;
	parked: ParkedLine[];
};
export type ParkedLine = { question: string; step: string; owner: string; until: string; note: string; late: boolean };
export type Settings = { theme: "system" | "light" | "dark" | "highContrast"; zoom: number; who: string };
export type Start = {
	version: string;
	drafts: DraftLine[];
	/** Why nothing can be changed, when that is so. */
	readOnly: string | null;
	notes: Problem[];
	settings: Settings;
	/** Where drafts are kept, as a person would write it. */
	folder: string;
	facts: { checked: string; roles: number; rules: number };
	/** A plan named on the command line or by the last session. */
	open: string | null;
	today: string;
};
/** Everything the wizard needs of a plan, once. */
export type Opened = {
	id: string;
	name: string;
	revision: number;
	savedAt: string;
	canUndo: boolean;
	canRedo: boolean;
	document: Json;
	steps: StepState[];
	findings: Finding[];
	/** What keep_window last kept: step, selections, panel. */
	window: Json | null;
	today: string;
	/** What was not understood when the plan was taken in. */
	report: string[];
};
export type Edited = {
	revision: number;
	saved: Saved;
	canUndo: boolean;
	canRedo: boolean;
	/** What changed in the document; undo and redo answer with it too. */
	patch: Patch;
	added: Finding[];
	/** Keys of findings that are gone. */
	removed: string[];
	steps: StepState[];
	name: string;
};
export type Revision = { n: number; who: string; at: string; kind: "import" | "edit" | "undo" | "redo"; patch: Patch };

export type TenantState =
	| { kind: "none" }
	| { kind: "practice"; name: string; which: "default" | "empty" | "troubled" }
	| { kind: "real"; tenantId: string; account: string; writing: boolean };
export type TenantChoice = "practice" | "practiceEmpty" | "practiceTroubled" | "azure";

export type Slice = { environments: Id[]; groups: Id[] };
export type ChangeState =
	| "create" | "retire" | "differs" | "waiting" | "blocked" | "unknown" | "inPlace" | "adopted" | "inherited" | "surplus";
export type Compared = {
	/** Digest of what would be written; apply names it. */
	digest: string;
	readAt: string;
	requests: number;
	caller: string;
	tenantId: string;
	counts: { state: ChangeState; count: number }[];
	lines: number;
	/** Blockers open in the slice: apply is refused while there are any. */
	blockers: number;
	/** Words to type before a real tenant is written to; null where none are needed. */
	confirm: string | null;
	/** Why apply would be refused, or null. */
	refused: Problem | null;
	signed: "signed" | "notSigned" | "notNeeded";
};
export type Change = {
	key: string;
	state: ChangeState;
	/** Who, as the plan names it, and what kind of principal. */
	principal: string;
	principalId: string | null;
	principalType: string;
	role: string;
	roleName: string;
	formerRoleName: string | null;
	scopeKind: "subscription" | "resourceGroup" | "account" | "project" | "resource";
	scopeLabel: string;
	scope: string | null;
	name: string | null;
	condition: string;
	/** One sentence on people and what they can do. */
	sentence: string;
	/** One line below it: role and scope, or why it waits or is blocked. */
	detail: string;
	environment: Id | null;
	groups: Id[];
};
/** Lines of one Foundry resource (or other scope), in the order of the plan. */
export type ChangeGroup = { label: string; environment: Id | null; group: string; from: number; count: number; counts: { state: ChangeState; count: number }[] };
export type ReadProgress = { done: number; of: number; what: string };

export type StepLine = {
	seq: number;
	verb: "grant" | "remove";
	state: "planned" | "intended" | "accepted" | "confirmed" | "failed" | "unknown" | "undone";
	sentence: string;
	detail: string;
	/** Foundry resource (or other scope) it is drawn under. */
	under: string;
	environment: Id | null;
	requestId: string | null;
	/** When its outcome was on disk, RFC 3339. */
	at: string;
};
export type RunEvent =
	| { kind: "started"; run: string; steps: StepLine[] }
	| { kind: "step"; step: StepLine; done: number; of: number }
	| { kind: "confirming"; missing: number }
	| { kind: "pause"; seconds: number };
export type RunReport = {
	run: string;
	kind: "apply" | "undo";
	started: string;
	ended: string;
	steps: StepLine[];
	requests: number;
	stopped: boolean;
	complete: boolean;
	/** How many the run made itself: undo removes these. */
	made: number;
	left: { sentence: string; why: string }[];
};
export type RunLine = { id: string; kind: "apply" | "undo"; started: string; state: string; tenant: string; steps: number; confirmed: number; made: number };

export type ExportFile = { name: string; format: "json" | "markdown" | "manifest"; title: string; holds: string; bytes: number; sha256: string; text: string };

/** Every command. Each may answer with a Problem. */
export interface Commands {
	start(): Promise<Start>;
	summary(draft: string): Promise<DraftSummary>;
	createDraft(from: "empty" | "contoso"): Promise<string>;
	/** Shows the system's dialog; null when it was closed. */
	openFile(): Promise<string | null>;
	openDraft(draft: string): Promise<Opened>;
	deleteDraft(draft: string): Promise<null>;
	edit(draft: string, revision: number, patch: Patch): Promise<Edited>;
	undo(draft: string, revision: number): Promise<Edited>;
	redo(draft: string, revision: number): Promise<Edited>;
	/** Tries again to write what is in memory only; answers when it was saved. */
	save(draft: string): Promise<string>;
	/** Dialog; null when closed, else where the copy is. */
	saveCopy(draft: string): Promise<string | null>;
	history(draft: string): Promise<Revision[]>;
	keepWindow(draft: string, state: Json): Promise<null>;
	/** Draws an id for something new: prefix such as `grp`, not used in the plan yet. */
	newId(draft: string, prefix: string): Promise<string>;
	setSettings(settings: Settings): Promise<null>;
	view<Q extends ViewQuery>(draft: string, query: Q): Promise<View>;
	sign(draft: string, revision: number, area: string, by: string): Promise<Edited>;
	tenant(draft: string): Promise<TenantState>;
	connect(draft: string, tenant: TenantChoice): Promise<TenantState>;
	disconnect(draft: string): Promise<TenantState>;
	/** Practice only: makes what a deployment of the plan would make. Answers how many were new. */
	deployPractice(draft: string, slice: Slice): Promise<number>;
	resetPractice(draft: string): Promise<null>;
	compare(draft: string, slice: Slice, progress: (p: ReadProgress) => void): Promise<Compared>;
	changeGroups(draft: string, states: ChangeState[], words: string): Promise<ChangeGroup[]>;
	changes(draft: string, states: ChangeState[], words: string, from: number, count: number): Promise<Change[]>;
	apply(draft: string, digest: string, retire: boolean, events: (e: RunEvent) => void): Promise<RunReport | null>;
	stop(): Promise<null>;
	runs(draft: string): Promise<RunLine[]>;
	run(draft: string, run: string): Promise<RunReport>;
	resume(draft: string, run: string, events: (e: RunEvent) => void): Promise<RunReport>;
	undoRun(draft: string, run: string, events: (e: RunEvent) => void): Promise<RunReport>;
	exportFiles(draft: string, slice: Slice): Promise<ExportFile[]>;
	/** Dialog for a folder; null when closed, else the folder's name. */
	saveExport(draft: string, slice: Slice, names: string[]): Promise<string | null>;
	/** Opens a source in the browser, by its id in our catalogue. */
	openLink(link: string): Promise<null>;
	painted(): Promise<null>;
}

export type ViewQuery =
	| { of: "organization" }
	| { of: "access"; group: Id; environment: Id }
	| { of: "roles" }
	| { of: "networking"; environment: Id; group: Id }
	| { of: "connections"; group: Id; environment: Id }
	| { of: "models" }
	| { of: "review"; slice: Slice }
	| { of: "signOff"; slice: Slice };
export type View = Json;
