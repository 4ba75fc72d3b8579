/**
 * The host: everything the window can ask for. `tauri.ts` asks Rust, `memory.ts` answers from a small
 * plan of its own for component tests and for looking at screens in a browser.
 */
import type { Channel } from "@tauri-apps/api/core";
import type { commands, Outside, Problem } from "../bindings";

/** What a command is given: where Rust streams, the window hands over a function. */
type Given<A> = A extends Channel<infer T> ? (message: T) => void : A;
type AllGiven<A extends unknown[]> = { [K in keyof A]: Given<A[K]> };

/** Every command as the window calls it. Each may throw a Problem. */
export type Commands = {
	[Name in keyof typeof commands]: (
		...given: AllGiven<Parameters<(typeof commands)[Name]>>
	) => ReturnType<(typeof commands)[Name]>;
};

/** Takes a listener away again. */
export type Unlisten = () => void;

export interface Host extends Omit<Commands, "listen"> {
	listen(then: (news: Outside) => void): Unlisten;
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
