/** Findings and guidance beside the decisions: this question, the step's findings, who decided. */
import { Button } from "@fluentui/react-components";
import { PanelRightContractRegular } from "@fluentui/react-icons/svg/panel-right-contract";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { open } from "../state/findings";
import { useActions, useDraft } from "../state/hooks";
import type { Tab } from "../state/window";
import { words } from "../words/shell";
import { own } from "../words/window";
import css from "./panel.module.css";
import { Notes, StepFindings, ThisQuestion } from "./panels";

export function Panel() {
	const tab = useDraft((state) => state.tab);
	const drawer = useDraft((state) => state.panel.drawer);
	const place = useDraft((state) => state.place);
	const step = place.at === "step" ? place.step : "";
	const findings = useDraft((state) => open(state.findings.byScreen.get(step) ?? []).length);
	const { show, setPanel } = useActions();
	const tabs: PanelTab<Tab>[] = [
		{ id: "question", label: words.thisQuestion },
		{ id: "findings", label: words.stepFindings, count: findings },
		{ id: "notes", label: words.notes },
	];
	return (
		<PanelFrame
			tabs={tabs}
			tab={tab}
			show={show}
			drawer={drawer}
			close={() => setPanel(drawer ? { drawer: false } : { column: false })}
		>
			{tab === "question" && <ThisQuestion step={step} />}
			{tab === "findings" && <StepFindings step={step} />}
			{tab === "notes" && <Notes step={step} />}
		</PanelFrame>
	);
}

export type PanelTab<T extends string> = { id: T; label: string; count?: number };

/** A panel of tabs: also for a screen that shows other things beside it, such as one change. */
export function PanelFrame<T extends string>({
	tabs,
	tab,
	show,
	drawer = false,
	close,
	children,
}: {
	tabs: PanelTab<T>[];
	tab: T;
	show: (tab: T) => void;
	/** Shown as a drawer, where there is no room for a column. */
	drawer?: boolean;
	close?: () => void;
	children: ReactNode;
}) {
	const panel = useRef<HTMLElement>(null);
	const opener = useRef<Element | null>(null);
	// A drawer takes focus, and gives it back to what opened it.
	useEffect(() => {
		if (!drawer || !matchMedia("(max-width: 1179px)").matches) {
			return undefined;
		}
		opener.current = document.activeElement;
		panel.current?.querySelector<HTMLElement>("[data-begin]")?.focus();
		return () => {
			if (opener.current instanceof HTMLElement && opener.current.isConnected) {
				opener.current.focus();
			}
		};
	}, [drawer]);
	const arrows = (event: KeyboardEvent) => {
		const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
		const next = tabs[tabs.findIndex((one) => one.id === tab) + by];
		if (by !== 0 && next !== undefined) {
			event.preventDefault();
			show(next.id);
			panel.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
		}
	};
	return (
		<aside
			ref={panel}
			className={css.panel}
			data-region="panel"
			data-drawer={drawer}
			aria-label={own.regions.panel}
		>
			<div className={css.bar}>
				<div className={css.tabs} role="tablist" aria-label={own.regions.panel} onKeyDown={arrows}>
					{tabs.map((one) => (
						<button
							key={one.id}
							type="button"
							role="tab"
							id={`panel-tab-${one.id}`}
							data-tab={one.id}
							className={css.tab}
							aria-selected={one.id === tab}
							aria-controls="panel-body"
							tabIndex={one.id === tab ? 0 : -1}
							{...(one.id === tab ? { "data-begin": "" } : {})}
							onClick={() => show(one.id)}
						>
							{one.label}
							{one.count !== undefined && one.count > 0 && <span className={css.badge}>{one.count}</span>}
						</button>
					))}
				</div>
				{close !== undefined && (
					<Button
						appearance="subtle"
						size="small"
						icon={<PanelRightContractRegular />}
						aria-label={words.hidePanel}
						title={words.hidePanel}
						onClick={close}
					/>
				)}
			</div>
			<div
				className={css.body}
				id="panel-body"
				role="tabpanel"
				aria-labelledby={`panel-tab-${tab}`}
				// It scrolls by itself, so it has to take focus for the arrow keys.
				// biome-ignore lint/a11y/noNoninteractiveTabindex: see above
				tabIndex={0}
			>
				{children}
			</div>
		</aside>
	);
}
