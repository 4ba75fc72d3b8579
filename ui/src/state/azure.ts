/**
 * What is known of the tenant beside a draft: the last comparison, the run that is under way or was the
 * last one, and what the screens Compare, Apply and Export show of them. It outlives these screens, and
 * the open draft while Home is shown: a run goes on in Rust, whatever the window draws.
 *
 *   const counts = useAzure((state) => state.comparison?.compared.counts);
 *   const { compare, apply } = useAzureActions();
 */
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import { createStore, type StoreApi } from "zustand/vanilla";
import type {
	ChangeLine,
	ChangeState,
	Compared,
	Problem,
	ReadProgress,
	RunEvent,
	RunLine,
	RunReport,
	Slice,
	TenantChoice,
} from "../bindings";
import { asProblem, type Host } from "../host/host";
import { words as apply } from "../words/apply";
import { words as compare } from "../words/compare";
import { alarm, announce } from "./announce";
import type { Draft } from "./draftTypes";
import { useDraftStore } from "./hooks";
import { after, begun, countsOf, type Doing, needsYou, type Run, tenths } from "./run";

export type Comparison = {
	compared: Compared;
	/** Revision of the plan that was compared. */
	revision: number;
	/** The tenant was changed or left since: lines can no longer be read. */
	gone: boolean;
};

/** What the list of lines shows. */
export type Shown = {
	tab: "scope" | "someone";
	states: ChangeState[];
	words: string;
	/** Groups that are folded, by what they are called and where they begin. */
	folded: string[];
	/** The row that the keys are at. */
	row: number;
	line: ChangeLine | null;
};

export type Busy = { of: "connecting" | "reading" | "building"; progress: ReadProgress | null };

export type AzureState = {
	/** What is asked of the tenant just now, other than a run. */
	busy: Busy | null /** Why connecting or reading did not work. */;
	problem: Problem | null;
	/** The tenant that was asked for last. */
	choice: TenantChoice | null;
	comparison: Comparison | null;
	shown: Shown;
	/** The run that is under way. */
	run: Run | null;
	/** How the last run stands, or an earlier one that was opened. */
	report: RunReport | null;
	/** Why nothing was written, or why a run broke off. */
	refused: Problem | null;
	/** Runs of this plan, newest first; none until they were read. */
	runs: RunLine[] | null;
	/** What is chosen before writing. */
	retire: boolean;
	typed: string;
	/** What was exported last, and where. */
	saved: { names: string[]; folder: string } | null;
};

export type AzureActions = {
	connect: (choice: TenantChoice, slice: Slice) => Promise<void>;
	compare: (slice: Slice) => Promise<void>;
	/** Builds in the practice tenant what a deployment would, and compares again. */
	build: (slice: Slice) => Promise<void>;
	startOver: (slice: Slice) => Promise<void>;
	show: (shown: Partial<Shown>) => void;
	/** The lines of the comparison can no longer be read. */
	lost: () => void;
	choose: (chosen: Partial<Pick<AzureState, "retire" | "typed" | "saved">>) => void;
	apply: () => Promise<void>;
	resume: (run: string) => Promise<void>;
	undo: (run: string) => Promise<void>;
	stop: () => void;
	/** Opens an earlier run. */
	look: (run: string) => Promise<void>;
	/** Closes the report of a run. */
	close: () => void;
	readRuns: () => Promise<void>;
};

export type Azure = StoreApi<AzureState> & { actions: AzureActions };

const nothingShown: Shown = { tab: "scope", states: [], words: "", folded: [], row: 1, line: null };
/** How long events of a run are gathered before they are drawn. */
const together = 100;

/** So many failures are said one by one; more of them with every tenth. */
const fewFailures = 3;

const known = new WeakMap<Host, Map<string, { azure: Azure; draft: { current: Draft } }>>();

/** What is known of the tenant of a draft; the same after the draft was closed and opened again. */
export function azureOf(draft: Draft): Azure {
	const ofHost = known.get(draft.host) ?? new Map<string, { azure: Azure; draft: { current: Draft } }>();
	known.set(draft.host, ofHost);
	const { id } = draft.getState();
	const found = ofHost.get(id);
	if (found !== undefined) {
		found.draft.current = draft;
		return found.azure;
	}
	const current = { current: draft };
	const azure = createAzure(draft.host, id, current);
	ofHost.set(id, { azure, draft: current });
	return azure;
}

export function useAzure<T>(select: (state: AzureState) => T): T {
	return useStore(azureOf(useDraftStore()), useShallow(select));
}

export function useAzureActions(): AzureActions {
	return azureOf(useDraftStore()).actions;
}

