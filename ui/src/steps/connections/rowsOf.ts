/** The map of connections as rows: for each Foundry resource its columns, its bands, its connections. */
import type { AccountConnections, ConnectionLine, ConnectionsView } from "../../bindings";
import type { Finding } from "../../host/types";
import type { FindingIndex } from "../../state/findings";

export type MapRow =
	| { of: "columns"; key: string; account: AccountConnections }
	| {
			of: "band";
			key: string;
			band: "shared" | "single" | "unplaced";
			count: number;
			account: AccountConnections | null;
	  }
	| { of: "nothing"; key: string; account: AccountConnections }
	| { of: "line"; key: string; line: ConnectionLine; account: AccountConnections | null; found: Finding[] };

/** Open findings about a connection, the weightiest first. */
export function foundOf(line: ConnectionLine, index: FindingIndex): Finding[] {
	const at = index.byPlace.get(line.at) ?? [];
	const about = index.bySubject.get(line.connection) ?? [];
	const both = [...at, ...about.filter((finding) => finding.step === "connections" && !at.includes(finding))];
	return both.filter((finding) => !finding.accepted);
}

export function rowsOf(view: ConnectionsView, index: FindingIndex): MapRow[] {
	const rows: MapRow[] = [];
	const put = (line: ConnectionLine, account: AccountConnections | null) =>
		rows.push({ of: "line", key: line.connection, line, account, found: foundOf(line, index) });
	for (const account of view.accounts) {
		rows.push({ of: "columns", key: account.account, account });
		if (account.shared.length + account.single.length === 0) {
			rows.push({ of: "nothing", key: `${account.account} nothing`, account });
		}
		for (const band of ["shared", "single"] as const) {
			const lines = account[band];
			if (lines.length > 0) {
				rows.push({ of: "band", key: `${account.account} ${band}`, band, count: lines.length, account });
				for (const line of lines) {
					put(line, account);
				}
			}
		}
	}
	if (view.unplaced.length > 0) {
		rows.push({ of: "band", key: "unplaced", band: "unplaced", count: view.unplaced.length, account: null });
		for (const line of view.unplaced) {
			put(line, null);
		}
	}
	return rows;
}

/** Columns of a row: its name, the projects, later ones, as whom, the target. */
export function columnsOf(account: AccountConnections | null): number {
	return (account?.projects.length ?? 0) + 4;
}

/** The column that a cell begins in which covers this one: a bar reaches over all projects and later ones. */
export function cellOf(row: MapRow | undefined, column: number): number {
	if (row?.of !== "line") {
		return 0;
	}
	const columns = columnsOf(row.account);
	const at = Math.min(column, columns - 1);
	const isBar = row.line.level !== "project";
	return isBar && at > 1 && at <= columns - 3 ? 1 : at;
}

/** Widths of a row's columns. */
export function template(account: AccountConnections | null): { gridTemplateColumns: string } {
	const projects = account?.projects.length ?? 0;
	return {
		gridTemplateColumns: `minmax(176px, 1.2fr) ${projects === 0 ? "" : `repeat(${projects}, minmax(84px, 0.5fr)) `}minmax(72px, 0.4fr) minmax(150px, 1fr) minmax(176px, 1.2fr)`,
	};
}
