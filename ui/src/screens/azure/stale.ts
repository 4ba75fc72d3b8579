/** Does the last comparison still say what would be written now? */
import type { Slice } from "../../bindings";
import { isWhole } from "../../fields/SlicePicker";
import { type Comparison, useAzure } from "../../state/azure";
import { useDraft } from "../../state/hooks";
import { words } from "../../words/compare";

const part = ({ environments = [], groups = [] }: Slice) =>
	JSON.stringify([[...environments].sort(), [...groups].sort()]);

export function samePart(a: Slice, b: Slice): boolean {
	return part(a) === part(b) || (isWhole(a) && isWhole(b));
}

/** Why a comparison has to be made again, in a sentence; empty when it stands. */
export function staleness(comparison: Comparison, revision: number, slice: Slice): string {
	if (comparison.gone) {
		return words.staleRun;
	}
	if (comparison.revision !== revision) {
		return words.stalePlan;
	}
	return samePart(comparison.compared.slice, slice) ? "" : words.stalePart(comparison.compared.sliceLabel);
}

export function useStaleness(slice: Slice): string {
	const comparison = useAzure((state) => state.comparison);
	const revision = useDraft((state) => state.revision);
	return comparison === null ? "" : staleness(comparison, revision, slice);
}