function createAzure(host: Host, id: string, draft: { current: Draft }): Azure {
	const store = createStore<AzureState>(() => ({
		busy: null,
		problem: null,
		choice: null,
		comparison: null,
		shown: nothingShown,
		run: null,
		report: null,
		refused: null,
		runs: null,
		retire: false,
		typed: "",
		saved: null,
	}));
	const { setState: set, getState: get } = store;

	/** One thing at a time is asked of the tenant. */
	async function asking(of: Busy["of"], work: () => Promise<void>): Promise<void> {
		if (get().busy !== null || get().run !== null) {
			return;
		}
		set({ busy: { of, progress: null }, problem: null });
		try {
			await work();
		} catch (thrown) {
			const problem = asProblem(thrown);
			set({ problem });
			alarm(`${problem.title} ${problem.next}`);
		}
		set({ busy: null });
	}

	const lost = () =>
		set(({ comparison }) => ({ comparison: comparison === null ? null : { ...comparison, gone: true } }));

	async function read(slice: Slice): Promise<void> {
		await draft.current.actions.settled();
		const { revision } = draft.current.getState();
		set({ busy: { of: "reading", progress: null } });
		const compared = await host.compare(id, slice, (progress) => {
			if (get().busy !== null) {
				set({ busy: { of: "reading", progress } });
			}
		});
		draft.current.actions.judge(compared);
		set(({ shown }) => ({
			comparison: { compared, revision, gone: false },
			shown: { ...shown, states: [], words: "", folded: [], row: 1, line: null },
			report: null,
			refused: null,
			retire: false,
			typed: "",
		}));
		announce(compare.heard(compared));
	}

	async function running(doing: Doing, work: (hear: (event: RunEvent) => void) => Promise<RunReport | null>) {
		if (get().busy !== null || get().run !== null) {
			return;
		}
		set({ run: begun(doing), refused: null, report: null });
		let waiting: RunEvent[] = [];
		let timer: ReturnType<typeof setTimeout> | undefined;
		const draw = () => {
			timer = undefined;
			const before = get().run;
			if (before === null || waiting.length === 0) {
				return;
			}
			const run = after(before, waiting);
			waiting = [];
			set({ run });
			tell(before, run);
		};
		const hear = (event: RunEvent) => {
			if (event.kind === "started") {
				void draft.current.actions.lookAtTenant();
			}
			waiting.push(event);
			timer ??= setTimeout(draw, together);
		};
		let problem: Problem | null = null;
		let report: RunReport | null = null;
		try {
			report = await work(hear);
		} catch (thrown) {
			problem = asProblem(thrown);
		}
		clearTimeout(timer);
		draw();
		const broken = get().run?.id ?? null;
		// Words that were mistyped leave what was shown as it is; anything else began, or has to be read anew.
		if (problem?.code !== "USAGE") {
			lost();
		}
		await draft.current.actions.lookAtTenant();
		await actions.readRuns();
		if (report === null && broken !== null) {
			report = await host.run(broken).catch(() => null);
		}
		set({ run: null, report, refused: problem });
		if (problem !== null) {
			alarm(`${problem.title} ${problem.next}`);
		} else {
			announce(report === null ? apply.nothingWritten : apply.ended(report));
		}
	}

	const actions: AzureActions = {
		connect: (choice, slice) =>
			asking("connecting", async () => {
				set({ choice });
				const tenant = await host.connect(id, choice);
				draft.current.setState({ tenant });
				await read(slice);
			}),
		compare: (slice) => asking("reading", () => read(slice)),
		build: (slice) =>
			asking("building", async () => {
				const made = await host.deployPractice(id, slice);
				lost();
				await draft.current.actions.lookAtTenant();
				announce(compare.built(made));
				await read(slice);
			}),
		startOver: (slice) =>
			asking("building", async () => {
				const tenant = await host.resetPractice(id);
				lost();
				draft.current.setState({ tenant });
				await read(slice);
			}),
		show: (shown) => set((state) => ({ shown: { ...state.shown, ...shown } })),
		lost,
		choose: (chosen) => set(chosen),
		apply: async () => {
			const { comparison, retire, typed } = get();
			if (comparison !== null) {
				const { digest } = comparison.compared;
				await draft.current.actions.settled();
				await running("apply", (hear) => host.apply(id, digest, retire, typed, hear));
			}
		},
		resume: (run) => running("resume", (hear) => host.resume(id, run, hear)),
		undo: (run) => running("undo", (hear) => host.undoRun(id, run, hear)),
		stop: () => {
			const { run } = get();
			if (run !== null) {
				set({ run: { ...run, stopping: true } });
				host.stop().catch(draft.current.actions.report);
			}
		},
		look: async (run) => {
			try {
				set({ report: await host.run(run), refused: null });
			} catch (thrown) {
				set({ refused: asProblem(thrown) });
			}
		},
		close: () => set({ report: null, refused: null }),
		readRuns: async () => {
			try {
				set({ runs: await host.runs(id) });
			} catch (thrown) {
				set({ refused: asProblem(thrown) });
			}
		},
	};
	return Object.assign(store, { actions });
}

/** Every tenth politely, a failure at once, once for those that came together. */
function tell(before: Run, run: Run): void {
	const [was, is] = [countsOf(before), countsOf(run)];
	const failed = needsYou(run.steps);
	const more = failed.length > was.needsYou && before.id === run.id;
	if (more && (failed.length <= fewFailures || tenths(is) > tenths(was))) {
		const last = failed.at(-1);
		alarm(apply.failedNow(failed.length, last?.sentence ?? "", last?.detail ?? ""));
	}
	if (before.id !== run.id) {
		announce(apply.began(is.of));
	} else if (run.missing !== null && run.missing !== before.missing) {
		announce(apply.confirming(run.missing));
	} else if (tenths(is) > tenths(was)) {
		announce(apply.progress(is));
	}
}
