/** Grant by grant, the latest first; or only what needs somebody. */
import { memo, useMemo, useState } from "react";
import type { StepLine, WriteState } from "../../bindings";
import { Mark, type MarkOf } from "../../pictures/marks";
import { ListOf, useRows } from "../../pictures/rows";
import { Tabs } from "../../pictures/tabs";
import { needsYou } from "../../state/run";
import { words } from "../../words/apply";
import { seconds } from "../../words/dates";
import { CopyButton } from "../azure/Copied";
import { Sentence, subjectOf } from "../azure/Sentence";
import css from "./apply.module.css";

const marks: Record<WriteState, MarkOf> = {
	planned: "open",
	intended: "open",
	accepted: "waiting",
	confirmed: "done",
	failed: "blocker",
	unknown: "unknown",
	undone: "done",
};

export function Log({
	steps,
	log,
	first = "latest",
}: {
	steps: StepLine[];
	log: number[];
	first?: "latest" | "needs";
}) {
	const [tab, setTab] = useState<"latest" | "needs">(first);
	const needs = useMemo(() => needsYou(steps), [steps]);
	const count = tab === "needs" ? needs.length : log.length;
	const stepAt = (at: number) => (tab === "needs" ? needs[at] : steps[log[log.length - 1 - at] ?? -1]);
	const rows = useRows(count, { size: 40, within: "screen", keyOf: (at) => stepAt(at)?.seq ?? at });
	return (
		<section aria-labelledby="apply-log">
			<div className={css.resourcesHead}>
				<h2 id="apply-log">{words.log}</h2>
				<Tabs
					label={words.log}
					tabs={[
						{ id: "latest", label: words.latest },
						{ id: "needs", label: words.needs(needs.length) },
					]}
					chosen={tab}
					choose={setTab}
				/>
			</div>
			{count === 0 ? (
				<p className={css.none}>{tab === "needs" ? words.logNoneNeeds : words.logNone}</p>
			) : (
				<ListOf rows={rows}>
					{(at) => {
						const step = stepAt(at);
						return step === undefined ? null : <Step step={step} />;
					}}
				</ListOf>
			)}
		</section>
	);
}

const Step = memo(function Step({ step }: { step: StepLine }) {
	const trouble = step.state === "failed" || step.state === "unknown";
	return (
		<div className={css.step} data-trouble={trouble} data-timed={step.at !== ""}>
			<span className={`mono ${css.at}`}>{seconds(step.at)}</span>
			<Mark of={marks[step.state]} />
			<span className={css.stepText}>
				<span className={css.sentence}>
					<Sentence text={step.sentence} bold={[subjectOf(step.sentence)]} />
				</span>
				{step.detail !== "" && <span className={css.detail}>{step.detail}</span>}
				{trouble && step.requestId !== null && (
					<CopyButton text={step.requestId} label={words.copyRequestId} shown={words.copyRequestId} />
				)}
			</span>
			<span className="caption">{words.states[step.state]}</span>
		</div>
	);
});
