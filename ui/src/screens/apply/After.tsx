/** After a run: what is left to do, what was seen in the tenant, and the way back. */
import { Button } from "@fluentui/react-components";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { useMemo } from "react";
import type { RunReport } from "../../bindings";
import { useSlice } from "../../fields/SlicePicker";
import { Mark } from "../../pictures/marks";
import { InFoot, InFootStart } from "../../shell/Foot";
import { StepHead } from "../../shell/StepHead";
import { useAzure, useAzureActions } from "../../state/azure";
import { useActions, useDraft } from "../../state/hooks";
import { countSteps, needsYou } from "../../state/run";
import { endedTitle, words } from "../../words/apply";
import { words as compareWords, countIn } from "../../words/compare";
import { timeOf } from "../../words/dates";
import { own } from "../../words/window";
import { ErrorState } from "../azure/ErrorState";
import { Back } from "../compare/Foot";
import css from "./apply.module.css";
import { Kind } from "./Before";
import { Written } from "./ByResource";
import { Log } from "./Log";
import { Runs } from "./Runs";
import { Seen } from "./Seen";
import { Undo, UndoButton } from "./Undo";

export function After({ report }: { report: RunReport }) {
	const [today, revision] = useDraft((state) => [state.today, state.revision] as const);
	const refused = useAzure((state) => state.refused);
	const { resume, close } = useAzureActions();
	const { go } = useActions();
	const counts = countSteps(report.steps);
	const { run } = report;
	const inOrder = useMemo(() => report.steps.map((_, at) => report.steps.length - 1 - at), [report]);
	return (
		<>
			<StepHead
				title={endedTitle(report)}
				lead={words.appliedLead(timeOf(run.started, today), counts)}
				actions={
					<Button size="small" onClick={close}>
						{words.close}
					</Button>
				}
			/>
			{refused !== null && (
				<ErrorState
					problem={refused}
					safe={words.safe}
					again={{ label: words.goOn, go: () => void resume(run.id) }}
				/>
			)}
			<div className={css.columns}>
				<div className={css.main}>
					<Next report={report} />
					<Left report={report} />
					<Seen report={report} />
					<Runs />
					<Log steps={report.steps} log={inOrder} first={counts.needsYou > 0 ? "needs" : "latest"} />
				</div>
				<aside className={css.side} aria-label={words.byResource}>
					<Written steps={report.steps} />
					{run.kind === "apply" && <Undo run={run} />}
				</aside>
			</div>
			<InFootStart>
				<SaveRegular className="done-ink" fontSize={16} aria-hidden />
				<span>{words.journal}</span>
				<span className={css.quiet}>{own.onThisComputer(revision)}</span>
			</InFootStart>
			<InFoot>
				{run.kind === "apply" && run.made > 0 && <UndoButton run={run} />}
				<Back />
				<Button appearance="primary" onClick={() => go({ at: "export" })}>
					{own.next(own.export)}
				</Button>
			</InFoot>
		</>
	);
}

/** What is left, most urgent first, each with one press. */
function Next({ report }: { report: RunReport }) {
	const [slice] = useSlice();
	const comparison = useAzure((state) => state.comparison);
	const newest = useAzure((state) => state.runs?.[0]?.id);
	const practice = useDraft((state) => state.tenant.kind === "practice");
	const { resume, compare, build } = useAzureActions();
	const { go } = useActions();
	const { run, steps } = report;
	const failed = needsYou(steps);
	const counts = countSteps(steps);
	const unseen = counts.written - counts.seen;
	const before = comparison?.compared.counts ?? [];
	// What was compared says nothing about an earlier run.
	const last = run.kind === "apply" && run.id === newest;
	const waiting = last ? countIn(before, "waiting") : 0;
	const blocked = last ? countIn(before, "blocked") : 0;
	const again = () => void resume(run.id);
	const compareAgain = () => {
		go({ at: "compare" });
		void compare(slice);
	};
	return (
		<section aria-labelledby="apply-next">
			<h2 id="apply-next">{words.nextTitle}</h2>
			<ul className={css.kinds}>
				{failed.length > 0 && (
					<Kind
						of="blocker"
						title={words.againTitle(failed.length)}
						text={words.againText(failed[0]?.detail ?? "")}
						act={{ label: words.again, go: again, primary: true }}
					/>
				)}
				{failed.length === 0 && counts.toGo > 0 && (
					<Kind
						of="open"
						title={words.goOnTitle(counts.toGo)}
						text={words.goOnText}
						act={{ label: words.goOn, go: again, primary: true }}
					/>
				)}
				{failed.length === 0 && counts.toGo === 0 && unseen > 0 && (
					<Kind
						of="waiting"
						title={words.seeTitle(unseen)}
						text={words.seeText}
						act={{ label: words.goOn, go: again, primary: true }}
					/>
				)}
				{blocked > 0 && (
					<Kind
						of="blocked"
						title={words.blockedTitle(blocked)}
						text={words.blockedText}
						act={{ label: compareWords.compareAgain, go: compareAgain }}
					/>
				)}
				{waiting > 0 && (
					<Kind
						of="waiting"
						title={words.waitTitle(waiting)}
						text={practice ? compareWords.waitText : compareWords.waitReal}
						act={
							practice
								? {
										label: compareWords.build,
										go: () => {
											go({ at: "compare" });
											void build(slice);
										},
									}
								: { label: words.export, go: () => go({ at: "export" }) }
						}
					/>
				)}
				<Kind
					of="note"
					title={words.compareTitle}
					text={words.compareText}
					act={{ label: compareWords.compareAgain, go: compareAgain }}
				/>
				<Kind
					of="open"
					title={words.exportTitle}
					text={words.exportText}
					act={{ label: words.export, go: () => go({ at: "export" }) }}
				/>
			</ul>
		</section>
	);
}

/** What undo left alone, and why. */
function Left({ report: { left } }: { report: RunReport }) {
	if (left.length === 0) {
		return null;
	}
	return (
		<section aria-labelledby="apply-left">
			<h2 id="apply-left">{words.leftTitle(left.length)}</h2>
			<ul className={css.left}>
				{left.map(({ sentence, why }) => (
					<li key={`${sentence} ${why}`}>
						<Mark of="surplus" />
						<div>
							<div className={css.sentence}>{sentence}</div>
							<div className="caption">{why}</div>
						</div>
					</li>
				))}
			</ul>
		</section>
	);
}
