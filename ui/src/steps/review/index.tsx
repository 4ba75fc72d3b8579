/** Review: can this part of the plan be signed? Checklist and outcomes with their evidence, then findings. */
import { useState } from "react";
import type { Point } from "../../bindings";
import { SlicePicker, useSlice } from "../../fields/SlicePicker";
import { StepHead } from "../../shell/StepHead";
import { useDraft } from "../../state/hooks";
import { isInSlice } from "../../state/slices";
import { useView } from "../../state/views";
import { words } from "../../words/review";
import { Waiting } from "../Waiting";
import { Findings } from "./Findings";
import { Points } from "./Points";
import { Rollout } from "./Rollout";
import css from "./review.module.css";

/** What the findings are narrowed to by pressing something else on the screen. */
export type About = { name: string; keys: ReadonlySet<string> };

const met = (points: Point[]) => points.filter((point) => point.state === "met").length;

export function ReviewStep() {
	const [slice, setSlice] = useSlice();
	const { view, problem } = useView({ of: "review", slice });
	const all = useDraft((state) => state.findings.all);
	const [about, setAbout] = useState<About | null>(null);
	const here = all.filter((finding) => isInSlice(finding, slice));
	const blockers = here.filter((finding) => finding.severity === "blocker");
	const fixable = blockers.filter((finding) => finding.fixes.some((fix) => fix.kind === "auto"));
	const checklist = view?.checklist ?? [];
	const ready = view !== undefined && met(checklist) === checklist.length && blockers.length === 0;
	const lead =
		view === undefined
			? undefined
			: ready
				? words.ready
				: words.notReady(met(checklist), checklist.length, blockers.length, fixable.length);
	return (
		<>
			<StepHead
				step="review"
				{...(lead === undefined ? {} : { lead })}
				actions={<SlicePicker value={slice} onChange={setSlice} />}
			/>
			{view === undefined ? (
				<Waiting problem={problem} />
			) : (
				<div className={css.top}>
					<Points title={words.checklist} points={view.checklist} ask={setAbout} />
					<Points title={words.outcomes} points={view.outcomes} ask={setAbout} />
					<Rollout picture={view.picture} findings={here} ask={setAbout} />
				</div>
			)}
			<Findings findings={here} about={about} ask={setAbout} />
		</>
	);
}
