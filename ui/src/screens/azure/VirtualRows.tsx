/**
 * Rows of which only those in view are drawn. They scroll with the screen, not in a frame of their own:
 * at 200 % zoom there is no room for two things that scroll.
 *
 *   <VirtualRows count={lines.length} estimate={() => 46} keyOf={(at) => lines[at].key} row={(at) => …} />
 */
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";

export type Scrolls = { to: (at: number) => void };

type Props = {
	count: number;
	/** About how high a row is before it was drawn. */
	estimate: (at: number) => number;
	keyOf: (at: number) => string | number;
	row: (at: number) => ReactNode;
	/** A row that stays drawn wherever one looks: the keys are at it. */
	keep?: number;
	/** Which rows are in view. */
	onRange?: (from: number, to: number) => void;
	handle?: Ref<Scrolls>;
	/** The rows are a list by themselves; otherwise they belong to what is around them. */
	list?: boolean;
};

/** Height of the title row, which stays. */
const title = 60;

export function VirtualRows({
	count,
	estimate,
	keyOf,
	row,
	keep,
	onRange,
	handle,
	list: isList = false,
}: Props) {
	const list = useRef<HTMLDivElement>(null);
	const [margin, setMargin] = useState(0);
	const scroller = () =>
		list.current?.closest<HTMLElement>('[data-region="decisions"]') ?? document.documentElement;
	const rows = useVirtualizer({
		count,
		getScrollElement: scroller,
		estimateSize: estimate,
		getItemKey: keyOf,
		overscan: 8,
		scrollMargin: margin,
		scrollPaddingStart: title,
		scrollPaddingEnd: 12,
		initialRect: { width: 800, height: 800 },
		rangeExtractor: (range) => {
			const all = defaultRangeExtractor(range);
			if (keep !== undefined && keep < count && !all.includes(keep)) {
				all.push(keep);
				all.sort((a, b) => a - b);
			}
			return all;
		},
	});
	// What stands above the rows may grow or go without any row changing.
	// biome-ignore lint/correctness/useExhaustiveDependencies: other rows may stand at another place
	useLayoutEffect(() => {
		const from = scroller();
		const measure = () => {
			if (list.current !== null) {
				const above = list.current.getBoundingClientRect().top - from.getBoundingClientRect().top;
				setMargin(Math.round(above + from.scrollTop));
			}
		};
		measure();
		const watch = new ResizeObserver(measure);
		const inside = from.firstElementChild;
		if (inside !== null) {
			watch.observe(inside);
		}
		return () => watch.disconnect();
	}, [count]);
	useImperativeHandle(handle, () => ({ to: (at) => rows.scrollToIndex(at, { align: "auto" }) }), [rows]);
	const drawn = rows.getVirtualItems();
	const [from, to] = [rows.range?.startIndex ?? 0, rows.range?.endIndex ?? 0];
	useLayoutEffect(() => onRange?.(from, to), [onRange, from, to]);
	return (
		<div
			ref={list}
			role={isList ? "list" : "presentation"}
			style={{ position: "relative", height: rows.getTotalSize(), contain: "layout" }}
		>
			{drawn.map((item) => (
				<div
					key={item.key}
					ref={rows.measureElement}
					data-index={item.index}
					role={isList ? "listitem" : "presentation"}
					style={{
						position: "absolute",
						top: 0,
						left: 0,
						right: 0,
						transform: `translateY(${item.start - margin}px)`,
					}}
				>
					{row(item.index)}
				</div>
			))}
		</div>
	);
}
