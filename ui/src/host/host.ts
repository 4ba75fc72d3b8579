/**
 * The host: everything the window can ask for. `tauri.ts` asks Rust, `memory.ts` answers from a small
 * plan of its own for component tests and for looking at screens in a browser.
 */
import type { Commands, Problem } from "../bindings";

/** Takes a listener away again. */
export type Unlisten = () => void;

/** What the menu of the system asks the window to do. */
export type MenuItem =
	| "home"
	| "new"
	| "contoso"
	| "open"
	| "find"
	| "undo"
	| "redo"
	| "saveCopy"
	| "compare"
	| "apply"
	| "export"
	| "settings";

export interface Host extends Commands {
	/** A plan came in from outside: a second start, a file that was dropped or double-clicked. */
	onOpened(then: (draft: string) => void): Unlisten;
	/** Something went wrong outside of a command, such as a dropped file that is no plan. */
	onProblem(then: (problem: Problem) => void): Unlisten;
	onMenu(then: (item: MenuItem) => void): Unlisten;
}

/** Is this what a command answers with when it cannot do its work? */
export function isProblem(value: unknown): value is Problem {
	return (
		typeof value === "object" &&
		value !== null &&
		"code" in value &&
		"title" in value &&
		"detail" in value &&
		"next" in value
	);
}

/** Whatever was thrown, as a Problem that can be shown. */
export function asProblem(thrown: unknown): Problem {
	if (isProblem(thrown)) {
		return thrown;
	}
	const detail = thrown instanceof Error ? thrown.message : String(thrown);
	return {
		code: "INTERNAL",
		title: "Something did not work",
		detail,
		next: "Your answers are saved. Try again; if it happens again, start the app anew.",
	};
}
