/** How keys are heard and written. */
import { useEffect, useLayoutEffect } from "react";
import type { App } from "../state/app";
import { nextRegion } from "./focus";

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

/** Says whether it did something. */
type Handle = (keys: string, event: KeyboardEvent) => boolean;

/** The screen that hears keys now; between two screens, and before the first, there is none. */
let hears: Handle | null = null;

/** Keys that came while no screen heard them. The next one does what they say. */
const early: KeyboardEvent[] = [];
const most = 8;

/** Listens for as long as the page is there: what is pressed before a screen can hear it is not lost. */
export function useKeyboard(): void {
	useEffect(() => {
		const pressed = (event: KeyboardEvent) => {
			if (event.defaultPrevented || event.isComposing) {
				return;
			}
			const keys = written(event);
			if (hears === null && /^(Alt|Ctrl) /.test(keys) && early.length < most) {
				early.push(event);
			}
			// The page is the app: loading it again would lose what was typed.
			if (hears?.(keys, event) === true || keys === "F5" || keys === "Ctrl R") {
				event.preventDefault();
			}
		};
		window.addEventListener("keydown", pressed);
		return () => window.removeEventListener("keydown", pressed);
	}, []);
}

/** Hears every key that nothing else took. A screen that is not ready leaves them to the next. */
export function useKeys(handle: Handle, ready = true): void {
	useLayoutEffect(() => {
		if (!ready) {
			return undefined;
		}
		hears = handle;
		return () => {
			hears = null;
		};
	});
	useEffect(() => {
		if (ready) {
			for (const event of early.splice(0)) {
				hears?.(written(event), event);
			}
		}
	}, [ready]);
}

/** A dialog is open: keys belong to it. */
const inDialog = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/** Keys that do the same on every screen; undefined for one that the screen itself may hear. */
export function everywhere(app: App, keys: string): boolean | undefined {
	if (keys === "Ctrl K") {
		app.actions.find(app.getState().palette === null ? "" : null);
		return true;
	}
	if (inDialog()) {
		return false;
	}
	if (keys === "F6" || keys === "Shift F6") {
		nextRegion(keys === "F6" ? 1 : -1);
		return true;
	}
	return undefined;
}
