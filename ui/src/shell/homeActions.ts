/** What a person can do while no draft is open, by key, palette or menu. */
import type { App } from "../state/app";
import type { homeActions } from "../words/home";

export type HomeAction = { id: keyof typeof homeActions; keys?: string; run: (app: App) => void };

export const atHome: HomeAction[] = [
	{ id: "contoso", keys: "Ctrl E", run: (app) => void app.actions.create("contoso") },
	{ id: "new", keys: "Ctrl N", run: (app) => void app.actions.create("empty") },
	{ id: "open", keys: "Ctrl O", run: (app) => void app.actions.openFile() },
];
