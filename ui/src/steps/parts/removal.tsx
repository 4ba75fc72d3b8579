/** One press removes; a line says what went, and one press brings it back. */
import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { useState } from "react";
import type { Patch } from "../../host/types";
import { announce } from "../../state/announce";
import { useActions, useDraft, useDraftStore } from "../../state/hooks";
import { words } from "../../words/parts";
import css from "./parts.module.css";

type Gone = { name: string; revision: number };

export function useRemoval() {
	const draft = useDraftStore();
	const { edit } = useActions();
	const [gone, setGone] = useState<Gone | null>(null);
	return {
		gone,
		/** True when it is gone. */
		remove: async (name: string, patch: Patch): Promise<boolean> => {
			const taken = await edit(patch);
			if (taken) {
				announce(words.removed(name));
				setGone({ name, revision: draft.getState().revision });
			}
			return taken;
		},
	};
}

/** Shown until something else is changed. */
export function Removed({ gone }: { gone: Gone | null }) {
	const revision = useDraft((state) => state.revision);
	const { undo } = useActions();
	if (gone === null || gone.revision !== revision) {
		return null;
	}
	return (
		<div className={css.removed}>
			<span>{words.removed(gone.name)}</span>
			<Button size="small" icon={<ArrowUndoRegular />} onClick={() => void undo()}>
				{words.bringBack}
			</Button>
		</div>
	);
}
