/** Rollouts on this computer: the last one with Continue. */
import { Button } from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { lazy, Suspense, useState } from "react";
import type { DraftLine, DraftSummary } from "../../bindings";
import { Mark, SeverityMark } from "../../pictures/marks";
import { Ring } from "../../pictures/progress";
import { useApp, useAppActions } from "../../state/hooks";
import { moment } from "../../words/dates";
import { home } from "../../words/home";
import { counted } from "../../words/window";
import css from "./home.module.css";

const RowMenu = lazy(() => import("./RowMenu").then((made) => ({ default: made.RowMenu })));

type Filter = "all" | "open" | "applied";

const isApplied = (summary: DraftSummary | undefined) => summary?.lastRun?.kind === "apply";

export function Rollouts() {
	const drafts = useApp((state) => state.start?.drafts ?? []);
	const summaries = useApp((state) => state.summaries);
	const [filter, setFilter] = useState<Filter>("all");
	const applied = drafts.filter((draft) => isApplied(summaries[draft.id]));
	const shown =
		filter === "all"
			? drafts
			: filter === "applied"
				? applied
				: drafts.filter((draft) => !applied.includes(draft));
	const filters: [Filter, string, number][] = [
		["all", home.all, drafts.length],
		["open", home.open, drafts.length - applied.length],
		["applied", home.applied, applied.length],
	];
	return (
		<section aria-labelledby="rollouts">
			<div className={css.sectionHead}>
				<h2 id="rollouts">{home.rollouts}</h2>
				{drafts.length > 1 && (
					<div className={css.filters}>
						{filters.map(([id, label, count]) => (
							<button
								key={id}
								type="button"
								className={css.filter}
								aria-pressed={id === filter}
								onClick={() => setFilter(id)}
							>
								{label} {count}
							</button>
						))}
					</div>
				)}
			</div>
			{drafts.length === 0 ? (
				<p className={css.none}>
					<strong>{home.noRollouts}</strong>
					<br />
					{home.noRolloutsText}
				</p>
			) : (
				<table className={css.table}>
					<thead>
						<tr>
							<th scope="col">{home.columns.rollout}</th>
							<th scope="col">{home.columns.stands}</th>
							<th scope="col">{home.columns.findings}</th>
							<th scope="col">{home.columns.signOff}</th>
							<th scope="col">{home.columns.changed}</th>
							<th scope="col">
								<span className="hidden-text">{home.columns.actions}</span>
							</th>
						</tr>
					</thead>
					<tbody>
						{shown.map((draft, n) => (
							<Row key={draft.id} draft={draft} summary={summaries[draft.id]} last={n === 0} />
						))}
					</tbody>
				</table>
			)}
		</section>
	);
}

function Row({
	draft,
	summary,
	last,
}: {
	draft: DraftLine;
	summary: DraftSummary | undefined;
	last: boolean;
}) {
	const { open } = useAppActions();
	const today = useApp((state) => state.start?.today ?? "");
	const opening = useApp((state) => state.opening === draft.id);
	const [menu, setMenu] = useState<HTMLElement | null>(null);
	return (
		<tr data-last={last} data-draft={draft.id}>
			<td>
				<strong>{draft.name}</strong>
				<div className={`caption ${css.reserved}`}>
					{summary !== undefined &&
						[
							counted(summary.groups, "business group"),
							counted(summary.accounts, "Foundry resource"),
							counted(summary.projects, "project"),
						].join(" · ")}
				</div>
			</td>
			<td>
				<Stands summary={summary} />
			</td>
			<td>
				{summary !== undefined && (
					<span className={css.counts}>
						{summary.blockers > 0 && (
							<span title={counted(summary.blockers, "blocker")}>
								<SeverityMark of="blocker" count={summary.blockers} />
								<span className="hidden-text">{counted(summary.blockers, "blocker")}</span>
							</span>
						)}
						{summary.warnings > 0 && (
							<span title={counted(summary.warnings, "warning")}>
								<SeverityMark of="warning" count={summary.warnings} />
								<span className="hidden-text">{counted(summary.warnings, "warning")}</span>
							</span>
						)}
						{summary.blockers + summary.warnings === 0 && (
							<span className={css.mark}>
								<Mark of="done" />
								<span className="caption">{home.noFindings}</span>
							</span>
						)}
					</span>
				)}
			</td>
			<td>
				{summary !== undefined && (
					<span className={css.mark}>
						<Mark of={summary.required > 0 && summary.signed === summary.required ? "done" : "open"} />
						<span className="caption">
							{summary.signed === 0 ? home.notSigned : home.signed(summary.signed, summary.required)}
						</span>
					</span>
				)}
			</td>
			<td>
				{moment(draft.savedAt, today)}
				{draft.unsaved > 0 && <div className="caption blocker-text">{home.unsaved}</div>}
			</td>
			<td className={css.rowEnd}>
				<Button
					appearance={last ? "primary" : "outline"}
					size="small"
					disabledFocusable={opening}
					onClick={() => void open(draft.id)}
				>
					{opening ? home.opening : last ? home.continue : home.openIt}
				</Button>
				<Button
					appearance="subtle"
					size="small"
					icon={<MoreHorizontalRegular />}
					aria-label={home.more(draft.name)}
					aria-haspopup="menu"
					onClick={(event) => setMenu(event.currentTarget)}
				/>
				{menu !== null && (
					<div className={css.rowMenu}>
						<Suspense>
							<RowMenu target={menu} draft={draft} close={() => setMenu(null)} />
						</Suspense>
					</div>
				)}
			</td>
		</tr>
	);
}

/** How far it is: answered, or applied. */
function Stands({ summary }: { summary: DraftSummary | undefined }) {
	if (summary === undefined) {
		return <div className={css.reserved} />;
	}
	const { lastRun, answered, questions, next } = summary;
	const applied = lastRun?.kind === "apply";
	return (
		<div className={css.stands}>
			<Ring
				share={applied ? lastRun.confirmed / Math.max(1, lastRun.steps) : answered / Math.max(1, questions)}
			/>
			<div>
				<div>
					{applied ? home.appliedTo(lastRun.confirmed, lastRun.steps) : home.answered(answered, questions)}
				</div>
				<div className="caption">
					{next === null ? home.allAnswered : home.next(home.steps[next] ?? next)}
				</div>
			</div>
		</div>
	);
}
