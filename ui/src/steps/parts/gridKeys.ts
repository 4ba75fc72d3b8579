/**
 * One grid in the accessibility tree: one tab stop, arrow keys move by cell.
 *
 *   const keys = useGridKeys({ rows: 7, columns: 4, press: (key, at) => … });
 *   <div role="grid" ref={keys.grid} {...keys.handlers}> … <div role="gridcell" {...cellProps(row, column, keys.at)}>
 *
 * A control inside of a cell gets focus by Enter and gives it back by Escape.
 */
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";

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
};

const pages = 8;

type CellRole = "gridcell" | "rowheader" | "columnheader";

/** What makes an element a cell; `isHere` for the one that holds the grid's tab stop. */
export function cellProps(row: number, column: number, isHere: boolean, role: CellRole = "gridcell") {
	return { role, "data-cell": `${row}:${column}`, tabIndex: isHere ? 0 : -1 } as const;
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

function moved(event: KeyboardEvent, from: Spot, rows: number, columns: number): Spot | undefined {
	const last = { row: rows - 1, column: columns - 1 };
	switch (event.key) {
		case "ArrowUp":
			return { ...from, row: Math.max(0, from.row - 1) };
		case "ArrowDown":
			return { ...from, row: Math.min(last.row, from.row + 1) };
		case "ArrowLeft":
			return { ...from, column: Math.max(0, from.column - 1) };
		case "ArrowRight":
			return { ...from, column: Math.min(last.column, from.column + 1) };
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

export function useGridKeys({ rows, columns, begin = { row: 0, column: 0 }, scrollTo, press }: Options) {
	const grid = useRef<HTMLDivElement>(null);
	const [spot, setSpot] = useState(begin);
	// Focus waits here until its row is drawn.
	const wanted = useRef(false);
	const at: Spot = {
		row: Math.max(0, Math.min(spot.row, rows - 1)),
		column: Math.max(0, Math.min(spot.column, columns - 1)),
	};
	const cellAt = ({ row, column }: Spot) =>
		grid.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`) ?? null;

	useEffect(() => {
		const cell = wanted.current ? cellAt(at) : null;
		if (cell !== null) {
			wanted.current = false;
			cell.focus({ preventScroll: true });
			cell.scrollIntoView?.({ block: "nearest", inline: "nearest" });
		}
	});

	const goTo = (to: Spot) => {
		wanted.current = true;
		setSpot({ ...to });
		if (cellAt(to) === null) {
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
		const to = moved(event, here, rows, columns);
		if (to !== undefined) {
			event.preventDefault();
			goTo(to);
		} else if (isPress(event.key) && !event.ctrlKey && press?.(event.key, here) === true) {
			event.preventDefault();
		}
	};
	const onFocus = (event: FocusEvent<HTMLElement>) => {
		const here = spotOf(event.target);
		if (here !== undefined && (here.row !== at.row || here.column !== at.column)) {
			setSpot(here);
		}
	};
	return {
		grid,
		at,
		/** Puts focus on a cell. */
		goTo,
		/** Puts focus back on the cell that had it. */
		back: () => goTo(at),
		handlers: { onKeyDown, onFocus },
	};
}
