/** How keys are heard and written. */
import { useEffect } from "react";

/** `Ctrl Shift P`, as keys are written beside actions. */
export function written(event: KeyboardEvent): string {
	const names: { [key: string]: string } = { ArrowRight: "→", ArrowLeft: "←" };
	const key = names[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
	return [
		event.ctrlKey || event.metaKey ? "Ctrl" : "",
		event.altKey ? "Alt" : "",
		event.shiftKey ? "Shift" : "",
		key,
	]
		.filter((part) => part !== "")
		.join(" ");
}

/** Hears every key that nothing else took; `handle` says whether it did something. */
export function useKeys(handle: (keys: string, event: KeyboardEvent) => boolean): void {
	useEffect(() => {
		const pressed = (event: KeyboardEvent) => {
			if (event.defaultPrevented || event.isComposing) {
				return;
			}
			const keys = written(event);
			// The page is the app: loading it again would lose what was typed.
			if (handle(keys, event) || keys === "F5" || keys === "Ctrl R") {
				event.preventDefault();
			}
		};
		window.addEventListener("keydown", pressed);
		return () => window.removeEventListener("keydown", pressed);
	});
}

/** A dialog is open: keys belong to it. */
export const inDialog = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
