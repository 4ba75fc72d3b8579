/**
 * The host: everything the window can ask for. `tauri.ts` asks Rust, `memory.ts` answers from a small
 * plan of its own for component tests and for looking at screens in a browser.
 */
import type { Commands, Problem } from "../bindings";

/** Takes a listener away again. */
export type Unlisten = () => void;

/** Something that happens outside of the page. */
export type Outside =
	/** A plan was dropped on the window, or a second start brought it: it is a draft now. */
	| { kind: "opened"; draft: string }
	/** A plan was brought and could not be opened. */
	| { kind: "notOpened"; problem: Problem }
	/** Plan files are held over the window, or no longer. */
	| { kind: "hovering"; files: boolean }
	/** Somebody closes the window while something would be lost or is under way. */
	| { kind: "closing"; problem: Problem }
	/** The system's menu. */
	| { kind: "menu"; id: string }
	| { kind: "gone" };

export interface Host extends Commands {
	listen(then: (news: Outside) => void): Unlisten;
	/** Closes the window, whatever is not saved. */
	close(): Promise<void>;
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
