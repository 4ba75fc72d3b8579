/** Which principals stand for whom, in the business group that is shown. */
import type { Persona, Principal } from "../../bindings";
import type { Id, Json } from "../../host/types";
import { nameOf, thingsOf } from "../../state/names";
import { isTree, valueAt } from "../../state/pointer";
import { fieldWords } from "../../words/plan";

export const place = "/prerequisites/principals";

/** Stands for no persona: it is named for grants of its own. */
export const nobody = "";

/** Personas in the order of the plan's words, then those who stand for none. */
export const personas: string[] = Object.keys(fieldWords(`${place}/*/persona`)?.choices ?? {});

export type Principals = { [id: Id]: Principal };

export function principalsOf(document: Json): Principals {
	const found = valueAt(document, place);
	return isTree(found) ? (found as Principals) : {};
}

/** Planned by name: somebody is to make it, and nobody has its id yet. */
export function isAwaited(thing: {
	toBeMade?: unknown;
	objectId?: string;
	subscriptionId?: string;
}): boolean {
	const made = thing.toBeMade !== undefined && thing.toBeMade !== null;
	return made && (thing.objectId ?? thing.subscriptionId ?? "").trim() === "";
}

/** Does it serve this business group? Empty asks for all of them. */
export function serves(principal: Principal | undefined, group: Id): boolean {
	const groups = principal?.groups ?? [];
	return group === "" || groups.length === 0 || groups.includes(group);
}

/** A row of the screen: a principal, or a persona that nobody stands for (`id` is empty). */
export type Row = { persona: Persona | ""; id: Id; first: boolean };

/**
 * The rows of a business group, by persona. Within one: who serves everybody first, then by business
 * group and environment. Names do not count, so that nothing moves while one types. Sought words leave
 * those that hold them.
 */
export function rowsOf(document: Json, group: Id, sought = ""): Row[] {
	const principals = principalsOf(document);
	const word = sought.trim().toLowerCase();
	const holds = (id: Id) => {
		const { name = "", objectId = "", groups = [] } = principals[id] ?? {};
		return [name, objectId, ...groups.map((one) => nameOf(document, one))].some((text) =>
			text.toLowerCase().includes(word),
		);
	};
	const rank = (kind: "group" | "environment", ids: Id[] | undefined) => {
		const first = ids?.[0];
		return first === undefined ? -1 : thingsOf(document, kind).findIndex((thing) => thing.id === first);
	};
	const shown = Object.keys(principals)
		.filter((id) => serves(principals[id], group) && (word === "" || holds(id)))
		.map((id) => ({
			id,
			group: rank("group", principals[id]?.groups),
			environment: rank("environment", principals[id]?.environments),
		}))
		.sort((a, b) => a.group - b.group || a.environment - b.environment || (a.id < b.id ? -1 : 1));
	return [...personas, nobody].flatMap((persona): Row[] => {
		const own = shown.filter(({ id }) => (principals[id]?.persona ?? nobody) === persona);
		if (own.length === 0) {
			return persona === nobody || word !== "" ? [] : [{ persona: persona as Persona, id: "", first: true }];
		}
		return own.map(({ id }, at) => ({ persona: persona as Persona | "", id, first: at === 0 }));
	});
}
