/** Everything a person can do to an open draft by key, palette or the system's menu: one list for all three. */
import { announce } from "../state/announce";
import type { App } from "../state/app";
import { decisionAt } from "../state/decisions";
import type { Draft } from "../state/draftTypes";
import { clock } from "../words/dates";
import { questionWords } from "../words/plan";
import { words } from "../words/shell";
import { own } from "../words/window";
import { focusRegion } from "./focus";
import { abilitiesAt, neighbour } from "./places";
import { fixNow, stepThrough } from "./throughFindings";

export type Action = {
	id: string;
	title: string;
	/** As it is written beside it. */
	keys?: string;
	run: (app: App, draft: Draft) => void;
};
export const inDraft: Action[] = [
	{
		id: "next",
		title: words.nextStep,
		keys: "Alt →",
		run: (_, draft) => move(draft, 1),
	},
	{ id: "previous", title: words.previousStep, keys: "Alt ←", run: (_, draft) => move(draft, -1) },
	{ id: "compare", title: own.compare, run: (_, draft) => draft.actions.go({ at: "compare" }) },
	{ id: "apply", title: own.apply, run: (_, draft) => draft.actions.go({ at: "apply" }) },
	{ id: "export", title: own.export, run: (_, draft) => draft.actions.go({ at: "export" }) },
	{ id: "undo", title: own.undo, keys: "Ctrl Z", run: (_, draft) => void draft.actions.undo() },
	{ id: "redo", title: own.redo, keys: "Ctrl Y", run: (_, draft) => void draft.actions.redo() },
	{ id: "nextFinding", title: words.nextFinding, keys: "F8", run: (_, draft) => stepThrough(draft, 1) },
	{
		id: "previousFinding",
		title: words.previousFinding,
		keys: "Shift F8",
		run: (_, draft) => stepThrough(draft, -1),
	},
	{ id: "fix", title: words.fix, keys: "Ctrl .", run: (_, draft) => void fixNow(draft) },
	{
		id: "park",
		title: words.park,
		keys: "Ctrl Shift P",
		run: (_, draft) => {
			const found = questionWords(draft.getState().question ?? "");
			if (found !== undefined) {
				const { id, title } = found.question;
				draft.actions.ask({ of: "park", at: decisionAt(id), title });
			}
		},
	},
	{
		id: "note",
		title: words.note,
		keys: "Ctrl Shift N",
		run: (_, draft) => {
			draft.actions.show("notes");
			draft.actions.setPanel({ column: true, drawer: true });
			focusRegion("panel");
		},
	},
	{
		id: "abilities",
		title: words.abilities,
		keys: "Ctrl Shift W",
		run: (_, draft) => draft.actions.goTo(abilitiesAt),
	},
	{ id: "parked", title: own.parked, run: (_, draft) => draft.actions.ask({ of: "parked" }) },
	{ id: "history", title: own.history, run: (_, draft) => draft.actions.ask({ of: "history" }) },
	{ id: "tenant", title: words.connect, run: (_, draft) => draft.actions.ask({ of: "connect" }) },
	{ id: "savePlan", title: own.savePlan, run: (_, draft) => void draft.actions.savePlan() },
	{ id: "saveCopy", title: own.saveCopy, run: (_, draft) => void draft.actions.saveCopy() },
	{
		id: "saved",
		title: words.isItSaved,
		keys: "Ctrl S",
		run: (_, draft) => {
			void draft.actions.settled().then(() => {
				const { saved } = draft.getState();
				announce(saved.kind === "saved" ? own.savedAt(clock(saved.at)) : own.notSaved);
			});
		},
	},
	{ id: "home", title: own.allRollouts, run: (app) => void app.actions.home() },
];

function move(draft: Draft, by: 1 | -1): void {
	const place = neighbour(draft.getState(), by);
	if (place !== undefined) {
		draft.actions.go(place);
	}
}
