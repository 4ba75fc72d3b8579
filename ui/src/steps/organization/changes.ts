/** Patches of the organization: what comes and goes together is one of them. */
import type { Project, UseCase } from "../../bindings";
import type { Id, Json, Patch } from "../../host/types";
import { isTree, keysAt, pointer, valueAt } from "../../state/pointer";

const at = (...names: string[]) => pointer("organization", ...names);

function orderOf(document: Json): Id[] {
	const order = valueAt(document, at("order"));
	return Array.isArray(order) ? order.filter((id): id is Id => typeof id === "string") : [];
}

/** Ids of a collection whose entry names this thing. */
function naming(document: Json, collection: string, field: string, id: Id): Id[] {
	const entries = valueAt(document, at(collection));
	return isTree(entries)
		? Object.keys(entries).filter((key) => {
				const entry = entries[key];
				return isTree(entry) && entry[field] === id;
			})
		: [];
}

export const casesOf = (document: Json, group: Id) => naming(document, "useCases", "group", group);
export const projectsOf = (document: Json, useCase: Id) => naming(document, "projects", "useCase", useCase);
export const projectsIn = (document: Json, group: Id) => naming(document, "projects", "group", group);

/** Business groups at the end of the order. */
export function withGroups(document: Json, groups: { id: Id; name: string }[]): Patch {
	return [
		...groups.map(({ id, name }) => ({ at: at("groups", id), to: name === "" ? {} : { name } })),
		{ at: at("order"), to: [...orderOf(document), ...groups.map(({ id }) => id)] },
	];
}

/** A group one place up or down; undefined where there is no place. */
export function moved(document: Json, id: Id, by: 1 | -1): Patch | undefined {
	const known = keysAt(document, at("groups"));
	const listed = orderOf(document).filter((one) => known.includes(one));
	const order = [...listed, ...known.filter((one) => !listed.includes(one))];
	const from = order.indexOf(id);
	const other = order[from + by];
	if (from === -1 || other === undefined) {
		return undefined;
	}
	order[from + by] = id;
	order[from] = other;
	return [{ at: at("order"), to: order }];
}

export function withProject(project: Id, entry: Pick<Project, "useCase" | "group" | "environment">): Patch {
	return [{ at: at("projects", project), to: entry }];
}

export function withUseCase(useCase: Id, entry: Pick<UseCase, "group"> & { name?: string }): Patch {
	return [{ at: at("useCases", useCase), to: entry }];
}

/** What is said about the Foundry resource of a project alone goes with it. */
export function withoutProject(document: Json, id: Id): Patch {
	const own = `acc-${id.slice(4)}`;
	return [
		{ at: at("projects", id) },
		...(valueAt(document, at("accounts", own)) === undefined ? [] : [{ at: at("accounts", own) }]),
	];
}

/** A use case goes with its projects and its way to models. */
export function withoutUseCase(document: Json, id: Id): Patch {
	const strategy = pointer("models", "strategies", id);
	return [
		...projectsOf(document, id).flatMap((project) => withoutProject(document, project)),
		...(valueAt(document, strategy) === undefined ? [] : [{ at: strategy }]),
		{ at: at("useCases", id) },
	];
}

/** A group goes with what it builds, what differs in its resources, and who watches them. */
export function withoutGroup(document: Json, id: Id): Patch {
	const useCases = casesOf(document, id);
	const ofUseCases = new Set(useCases.flatMap((one) => projectsOf(document, one)));
	const others = projectsIn(document, id).filter((one) => !ofUseCases.has(one));
	const begin = `acc-${id.slice(4)}-`;
	const governance = pointer("governance", "groups", id);
	return [
		...useCases.flatMap((one) => withoutUseCase(document, one)),
		...others.flatMap((one) => withoutProject(document, one)),
		...keysAt(document, at("accounts"))
			.filter((one) => one.startsWith(begin))
			.map((one) => ({ at: at("accounts", one) })),
		...(valueAt(document, governance) === undefined ? [] : [{ at: governance }]),
		{ at: at("order"), to: orderOf(document).filter((one) => one !== id) },
		{ at: at("groups", id) },
	];
}
