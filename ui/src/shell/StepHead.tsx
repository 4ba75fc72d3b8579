/**
 * Title row of a screen: the one `h1`, a sentence on what it decides, and actions at the right end.
 * Gets focus when its screen opens, unless a field was asked for.
 *
 *   <StepHead step="access" actions={<Button>…</Button>} />       words from the plan
 *   <StepHead title="Export" lead="…" />                          another screen
 */
import { Button } from "@fluentui/react-components";
import { PanelRightRegular } from "@fluentui/react-icons/svg/panel-right";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { firstControl } from "../fields/Question";
import { SeverityMark } from "../pictures/marks";
import { useActions, useDraft, useDraftStore, useStep } from "../state/hooks";
import { stepWordsOf } from "../words/plan";
import { words } from "../words/shell";
import { isWide } from "./places";
import css from "./shell.module.css";

type HeadProps = { actions?: ReactNode } & (
	| { step: string; title?: never; lead?: ReactNode }
	| { step?: never; title: string; lead?: ReactNode }
);

export function StepHead({ step, title, lead, actions }: HeadProps) {
	const draft = useDraftStore();
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		if (draft.getState().wish === null) {
			heading.current?.focus({ preventScroll: true });
		}
	}, [draft]);
	const found = step === undefined ? undefined : stepWordsOf(step);
	return (
		<>
			<div className={css.titleRow}>
				<h1 ref={heading} tabIndex={-1} data-begin="" onKeyDown={toFirstOpen}>
					{title ?? found?.title ?? step}
				</h1>
				<div className={css.titleActions}>
					{actions}
					<PanelButton />
				</div>
			</div>
			<p className={css.lead}>{lead ?? found?.purpose}</p>
		</>
	);
}

/** Tab from the title goes to the first open question; folded ones are passed over. */
function toFirstOpen(event: KeyboardEvent<HTMLElement>): void {
	if (event.key !== "Tab" || event.shiftKey) {
		return;
	}
	const first = firstControl(document.querySelector('[data-question][data-folded="false"]'));
	if (first !== null) {
		event.preventDefault();
		first.focus();
	}
}

/** Opens the panel where it is not a column of its own. */
function PanelButton() {
	const { setPanel } = useActions();
	const place = useDraft((state) => state.place);
	const column = useDraft((state) => state.panel.column);
	const step = useStep(place.at === "step" ? place.step : "");
	if (isWide(place)) {
		return null;
	}
	return (
		<Button
			className={`${css.panelButton}`}
			data-column={column}
			icon={<PanelRightRegular />}
			onClick={() => setPanel({ drawer: true, column: true })}
		>
			{place.at === "compare" ? words.thisChange : words.findings}
			{step !== undefined && step.blockers + step.warnings > 0 && (
				<span className={css.panelCounts}>
					{step.blockers > 0 && <SeverityMark of="blocker" count={step.blockers} size={14} />}
					{step.warnings > 0 && <SeverityMark of="warning" count={step.warnings} size={14} />}
				</span>
			)}
		</Button>
	);
}
