/** Rows that scroll in a frame of their own: from fifty on, only those in view are drawn. */
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useRef } from "react";

export const many = 50;

type Options = {
	/** Height a row is taken to have until it was measured. */
	size: (index: number) => number;
	/** Height of what sticks above and below the rows. */
	stuck?: number;
	/** The row with the tab stop stays drawn wherever the frame is scrolled to. */
	keep?: number;
};

export type ShownRow = { index: number; top: number | undefined };

export function useRows(count: number, { size, stuck = 0, keep }: Options) {
	const frame = useRef<HTMLDivElement>(null);
	const virtual = count >= many;
	const range = useCallback(
		(seen: Range) => {
			const shown = defaultRangeExtractor(seen);
			return keep === undefined || keep < 0 || keep >= count || shown.includes(keep)
				? shown
				: [...shown, keep].sort((a, b) => a - b);
		},
		[keep, count],
	);
	const rows = useVirtualizer({
		count,
		enabled: virtual,
		getScrollElement: () => frame.current,
		estimateSize: size,
		overscan: 2,
		scrollPaddingEnd: stuck,
		rangeExtractor: range,
		useFlushSync: false,
	});
	const shown: ShownRow[] = virtual
		? rows.getVirtualItems().map(({ index, start }) => ({ index, top: start }))
		: Array.from({ length: count }, (_, index) => ({ index, top: undefined }));
	return {
		frame,
		virtual,
		shown,
		/** Height of all rows; undefined where they are simply drawn. */
		total: virtual ? rows.getTotalSize() : undefined,
		measure: virtual ? rows.measureElement : undefined,
		scrollTo: (index: number) => {
			if (virtual && index >= 0 && index < count) {
				rows.scrollToIndex(index);
			}
		},
	};
}
