/** The steps with their state, then Compare, Apply, Export; parked questions and history at the foot. */
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { ArrowSwapRegular } from "@fluentui/react-icons/svg/arrow-swap";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { PauseCircleRegular } from "@fluentui/react-icons/svg/pause-circle";
import { PlayRegular } from "@fluentui/react-icons/svg/play";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import type { StepState } from "../bindings";
import { Mark, SeverityMark } from "../pictures/marks";
import { Ring } from "../pictures/progress";
import { useActions, useDraft } from "../state/hooks";
import { type Place, samePlace } from "../state/window";
import { stepWordsOf } from "../words/plan";
import { own, railText } from "../words/window";
import { titleOf } from "./places";
import css from "./rail.module.css";

const icons: Record<string, ReactNode> = {
	compare: <ArrowSwapRegular fontSize={16} />,
	apply: <PlayRegular fontSize={16} />,
	export: <ArrowDownloadRegular fontSize={16} />,
};
const screens: Place[] = [{ at: "compare" }, { at: "apply" }, { at: "export" }];

/** Up and Down inside of the rail; it is one tab stop. */
function arrows(event: KeyboardEvent<HTMLElement>): void {
	const all = [...event.currentTarget.querySelectorAll<HTMLElement>("button[data-stop]")];
	const here = all.indexOf(document.activeElement as HTMLElement);
	const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 }[event.key];
	const next = to === undefined ? undefined : all[to];
	if (next !== undefined) {
		event.preventDefault();
		next.focus();
	}
}

export function Rail() {
	const [open, setOpen] = useState(false);
	const place = useDraft((state) => state.place);
	const { go, ask } = useActions();
	const steps = useDraft((state) => state.steps);
	const parked = steps.reduce((all, step) => all + step.parked, 0);
	const visit = (to: Place) => {
		setOpen(false);
		go(to);
	};
	return (
		<nav className={css.rail} data-region="rail" data-open={open} aria-label={own.steps} onKeyDown={arrows}>
			<Line open={open} toggle={() => setOpen(!open)} />
			<div className={css.inside}>
				<Answered />
				<ol className={css.steps}>
					{steps.map((step) => (
						<li key={step.id}>
							<StepButton step={step} count={steps.length} visit={visit} />
						</li>
					))}
				</ol>
				<ul className={css.screens}>
					{screens.map((screen) => {
						const here = samePlace(screen, place);
						return (
							<li key={screen.at}>
								<button
									type="button"
									className={css.item}
									data-stop=""
									data-current={here}
									{...(here ? { "aria-current": "page" as const, "data-begin": "" } : {})}
									tabIndex={here ? 0 : -1}
									title={titleOf(screen)}
									onClick={() => visit(screen)}
								>
									<span className={css.icon} aria-hidden="true">
										{icons[screen.at]}
									</span>
									<span className={css.title}>{titleOf(screen)}</span>
								</button>
							</li>
						);
					})}
				</ul>
				<div className={css.end}>
					<button
						type="button"
						className={css.item}
						data-stop=""
						tabIndex={-1}
						title={own.parked}
						onClick={() => ask({ of: "parked" })}
					>
						<PauseCircleRegular className={`${css.icon}`} fontSize={16} aria-hidden />
						<span className={css.title}>{own.parked}</span>
						{parked > 0 && <span className={css.count}>{parked}</span>}
					</button>
					<button
						type="button"
						className={css.item}
						data-stop=""
						tabIndex={-1}
						title={own.history}
						onClick={() => ask({ of: "history" })}
					>
						<HistoryRegular className={`${css.icon}`} fontSize={16} aria-hidden />
						<span className={css.title}>{own.history}</span>
					</button>
				</div>
			</div>
		</nav>
	);
}

function Answered() {
	const [answered, questions] = useDraft((state) => [
		state.steps.reduce((all, step) => all + step.answered, 0),
		state.steps.reduce((all, step) => all + step.questions, 0),
	]);
	return (
		<div className={css.answered}>
			<Ring share={questions === 0 ? 0 : answered / questions} size={28} />
			<div className={css.answeredText}>
				<strong>{own.answeredOf(answered, questions)}</strong>
				<div className="caption">{own.questionsAnswered}</div>
			</div>
		</div>
	);
}

/** What stands before a step: done, begun, or open. */
export function StepRing({ step }: { step: StepState }) {
	if (step.done && step.questions > 0) {
		return <Mark of="done" />;
	}
	if (step.questions === 0 || step.answered === 0) {
		return <Mark of="open" />;
	}
	return <Ring share={step.answered / step.questions} />;
}

function StepButton({
	step,
	count,
	visit,
}: {
	step: StepState;
	count: number;
	visit: (place: Place) => void;
}) {
	const here = useDraft((state) => state.place.at === "step" && state.place.step === step.id);
	const title = stepWordsOf(step.id)?.title ?? step.id;
	const worst = step.blockers > 0 ? "blocker" : step.warnings > 0 ? "warning" : undefined;
	return (
		<button
			type="button"
			className={css.item}
			data-stop=""
			data-current={here}
			data-step={step.id}
			{...(here ? { "aria-current": "step" as const, "data-begin": "" } : {})}
			tabIndex={here ? 0 : -1}
			title={title}
			onClick={() => visit({ at: "step", step: step.id })}
		>
			<span className="hidden-text">{railText(step, title, count, here)}</span>
			<span className={css.icon} aria-hidden="true">
				<StepRing step={step} />
				{worst !== undefined && <i className={css.corner} data-severity={worst} />}
			</span>
			<span className={css.number} aria-hidden="true">
				{step.number}
			</span>
			<span className={css.title} aria-hidden="true">
				{title}
			</span>
			<span className={css.marks} aria-hidden="true">
				{step.blockers > 0 && <SeverityMark of="blocker" count={step.blockers} size={14} />}
				{step.warnings > 0 && <SeverityMark of="warning" count={step.warnings} size={14} />}
			</span>
		</button>
	);
}

/** Below 800 px the rail is one line; it opens as a menu. */
function Line({ open, toggle }: { open: boolean; toggle: () => void }) {
	const step = useDraft((state) => {
		const { place } = state;
		return place.at === "step" ? state.steps.find((one) => one.id === place.step) : undefined;
	});
	const place = useDraft((state) => state.place);
	const count = useDraft((state) => state.steps.length);
	return (
		<button
			type="button"
			className={css.line}
			aria-expanded={open}
			{...(open ? { "data-begin": "" } : {})}
			onClick={toggle}
		>
			{step !== undefined && <StepRing step={step} />}
			<strong>{step === undefined ? titleOf(place) : own.stepOfSteps(step.number, count)}</strong>
			<ChevronDownRegular fontSize={16} aria-hidden />
			<span className={css.marks}>
				{step !== undefined && step.blockers > 0 && <SeverityMark of="blocker" count={step.blockers} />}
				{step !== undefined && step.warnings > 0 && <SeverityMark of="warning" count={step.warnings} />}
			</span>
		</button>
	);
}
