/** What of the organization is open in the details, and where it stands in the grid. */
import type { GridAccount, GridCell, GridProject, GroupRow, OrganizationView } from "../../bindings";
import type { Id } from "../../host/types";
import { parts } from "../../state/pointer";

export type Opened =
	| { of: "group"; id: Id }
	| { of: "useCase"; id: Id }
	/** What stands in a cell; the first thing of it where none is named. */
	| { of: "cell"; group: Id | null; environment: Id; thing?: Id; adding?: boolean }
	/** A project or a Foundry resource, wherever it stands. */
	| { of: "thing"; id: Id };

export type Thing =
	| { kind: "account"; account: GridAccount }
	| { kind: "project"; project: GridProject; account: GridAccount | undefined };

export type CellPlace = { row: GroupRow; column: number; cell: GridCell };

const collections: { [name: string]: (id: Id) => Opened } = {
	groups: (id) => ({ of: "group", id }),
	useCases: (id) => ({ of: "useCase", id }),
	projects: (id) => ({ of: "thing", id }),
	accounts: (id) => ({ of: "thing", id }),
};

/** What has to be open for a place of the plan to be on the screen. */
export function openedFor(at: string): Opened | undefined {
	const [section, collection = "", id] = parts(at);
	return section === "organization" && id !== undefined ? collections[collection]?.(id) : undefined;
}

export function thingId(thing: Thing): Id {
	return thing.kind === "account" ? thing.account.id : thing.project.id;
}

/** Everything in a cell, resources before their projects. */
export function thingsOf(cell: GridCell): Thing[] {
	const placed = cell.accounts.flatMap((account): Thing[] => [
		{ kind: "account", account },
		...account.projects.map((project): Thing => ({ kind: "project", project, account })),
	]);
	return [
		...placed,
		...cell.unplaced.map((project): Thing => ({ kind: "project", project, account: undefined })),
	];
}

/** The cell of the grid that what is open stands in. */
export function cellOf(view: OrganizationView, opened: Opened): CellPlace | undefined {
	if (opened.of === "cell") {
		const row = view.rows.find((one) => one.id === opened.group);
		const column = view.columns.findIndex((one) => one.id === opened.environment);
		const cell = row?.cells[column];
		return row === undefined || cell === undefined ? undefined : { row, column, cell };
	}
	if (opened.of !== "thing") {
		return undefined;
	}
	for (const row of view.rows) {
		for (const [column, cell] of row.cells.entries()) {
			if (thingsOf(cell).some((thing) => thingId(thing) === opened.id)) {
				return { row, column, cell };
			}
		}
	}
	return undefined;
}
