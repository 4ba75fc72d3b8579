/**
 * The open draft: a mirror of its document, what is known about it, and where the person is in it.
 *
 * Screens read through `useValue(pointer)`, `useDraft(selector)` and the finding hooks of `hooks.ts`,
 * and change through `useActions()`. One answer is one `edit`; the mirror shows it at once, the answer
 * brings revision, findings and counts.
 */
import { createStore } from "zustand/vanilla";
import type { Edited, Judged, Opened } from "../bindings";
import { asProblem, type Host } from "../host/host";
import type { Finding, Json, Patch } from "../host/types";
import { fieldWords, stepOf, stepWordsOf } from "../words/plan";
import { own } from "../words/window";
import { alarm, announce } from "./announce";
import type { Draft, DraftActions, DraftState, Safe } from "./draftTypes";
import { changedIndex, indexed, open, questionOfFinding } from "./findings";
import { sendWaiting } from "./pending";
import { createQueue, isEdited } from "./queue";
import { keptWindow } from "./window";

const quietFor = 30_000;

export function createDraft(host: Host, opened: Opened): Draft {
	const id = opened.id;
	const was = keptWindow(opened.window);
	const store = createStore<DraftState>(() => ({
		id,
		name: opened.name,
		revision: opened.revision,
		today: opened.today,
		document: opened.document,
		canUndo: opened.canUndo,
		canRedo: opened.canRedo,
		steps: opened.steps,
		findings: indexed(opened.findings),
		saved: { kind: "saved", at: opened.savedAt },
		refusals: {},
		problem: null,
		notice: null,
		tenant: { kind: "none" },
		report: opened.unknown,
		place: was.place ?? { at: "step", step: opened.steps[0]?.id ?? "prerequisites" },
		question: null,
		field: null,
		finding: null,
		tab: was.tab ?? "question",
		panel: { column: was.column ?? true, drawer: false },
		wish: null,
		dialog: null,
		kept: was.kept ?? {},
	}));
	const { setState: set, getState: get } = store;
	let lastSaid = 0;

	/** What is known of the plan now; answers what is new in it. */
	function judge({ added, removed, steps }: Judged): Finding[] {
		const before = get().findings;
		set({ steps, findings: changedIndex(before, added, removed) });
		const fresh = open(added).filter((finding) => !before.byKey.has(finding.key));
		if (fresh.length > 0) {
			announce(own.newFindings(fresh, (step) => stepWordsOf(step)?.title ?? step));
		}
		return fresh;
	}

	function learned(answer: Edited, document: Json): void {
		set({
			document,
			revision: answer.revision,
			name: answer.name,
			canUndo: answer.canUndo,
			canRedo: answer.canRedo,
			saved: savedAfter(answer),
		});
		const fresh = judge(answer);
		if (answer.saved.not !== undefined) {
			alarm(`${answer.saved.not.title}. ${answer.saved.not.next}`);
		} else if (fresh.length === 0 && Date.now() - lastSaid > quietFor) {
			lastSaid = Date.now();
			announce(own.saved);
		}
	}

	const queue = createQueue(opened.document, opened.revision, {
		mirror: (document) => set({ document }),
		answered: learned,
		refused: (problem, patch, document) => {
			const fresh = patch.map(({ at, to }) => [at, { problem, tried: to }] as const);
			set(({ refusals }) => ({
				document,
				refusals: { ...refusals, ...Object.fromEntries(fresh) },
				// A press that changes several fields has no field to say it at.
				...(patch.length > 1 ? { problem } : {}),
			}));
		},
		busy: (busy) => {
			if (busy && get().saved.kind === "saved") {
				set({ saved: { kind: "saving" } });
			} else if (!busy && get().saved.kind === "saving") {
				set({ saved: { kind: "saved", at: lastSavedAt } });
			}
		},
	});
	let lastSavedAt = opened.savedAt;
	function savedAfter(answer: Edited): Safe {
		if (answer.saved.not !== undefined) {
			return { kind: "not", problem: answer.saved.not };
		}
		lastSavedAt = answer.saved.at;
		return { kind: "saved", at: answer.saved.at };
	}

	async function edit(patch: Patch): Promise<boolean> {
		set(({ refusals }) => ({ refusals: without(refusals, patch) }));
		const answer = await queue.push(patch, (revision) => host.edit(id, revision, patch));
		if (isEdited(answer)) {
			return true;
		}
		alarm(`${answer.title}. ${answer.next}`);
		return false;
	}

	async function turn(which: "undo" | "redo"): Promise<void> {
		sendWaiting();
		const answer = await queue.push([], (revision) => host[which](id, revision));
		if (!isEdited(answer)) {
			// Nothing left to undo is no news.
			if (answer.code !== "NOTHING_TO_UNDO" && answer.code !== "NOTHING_TO_REDO") {
				set({ problem: answer });
			}
			return;
		}
		// What is turned back here is shown here, whatever else it changes.
		const { place } = get();
		const here = answer.patch.find(({ at }) => place.at === "step" && stepOf(at) === place.step);
		const at = (here ?? answer.patch[0])?.at;
		if (at !== undefined) {
			announce(own.turned(which, fieldWords(at)?.label ?? ""));
			actions.goTo(at);
		}
	}

	let keeping: ReturnType<typeof setTimeout> | undefined;
	function keepSoon(): void {
		clearTimeout(keeping);
		keeping = setTimeout(() => {
			const { place, tab, panel, kept } = get();
			host.keepWindow(id, { place, tab, column: panel.column, kept }).catch(() => undefined);
		}, 500);
	}

	const report = (thrown: unknown) => set({ problem: thrown === null ? null : asProblem(thrown) });
	async function tried(work: () => Promise<void>): Promise<boolean> {
		try {
			await work();
			return true;
		} catch (thrown) {
			report(thrown);
			return false;
		}
	}

	/** Says that something is done, to eyes and ears. */
	function tell(notice: string): void {
		set({ notice });
		announce(notice);
	}

	const actions: DraftActions = {
		edit,
		set: (at, to) => edit([to === undefined ? { at } : { at, to }]),
		undo: () => turn("undo"),
		redo: () => turn("redo"),
		sign: async (area, by, slice) => {
			sendWaiting();
			const answer = await queue.push([], (revision) => host.sign(id, revision, area, by, slice));
			if (!isEdited(answer)) {
				report(answer);
			}
			return isEdited(answer);
		},
		judge,
		settled: () => {
			sendWaiting();
			return queue.settled();
		},
		forgive: (at) => set(({ refusals }) => ({ refusals: without(refusals, [{ at }]) })),
		saveAgain: async () => {
			try {
				lastSavedAt = await host.save(id);
				set({ saved: { kind: "saved", at: lastSavedAt } });
				announce(own.saved);
			} catch (thrown) {
				set({ saved: { kind: "not", problem: asProblem(thrown) } });
			}
		},
		saveCopy: async () => {
			await tried(async () => {
				const where = await host.saveCopy(id);
				if (where !== null) {
					tell(own.copySaved(where));
				}
			});
		},
		savePlan: async () => {
			await tried(async () => {
				const where = await host.savePlan(id);
				if (where !== null) {
					tell(own.planSaved(where));
				}
			});
		},
		heard: () => set({ notice: null }),
		newId: (prefix) => host.newId(id, prefix),
		connect: (choice) => tried(async () => set({ tenant: await host.connect(id, choice), problem: null })),
		disconnect: async () => {
			await tried(async () => set({ tenant: await host.disconnect(id) }));
		},
		lookAtTenant: async () => {
			await tried(async () => set({ tenant: await host.tenant(id) }));
		},
		go: (place) => {
			sendWaiting();
			set((state) => ({
				place,
				question: null,
				field: null,
				finding: null,
				tab: "question",
				wish: null,
				panel: { ...state.panel, drawer: false },
			}));
			keepSoon();
		},
		goTo: (at) => {
			sendWaiting();
			const step = stepOf(at);
			set((state) => ({
				place: step === undefined ? state.place : { at: "step", step },
				wish: { at, n: (state.wish?.n ?? 0) + 1 },
				panel: { ...state.panel, drawer: false },
			}));
			keepSoon();
		},
		enter: (question) => {
			if (get().question !== question) {
				set({ question, field: null, finding: null });
			}
		},
		enterField: (at) => set({ field: at }),
		select: (finding) => {
			const question = finding === null ? undefined : questionOfFinding(finding);
			set((state) => ({
				finding: finding?.key ?? null,
				tab: "question",
				question: question ?? state.question,
			}));
		},
		show: (tab) => {
			set({ tab });
			keepSoon();
		},
		setPanel: (panel) => {
			set((state) => ({ panel: { ...state.panel, ...panel } }));
			keepSoon();
		},
		keep: (key, value) => {
			set((state) => ({ kept: { ...state.kept, [key]: value } }));
			keepSoon();
		},
		ask: (dialog) => set({ dialog }),
		report,
	};

	return Object.assign(store, { actions, host });
}

function without<T>(map: { [at: string]: T }, patch: Patch): { [at: string]: T } {
	const gone = patch.filter((one) => one.at in map);
	if (gone.length === 0) {
		return map;
	}
	const left = { ...map };
	for (const { at } of gone) {
		delete left[at];
	}
	return left;
}
