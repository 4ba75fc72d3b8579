/**
 * A host without Rust: for component tests, and for looking at screens in a browser during development.
 * It keeps a plan in memory, applies edits, turns them back, and says nothing about Azure.
 *
 *   const host = memoryHost({ document: { about: { name: "Test" } }, findings: [], refuse: (patch) => null });
 */
import type { Edited, Opened, Plan, Problem, QuestionState, StepState, View, ViewQuery } from "../bindings";
import { keysAt, patched, valueAt } from "../state/pointer";
import { fieldsOf, stepWords } from "../words/plan";
import { asProblem, type Commands, type Host } from "./host";
import { smallPlan } from "./smallPlan";
import type { Finding, Json, Patch } from "./types";

export type MemoryOptions = {
	document?: Json;
	findings?: Finding[];
	/** Why a patch is not taken; null takes it. */
	refuse?: (patch: Patch) => Problem | null;
	/** What an edit does to the findings. */
	judge?: (document: Json) => Finding[];
	view?: (query: ViewQuery) => View | undefined;
	/** Waits before an answer, for tests of what is under way. */
	before?: () => Promise<void>;
	/** Notes every command with its arguments. */
	heard?: (command: string, ...args: unknown[]) => void;
	/** Commands that answer otherwise. */
	commands?: Partial<Commands>;
};

const today = "2026-11-22";

export function memoryHost(options: MemoryOptions = {}): Host {
	let document: Json = options.document ?? smallPlan;
	let findings = options.findings ?? options.judge?.(document) ?? [];
	let revision = 1;
	let window: Json = null;
	const done: Patch[] = [];
	const undone: Patch[] = [];
	const heard = options.heard ?? (() => undefined);
	let drawn = 0;

	const name = () => {
		const found = valueAt(document, "/about/name");
		return typeof found === "string" ? found : "";
	};
	const inverse = (patch: Patch): Patch =>
		[...patch].reverse().map(({ at }) => {
			const before = valueAt(document, at);
			return before === undefined ? { at } : { at, to: before };
		});
	const change = (patch: Patch): Edited => {
		document = patched(document, patch);
		revision += 1;
		const before = findings;
		findings = options.judge?.(document) ?? findings;
		return {
			revision,
			saved: { at: "2026-11-22T10:42:00Z" },
			canUndo: done.length > 0,
			canRedo: undone.length > 0,
			patch,
			added: findings.filter((finding) => !before.some((one) => one.key === finding.key)),
			removed: before.filter((finding) => !findings.some((one) => one.key === finding.key)).map((f) => f.key),
			steps: stepStates(document, findings),
			name: name(),
		};
	};
	const edited = async (patch: Patch): Promise<Edited> => {
		await options.before?.();
		const problem = options.refuse?.(patch) ?? null;
		if (problem !== null) {
			throw problem;
		}
		done.push(inverse(patch));
		undone.length = 0;
		return change(patch);
	};
	const turned = async (from: Patch[], to: Patch[]): Promise<Edited> => {
		await options.before?.();
		const patch = from.pop();
		if (patch === undefined) {
			throw { ...asProblem(""), code: "NOTHING_TO_UNDO" };
		}
		to.push(inverse(patch));
		return change(patch);
	};
	const opened = (id: string): Opened => ({
		id,
		name: name(),
		revision,
		savedAt: "2026-11-22T10:42:00Z",
		canUndo: done.length > 0,
		canRedo: undone.length > 0,
		document: document as Plan,
		steps: stepStates(document, findings),
		findings,
		window,
		today,
		unknown: [],
	});
	const notHere = (): Promise<never> =>
		Promise.reject({
			code: "USAGE",
			title: "This needs the app",
			detail: "In a browser there is no Azure to compare with and no file to write.",
			next: "Open the app to do it.",
		} satisfies Problem);

	const commands: Commands = {
		start: async () => ({
			version: "0.1.0",
			drafts: [
				{ id: "one", name: name(), created: today, savedAt: "2026-11-22T10:42:00Z", revision, unsaved: 0 },
			],
			readOnly: null,
			notes: [],
			settings: { theme: "system", zoom: 100, who: "Priya Raman" },
			folder: "~/.local/share/foundry-rollout",
			facts: { checked: today, roles: 64, rules: 217 },
			open: null,
			today,
		}),
		summary: async (id) => {
			const steps = stepStates(document, findings);
			const sum = (of: (step: StepState) => number) => steps.reduce((all, step) => all + of(step), 0);
			return {
				id,
				answered: sum((step) => step.answered),
				questions: sum((step) => step.questions),
				next: steps.find((step) => step.answered < step.questions)?.id ?? null,
				blockers: sum((step) => step.blockers),
				warnings: sum((step) => step.warnings),
				groups: keysAt(document, "/organization/groups").length,
				accounts: 15,
				projects: keysAt(document, "/organization/projects").length,
				signed: 0,
				required: 4,
				lastRun: null,
				parked: [],
			};
		},
		createDraft: async () => "one",
		openFile: async () => null,
		startOver: async () => [],
		savePlan: async () => null,
		close: async () => null,
		openDraft: async (draft) => opened(draft),
		deleteDraft: async () => null,
		edit: (_, __, patch) => edited(patch),
		undo: () => turned(done, undone),
		redo: () => turned(undone, done),
		save: async () => "2026-11-22T10:43:00Z",
		saveCopy: async () => null,
		history: async () => [],
		keepWindow: async (_, state) => {
			window = state;
			return null;
		},
		newId: async (_, prefix) => {
			drawn += 1;
			return `${prefix}-new${"abcdefgh"[drawn % 8]}${"abcdefgh"[Math.floor(drawn / 8) % 8]}a`;
		},
		setSettings: async (settings) => settings,
		view: async (_, query) => {
			const view = options.view?.(query);
			// A screen without its view shows what it can say without it.
			return view ?? notHere();
		},
		like: async () => {
			throw asProblem(new Error("Nothing is made without Rust."));
		},
		readList: async () => null,
		sign: (_, __, area, by) => edited([{ at: `/signOffs/signatures/${area}`, to: { by } }]),
		tenant: async () => ({ kind: "none" }),
		connect: async (_, tenant) =>
			tenant === "azure"
				? notHere()
				: { kind: "practice", name: "Contoso (practice)", which: tenant, writing: false },
		disconnect: async () => ({ kind: "none" }),
		deployPractice: notHere,
		resetPractice: async () => ({ kind: "none" }),
		compare: notHere,
		changeGroups: async () => [],
		changes: async () => [],
		apply: notHere,
		stop: async () => null,
		runs: async () => [],
		run: notHere,
		resume: notHere,
		undoRun: notHere,
		exportFiles: async () => [],
		saveExport: async () => null,
		painted: async () => null,
		...options.commands,
	};
	return { ...noting(commands, heard), listen: () => () => undefined };
}

