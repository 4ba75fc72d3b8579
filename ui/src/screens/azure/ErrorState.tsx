/** What happened, what is safe, and what next as a button. The code can be copied. */
import { Button } from "@fluentui/react-components";
import type { Problem } from "../../bindings";
import { Mark } from "../../pictures/marks";
import type { DraftActions } from "../../state/draftTypes";
import { useActions } from "../../state/hooks";
import { words } from "../../words/azure";
import { own } from "../../words/window";
import css from "./azure.module.css";
import { CopyButton } from "./Copied";

type Way = { label: string; go: () => void };

/** Where the way out is, when it is not where the problem is shown. */
function elsewhere(problem: Problem, { go, goTo, ask }: DraftActions): Way | undefined {
	switch (problem.code) {
		case "WRONG_TENANT":
			return { label: words.goTenant, go: () => goTo("/about/tenantId") };
		case "BLOCKED":
			return { label: words.goReview, go: () => go({ at: "step", step: "review" }) };
		case "NOT_SIGNED":
			return { label: words.goSign, go: () => go({ at: "step", step: "signOffs" }) };
		case "WRONG_ACCOUNT":
			return { label: words.connectAnother, go: () => ask({ of: "connect" }) };
		default:
			return undefined;
	}
}

export function ErrorState({
	problem,
	safe,
	again,
	close,
}: {
	problem: Problem;
	/** What the problem did not touch. */
	safe: string;
	/** Tries again what did not work. */
	again?: Way;
	close?: () => void;
}) {
	const actions = useActions();
	const way = elsewhere(problem, actions);
	return (
		<section className={css.error} aria-label={problem.title}>
			<Mark of="blocker" size={20} />
			<div className={css.errorText}>
				<h2>{problem.title}</h2>
				<p>{problem.detail}</p>
				<p>{safe}</p>
				<p>
					<strong>{words.next}</strong> {problem.next}
				</p>
				<div className={css.buttons}>
					{way !== undefined && (
						<Button appearance="primary" onClick={way.go}>
							{way.label}
						</Button>
					)}
					{again !== undefined && (
						<Button {...(way === undefined ? { appearance: "primary" as const } : {})} onClick={again.go}>
							{again.label}
						</Button>
					)}
					{close !== undefined && <Button onClick={close}>{own.close}</Button>}
					<CopyButton
						text={`${problem.code}: ${problem.title} ${problem.detail} ${problem.next}`}
						label={words.copyProblem}
						shown={words.copyProblem}
					/>
				</div>
			</div>
		</section>
	);
}

/** Something that is true of the screen as a whole, with what can be done about it. */
export function Notice({
	of,
	title,
	children,
	action,
}: {
	of: "warning" | "note" | "waiting" | "done";
	title?: string;
	children: React.ReactNode;
	action?: React.ReactNode;
}) {
	return (
		<div className={css.notice} data-of={of}>
			<Mark of={of} size={20} />
			<div>
				{title !== undefined && <strong>{title}</strong>}
				<p>{children}</p>
			</div>
			{action}
		</div>
	);
}
