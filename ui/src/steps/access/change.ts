/** What the matrix changes in the plan: one patch a press. */
import type { AccessRow, Bar, MappingRow, Persona, RoleChoice, ScopeKind } from "../../bindings";
import type { Id, Patch } from "../../host/types";
import type { Draft } from "../../state/draftTypes";
import { pointer, valueAt } from "../../state/pointer";

/** A role that was chosen: one of the picker's, or any by its id. */
export type Chosen = Pick<RoleChoice, "role"> & Partial<RoleChoice>;

const mapping = (id: Id) => pointer("access", "mapping", id);

function usualPlace(chosen: Chosen): ScopeKind {
	return chosen.suggestedAt ?? chosen.onlyAt ?? "account";
}

/** Bars that are an answer of this step and can be changed in it. */
export function isOwn(bar: Bar): boolean {
	return bar.origin === "persona" || bar.origin === "manual" || bar.at === "/access/projectIdentity";
}

/**
 * Another role for a bar. With an environment the bar keeps its role elsewhere, and a row of its own
 * says what holds there.
 */
export async function changeRole(draft: Draft, bar: Bar, chosen: Chosen, only: Id): Promise<void> {
	const patch: Patch = [];
	const row = valueAt(draft.getState().document, bar.at) as MappingRow | undefined;
	const here = row?.environments ?? [];
	if (bar.mapping !== null && only !== "" && !(here.length === 1 && here[0] === only)) {
		const all = (valueAt(draft.getState().document, "/environments/order") ?? []) as Id[];
		const id = await draft.actions.newId("map");
		const rest = (here.length === 0 ? all : here).filter((one) => one !== only);
		patch.push(
			{ at: `${bar.at}/environments`, to: rest },
			{ at: mapping(id), to: { ...row, roleId: chosen.role, environments: [only] } },
		);
	} else {
		patch.push({ at: `${bar.at}/roleId`, to: chosen.role });
		if (bar.mapping !== null && bar.from === null) {
			patch.push({ at: `${bar.at}/scope`, to: usualPlace(chosen) });
		}
	}
	await draft.actions.edit(patch);
}

/** One more role: a row of the mapping for a persona, a grant of its own for anybody else. */
export async function addRole(
	draft: Draft,
	row: AccessRow,
	scope: ScopeKind | null,
	chosen: Chosen,
	only: Id,
): Promise<void> {
	const kind = scope ?? usualPlace(chosen);
	if (row.persona !== null) {
		const id = await draft.actions.newId("map");
		const to: MappingRow = { persona: row.persona, roleId: chosen.role, scope: kind };
		await draft.actions.set(mapping(id), only === "" ? to : { ...to, environments: [only] });
	} else if (row.principal !== null) {
		const at = pointer("access", "grants", await draft.actions.newId("gra"));
		await draft.actions.set(at, { principal: row.principal, roleId: chosen.role, scope: { kind } });
		draft.actions.goTo(at);
	}
}

/** A row for a persona that has none. */
export async function addPersona(draft: Draft, persona: Persona): Promise<void> {
	await draft.actions.set(mapping(await draft.actions.newId("map")), { persona });
}

const usual: Persona[] = ["admins", "projectManagers", "projectUsers"];

/** The rows that Microsoft's persona table suggests, as one change. */
export async function addUsual(draft: Draft): Promise<void> {
	const patch: Patch = [];
	for (const persona of usual) {
		const view = await draft.host.view(draft.getState().id, { of: "roles", persona, at: null });
		for (const choice of view.of === "roles" ? view.roles : []) {
			if (choice.suggestedAt !== null) {
				const to: MappingRow = { persona, roleId: choice.role, scope: choice.suggestedAt };
				patch.push({ at: mapping(await draft.actions.newId("map")), to });
			}
		}
	}
	await draft.actions.edit(patch);
}

/** Takes a bar away: its row or grant; of the projects' identities the role. */
export function removalOf(bar: Bar): Patch {
	return [{ at: bar.at === "/access/projectIdentity" ? `${bar.at}/roleId` : bar.at }];
}
