/** The system's menu. */
import type { App } from "../state/app";
import { inDraft } from "./actions";
import { atHome } from "./homeActions";

/** Runs what the system's menu asks for. */
export function runMenu(app: App, item: string): void {
	const { draft } = app.getState();
	if (item === "find") {
		app.actions.find("");
		return;
	}
	const home = atHome.find((action) => action.id === item);
	if (home !== undefined) {
		home.run(app);
	} else if (draft !== null) {
		inDraft.find((action) => action.id === item)?.run(app, draft);
	}
}
