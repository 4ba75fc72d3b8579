/**
 * A list of rows, of which only those near the window's edge are drawn when there are many. It scrolls
 * with the decisions around it.
 */
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useDraft } from "../../state/hooks";
import css from "./rows.module.css";

/** From here on only a part of the rows is drawn, and a list offers to look for words. */
export const many = 50;

type RowsProps = {
	label: string;
	keys: string[];
	/** About how high a row is. */
	height: number;
	/** The row that is asked for; it is scrolled to once for each wish. */
	wanted?: number;
	row: (at: number) => ReactNode;
};

export function Rows(props: RowsProps) {
	if (props.keys.length > many) {
		return <ManyRows {...props} />;
	}
	return (
		<ul className={css.rows} aria-label={props.label}>
			{props.keys.map((key, at) => (
				<li key={key}>{props.row(at)}</li>
			))}
		</ul>
	);
}

function ManyRows({ label, keys, height, wanted = -1, row }: RowsProps) {
	const list = useRef<HTMLUListElement>(null);
	const [margin, setMargin] = useState(0);
	const [focused, setFocused] = useState(-1);
	const scroller = () => list.current?.closest<HTMLElement>('[data-region="decisions"]') ?? null;
	// What is above the list may grow at any time.
	useEffect(() => {
		const within = scroller();
		const own = list.current;
		if (within !== null && own !== null) {
			const from = own.getBoundingClientRect().top - within.getBoundingClientRect().top + within.scrollTop;
			if (Math.abs(from - margin) > 1) {
				setMargin(from);
			}
		}
	});
	const virtual = useVirtualizer({
		count: keys.length,
		getScrollElement: scroller,
		estimateSize: () => height,
		getItemKey: (at) => keys[at] ?? at,
		overscan: 8,
		scrollMargin: margin,
		// The row with focus stays, however far one scrolls.
		rangeExtractor: (range) => {
			const drawn = defaultRangeExtractor(range);
			return focused < 0 || focused >= keys.length || drawn.includes(focused)
				? drawn
				: [...drawn, focused].sort((a, b) => a - b);
		},
	});
	const wish = useDraft((state) => state.wish?.n ?? 0);
	const came = useRef(0);
	useEffect(() => {
		if (wanted >= 0 && came.current !== wish) {
			came.current = wish;
			virtual.scrollToIndex(wanted, { align: "center" });
		}
	}, [wanted, wish, virtual]);
	return (
		<ul
			ref={list}
			className={`${css.rows} ${css.many}`}
			aria-label={label}
			style={{ height: virtual.getTotalSize() }}
		>
			{virtual.getVirtualItems().map((item) => (
				<li
					key={item.key}
					ref={virtual.measureElement}
					data-index={item.index}
					aria-setsize={keys.length}
					aria-posinset={item.index + 1}
					style={{ transform: `translateY(${item.start - margin}px)` }}
					onFocus={() => setFocused(item.index)}
				>
					{row(item.index)}
				</li>
			))}
		</ul>
	);
}
