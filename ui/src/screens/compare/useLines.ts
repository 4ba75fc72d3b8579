/** Lines of the last comparison, asked for in windows: only what is looked at crosses over from Rust. */
import { useCallback, useEffect, useReducer, useRef } from "react";
import type { ChangeGroup, ChangeLine, ChangeState, Compared } from "../../bindings";
import { asProblem } from "../../host/host";
import { useAzureActions } from "../../state/azure";
import { useActions, useDraftStore } from "../../state/hooks";

const page = 200;

type Kept = { groups: ChangeGroup[] | null; pages: Map<number, ChangeLine[]>; asked: Set<number> };

/** What was read of a comparison, by filter; gone with it. */
const kept = new WeakMap<Compared, Map<string, Kept>>();

export type Lines = {
	/** None until they were read the first time. */
	groups: ChangeGroup[] | null;
	line: (at: number) => ChangeLine | undefined;
	/** Asks for what is missing between these lines. */
	want: (from: number, to: number) => void;
};

export function useLines(compared: Compared, states: ChangeState[], words: string): Lines {
	const draft = useDraftStore();
	const { report } = useActions();
	const { lost } = useAzureActions();
	const [, drawn] = useReducer((n: number) => n + 1, 0);
	const key = `${states.join(" ")} ${words}`;
	const found = keptFor(compared, key);
	const last = useRef(found);
	const { id } = draft.getState();

	const failed = useCallback(
		(thrown: unknown) => {
			const problem = asProblem(thrown);
			// Rust lets go of a comparison when the tenant changes: it has to be made again.
			if (problem.code === "PLAN_STALE") {
				lost();
			} else {
				report(problem);
			}
		},
		[lost, report],
	);

	useEffect(() => {
		if (found.groups === null) {
			draft.host.changeGroups(id, states, words).then((groups) => {
				found.groups = groups;
				last.current = found;
				drawn();
			}, failed);
		} else {
			last.current = found;
		}
	}, [draft, id, states, words, found, failed]);

	const want = useCallback(
		(from: number, to: number) => {
			for (let n = Math.floor(from / page); n <= Math.floor(to / page); n += 1) {
				if (!found.asked.has(n)) {
					found.asked.add(n);
					draft.host.changes(id, states, words, n * page, page).then((lines) => {
						found.pages.set(n, lines);
						drawn();
					}, failed);
				}
			}
		},
		[draft, id, states, words, found, failed],
	);

	// Until the lines of a new filter are there, those of the last one stay.
	const shown = found.groups === null && last.current.groups !== null ? last.current : found;
	return {
		groups: shown.groups,
		line: (at) => shown.pages.get(Math.floor(at / page))?.[at % page],
		want,
	};
}

function keptFor(compared: Compared, key: string): Kept {
	const filters = kept.get(compared) ?? new Map<string, Kept>();
	kept.set(compared, filters);
	const found = filters.get(key) ?? { groups: null, pages: new Map(), asked: new Set() };
	filters.set(key, found);
	return found;
}
