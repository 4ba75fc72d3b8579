/** Views computed in Rust: fetched once a revision, the last one shown until the next is there. */
import { useEffect, useState } from "react";
import { useStore } from "zustand";
import type { Problem, View, ViewQuery } from "../bindings";
import { asProblem } from "../host/host";
import type { ViewOf } from "../host/types";
import type { Draft } from "./draftTypes";
import { useDraftStore } from "./hooks";

export type Looked<T> = {
	/** Undefined until it came the first time. */
	view: T | undefined;
	problem: Problem | null;
};

type Kept = { revision: number; view: View };
const kept = new WeakMap<Draft, Map<string, Kept>>();

function keptOf(draft: Draft): Map<string, Kept> {
	let views = kept.get(draft);
	if (views === undefined) {
		views = new Map();
		kept.set(draft, views);
	}
	return views;
}

type Asked = { revision: number; answer: Promise<View> };
const asked = new WeakMap<Draft, Map<string, Asked>>();

/** One question for all that ask the same at once. */
function ask(draft: Draft, key: string, revision: number): Promise<View> {
	const all = asked.get(draft) ?? new Map<string, Asked>();
	asked.set(draft, all);
	const before = all.get(key);
	if (before?.revision === revision) {
		return before.answer;
	}
	const answer = draft.host.view(draft.getState().id, JSON.parse(key) as ViewQuery);
	const now: Asked = { revision, answer };
	const forget = () => all.get(key) === now && all.delete(key);
	all.set(key, now);
	answer.then(forget, forget);
	return answer;
}

/** A view of the draft; null asks for nothing. */
export function useView<Q extends ViewQuery>(query: Q | null): Looked<ViewOf<Q>> {
	const draft = useDraftStore();
	const revision = useStore(draft, (state) => state.revision);
	const key = query === null ? null : JSON.stringify(query);
	const [problem, setProblem] = useState<Problem | null>(null);
	const [, drawn] = useState(0);

	useEffect(() => {
		if (key === null || keptOf(draft).get(key)?.revision === revision) {
			return;
		}
		let current = true;
		ask(draft, key, revision)
			.then((view) => {
				keptOf(draft).set(key, { revision, view });
				if (current) {
					setProblem(null);
					drawn((n) => n + 1);
				}
			})
			.catch((thrown: unknown) => {
				if (current) {
					setProblem(asProblem(thrown));
				}
			});
		return () => {
			current = false;
		};
	}, [draft, key, revision]);

	const view = key === null ? undefined : (keptOf(draft).get(key)?.view as ViewOf<Q> | undefined);
	return { view, problem };
}
