/**
 * One grid in the accessibility tree: one tab stop, arrow keys move by cell, Home and End along a row, with
 * Ctrl to the corners.
 *
 *   const keys = useGrid({ rows: 7, columns: 4, press: (key, at) => … });
 *   <div role="grid" ref={keys.grid} {...keys.handlers}>
 *     … <div {...cellProps(row, column, keys.at.row === row && keys.at.column === column)}>
 *
 * A control inside of a cell gets focus by Enter and gives it back by Escape. Where rows are many,
 * `useRows({ keep: keys.at.row })` keeps the one with the tab stop drawn.
 */
import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";

export type Spot = { row: number; column: number };

type Press = "Enter" | "F2" | " " | "Delete";

type Options = {
	rows: number;
	columns: number;
	/** Where Tab enters first. */
	begin?: Spot;
	/** Brings a row into view that may not be drawn. */
	scrollTo?: (row: number) => void;
	/** What a key does at a cell; false when there is nothing to do. */
	press?: (key: Press, at: Spot) => boolean;
	/** What the key for a menu does at a cell. */
	menu?: (at: Spot) => boolean;
	/** The column in which a cell begins that covers this spot. */
	span?: (spot: Spot) => number;
};

const pages = 8;

type CellRole = "gridcell" | "rowheader" | "columnheader";

/** What makes an element the one that has focus for a cell; `isHere` for the grid's tab stop. */
export function spotProps(row: number, column: number, isHere: boolean) {
	return { "data-cell": `${row}:${column}`, tabIndex: isHere ? 0 : -1 } as const;
}

/** What makes an element a cell. */
export function cellProps(row: number, column: number, isHere: boolean, role: CellRole = "gridcell") {
	return { role, ...spotProps(row, column, isHere) } as const;
}

/** What makes an element the grid. Not a table: rows stand where the scroll puts them. */
export function gridProps(label: string, rows: number, columns: number) {
	return { role: "grid", "aria-label": label, "aria-rowcount": rows, "aria-colcount": columns } as const;
}

export function rowProps(row: number, chosen?: boolean) {
	return {
		role: "row",
		"aria-rowindex": row + 1,
		...(chosen === undefined ? {} : { "aria-selected": chosen }),
	} as const;
}

export const rowGroup = { role: "rowgroup" } as const;

/** What a screen reader hears of an element whose role comes with its other properties. */
export function said(text: string) {
	return { "aria-label": text } as const;
}

function spotOf(element: Element | null): Spot | undefined {
	const cell = element?.closest<HTMLElement>("[data-cell]")?.dataset.cell;
	if (cell === undefined) {
		return undefined;
	}
	const [row = 0, column = 0] = cell.split(":").map(Number);
	return { row, column };
}

const ownColumn = (spot: Spot) => spot.column;

function moved(
	event: KeyboardEvent,
	from: Spot,
	{ rows, columns, span = ownColumn }: Options,
): Spot | undefined {
	const last = { row: rows - 1, column: columns - 1 };
	const here = span(from);
	const right = () => {
		let column = from.column;
		while (column < last.column && span({ ...from, column }) === here) {
			column += 1;
		}
		return span({ ...from, column }) === here ? from.column : column;
	};
	switch (event.key) {
		case "ArrowUp":
			return { ...from, row: Math.max(0, from.row - 1) };
		case "ArrowDown":
			return { ...from, row: Math.min(last.row, from.row + 1) };
		case "ArrowLeft":
			return { ...from, column: Math.max(0, here - 1) };
		case "ArrowRight":
			return { ...from, column: right() };
		case "PageUp":
			return { ...from, row: Math.max(0, from.row - pages) };
		case "PageDown":
			return { ...from, row: Math.min(last.row, from.row + pages) };
		case "Home":
			return event.ctrlKey ? { row: 0, column: 0 } : { ...from, column: 0 };
		case "End":
			return event.ctrlKey ? last : { ...from, column: last.column };
		default:
			return undefined;
	}
}

const isPress = (key: string): key is Press => ["Enter", "F2", " ", "Delete"].includes(key);
const isMenu = (event: KeyboardEvent) =>
	event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey);

export function useGrid(options: Options) {
	const { rows, columns, begin = { row: 0, column: 0 }, scrollTo, press, menu, span = ownColumn } = options;
	const grid = useRef<HTMLDivElement>(null);
	const [spot, setSpot] = useState(begin);
	// Focus waits here until its row is drawn.
	const wanted = useRef(false);
	const has = useRef(false);
	// Up and Down keep their column over a cell that begins further left.
	const kept: Spot = {
		row: Math.max(0, Math.min(spot.row, rows - 1)),
		column: Math.max(0, Math.min(spot.column, columns - 1)),
	};
	const at: Spot = { row: kept.row, column: span(kept) };
	const cellAt = ({ row, column }: Spot) =>
		grid.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ?? null;

	// In the commit itself: an effect of the scroll before would take the wish for its own cell.
	useLayoutEffect(() => {
		// A cell that was taken away while it had focus leaves it to what stands there now.
		const isLost = has.current && document.activeElement === document.body;
		const cell = wanted.current || isLost ? cellAt(at) : null;
		if (cell !== null) {
			wanted.current = false;
			cell.focus({ preventScroll: true });
			cell.scrollIntoView?.({ block: "nearest", inline: "nearest" });
		}
	});

	const goTo = (to: Spot) => {
		wanted.current = true;
		setSpot({ ...to });
		if (cellAt({ row: to.row, column: span(to) }) === null) {
			scrollTo?.(to.row);
		}
	};

	const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
		const { target } = event;
		if (!(target instanceof HTMLElement) || event.altKey || event.metaKey) {
			return;
		}
		const isCell = target.dataset.cell !== undefined;
		const here = spotOf(target);
		if (here === undefined) {
			return;
		}
		if (!isCell) {
			if (event.key === "Escape" && target.getAttribute("aria-expanded") !== "true") {
				event.stopPropagation();
				goTo(here);
			}
			return;
		}
		// Keys may come faster than rows are drawn.
		const isKept = wanted.current || (here.row === at.row && here.column === at.column);
		const to = moved(event, isKept ? kept : here, options);
		if (to !== undefined) {
			event.preventDefault();
			goTo(to);
		} else if (
			isMenu(event)
				? menu?.(here) === true
				: isPress(event.key) && !event.ctrlKey && press?.(event.key, here) === true
		) {
			event.preventDefault();
		}
	};
	const onFocus = (event: FocusEvent<HTMLElement>) => {
		has.current = true;
		const here = spotOf(event.target);
		if (here !== undefined && (here.row !== at.row || here.column !== at.column)) {
			setSpot(here);
		}
	};
	const onBlur = ({ currentTarget, target }: FocusEvent<HTMLElement>) => {
		queueMicrotask(() => {
			if (target.isConnected && !currentTarget.contains(document.activeElement)) {
				has.current = false;
			}
		});
	};
	return {
		grid,
		/** The cell with the tab stop. */
		at,
		/** Puts focus on a cell. */
		goTo,
		/** Puts focus back on the cell that had it. */
		back: () => goTo(kept),
		handlers: { onKeyDown, onFocus, onBlur },
	};
}
