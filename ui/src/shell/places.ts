/** Where one can be in a draft, in order: the steps, then Compare, Apply, Export. */
import type { DraftState } from "../state/draftTypes";
import { type Place, samePlace } from "../state/window";
import { stepWordsOf } from "../words/plan";
import { own } from "../words/window";

/** Where who can do what stands: a place of the access screen, no field of the plan. */
export const abilitiesAt = "/access/abilities";

const after: Place[] = [{ at: "compare" }, { at: "apply" }, { at: "export" }];

export function places(steps: { id: string }[]): Place[] {
	return [...steps.map(({ id }): Place => ({ at: "step", step: id })), ...after];
}

/** The place before or after the one shown. */
export function neighbour(
	{ steps, place }: Pick<DraftState, "steps" | "place">,
	by: 1 | -1,
): Place | undefined {
	const all = places(steps);
	const here = all.findIndex((one) => samePlace(one, place));
	return all[here + by];
}

export function titleOf(place: Place): string {
	switch (place.at) {
		case "step":
			return stepWordsOf(place.step)?.title ?? place.step;
		case "compare":
			return own.compare;
		case "apply":
			return own.apply;
		case "export":
			return own.export;
	}
}

/** Screens that take the full width: their findings are in them, not beside them. */
export function isWide(place: Place): boolean {
	if (place.at === "step") {
		return place.step === "review" || place.step === "signOffs";
	}
	// Compare shows the line that is chosen beside its list.
	return place.at !== "compare";
}
