/** Is there less room than something needs? Follows the width of the element, not of the window: the panel takes some. */
import { type RefCallback, useCallback, useState } from "react";

export function useNarrow(below: number): [RefCallback<HTMLElement>, boolean] {
	const [narrow, setNarrow] = useState(false);
	const ref = useCallback(
		(element: HTMLElement | null) => {
			if (element === null) {
				return undefined;
			}
			const measure = () => {
				const width = element.clientWidth;
				// Not laid out yet says nothing.
				if (width > 0) {
					setNarrow(width < below);
				}
			};
			measure();
			const observer = new ResizeObserver(measure);
			observer.observe(element);
			return () => observer.disconnect();
		},
		[below],
	);
	return [ref, narrow];
}
