/** The host inside the desktop app: the only file that knows Tauri. */
import { Channel } from "@tauri-apps/api/core";
import { commands } from "../bindings";
import { asProblem, type Commands, type Host } from "./host";

type Called = (...given: unknown[]) => Promise<unknown>;

/** Functions become channels, and whatever is thrown becomes a Problem. */
function wrapped(command: Called): Called {
	return async (...given) => {
		try {
			return await command(...given.map((one) => (typeof one === "function" ? channel(one as Heard) : one)));
		} catch (thrown) {
			throw asProblem(thrown);
		}
	};
}

type Heard = (message: unknown) => void;

function channel(then: Heard): Channel<unknown> {
	const made = new Channel<unknown>();
	made.onmessage = then;
	return made;
}

const called = Object.fromEntries(
	Object.entries(commands).map(([name, command]) => [name, wrapped(command as Called)]),
) as unknown as Commands;

export const tauriHost: Host = {
	...called,
	listen: (then) => {
		let heard = then;
		void called.listen((news) => heard(news));
		return () => {
			heard = () => undefined;
		};
	},
};
