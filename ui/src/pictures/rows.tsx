/**
 * Rows that may be many: drawn as they are up to fifty, from there on only those in sight, in a frame
 * that scrolls by itself.
 */
import { useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { Fragment, type ReactNode, type RefObject } from "react";
import css from "./rows.module.css";

/** From how many rows on only those in sight are drawn. */
export const many = 50;

export type Rows = {
	/** Which rows are drawn. */
	drawn: number[];
	/** Brings a row into sight. */
	reveal: (row: number) => void;
	virtual: Virtualizer<HTMLDivElement, Element> | null;
};

/** `frame` is the element that scrolls, `estimate` the usual height of a row, `head` that of a sticky head. */
export function useRows(
	count: number,
	frame: RefObject<HTMLDivElement | null>,
	estimate: number,
	head = 0,
): Rows {
	const isMany = count > many;
	const virtual = useVirtualizer({
		count: isMany ? count : 0,
		getScrollElement: () => frame.current,
		estimateSize: () => estimate,
		overscan: 8,
		scrollMargin: head,
		scrollPaddingStart: head,
	});
	return isMany
		? {
				drawn: virtual.getVirtualItems().map((item) => item.index),
				reveal: (row) => virtual.scrollToIndex(row, { align: "auto" }),
				virtual,
			}
		: { drawn: [...Array(count).keys()], reveal: () => undefined, virtual: null };
}

/** The rows of `useRows`, each at its place. */
export function RowsOf({
	rows,
	head = 0,
	children,
}: {
	rows: Rows;
	head?: number;
	children: (row: number) => ReactNode;
}) {
	const { virtual } = rows;
	if (virtual === null) {
		return rows.drawn.map((row) => <Fragment key={row}>{children(row)}</Fragment>);
	}
	return (
		<div className={css.space} role="presentation" style={{ height: virtual.getTotalSize() }}>
			{virtual.getVirtualItems().map((item) => (
				<div
					key={item.key}
					ref={virtual.measureElement}
					data-index={item.index}
					role="presentation"
					className={css.row}
					style={{ transform: `translateY(${item.start - head}px)` }}
				>
					{children(item.index)}
				</div>
			))}
		</div>
	);
}
