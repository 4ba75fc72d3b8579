/** The app: what Home shows, the settings, and the draft that is open. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { DraftSummary, Problem, Settings, Start } from "../bindings";
import { asProblem, type Host } from "../host/host";
import type { Draft } from "./draftTypes";

export type AppState = {
	/** Null until the host answered the first time. */
	start: Start | null;
	/** What each rollout holds; read one after another, after the first paint. */
	summaries: { [draft: string]: DraftSummary };
	/** What was asked for and did not work. */
	problem: Problem | null;
	/** The open draft; Home is shown while there is none. */
	draft: Draft | null;
	/** A draft is being opened. */
	opening: string | null;
	/** Plan files are held over the window. */
	hovering: boolean;
	/** The person's name is being asked for. */
	naming: boolean;
	/** What was recovered of a damaged store, line by line. */
	recovered: string[];
	/** Why the window does not close at once. */
	closing: Problem | null;
	/** What the palette begins with; null while it is closed. */
	palette: string | null;
};

export type AppActions = {
	begin: () => Promise<void>;
	/** Sets a damaged store aside and begins with what could be proved whole. */
	startOver: () => Promise<void>;
	/** Reads the list again, and what each rollout holds. */
	refresh: () => Promise<void>;
	readSummaries: () => Promise<void>;
	open: (draft: string) => Promise<void>;
	create: (from: "empty" | "contoso") => Promise<void>;
	openFile: () => Promise<void>;
	/** Connects the open draft to the practice tenant. */
	practise: () => Promise<void>;
	remove: (draft: string) => Promise<void>;
	home: () => Promise<void>;
	set: (settings: Partial<Settings>) => void;
	find: (words: string | null) => void;
	/** Asks for the person's name, or no longer. */
	name: (asking: boolean) => void;
	/** The first screen is there with its content; told once. */
	painted: () => void;
	report: (problem: unknown) => void;
	/** The window stays open after all. */
	stay: () => void;
};

export type App = StoreApi<AppState> & { actions: AppActions; host: Host };

export function createApp(host: Host): App {
	const store = createStore<AppState>(() => ({
		start: null,
		summaries: {},
		problem: null,
		draft: null,
		opening: null,
		hovering: false,
		naming: false,
		recovered: [],
		closing: null,
		palette: null,
	}));
	const { setState: set, getState: get } = store;
	let painted = false;
	const report = (thrown: unknown) =>
		set({ problem: thrown === null ? null : asProblem(thrown), opening: null });

	async function tried(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (thrown) {
			report(thrown);
		}
	}

	async function opened(id: string): Promise<Draft> {
		// The wizard's code is loaded with the first draft, not with Home.
		const [{ createDraft }, answer] = await Promise.all([import("./draft"), host.openDraft(id)]);
		const draft = createDraft(host, answer);
		void draft.actions.lookAtTenant();
		return draft;
	}

	async function open(id: string): Promise<void> {
		await get().draft?.actions.settled();
		set({ opening: id, problem: null });
		await tried(async () => set({ draft: await opened(id), opening: null }));
	}

	const actions: AppActions = {
		begin: () =>
			tried(async () => {
				const start = await host.start();
				set({ problem: null });
				try {
					// A plan that was asked for is the first screen; Home does not show before it.
					set({ start, draft: start.open === null ? null : await opened(start.open) });
				} catch (thrown) {
					set({ start });
					report(thrown);
				}
			}),
		startOver: () =>
			tried(async () => {
				const recovered = await host.startOver();
				await actions.begin();
				set({ recovered });
			}),
		refresh: () =>
			tried(async () => {
				set({ start: await host.start() });
				await actions.readSummaries();
			}),
		readSummaries: async () => {
			for (const { id } of get().start?.drafts ?? []) {
				try {
					const summary = await host.summary(id);
					set(({ summaries }) => ({ summaries: { ...summaries, [id]: summary } }));
				} catch {
					// A rollout that cannot be read says so when it is opened.
				}
			}
		},
		open,
		create: (from) => tried(async () => open(await host.createDraft(from))),
		openFile: () =>
			tried(async () => {
				const id = await host.openFile();
				if (id !== null) {
					await open(id);
				}
			}),
		practise: async () => {
			await get().draft?.actions.connect("practice");
		},
		remove: (id) =>
			tried(async () => {
				await host.deleteDraft(id);
				await actions.refresh();
			}),
		home: async () => {
			await get().draft?.actions.settled();
			set({ draft: null, palette: null });
			await actions.refresh();
		},
		set: (settings) => {
			const { start } = get();
			if (start !== null) {
				const next = { ...start.settings, ...settings };
				set({ start: { ...start, settings: next } });
				host.setSettings(next).catch(report);
			}
		},
		find: (words) => set({ palette: words }),
		name: (naming) => set({ naming }),
		painted: () => {
			if (!painted) {
				painted = true;
				host.painted().catch(() => undefined);
			}
		},
		report,
		stay: () => set({ closing: null }),
	};
	return Object.assign(store, { actions, host });
}
