/** What the panel's tabs hold. */

import { useState } from "react";
import type { Decision } from "../bindings";
import type { Finding } from "../host/types";
import { Mark } from "../pictures/marks";
import { open } from "../state/findings";
import { useActions, useDraft, useValue } from "../state/hooks";
import { none } from "../state/none";
import { dayName } from "../words/dates";
import { words as fieldTexts } from "../words/fields";
import { codesOf, fieldWords, placeOfQuestion, questionWords, stepWordsOf } from "../words/plan";
import { words } from "../words/shell";
import { FindingCard, FindingLine } from "./FindingCard";
import css from "./panel.module.css";

/** The open finding, the other findings of the question in focus, and what it is about. */
export function ThisQuestion({ step }: { step: string }) {
	const question = useDraft((state) => state.question);
	const chosen = useDraft((state) =>
		state.finding === null ? undefined : state.findings.byKey.get(state.finding),
	);
	const near = useDraft((state) =>
		question === null
			? (state.findings.byScreen.get(step) ?? none)
			: (state.findings.byQuestion.get(question) ?? none),
	);
	const list = open(near);
	const first = chosen ?? list[0];
	const rest = list.filter((finding) => finding.key !== first?.key).slice(0, 20);
	return (
		<>
			{first !== undefined && <FindingCard key={first.key} finding={first} />}
			{rest.map((finding) => (
				<FindingLine key={finding.key} finding={finding} />
			))}
			{first === undefined && <Nothing step={step} />}
			<About step={step} question={question} />
		</>
	);
}

function Nothing({ step }: { step: string }) {
	const rules = codesOf(step);
	return (
		<p className={css.quiet}>
			<Mark of="done" />
			<span>
				<strong>{words.noneHere}</strong> {rules > 0 && words.noneInStep(rules)}
			</span>
		</p>
	);
}

function About({ step, question }: { step: string; question: string | null }) {
	const field = useDraft((state) => state.field);
	const help = field === null ? undefined : fieldWords(field);
	const found = question === null ? undefined : questionWords(question);
	if (found === undefined) {
		return (
			<section className={css.section}>
				<h3>{words.aboutStep}</h3>
				<p>{stepWordsOf(step)?.purpose}</p>
			</section>
		);
	}
	return (
		<>
			{help !== undefined && help.help !== "" && (
				<section className={css.section}>
					<h3>{help.label}</h3>
					<p>{help.help}</p>
				</section>
			)}
			<section className={css.section}>
				<h3>{found.question.title}</h3>
				<p>{found.question.why}</p>
			</section>
			{found.question.oneWay && (
				<section className={css.section}>
					<h3>
						<Mark of="oneWay" />
						{words.cannotBeChanged}
					</h3>
					<p>{found.question.oneWay}</p>
				</section>
			)}
		</>
	);
}

/** All findings of the step, the weightiest first; those of one kind under the first of them. */
export function StepFindings({ step }: { step: string }) {
	const findings = useDraft((state) => state.findings.byScreen.get(step) ?? none);
	if (findings.length === 0) {
		return <Nothing step={step} />;
	}
	const kinds = new Map<string, Finding[]>();
	for (const finding of findings) {
		kinds.set(finding.code, [...(kinds.get(finding.code) ?? []), finding]);
	}
	return [...kinds].map(([code, alike]) => <Alike key={code} findings={alike} />);
}

/** Findings of one kind: the first, and the others on demand. The chosen one always shows. */
function Alike({ findings }: { findings: Finding[] }) {
	const chosen = useDraft((state) => state.finding);
	const [all, setAll] = useState(false);
	const shown = all ? findings : findings.filter((finding, n) => n === 0 || finding.key === chosen);
	const others = findings.length - shown.length;
	return (
		<>
			{shown.map((finding) =>
				finding.key === chosen ? (
					<FindingCard key={finding.key} finding={finding} />
				) : (
					<FindingLine key={finding.key} finding={finding} where />
				),
			)}
			{(all || others > 0) && findings.length > 1 && (
				<button
					type="button"
					className={`link ${css.alike}`}
					aria-expanded={all}
					onClick={() => setAll(!all)}
				>
					{all ? words.fewerAlike : words.moreAlike(others, findings[0]?.code ?? "")}
				</button>
			)}
		</>
	);
}

type Decisions = { [question: string]: Decision };

/** Who decided what in this step, when and why; what is parked. */
export function Notes({ step }: { step: string }) {
	const decisions = useValue<Decisions>("/decisions") ?? {};
	const today = useDraft((state) => state.today);
	const { enter, goTo } = useActions();
	const own = Object.entries(decisions).filter(([key]) => key.startsWith(`${step}.`));
	if (own.length === 0) {
		return <p className={css.section}>{words.noDecisions}</p>;
	}
	return (
		<>
			<h3 className="hidden-text">{words.decisions}</h3>
			{own.map(([key, decision]) => {
				const id = key.split("@")[0] ?? key;
				const found = questionWords(id);
				return (
					<div key={key} className={css.decision}>
						<button
							type="button"
							className="link"
							onClick={() => {
								enter(id);
								goTo(placeOfQuestion(id));
							}}
						>
							{found?.question.title ?? key}
						</button>
						<p className="caption">
							{fieldTexts.decided(
								decision.decidedBy ?? "",
								decision.date ? dayName(decision.date, today) : "",
								decision.why ?? "",
							)}
						</p>
						{decision.parked && (
							<p className="caption">
								{fieldTexts.parkedUntil(
									dayName(decision.parked.until ?? "", today),
									decision.parked.owner?.name ?? "",
								)}
							</p>
						)}
					</div>
				);
			})}
		</>
	);
}
