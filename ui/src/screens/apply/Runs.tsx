/** Runs of this plan, newest first: what each wrote, going on with it, and the way back. */
import { Button } from "@fluentui/react-components";
import { useAzure, useAzureActions } from "../../state/azure";
import { useDraft } from "../../state/hooks";
import { words } from "../../words/apply";
import { timeOf } from "../../words/dates";
import css from "./apply.module.css";
import { tenantName, UndoButton } from "./Undo";

const canGoOn = ["stopped", "failed", "unfinished"];

export function Runs() {
	const [runs, shown] = useAzure((state) => [state.runs, state.report?.run.id] as const);
	const today = useDraft((state) => state.today);
	const { look, resume } = useAzureActions();
	if (runs === null) {
		return null;
	}
	return (
		<section aria-labelledby="apply-runs" className={css.runs}>
			<h2 id="apply-runs">{words.runsTitle}</h2>
			{runs.length === 0 && <p>{words.runsNone}</p>}
			<ul>
				{runs.map((run) => (
					<li key={run.id} data-shown={run.id === shown}>
						<div className={css.runText}>
							<strong>
								{words.kinds[run.kind] ?? run.kind} {timeOf(run.started, today)}
							</strong>
							<div className="caption">
								{[tenantName(run.tenant), words.runLine(run), words.runStates[run.state] ?? run.state].join(
									" · ",
								)}
							</div>
						</div>
						<div className={css.runActs}>
							{run.id !== shown && (
								<Button size="small" onClick={() => void look(run.id)}>
									{words.look}
								</Button>
							)}
							{canGoOn.includes(run.state) && (
								<Button size="small" onClick={() => void resume(run.id)}>
									{words.resume}
								</Button>
							)}
							{run.kind === "apply" && run.made > 0 && <UndoButton run={run} size="small" />}
						</div>
					</li>
				))}
			</ul>
		</section>
	);
}
