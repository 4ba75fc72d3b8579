/** Points of the checklist or outcomes: how each stands, and what of the plan says so. */
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState } from "react";
import type { Point } from "../../bindings";
import { Mark, type MarkOf } from "../../pictures/marks";
import { weightiest } from "../../state/findings";
import { useDraft } from "../../state/hooks";
import { codeWords } from "../../words/plan";
import { words } from "../../words/review";
import { severityWords } from "../../words/window";
import type { About } from "./index";
import css from "./review.module.css";

type Ask = (about: About | null) => void;

export function Points({ title, points, ask }: { title: string; points: Point[]; ask: Ask }) {
	const met = points.filter((point) => point.state === "met").length;
	return (
		<section aria-label={title}>
			<h2 className={css.title}>
				{title} <span className="caption">{words.metOf(met, points.length)}</span>
			</h2>
			<ul>
				{points.map((point) => (
					<One key={point.number} point={point} ask={ask} />
				))}
			</ul>
		</section>
	);
}

function One({ point, ask }: { point: Point; ask: Ask }) {
	const [open, setOpen] = useState(false);
	const id = useId();
	const byKey = useDraft((state) => state.findings.byKey);
	const found = point.open.flatMap((key) => byKey.get(key) ?? []);
	const worst = weightiest(found);
	// What can only be seen after deployment is neither right nor wrong yet.
	const mark: MarkOf =
		point.state === "met" ? "done" : point.state === "notChecked" ? "open" : (worst?.severity ?? "open");
	return (
		<li className={css.point}>
			<button
				type="button"
				className={css.pointHead}
				aria-expanded={open}
				aria-controls={id}
				aria-label={words.pointSays(
					point.title,
					worst === undefined || point.state !== "open"
						? words.states[point.state]
						: severityWords[worst.severity],
					point.short,
				)}
				onClick={() => setOpen(!open)}
			>
				<Mark of={mark} />
				<span>{point.title}</span> <span className={css.short}>{point.short}</span>
				<ChevronRightRegular className={`${css.chevron}`} data-open={open} aria-hidden />
			</button>
			<div id={id} hidden={!open} className={css.evidence}>
				<p>{point.evidence}</p>
				{found.length > 0 && (
					<button
						type="button"
						className="link"
						onClick={() => ask({ name: point.title, keys: new Set(point.open) })}
					>
						{[...new Set(found.map((one) => codeWords(one.code).title))].join(", ")}
					</button>
				)}
			</div>
		</li>
	);
}
