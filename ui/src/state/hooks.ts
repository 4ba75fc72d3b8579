/**
 * How components read and change the open draft.
 *
 *   const name = useValue<string>("/about/name");          one value; drawn again only when it changes
 *   const { set, edit, goTo } = useActions();               set("/about/name", "New name")
 *   const findings = useFindingsAt("/networking/hub");      at this place and inside of it, weightiest first
 *   const findings = useFindingsOf("acc-fin-dev");          about this thing
 *   const looked = useView({ of: "access", … });     a view computed in Rust (views.ts)
 *   const [env, setEnv] = useKept("environment", first);    kept with the draft
 */
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { useShallow } from "zustand/react/shallow";
import type { QuestionState, StepState } from "../bindings";
import type { Finding, Id, Json } from "../host/types";
import type { App, AppActions, AppState } from "./app";
import type { Draft, DraftActions, DraftState, Refusal } from "./draftTypes";
import { none } from "./none";
import { keysAt, valueAt } from "./pointer";

export const AppContext = createContext<App | null>(null);
export const DraftContext = createContext<Draft | null>(null);

export function useAppStore(): App {
	const app = useContext(AppContext);
	if (app === null) {
		throw new Error("There is no app around this component.");
	}
	return app;
}

export function useApp<T>(select: (state: AppState) => T): T {
	return useStore(useAppStore(), useShallow(select));
}

export function useAppActions(): AppActions {
	return useAppStore().actions;
}

export function useDraftStore(): Draft {
	const draft = useContext(DraftContext);
	if (draft === null) {
		throw new Error("There is no open draft around this component.");
	}
	return draft;
}

/** Part of the draft's state. What the selector makes anew is compared by its entries. */
export function useDraft<T>(select: (state: DraftState) => T): T {
	return useStore(useDraftStore(), useShallow(select));
}

export function useActions(): DraftActions {
	return useDraftStore().actions;
}

/** The value at a pointer. Objects and lists stay the same while nothing inside of them changes. */
export function useValue<T extends Json>(at: string): T | undefined {
	return useStore(useDraftStore(), (state) => valueAt(state.document, at) as T | undefined);
}

/** Keys of the object at a pointer. */
export function useKeys(at: string): string[] {
	return useStore(
		useDraftStore(),
		useShallow((state) => keysAt(state.document, at)),
	);
}

export function useFindingsAt(at: string): Finding[] {
	return useDraft((state) => state.findings.byPlace.get(at) ?? none);
}

export function useFindingsOf(subject: Id): Finding[] {
	return useDraft((state) => state.findings.bySubject.get(subject) ?? none);
}

export function useFindingsOfQuestion(question: string): Finding[] {
	return useDraft((state) => state.findings.byQuestion.get(question) ?? none);
}

export function useFindingsOfStep(step: string): Finding[] {
	return useDraft((state) => state.findings.byStep.get(step) ?? none);
}

/** What was typed here and not taken, and why. */
export function useRefusal(at: string): Refusal | undefined {
	return useDraft((state) => state.refusals[at]);
}

export function useStep(id: string): StepState | undefined {
	return useDraft((state) => state.steps.find((step) => step.id === id));
}

/** How a question stands; `asked` is false for one that does not matter with these answers. */
export function useQuestion(id: string): QuestionState | undefined {
	return useDraft((state) => {
		for (const step of state.steps) {
			const found = step.ofQuestions.find((question) => question.id === id);
			if (found !== undefined) {
				return found;
			}
		}
		return undefined;
	});
}

/** A choice of a screen that is kept with the draft, such as the environment shown. */
export function useKept<T extends Json>(key: string, first: T): [T, (value: T) => void] {
	const draft = useDraftStore();
	const kept = useStore(draft, (state) => state.kept[key] as T | undefined);
	return [kept ?? first, (value: T) => draft.actions.keep(key, value)];
}
