/**
 * The host: everything the window can ask for. `tauri.ts` asks Rust, `memory.ts` answers from a small
 * plan of its own for component tests and for looking at screens in a browser.
 */
import type { Channel } from "@tauri-apps/api/core";
import type { commands, Outside, Problem } from "../bindings";

/** Takes a listener away again. */
export type Unlisten = () => void;

type Generated = typeof commands;
/** Where Rust sends into a channel, the window hands in a function. */
type Plain<Args extends unknown[]> = {
	[I in keyof Args]: Args[I] extends Channel<infer Message> ? (message: Message) => void : Args[I];
};

/** Every command of the app. Each may answer with a `Problem`. */
export type Commands = {
	[Name in Exclude<keyof Generated, "listen">]: (
		...args: Plain<Parameters<Generated[Name]>>
	) => ReturnType<Generated[Name]>;
};

export interface Host extends Commands {
	/** Hears what happens outside of the page: a plan is dropped, the menu, somebody closes the window. */
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
