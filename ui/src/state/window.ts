/** Where the person is, and what of it is kept with the draft. */
import type { Json } from "../host/types";
import { isTree } from "./pointer";

export type Place = { at: "step"; step: string } | { at: "compare" } | { at: "apply" } | { at: "export" };

export type Tab = "question" | "findings" | "notes";

export type KeptWindow = { place?: Place; tab?: Tab; column?: boolean; kept?: { [key: string]: Json } };

export function samePlace(a: Place, b: Place): boolean {
	return a.at === b.at && (a.at !== "step" || b.at !== "step" || a.step === b.step);
}

/** What an earlier version of the window kept may look different: only what is understood counts. */
export function keptWindow(kept: Json): KeptWindow {
	if (!isTree(kept)) {
		return {};
	}
	const found: KeptWindow = {};
	const place = isTree(kept.place) ? kept.place : {};
	if (place.at === "step" && typeof place.step === "string") {
		found.place = { at: "step", step: place.step };
	} else if (place.at === "compare" || place.at === "apply" || place.at === "export") {
		found.place = { at: place.at };
	}
	if (kept.tab === "question" || kept.tab === "findings" || kept.tab === "notes") {
		found.tab = kept.tab;
	}
	if (typeof kept.column === "boolean") {
		found.column = kept.column;
	}
	if (isTree(kept.kept)) {
		found.kept = kept.kept;
	}
	return found;
}
