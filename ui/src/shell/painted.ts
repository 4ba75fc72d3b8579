/** When the first screen is there with its content. */
import { useEffect, useRef } from "react";
import { useAppActions } from "../state/hooks";

/** Once `ready`, waits until that is on the screen, tells the host, and goes on with `then`. */
export function usePainted(ready: boolean, then: () => void = () => undefined): void {
	const { painted } = useAppActions();
	const next = useRef(then);
	useEffect(() => {
		if (!ready) {
			return undefined;
		}
		// The second frame after this is the first that shows it.
		let frame = requestAnimationFrame(() => {
			frame = requestAnimationFrame(() => {
				painted();
				next.current();
			});
		});
		return () => cancelAnimationFrame(frame);
	}, [ready, painted]);
}