function noting(commands: Commands, heard: (command: string, ...args: unknown[]) => void): Commands {
	return new Proxy(commands, {
		get: (of, command: keyof Commands) => {
			const run = of[command] as (...args: unknown[]) => unknown;
			return (...args: unknown[]) => {
				heard(String(command), ...args);
				return run(...args);
			};
		},
	});
}

/** A question counts as answered when a field of it holds something. */
function stepStates(document: Json, findings: Finding[]): StepState[] {
	return stepWords.map((step, at) => {
		const ofQuestions = step.questions.map(
			(question): QuestionState => ({
				id: question.id,
				state: fieldsOf(question).some((field) => holdsSomething(document, field)) ? "answered" : "open",
				asked: true,
				blockers: 0,
				warnings: 0,
			}),
		);
		const own = findings.filter((finding) => finding.step === step.id && !finding.accepted);
		const counted = (severity: string) => own.filter((finding) => finding.severity === severity).length;
		const answered = ofQuestions.filter((question) => question.state === "answered").length;
		return {
			id: step.id,
			number: at + 1,
			answered,
			questions: ofQuestions.length,
			blockers: counted("blocker"),
			warnings: counted("warning"),
			notes: counted("note"),
			parked: 0,
			done: answered === ofQuestions.length && counted("blocker") === 0 && counted("warning") === 0,
			ofQuestions,
		};
	});
}

function holdsSomething(document: Json, field: string): boolean {
	const [before = "", ...rest] = field.split(".*");
	const at = `/${before.replaceAll(".", "/")}`;
	if (rest.length === 0) {
		return valueAt(document, at) !== undefined;
	}
	return keysAt(document, at).length > 0;
}
