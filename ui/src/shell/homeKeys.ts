/** Keys while Home is shown. */
import { useApp, useAppStore } from "../state/hooks";
import { nextRegion } from "./focus";
import { atHome } from "./homeActions";
import { inDialog, useKeys } from "./keys";

export function useHomeKeys(): void {
	const app = useAppStore();
	const ready = useApp((state) => (state.start !== null && state.opening === null) || state.problem !== null);
	useKeys((keys) => {
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
		const action = atHome.find((one) => one.keys === keys);
		action?.run(app);
		return action !== undefined;
	}, ready);
}
