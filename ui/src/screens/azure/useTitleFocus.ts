/** Puts focus on the title when what had it is gone: a screen that turned into another one. */
import { useEffect, useRef } from "react";

export function useTitleFocus(phase: string): void {
	const before = useRef(phase);
	useEffect(() => {
		if (before.current === phase) {
			return;
		}
		before.current = phase;
		if (document.activeElement === null || document.activeElement === document.body) {
			document.querySelector<HTMLElement>('[data-region="decisions"] h1')?.focus({ preventScroll: true });
		}
	}, [phase]);
}
