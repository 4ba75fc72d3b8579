/** Adding to a collection, and taking away from it: focus goes where one goes on. */
import type { Json, Patch } from "../../host/types";
import { focusField } from "../../shell/focus";
import { useActions } from "../../state/hooks";
import { pointer } from "../../state/pointer";

/** Adds a thing with what is known of it; focus goes to `field` of it. */
export function useAdd(collection: string, prefix: string, field: string) {
	const { edit, newId, report } = useActions();
	return async (thing: { [name: string]: Json }, alongside: (id: string) => Patch = () => []) => {
		try {
			const id = await newId(prefix);
			const at = collection + pointer(id);
			if (await edit([{ at, to: thing }, ...alongside(id)])) {
				focusField(`${at}/${field}`, () => null);
			}
		} catch (problem) {
			report(problem);
		}
	};
}

/** Takes something away; focus goes to the field of the row after it. */
export function useRemove(edit: (patch: Patch) => Promise<boolean>) {
	return async (patch: Patch, next: string | undefined) => {
		if ((await edit(patch)) && next !== undefined) {
			focusField(next, () => null);
		}
	};
}
