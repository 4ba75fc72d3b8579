/** Keys while Home is shown. */
import { useApp, useAppStore } from "../state/hooks";
import { atHome } from "./homeActions";
import { everywhere, useKeys } from "./keys";

export function useHomeKeys(): void {
	const app = useAppStore();
	const ready = useApp((state) => (state.start !== null && state.opening === null) || state.problem !== null);
	useKeys((keys) => {
		const done = everywhere(app, keys);
		if (done !== undefined) {
			return done;
		}
		const action = atHome.find((one) => one.keys === keys);
		action?.run(app);
		return action !== undefined;
	}, ready);
}
