/** The host inside the desktop app. */
import { Channel } from "@tauri-apps/api/core";
import { commands, type Outside, type ReadProgress, type RunEvent } from "../bindings";
import { asProblem, type Commands, type Host } from "./host";

/** What a command throws becomes a Problem. */
async function answered<T>(answer: Promise<T>): Promise<T> {
	try {
		return await answer;
	} catch (thrown) {
		throw asProblem(thrown);
	}
}

function told<A extends unknown[], T>(command: (...args: A) => Promise<T>): (...args: A) => Promise<T> {
	return (...args) => answered(command(...args));
}

function channel<T>(then: (message: T) => void): Channel<T> {
	const made = new Channel<T>();
	made.onmessage = then;
	return made;
}

const { listen, ...rest } = commands;
const plain = Object.fromEntries(
	Object.entries(rest).map(([name, command]) => [
		name,
		told(command as (...args: unknown[]) => Promise<unknown>),
	]),
) as unknown as Commands;

export const tauriHost: Host = {
	...plain,
	compare: (draft, slice, progress) =>
		answered(commands.compare(draft, slice, channel<ReadProgress>(progress))),
	apply: (draft, digest, retire, typed, events) =>
		answered(commands.apply(draft, digest, retire, typed, channel<RunEvent>(events))),
	resume: (draft, run, events) => answered(commands.resume(draft, run, channel<RunEvent>(events))),
	undoRun: (draft, run, events) => answered(commands.undoRun(draft, run, channel<RunEvent>(events))),
	listen: (then) => {
		let heard = then;
		void listen(channel<Outside>((news) => heard(news)));
		return () => {
			heard = () => undefined;
		};
	},
};
