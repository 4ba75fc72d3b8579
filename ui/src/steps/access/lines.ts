/** The matrix as lines: one for each bar of a row, at least one; and what of it is found wrong. */
import type { AccessRow, Bar, ScopeKind } from "../../bindings";
import type { Finding } from "../../host/types";
import type { FindingIndex } from "../../state/findings";
import { choiceLabel } from "../../words/plan";

/** Scopes from broad to narrow; what stands beside Foundry comes last. */
export const scopes: readonly ScopeKind[] = ["subscription", "resourceGroup", "account", "project"];

export function placeName(scope: ScopeKind): string {
	return choiceLabel("/access/mapping/map/scope", scope);
}

export type Line = {
	key: string;
	row: AccessRow;
	/** The first line of its row: it shows who the row is for. */
	first: boolean;
	last: boolean;
	bar: Bar | null;
	/** Column that the bar begins in, from 1 on; a bar without a place begins in the first. */
	start: number;
	/** Open findings about the bar, the weightiest first. */
	found: Finding[];
	/** Open findings about who the row is for, that no bar shows. */
	foundOfRow: Finding[];
};

type Part = { group: string; environment: string };

function touches(finding: Finding, { group, environment }: Part): boolean {
	const has = (ids: string[], id: string) => id === "" || ids.length === 0 || ids.includes(id);
	return !finding.accepted && has(finding.environments, environment) && has(finding.groups, group);
}

function isAbout(finding: Finding, row: AccessRow): boolean {
	const principals = finding.subjects.filter((id) => id.startsWith("pri-"));
	return principals.length === 0 || (row.principal !== null && principals.includes(row.principal));
}

export function linesOf(rows: AccessRow[], index: FindingIndex, part: Part): Line[] {
	return rows.flatMap((row, n) => {
		const ofBar = (bar: Bar | null): Finding[] =>
			(bar === null ? [] : (index.byPlace.get(bar.at) ?? [])).filter(
				(finding) => finding.step === "access" && touches(finding, part) && isAbout(finding, row),
			);
		const bars: (Bar | null)[] = row.bars.length === 0 ? [null] : row.bars;
		const found = bars.map(ofBar);
		const shown = new Set(found.flat());
		const ofRow = (row.principal === null ? [] : (index.bySubject.get(row.principal) ?? [])).filter(
			(finding) =>
				(finding.step === "access" || finding.step === "prerequisites") &&
				touches(finding, part) &&
				!shown.has(finding),
		);
		return bars.map((bar, at) => ({
			key: `${row.holder} ${row.principal ?? row.persona ?? n} ${bar === null ? "" : `${bar.at} ${bar.from} ${bar.role}`} ${at}`,
			row,
			first: at === 0,
			last: at === bars.length - 1,
			bar,
			start: startOf(bar),
			found: found[at] ?? [],
			foundOfRow: at === 0 ? ofRow : [],
		}));
	});
}

function startOf(bar: Bar | null): number {
	if (bar === null) {
		return Number.POSITIVE_INFINITY;
	}
	if (bar.from === null) {
		return 1;
	}
	const at = scopes.indexOf(bar.from);
	return at === -1 ? scopes.length + 1 : at + 1;
}

/** Lines of the rows that have all these words. */
export function filtered(rows: AccessRow[], typed: string): AccessRow[] {
	const looked = typed.toLowerCase().split(/\s+/).filter(Boolean);
	if (looked.length === 0) {
		return rows;
	}
	return rows.filter((row) => {
		const said = [row.label, row.name, ...row.bars.flatMap((bar) => [bar.roleName, bar.formerName, bar.role])]
			.join(" ")
			.toLowerCase();
		return looked.every((word) => said.includes(word));
	});
}
