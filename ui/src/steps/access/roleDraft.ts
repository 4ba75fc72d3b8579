/** A role of one's own from abilities: the operations that they take, and no others. */
import type { AbilityName, CustomRole } from "../../bindings";
import type { Patch } from "../../host/types";

type Lists = Pick<CustomRole, "actions" | "dataActions">;

/** Does a role name everything that an ability takes? */
export function holds(role: Lists, { actions, dataActions }: AbilityName): boolean {
	const has = (list: string[] | undefined, wanted: string[]) =>
		wanted.every((one) => (list ?? []).some((own) => own.toLowerCase() === one.toLowerCase()));
	return has(role.actions, actions) && has(role.dataActions, dataActions);
}

/** The patch that makes a role give these abilities. What was written by hand beside them stays. */
export function draftPatch(at: string, role: Lists, all: AbilityName[], chosen: string[]): Patch {
	const wanted = all.filter(({ id }) => chosen.includes(id));
	const gone = all.filter((one) => !chosen.includes(one.id) && holds(role, one));
	const drafted = (of: "actions" | "dataActions") => {
		const needed = wanted.flatMap((one) => one[of]);
		// Azure compares them without case.
		const taken = [...needed, ...gone.flatMap((one) => one[of])].map((one) => one.toLowerCase());
		const kept = (role[of] ?? []).filter((one) => !taken.includes(one.toLowerCase()));
		return [...new Set([...needed, ...kept])].sort();
	};
	return (["actions", "dataActions"] as const).map((of) => {
		const to = drafted(of);
		return to.length === 0 ? { at: `${at}/${of}` } : { at: `${at}/${of}`, to };
	});
}
