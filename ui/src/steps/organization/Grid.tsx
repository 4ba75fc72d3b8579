/** Groups down, environments across: what Azure will hold. One tab stop; Enter opens a cell. */
import { type CSSProperties, useEffect } from "react";
import type { Column, OrganizationView } from "../../bindings";
import { ChoiceField } from "../../fields/choices";
import { EnvironmentName } from "../../pictures/environment";
import { cellProps, gridProps, rowGroup, rowProps, type Spot, useGrid } from "../../pictures/grid";
import { RowsOf, useRows } from "../../pictures/rows";
import { useActions } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { words } from "../../words/organization";
import { GridRow, heightOf } from "./GridRow";
import css from "./grid.module.css";
import { cellOf, type Opened } from "./opened";

const headHeight = 104;
const footHeight = 44;

export function Grid({
	view,
	opened,
	open,
	backTo,
}: {
	view: OrganizationView;
	opened: Opened | null;
	open: (opened: Opened) => void;
	/** Handed a function that puts focus back on the grid. */
	backTo: (back: () => void) => void;
}) {
	const { columns, rows, totals } = view;
	const { goTo: goToField } = useActions();
	const press = (key: string, { row, column }: Spot) => {
		const group = rows[row - 1];
		const environment = columns[column - 1];
		if (row === 0) {
			const control = keys.grid.current?.querySelector<HTMLElement>(
				`[data-cell="0:${column}"] [role=combobox]`,
			);
			control?.focus();
			return control !== undefined && control !== null;
		}
		if (group === undefined || key === "Delete") {
			return false;
		}
		if (environment !== undefined) {
			open({ of: "cell", group: group.id, environment: environment.id });
		} else if (group.id !== null) {
			open({ of: "group", id: group.id });
		}
		return true;
	};
	const keys = useGrid({
		rows: rows.length + 2,
		columns: columns.length + 1,
		begin: { row: 1, column: Math.min(1, columns.length) },
		scrollTo: (row) => shown.reveal(row - 1),
		press,
	});
	const shown = useRows(rows.length, {
		size: (index) => heightOf(rows[index]),
		above: headHeight,
		below: footHeight,
		keep: keys.at.row - 1,
	});
	const { reveal } = shown;
	useEffect(() => backTo(keys.back));
	const chosen = opened === null ? undefined : cellOf(view, opened);
	const chosenRow = opened?.of === "group" ? opened.id : chosen?.row.id;

	// What is open stays in sight while the frame gets smaller for its details.
	const at = chosenRow === undefined ? -1 : rows.findIndex((row) => row.id === chosenRow);
	useEffect(() => {
		if (at >= 0) {
			reveal(at);
			const row = keys.grid.current?.querySelector(`[data-row="${at}"]`);
			row?.scrollIntoView?.({ block: "nearest" });
		}
	}, [at, keys.grid, reveal]);

	const template = `minmax(128px, 148px) repeat(${columns.length}, minmax(200px, 1fr))`;
	return (
		<div className={css.frame} ref={shown.ref} data-details={opened !== null}>
			<div
				ref={keys.grid}
				{...keys.handlers}
				{...gridProps(words.gridLabel, rows.length + 2, columns.length + 1)}
				className={css.grid}
				data-at="/organization"
				style={{ "--template": template, minWidth: 136 + 200 * columns.length } as CSSProperties}
			>
				<div {...rowProps(0)} className={`${css.row} ${css.head}`}>
					<div
						className={`${css.first} ${css.corner}`}
						{...cellProps(0, 0, keys.at.row === 0 && keys.at.column === 0, "columnheader")}
					>
						{words.groups(rows.filter((row) => row.id !== null).length)}
					</div>
					{columns.map((column, index) => (
						<Head
							key={column.id}
							column={column}
							cell={cellProps(
								0,
								index + 1,
								keys.at.row === 0 && keys.at.column === index + 1,
								"columnheader",
							)}
						/>
					))}
				</div>
				<div {...rowGroup} className={css.rows}>
					<RowsOf rows={shown}>
						{(index) => {
							const row = rows[index];
							return row === undefined ? null : (
								<GridRow
									row={row}
									index={index}
									columns={columns}
									here={keys.at.row === index + 1 ? keys.at.column : -1}
									chosen={at === index ? (chosen?.column ?? -1) : -2}
									open={open}
								/>
							);
						}}
					</RowsOf>
				</div>
				<div {...rowProps(rows.length + 1)} className={`${css.row} ${css.foot}`}>
					<div
						className={`${css.first} ${css.sum}`}
						{...cellProps(
							rows.length + 1,
							0,
							keys.at.row === rows.length + 1 && keys.at.column === 0,
							"rowheader",
						)}
					>
						{words.total(totals.resources, totals.projects)}
					</div>
					{columns.map((column, index) => (
						<div
							key={column.id}
							className={css.sum}
							{...cellProps(
								rows.length + 1,
								index + 1,
								keys.at.row === rows.length + 1 && keys.at.column === index + 1,
							)}
						>
							{words.total(column.totals.resources, column.totals.projects)}
						</div>
					))}
				</div>
			</div>
			{columns.length === 0 && (
				<p className={css.hint}>
					{words.noEnvironments}{" "}
					<button type="button" className="link" onClick={() => goToField("/environments/items")}>
						{words.toEnvironments}
					</button>
				</p>
			)}
		</div>
	);
}

/** An environment: its rule, and where it stands. */
function Head({ column, cell }: { column: Column; cell: ReturnType<typeof cellProps> }) {
	const { id, name, kind, region, subscription, deferred } = column;
	return (
		<div className={css.column} {...cell}>
			<div className={css.columnName}>
				<EnvironmentName kind={kind} name={name} />
			</div>
			{deferred === null ? (
				<>
					<ChoiceField
						at={pointer("environments", "items", id, "topology")}
						label={words.topologyOf(name)}
						dense
						inGrid
					/>
					<p className="caption">
						{subscription || words.noSubscription} · {region || words.noRegion}
					</p>
				</>
			) : (
				<p className="caption">{words.putOff(deferred.until, deferred.reason)}</p>
			)}
		</div>
	);
}
