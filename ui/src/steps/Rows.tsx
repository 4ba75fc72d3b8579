/**
 * A table of rows drawn from a list. From 50 rows on only those in view are drawn, in a frame that scrolls
 * by itself. In a narrow window the cells of a row stand below each other, each with its column's title.
 *
 *   <Rows label={words.networks} columns={columns} items={networks} keyOf={(one) => one.id}
 *         cells={(one) => [<TextField … />, …]} />
 *
 * A control with `data-row-button` is the row's own: Up and Down go to that of the next row.
 */
// biome-ignore-all lint/a11y/useSemanticElements: a table whose rows are placed by a grid is none for a screen reader without its roles.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows and heads are read, not pressed.
// biome-ignore-all lint/a11y/noStaticElementInteractions: arrow keys go from a control of a row to that of the next.
import { type CSSProperties, type KeyboardEvent, type ReactNode, useEffect } from "react";
import { RowsOf, useRows } from "../pictures/rows";
import css from "./table.module.css";

const headHeight = 33;

export type RowsColumn = {
	id: string;
	title: string;
	/** A track of a CSS grid, such as `minmax(120px, 2fr)`. */
	width: string;
	/** Actions need no title in a narrow window. */
	plain?: boolean;
};

type Props<T> = {
	label: string;
	columns: RowsColumn[];
	items: readonly T[];
	keyOf: (item: T) => string;
	cells: (item: T) => ReactNode[];
	/** Below the cells, over the full width. */
	below?: (item: T) => ReactNode;
	/** What marks a row, such as its severity. */
	look?: (item: T) => { [data: `data-${string}`]: string | boolean | undefined };
	/** Estimated height of a row. */
	height?: number;
	/** The row that has to be drawn, because focus is wanted in it. */
	wanted?: string | undefined;
	empty?: ReactNode;
};

export function Rows<T>(props: Props<T>) {
	const { label, columns, items, height = 36, wanted, keyOf, empty } = props;
	const rows = useRows(items.length, {
		size: height,
		above: headHeight,
		keyOf: (n) => keyOf(items[n] as T),
	});
	const { reveal, isMany } = rows;
	const wantedAt = wanted === undefined ? -1 : items.findIndex((item) => keyOf(item) === wanted);
	useEffect(() => reveal(wantedAt, "center"), [wantedAt, reveal]);

	const arrows = (event: KeyboardEvent<HTMLElement>) => {
		const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
		if (by === 0 || !(event.target instanceof HTMLElement) || !event.target.matches("[data-row-button]")) {
			return;
		}
		event.preventDefault();
		const here = Number(event.target.closest<HTMLElement>("[data-row]")?.dataset.row);
		const next = here + by;
		if (next < 0 || next >= items.length) {
			return;
		}
		reveal(next);
		const frame = event.currentTarget;
		requestAnimationFrame(() => {
			const row = frame.querySelector<HTMLElement>(`[data-row="${next}"]`);
			row?.scrollIntoView({ block: "nearest" });
			row?.querySelector<HTMLElement>("[data-row-button]")?.focus({ preventScroll: true });
		});
	};

	const tracks = { "--tracks": columns.map((column) => column.width).join(" ") } as CSSProperties;
	return (
		<div
			ref={rows.ref}
			className={css.frame}
			data-scrolls={isMany}
			style={tracks}
			onKeyDown={arrows}
			// A frame that scrolls has to take focus for the arrow keys.
			{...(isMany ? { tabIndex: 0 } : {})}
		>
			<div role="table" aria-label={label} aria-rowcount={items.length + 1} className={css.table}>
				<div role="rowgroup" className={css.head}>
					<div role="row" aria-rowindex={1} className={css.row}>
						{columns.map((column) => (
							<div key={column.id} role="columnheader" className={column.plain ? css.plainHead : ""}>
								{column.plain ? <span className="hidden-text">{column.title}</span> : column.title}
							</div>
						))}
					</div>
				</div>
				<div role="rowgroup">
					<RowsOf rows={rows}>{(n) => <Line {...props} item={items[n] as T} n={n} />}</RowsOf>
				</div>
			</div>
			{items.length === 0 && <div className={css.empty}>{empty}</div>}
		</div>
	);
}

function Line<T>({ columns, cells, below, look, item, n }: Props<T> & { item: T; n: number }) {
	const drawn = cells(item);
	const more = below?.(item);
	return (
		<div className={css.line} data-row={n} {...look?.(item)} role="presentation">
			<div role="row" aria-rowindex={n + 2} className={css.row}>
				{columns.map((column, at) => (
					<div
						key={column.id}
						role="cell"
						className={css.cell}
						{...(column.plain ? {} : { "data-title": column.title })}
					>
						{drawn[at]}
					</div>
				))}
			</div>
			{more !== undefined && more !== null && (
				<div role="row" className={css.below}>
					<div role="cell">{more}</div>
				</div>
			)}
		</div>
	);
}
