/**
 * A grid with one tab stop: arrows move by cell, Home and End along a line, with Ctrl to the corners.
 * Cells carry `{...grid.cell(line, column)}`; `span` says where a cell that reaches over several columns
 * begins.
 */
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";

export type Spot = { line: number; column: number };

type GridOptions = {
	lines: number;
	/** Columns, with that of the heads of lines. */
	columns: number;
	/** The column that a cell begins in which covers this one. */
	span: (spot: Spot) => number;
	/** Lines that are drawn now; those of a long grid are not all. */
	drawn: number[];
	reveal: (line: number) => void;
	first?: Spot;
};

export function useGrid({
	lines,
	columns,
	span,
	drawn,
	reveal,
	first = { line: 0, column: 0 },
}: GridOptions) {
	const grid = useRef<HTMLDivElement>(null);
	const [active, setActive] = useState<Spot>(first);
	const wanted = useRef(false);
	const has = useRef(false);
	const line = Math.min(active.line, Math.max(0, lines - 1));
	const spot: Spot = { line, column: Math.min(active.column, columns - 1) };
	// A line that scrolled out of sight cannot hold the tab stop.
	const stop: Spot = drawn.includes(spot.line) ? spot : { line: drawn[0] ?? 0, column: 0 };

	useEffect(() => {
		// A cell that was taken away while it had focus leaves it to what stands there now.
		const lost = has.current && document.activeElement === document.body;
		if (!wanted.current && !lost) {
			return;
		}
		const find = () =>
			grid.current?.querySelector<HTMLElement>(`[data-spot="${spot.line}:${span(spot)}"]`) ?? null;
		const found = find();
		if (found !== null) {
			wanted.current = false;
			found.focus({ preventScroll: false });
		}
	});

	const go = (to: Spot) => {
		const next = {
			line: Math.max(0, Math.min(lines - 1, to.line)),
			column: Math.max(0, Math.min(columns - 1, to.column)),
		};
		wanted.current = true;
		reveal(next.line);
		setActive(next);
	};

	return {
		ref: grid,
		active: spot,
		/** The cell that Tab enters at. */
		stop,
		go,
		/** Focus goes back to the active cell, for example after something above it was closed. */
		back: () => go(spot),
		cell: (of: number, column: number) => ({
			"data-spot": `${of}:${column}`,
			tabIndex: of === stop.line && column === span(stop) ? 0 : -1,
		}),
		onFocus: (event: FocusEvent<HTMLElement>) => {
			has.current = true;
			const said = event.target.closest<HTMLElement>("[data-spot]")?.dataset.spot?.split(":").map(Number);
			const [toLine, toColumn] = said ?? [];
			if (toLine === undefined || toColumn === undefined) {
				return;
			}
			// Up and Down keep their column over a cell that begins further left.
			if (toLine !== spot.line || toColumn !== span(spot)) {
				setActive({ line: toLine, column: toColumn });
			}
		},
		onBlur: ({ currentTarget, target }: FocusEvent<HTMLElement>) => {
			queueMicrotask(() => {
				if (target.isConnected && !currentTarget.contains(document.activeElement)) {
					has.current = false;
				}
			});
		},
		onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
			const here = span(spot);
			const after = () => {
				let column = spot.column;
				while (column < columns && span({ line: spot.line, column }) === here) {
					column += 1;
				}
				return column;
			};
			const to: Spot | undefined = {
				ArrowUp: { line: spot.line - 1, column: spot.column },
				ArrowDown: { line: spot.line + 1, column: spot.column },
				ArrowLeft: { line: spot.line, column: here - 1 },
				ArrowRight: { line: spot.line, column: after() >= columns ? spot.column : after() },
				Home: { line: event.ctrlKey ? 0 : spot.line, column: 0 },
				End: { line: event.ctrlKey ? lines - 1 : spot.line, column: columns - 1 },
				PageUp: { line: spot.line - 10, column: spot.column },
				PageDown: { line: spot.line + 10, column: spot.column },
			}[event.key];
			if (
				to !== undefined &&
				!event.altKey &&
				event.target instanceof Element &&
				event.target.matches("[data-spot]")
			) {
				event.preventDefault();
				go(to);
			}
		},
	};
}
