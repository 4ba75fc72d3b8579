/**
 * Rows that may be many: drawn as they are up to fifty, from there on only those in sight. They scroll in
 * a frame of their own, or with the screen.
 *
 *   const rows = useRows(lines.length, { size: 44, above: 33 });
 *   <div ref={rows.ref} className={css.frame}> … <RowsOf rows={rows}>{(row) => <Line … />}</RowsOf></div>
 *
 *   const rows = useRows(lines.length, { size: 44, within: "screen" });
 *   <ListOf rows={rows} label="…">{(row) => <Line … />}</ListOf>
 */
import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { Fragment, type Key, type ReactNode, useCallback, useLayoutEffect, useState } from "react";
import css from "./rows.module.css";

/** Up to so many rows are drawn as they are. */
export const many = 50;

/** About how far beyond the edges rows are drawn too, in pixels. */
const beyond = 120;

type Options = {
	/** Height a row is taken to have until it was measured. */
	size: number | ((row: number) => number);
	/** What scrolls: the element that carries `ref`, or the screen, with `ref` at the rows. */
	within?: "frame" | "screen";
	/** Height of what sticks above the rows, and below them. */
	above?: number;
	below?: number;
	/** A row that stays drawn wherever one looks, since it has focus. */
	keep?: number | undefined;
	/** What a row is known by when others come or go. */
	keyOf?: (row: number) => string | number;
};

type Drawn = { row: number; key: Key; top: number };

export type Rows = {
	ref: (element: HTMLElement | null) => void;
	/** Only a part of the rows is drawn. */
	isMany: boolean;
	count: number;
	drawn: Drawn[];
	/** Height of all rows, where only a part is drawn. */
	height: number | undefined;
	measure: Virtualizer<HTMLElement, Element>["measureElement"];
	/** First and last row in sight. */
	range: [from: number, to: number];
	/** Brings a row into sight. */
	reveal: (row: number, align?: "auto" | "center") => void;
};

function screenOf(rows: HTMLElement | null): HTMLElement {
	return rows?.closest<HTMLElement>('[data-region="decisions"]') ?? document.documentElement;
}

/** How far below the beginning of the screen the rows begin, whatever grows or goes above them. */
function useMargin(rows: HTMLElement | null, isOn: boolean, count: number): number {
	const [margin, setMargin] = useState(0);
	// biome-ignore lint/correctness/useExhaustiveDependencies: other rows may stand at another place
	useLayoutEffect(() => {
		if (!isOn || rows === null) {
			return undefined;
		}
		const screen = screenOf(rows);
		const measure = () => {
			const above = rows.getBoundingClientRect().top - screen.getBoundingClientRect().top;
			setMargin(Math.round(above + screen.scrollTop));
		};
		measure();
		const watch = new ResizeObserver(measure);
		if (screen.firstElementChild !== null) {
			watch.observe(screen.firstElementChild);
		}
		return () => watch.disconnect();
	}, [rows, isOn, count]);
	return margin;
}

export function useRows(
	count: number,
	{ size, within = "frame", above = 0, below = 0, keep, keyOf }: Options,
): Rows {
	const [element, ref] = useState<HTMLElement | null>(null);
	const sizeOf = typeof size === "number" ? () => size : size;
	const isMany = count > many;
	const withScreen = within === "screen";
	const margin = useMargin(element, isMany && withScreen, count);
	const before = withScreen ? margin : above;
	const range = useCallback(
		(seen: Range) => {
			const drawn = defaultRangeExtractor(seen);
			return keep === undefined || keep < 0 || keep >= count || drawn.includes(keep)
				? drawn
				: [...drawn, keep].sort((a, b) => a - b);
		},
		[keep, count],
	);
	const virtual = useVirtualizer<HTMLElement, Element>({
		count,
		enabled: isMany,
		getScrollElement: () => (withScreen && element !== null ? screenOf(element) : element),
		estimateSize: sizeOf,
		overscan: Math.ceil(beyond / Math.max(1, sizeOf(0))),
		scrollMargin: before,
		scrollPaddingStart: above,
		scrollPaddingEnd: below,
		initialRect: { width: 800, height: 800 },
		rangeExtractor: range,
		useFlushSync: false,
		...(keyOf === undefined ? {} : { getItemKey: keyOf }),
	});
	const reveal = useCallback<Rows["reveal"]>(
		(row, align = "auto") => {
			if (virtual.options.enabled && row >= 0 && row < virtual.options.count) {
				virtual.scrollToIndex(row, { align });
			}
		},
		[virtual],
	);
	return {
		ref,
		isMany,
		count,
		drawn: isMany
			? virtual.getVirtualItems().map(({ index, key, start }) => ({ row: index, key, top: start - before }))
			: Array.from({ length: count }, (_, row) => ({ row, key: keyOf?.(row) ?? row, top: 0 })),
		height: isMany ? virtual.getTotalSize() : undefined,
		measure: virtual.measureElement,
		range: isMany ? [virtual.range?.startIndex ?? 0, virtual.range?.endIndex ?? 0] : [0, count - 1],
		reveal,
	};
}

type RowsOfProps = { rows: Rows; children: (row: number) => ReactNode };

/** The rows of `useRows` as parts of what is around them. */
export function RowsOf({ rows, children }: RowsOfProps) {
	if (!rows.isMany) {
		return rows.drawn.map(({ row, key }) => <Fragment key={key}>{children(row)}</Fragment>);
	}
	return (
		<div className={css.space} role="presentation" style={{ height: rows.height }}>
			{rows.drawn.map(({ row, key, top }) => (
				<div
					key={key}
					ref={rows.measure}
					data-index={row}
					role="presentation"
					className={css.row}
					style={{ transform: `translateY(${top}px)` }}
				>
					{children(row)}
				</div>
			))}
		</div>
	);
}

/** The rows of `useRows` as a list by themselves. */
export function ListOf({
	rows,
	label,
	className = "",
	onEnter,
	children,
}: RowsOfProps & {
	label?: string;
	className?: string | undefined;
	/** Focus came to a row. */
	onEnter?: (row: number) => void;
}) {
	const { isMany } = rows;
	return (
		<ul
			ref={rows.ref}
			className={isMany ? `${css.space} ${className}` : className}
			aria-label={label}
			style={isMany ? { height: rows.height } : undefined}
		>
			{rows.drawn.map(({ row, key, top }) => (
				<li
					key={key}
					onFocus={() => onEnter?.(row)}
					{...(isMany && {
						ref: rows.measure,
						"data-index": row,
						"aria-setsize": rows.count,
						"aria-posinset": row + 1,
						className: css.row,
						style: { transform: `translateY(${top}px)` },
					})}
				>
					{children(row)}
				</li>
			))}
		</ul>
	);
}
