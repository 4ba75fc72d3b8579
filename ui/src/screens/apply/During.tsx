/** A run goes on: how far it is, what needs somebody, grant by grant. It goes on wherever one looks. */
import { Button, ProgressBar } from "@fluentui/react-components";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { SquareRegular } from "@fluentui/react-icons/svg/square";
import { Marked } from "../../pictures/marks";
import { InFoot, InFootStart } from "../../shell/Foot";
import { StepHead } from "../../shell/StepHead";
import { useAzureActions } from "../../state/azure";
import { useDraft } from "../../state/hooks";
import { countsOf, type Run, secondsLeft } from "../../state/run";
import { words } from "../../words/apply";
import { own } from "../../words/window";
import { Notice } from "../azure/ErrorState";
import css from "./apply.module.css";
import { Written } from "./ByResource";
import { Log } from "./Log";

export function During({ run }: { run: Run }) {
	const { stop } = useAzureActions();
	const revision = useDraft((state) => state.revision);
	const counts = countsOf(run);
	const left = secondsLeft(run);
	const { of, written, seen, needsYou, toGo } = counts;
	const began = run.id !== null;
	return (
		<>
			<StepHead
				title={began ? words.doing[run.doing](of) : words.starting[run.doing]}
				lead={words.doingLead}
			/>
			<div className={css.progress}>
				{began && (
					<p className={css.big}>
						<strong>{written}</strong> {(run.doing === "undo" ? words.writtenBack : words.written)(of)}
					</p>
				)}
				<div className={css.grow}>
					<ProgressBar
						aria-label={words.bar}
						thickness="large"
						{...(began ? { value: of - toGo, max: Math.max(1, of) } : {})}
					/>
					{began && (
						<div className={css.tally}>
							<Marked of="done">{words.countSeen(seen)}</Marked>
							{written > seen && <Marked of="waiting">{words.countWritten(written - seen)}</Marked>}
							{needsYou > 0 && <Marked of="blocker">{words.countNeeds(needsYou)}</Marked>}
							<Marked of="open">{words.countToGo(toGo)}</Marked>
							{left !== null && <strong className={css.end}>{words.left_(left)}</strong>}
						</div>
					)}
				</div>
			</div>
			{run.missing !== null && (
				<Notice of="waiting" title={words.confirmingTitle}>
					{words.confirmingText(run.missing)}
				</Notice>
			)}
			{began && (
				<div className={css.halves}>
					<Written steps={run.steps} />
					<Log steps={run.steps} log={run.log} />
				</div>
			)}
			<InFootStart>
				<SaveRegular className="done-ink" fontSize={16} aria-hidden />
				<span>{words.journal}</span>
				<span className={css.quiet}>{own.onThisComputer(revision)}</span>
			</InFootStart>
			<InFoot>
				<Button
					icon={<SquareRegular fontSize={16} />}
					disabledFocusable={run.stopping || !began}
					onClick={stop}
				>
					{run.stopping ? words.stopping : words.stop}
				</Button>
			</InFoot>
		</>
	);
}
