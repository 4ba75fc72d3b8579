/** Names of the plan's things by their ids, as people know them. */
import { useStore } from "zustand";
import type { Id, Json } from "../host/types";
import { fieldWords } from "../words/plan";
import { useDraft, useDraftStore } from "./hooks";
import { isTree, keysAt, valueAt } from "./pointer";

export type Kind =
	| "group"
	| "environment"
	| "account"
	| "project"
	| "useCase"
	| "principal"
	| "subscription"
	| "connection";

/** Where the things of a kind are kept, and how a new one's id begins. */
export const collections: Record<Kind, { at: string; prefix: string }> = {
	group: { at: "/organization/groups", prefix: "grp" },
	environment: { at: "/environments/items", prefix: "env" },
	account: { at: "/organization/accounts", prefix: "acc" },
	project: { at: "/organization/projects", prefix: "prj" },
	useCase: { at: "/organization/useCases", prefix: "use" },
	principal: { at: "/prerequisites/principals", prefix: "pri" },
	subscription: { at: "/prerequisites/subscriptions", prefix: "sub" },
	connection: { at: "/connections/items", prefix: "con" },
};

const kinds = new Map(Object.entries(collections).map(([kind, { prefix }]) => [prefix, kind as Kind]));

function text(value: Json | undefined): string {
	return typeof value === "string" ? value : "";
}

/** What kind of thing an id names. */
export function kindOf(id: Id): Kind | undefined {
	return kinds.get(id.slice(0, 3));
}

/** The name of a thing; its id where it has none. */
export function nameOf(document: Json, id: Id): string {
	const kind = kindOf(id);
	if (kind === undefined) {
		return networkName(document, id) || id;
	}
	const own = text(valueAt(document, `${collections[kind].at}/${id}/name`));
	if (kind === "project") {
		const project = valueAt(document, `${collections.project.at}/${id}`);
		const useCase = isTree(project) ? text(project.useCase) : "";
		const environment = isTree(project) ? text(project.environment) : "";
		const named = useCase === "" ? own : nameOf(document, useCase);
		return environment === "" ? named || id : `${named || id} (${nameOf(document, environment)})`;
	}
	if (own !== "" || kind !== "account") {
		return own || id;
	}
	return derivedName(document, id);
}

/** What people call an entry of a collection that has no name: the first of these it says. */
const instead = ["name", "region", "persona", "principal", "identityOf", "why"];

/** The name of an entry of a collection at its place; empty where nothing in it says one. */
export function titleOf(document: Json, at: string, id: Id): string {
	const named = nameOf(document, id);
	const entry = valueAt(document, at);
	if (named !== id || !isTree(entry)) {
		return named === id ? "" : named;
	}
	const field = instead.find((one) => text(entry[one]) !== "");
	if (field === undefined) {
		return "";
	}
	const value = text(entry[field]);
	return fieldWords(`${at}/${field}`)?.choices?.[value]?.label ?? nameOf(document, value);
}

/** Virtual networks and subnets are kept by environment. */
function networkName(document: Json, id: Id): string {
	const of = id.startsWith("net-") ? "networks" : id.startsWith("snt-") ? "subnets" : undefined;
	const environments = of === undefined ? [] : keysAt(document, "/networking/environments");
	return environments
		.map((environment) => text(valueAt(document, `/networking/environments/${environment}/${of}/${id}/name`)))
		.reduce((found, name) => found || name, "");
}

/** A Foundry resource that the plan does not name: `acc-<group>-<environment>` and its like. */
function derivedName(document: Json, id: Id): string {
	const named = id
		.split("-")
		.slice(1)
		.map((part) => {
			for (const prefix of ["grp", "env", "prj", "use"]) {
				const one = `${prefix}-${part}`;
				const name = nameOf(document, one);
				if (name !== one) {
					return name;
				}
			}
			return part;
		});
	return named.join(", ");
}

export type Thing = { id: Id; name: string };

// One look through the plan for each change of it, however many fields ask.
const looked = new WeakMap<object, Map<Kind, Thing[]>>();

/** The things of a kind, in the plan's order where it has one. */
export function thingsOf(document: Json, kind: Kind): Thing[] {
	if (!isTree(document)) {
		return [];
	}
	let known = looked.get(document);
	if (known === undefined) {
		known = new Map();
		looked.set(document, known);
	}
	let things = known.get(kind);
	if (things === undefined) {
		things = listed(document, kind);
		// An edit elsewhere leaves the list the same object, so that nothing is drawn again for it.
		const before = last.get(kind);
		things = before !== undefined && same(before, things) ? before : things;
		known.set(kind, things);
		last.set(kind, things);
	}
	return things;
}

const last = new Map<Kind, Thing[]>();

function same(a: Thing[], b: Thing[]): boolean {
	return a.length === b.length && a.every((one, at) => one.id === b[at]?.id && one.name === b[at]?.name);
}

function listed(document: Json, kind: Kind): Thing[] {
	if (kind === "account") {
		return accountsOf(document);
	}
	const keys = keysAt(document, collections[kind].at);
	const order =
		kind === "group" ? "/organization/order" : kind === "environment" ? "/environments/order" : "";
	const inOrder = order === "" ? undefined : valueAt(document, order);
	const first = Array.isArray(inOrder) ? inOrder.filter((id): id is string => keys.includes(id)) : [];
	const rest = keys.filter((id) => !first.includes(id)).map((id) => ({ id, name: nameOf(document, id) }));
	if (order === "") {
		rest.sort((a, b) => a.name.localeCompare(b.name));
	}
	return [...first.map((id) => ({ id, name: nameOf(document, id) })), ...rest];
}

/** Foundry resources that something in the plan refers to, and those with an entry of their own. */
function accountsOf(document: Json): Thing[] {
	const ids = new Set(keysAt(document, collections.account.at));
	const look = (value: Json) => {
		if (typeof value === "string" && /^acc-[a-z2-7]{6}(-[a-z2-7]{6})?$/.test(value)) {
			ids.add(value);
		} else if (typeof value === "object" && value !== null) {
			Object.values(value).forEach(look);
		}
	};
	look(document);
	return [...ids]
		.map((id) => ({ id, name: nameOf(document, id) }))
		.sort((a, b) => a.name.localeCompare(b.name));
}

export function useName(id: Id): string {
	return useDraft((state) => nameOf(state.document, id));
}

/** Ids in the plan's order; drawn again only when one comes, goes or moves. */
export function useIds(kind: Kind): Id[] {
	return useDraft((state) => thingsOf(state.document, kind).map((thing) => thing.id));
}

/** Things with their names; drawn again only when one of them changes. */
export function useThings(kind: Kind): Thing[] {
	return useStore(useDraftStore(), (state) => thingsOf(state.document, kind));
}
