/** Keys while a draft is open. What they do stands in `actions.ts`. */
import { useAppStore, useDraftStore } from "../state/hooks";
import { inDraft } from "./actions";
import { everywhere, useKeys } from "./keys";

/** Typed text that is not sent is turned back by the control itself. */
function hasOwnUndo(event: KeyboardEvent): boolean {
	const { target } = event;
	return (
		target instanceof HTMLElement && (target.dataset.dirty === "true" || target.dataset.ownUndo !== undefined)
	);
}

const byDigit = "1234567890-";

export function useWizardKeys(): void {
	const app = useAppStore();
	const draft = useDraftStore();
	useKeys((keys, event) => {
		const done = everywhere(app, keys);
		if (done !== undefined) {
			return done;
		}
		if (keys === "Escape" && draft.getState().panel.drawer) {
			draft.actions.setPanel({ drawer: false });
			return true;
		}
		if ((keys === "Ctrl Z" || keys === "Ctrl Y") && hasOwnUndo(event)) {
			return false;
		}
		if (keys === "Ctrl Shift Z") {
			void draft.actions.redo();
			return true;
		}
		const digit = /^Alt (.)$/.exec(keys)?.[1];
		const step = digit === undefined ? undefined : draft.getState().steps[byDigit.indexOf(digit)];
		if (step !== undefined && digit !== undefined && byDigit.includes(digit)) {
			draft.actions.go({ at: "step", step: step.id });
			return true;
		}
		const action = inDraft.find((one) => one.keys === keys);
		action?.run(app, draft);
		return action !== undefined;
	});
}
