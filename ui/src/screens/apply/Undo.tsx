/** The way back: what undo removes and leaves, and the question before it. */
import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { useState } from "react";
import type { RunLine } from "../../bindings";
import { useAzureActions } from "../../state/azure";
import { words } from "../../words/apply";
import { Ask } from "../azure/Ask";
import css from "./apply.module.css";

export function Undo({ run }: { run: RunLine }) {
	return (
		<section aria-labelledby="apply-undo" className={css.undo}>
			<h2 id="apply-undo">{words.undoTitle}</h2>
			<p>{run.made > 0 ? words.undoText(run.made) : words.undoNone}</p>
		</section>
	);
}

export function UndoButton({ run, size = "medium" }: { run: RunLine; size?: "small" | "medium" }) {
	const { undo } = useAzureActions();
	const [asking, setAsking] = useState(false);
	return (
		<>
			<Button size={size} icon={<ArrowUndoRegular />} onClick={() => setAsking(true)}>
				{words.undo(run.made)}
			</Button>
			{asking && (
				<Ask
					title={words.undoAsk(run.made)}
					text={words.undoAskText(tenantName(run.tenant))}
					act={words.undoDo(run.made)}
					keep={words.undoNot}
					go={() => void undo(run.id)}
					close={() => setAsking(false)}
				/>
			)}
		</>
	);
}

/** Where a run wrote, in words. */
export function tenantName(tenant: string): string {
	return tenant.startsWith("practice") ? words.tenants.practice : words.tenants.azure;
}
