/**
 * A question: number and title, one-way mark, state at the right end, why it matters, its fields, a
 * suggestion, its finding, and who decided. Screens put their fields inside:
 *
 *   <Question id="networking.hub" answer="10.60.0.0/16" beside={<Dropdown … />}>
 *     <TextListField at="/networking/hub/ranges" />
 *   </Question>
 *
 * Answered questions without an open finding fold to one line with their answer; Enter opens them.
 * Screens whose rows are questions pass `fold={false}`.
 */
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { Decision } from "../bindings";
import { Mark, Marked, type MarkOf } from "../pictures/marks";
import { decisionAt } from "../state/decisions";
import { count } from "../state/findings";
import { useActions, useDraft, useFindingsOfQuestion, useQuestion, useStep, useValue } from "../state/hooks";
import { dayName } from "../words/dates";
import { words } from "../words/fields";
import { questionWords } from "../words/plan";
import { counted } from "../words/window";
import { Decided } from "./Decided";
import css from "./question.module.css";

export type QuestionProps = {
	id: string;
	/** Of what, for a question that is asked for each group or environment. */
	instance?: string;
	/** The answer in a few words, for the folded line. */
	answer?: string;
	/** What stands beside the title, such as a choice of the business group shown. */
	beside?: ReactNode;
	fold?: boolean;
	children: ReactNode;
};

export function Question({ id, instance, answer, beside, fold = true, children }: QuestionProps) {
	const { enter } = useActions();
	const found = questionWords(id);
	const current = useDraft((state) => state.question === id);
	const folded = useFolded(id, instance, fold);
	const asked = useQuestion(id)?.asked;
	const step = useStep(found?.step.id ?? "");
	const title = useRef<HTMLButtonElement>(null);
	const section = useRef<HTMLElement>(null);
	const opened = useRef(false);

	// What was opened by Enter gets focus in its first control.
	useEffect(() => {
		if (opened.current && !folded) {
			opened.current = false;
			firstControl(section.current)?.focus();
		}
	}, [folded]);

	// A question that matters for other choices only is not asked; an optional one is.
	if (found === undefined || (asked === false && !found.question.optional)) {
		return null;
	}
	const { question, number } = found;
	return (
		<section
			ref={section}
			className={`${css.question} ${current ? css.current : ""}`}
			data-question={id}
			data-folded={folded}
			aria-label={question.title}
			onFocus={(event) => {
				if (event.target !== title.current) {
					enter(id);
				}
			}}
		>
			<div className={css.head}>
				<h2 className={css.title}>
					{folded ? (
						<button
							ref={title}
							type="button"
							className={css.unfold}
							aria-expanded={false}
							onClick={() => {
								opened.current = true;
								enter(id);
							}}
							onKeyDown={toNextQuestion}
						>
							<span className={css.number}>
								{step?.number}.{number}
							</span>
							<span>{question.title}</span>
							<ChevronDownRegular className={`${css.chevron}`} aria-hidden />
						</button>
					) : (
						<>
							<span className={css.number}>
								{step?.number}.{number}
							</span>
							<span>{question.title}</span>
						</>
					)}
				</h2>
				{question.oneWay && <OneWay why={question.oneWay} />}
				{!folded && beside}
				<State id={id} instance={instance} answer={folded ? answer : undefined} />
			</div>
			{!folded && (
				<>
					{question.why !== "" && <p className={css.why}>{question.why}</p>}
					<div className={css.body}>{children}</div>
					<Decided question={id} instance={instance} title={question.title} current={current} />
				</>
			)}
		</section>
	);
}

/** Folded: answered or parked, nothing open in it, and not the one in focus. */
function useFolded(id: string, instance: string | undefined, fold: boolean): boolean {
	const question = useQuestion(id);
	const findings = useFindingsOfQuestion(id);
	const parked = useValue<Decision>(decisionAt(id, instance))?.parked;
	const current = useDraft((state) => state.question === id);
	const done = question?.state === "answered" || question?.state === "parked" || parked !== undefined;
	const troubled = findings.some((finding) => !finding.accepted && finding.severity !== "note");
	return fold && done && !troubled && !current;
}

/** Says that a choice is for good, before it is made. */
export function OneWay({ why }: { why: string }) {
	return (
		<span className={css.oneWay} title={why}>
			<Mark of="oneWay" label={words.cannotBeChanged} />
			<span className="caption">{words.cannotBeChanged}</span>
		</span>
	);
}

/** The state of a question, at its right end: its findings, else parked, answered, open. */
function State({
	id,
	instance,
	answer,
}: {
	id: string;
	instance: string | undefined;
	answer: string | undefined;
}) {
	const question = useQuestion(id);
	const findings = useFindingsOfQuestion(id);
	const today = useDraft((state) => state.today);
	const decision = useValue<Decision>(decisionAt(id, instance));
	const blockers = count(findings, "blocker");
	const warnings = count(findings, "warning");
	const said: [MarkOf, string][] = [];
	if (blockers > 0) {
		said.push(["blocker", counted(blockers, "blocker")]);
	}
	if (warnings > 0) {
		said.push(["warning", counted(warnings, "warning")]);
	}
	if (decision?.parked) {
		const { until = "", owner } = decision.parked;
		const day = until === "" ? "" : dayName(until, today);
		said.push(["parked", day === "" ? words.parked : words.parkedUntil(day, owner?.name ?? "")]);
	} else if (said.length === 0 && question?.state === "answered") {
		said.push(["done", answer === undefined || answer === "" ? words.answered : answer]);
	} else if (said.length === 0) {
		said.push(["open", questionWords(id)?.question.optional ?? words.open]);
	}
	return (
		<div className={css.state}>
			{said.map(([mark, text]) => (
				<Marked key={mark} of={mark}>
					{text}
				</Marked>
			))}
		</div>
	);
}

const controls = "input, textarea, select, button, [tabindex='0']";

/** The first control of a question, or of any part of the page. */
export function firstControl(within: Element | null): HTMLElement | null {
	return within?.querySelector<HTMLElement>(`[data-at]:is(${controls}), ${controls}`) ?? null;
}

/** Up and Down on a folded question go to the question before and after. */
function toNextQuestion(event: KeyboardEvent<HTMLElement>): void {
	const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
	if (by === 0) {
		return;
	}
	const all = [...document.querySelectorAll<HTMLElement>("[data-question]")];
	const here = all.findIndex((one) => one.contains(event.currentTarget));
	const next = all[here + by];
	if (next !== undefined) {
		event.preventDefault();
		firstControl(next)?.focus();
	}
}
