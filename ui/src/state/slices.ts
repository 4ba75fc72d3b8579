/** What of the plan belongs to a part of it. */
import type { Slice } from "../bindings";

type Placed = { environments: string[]; groups: string[] };

/** Is this about the part? What belongs to nothing in particular belongs to every part. */
export function isInSlice({ environments, groups }: Placed, slice: Slice): boolean {
	const fits = (own: string[], asked: string[] = []) =>
		asked.length === 0 || own.length === 0 || own.some((id) => asked.includes(id));
	return fits(environments, slice.environments) && fits(groups, slice.groups);
}
