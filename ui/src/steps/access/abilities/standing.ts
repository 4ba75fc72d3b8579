/** What a cell of the table shows of an answer. */
import type { AbilitiesView, AbilityName, AbilityRow, Standing } from "../../../bindings";
import type { Finding } from "../../../host/types";
import type { FindingIndex } from "../../../state/findings";
import type { Answer } from "../../../words/abilities";

export const answers: readonly Answer[] = ["can", "limited", "cannot", "excess", "missing", "unclear"];

export function answerOf({ can, fits }: Pick<Standing, "can" | "fits">): Answer {
	if (fits !== "fits") {
		return fits;
	}
	switch (can) {
		case "yes":
			return "can";
		case "only":
		case "afterActivation":
			return "limited";
		case "unclear":
		case "unknown":
			return "unclear";
		case "tooLow":
		case "no":
			return "cannot";
	}
}

/** A cell by its row and column, as the keys and the pointer name it; column 0 is the head of the row. */
export type Pointed = { row: number; column: number };

/** What stands at a spot of the table. */
export type At = { row: AbilityRow; ability: AbilityName | null; standing: Standing | null };

export function at(view: AbilitiesView, columns: number[], { row, column }: Pointed): At | undefined {
	const found = view.rows[row];
	const place = columns[column - 1];
	if (found === undefined) {
		return undefined;
	}
	const ability = place === undefined ? undefined : view.abilities[place];
	const standing = place === undefined ? undefined : found.cells[place];
	return { row: found, ability: ability ?? null, standing: standing ?? null };
}

/** Columns whose ability has all these words. */
export function columnsWith(abilities: AbilityName[], typed: string): number[] {
	const looked = typed.toLowerCase().split(/\s+/).filter(Boolean);
	return abilities.flatMap(({ id, name, short }, n) => {
		const said = `${name} ${short} ${id}`.toLowerCase();
		return looked.every((word) => said.includes(word)) ? [n] : [];
	});
}

type Part = { group: string; environment: string };

/** Open findings of the access step about somebody in this part of the plan, the weightiest first. */
export function findingsOf(index: FindingIndex, id: string, part: Part): Finding[] {
	return (index.bySubject.get(id) ?? []).filter((finding) => isHere(finding, part));
}

function isHere(finding: Finding, { group, environment }: Part): boolean {
	const has = (ids: string[], id: string) => id === "" || ids.length === 0 || ids.includes(id);
	const open = finding.step === "access" && !finding.accepted && finding.severity !== "note";
	return open && has(finding.environments, environment) && has(finding.groups, group);
}

/**
 * Findings that explain a cell: where something is not as intended, those about the grants that decide,
 * and those about who it is.
 */
export function findingsAt(index: FindingIndex, { row, standing }: At, part: Part): Finding[] {
	if (standing === null) {
		return findingsOf(index, row.id, part);
	}
	if (standing.fits === "fits") {
		return [];
	}
	const ofGrants = standing.by.flatMap((by) => index.byPlace.get(by.at) ?? []);
	const others = (finding: Finding) => finding.subjects.filter((id) => id.startsWith("pri-"));
	const about = ofGrants.filter((finding) => {
		const named = others(finding);
		return isHere(finding, part) && (named.length === 0 || named.includes(row.id));
	});
	return [...new Set([...about, ...findingsOf(index, row.id, part)])];
}
