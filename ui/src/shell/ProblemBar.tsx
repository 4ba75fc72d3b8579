/** What was asked for and did not work: what happened, what is safe, what next. */
import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import type { ReactNode } from "react";
import type { Problem } from "../bindings";
import { Mark } from "../pictures/marks";
import { own } from "../words/window";
import css from "./shell.module.css";

export function ProblemBar({
	problem,
	close,
	children,
}: {
	problem: Problem | null;
	close?: () => void;
	/** What can be done about it, as buttons. */
	children?: ReactNode;
}) {
	if (problem === null) {
		return null;
	}
	return (
		<div className={css.problem} role="alert">
			<Mark of="blocker" size={20} />
			<div className={css.problemText}>
				<strong>{problem.title}</strong> <span>{problem.detail}</span> <span>{problem.next}</span>
			</div>
			{children}
			{close !== undefined && (
				<Button
					appearance="subtle"
					size="small"
					icon={<DismissRegular />}
					aria-label={own.close}
					onClick={close}
				/>
			)}
		</div>
	);
}

/** Something that is done, until it was read. */
export function NoticeBar({ close, children }: { close: () => void; children: ReactNode }) {
	return (
		<div className={css.notice}>
			<Mark of="done" size={20} />
			<div className={css.problemText}>{children}</div>
			<Button
				appearance="subtle"
				size="small"
				icon={<DismissRegular />}
				aria-label={own.close}
				onClick={close}
			/>
		</div>
	);
}
