/** Goals: what somebody must, may or must not be able to do. One patch a press. */
import type { Goal, Must, Persona } from "../../bindings";
import type { Id, Json, Patch } from "../../host/types";
import type { Draft } from "../../state/draftTypes";
import { pointer, valueAt } from "../../state/pointer";

export const goalsAt = "/access/goals";

/** What a goal is about: somebody and an ability. */
export type Wanted = {
	/** For everybody of this persona. */
	persona: Persona | null;
	/** Or for this principal, where there is no persona. */
	principal: Id;
	ability: string;
};

type Entry = { id: Id; at: string; goal: Goal };

function goalsOf(document: Json, { persona, principal, ability }: Wanted): Entry[] {
	const all = (valueAt(document, goalsAt) ?? {}) as { [id: Id]: Goal };
	return Object.entries(all).flatMap(([id, goal]) => {
		const own = goal.principal ? persona === null && goal.principal === principal : goal.persona === persona;
		const isFor = own && (goal.principal !== undefined || persona !== null) && goal.ability === ability;
		return isFor ? [{ id, at: goalsAt + pointer(id), goal }] : [];
	});
}

const holdsIn = ({ environments = [] }: Goal, environment: Id) =>
	environments.length === 0 || environments.includes(environment);

/** The goal that holds in an environment. */
export function goalIn(document: Json, wanted: Wanted, environment: Id): Goal | undefined {
	return goalsOf(document, wanted).findLast(({ goal }) => holdsIn(goal, environment))?.goal;
}

/**
 * The patch that says how something is wanted, everywhere or `only` in one environment; null leaves it to
 * the job of the persona. No two goals for the same thing hold in one place, so none overrules another.
 */
export function wantedPatch(document: Json, wanted: Wanted, must: Must | null, only: Id, id: Id): Patch {
	const entries = goalsOf(document, wanted);
	const isKept = ({ environments = [] }: Goal) =>
		only === "" || (environments.length === 1 && environments[0] === only);
	const kept = must === null ? undefined : entries.find(({ goal }) => isKept(goal));
	const patch: Patch = [];
	for (const { at, goal } of entries) {
		if (at === kept?.at || (only !== "" && !holdsIn(goal, only))) {
			continue;
		}
		const all = (valueAt(document, "/environments/order") ?? []) as Id[];
		const here = goal.environments ?? [];
		const rest = only === "" ? [] : (here.length === 0 ? all : here).filter((one) => one !== only);
		patch.push(rest.length === 0 ? { at } : { at: `${at}/environments`, to: rest });
	}
	if (must === null) {
		return patch;
	}
	if (kept !== undefined) {
		patch.push({ at: `${kept.at}/must`, to: must });
		if (only === "" && (kept.goal.environments ?? []).length > 0) {
			patch.push({ at: `${kept.at}/environments` });
		}
		return patch;
	}
	const who: Goal = wanted.persona === null ? { principal: wanted.principal } : { persona: wanted.persona };
	const to: Goal = { ...who, ability: wanted.ability, must };
	patch.push({ at: goalsAt + pointer(id), to: only === "" ? to : { ...to, environments: [only] } });
	return patch;
}

export async function want(draft: Draft, wanted: Wanted, must: Must | null, only: Id): Promise<boolean> {
	const id = must === null ? "" : await draft.actions.newId("goa");
	const patch = wantedPatch(draft.getState().document, wanted, must, only, id);
	return patch.length === 0 || draft.actions.edit(patch);
}
