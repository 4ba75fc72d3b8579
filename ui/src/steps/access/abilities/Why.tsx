/** Why somebody can or cannot: the grants that decide, what else is said, what is found, what is wanted. */
import { Button } from "@fluentui/react-components";
import type { AbilitiesView, Statement } from "../../../bindings";
import type { Finding } from "../../../host/types";
import { Mark } from "../../../pictures/marks";
import { Fixes, Says } from "../../../shell/FindingCard";
import { useActions } from "../../../state/hooks";
import { answerText, whoText, words } from "../../../words/abilities";
import { fullDate } from "../../../words/dates";
import { severityWords } from "../../../words/window";
import css from "./abilities.module.css";
import { AnswerMark } from "./marks";
import { type At, answerOf } from "./standing";
import { GoalButtons } from "./Wanted";

type Props = {
	at: At;
	view: AbilitiesView;
	findings: Finding[];
	/** Kept open: with what can be done about it. */
	pinned?: { environment: string; close: () => void };
};

const most = 3;

export function Why({ at, view, findings, pinned }: Props) {
	const { row, ability, standing } = at;
	const { goTo } = useActions();
	const ways = [...new Map((standing?.by ?? []).map((by) => [by.at, by])).values()];
	return (
		<div className={css.why}>
			<div>
				<h3>{ability === null ? row.label : ability.name}</h3>
				<p className="caption">{ability === null && !row.identity ? row.name : whoText(row)}</p>
			</div>
			{standing === null || ability === null ? (
				<p>{row.sentence}</p>
			) : (
				<>
					<p className={css.answer}>
						<AnswerMark of={answerOf(standing)} />
						<span>{answerText(standing)}</span>
					</p>
					<Grants at={at} />
					{standing.doubts.length > 0 && (
						<Doubts
							doubts={standing.doubts}
							computed={words.definitionsSay(standing.computed, fullDate(view.readOn))}
						/>
					)}
				</>
			)}
			{findings.slice(0, most).map((finding) => (
				<div key={finding.key} className={css.found}>
					<Mark of={finding.severity} label={severityWords[finding.severity]} />
					<div>
						<Says finding={finding} />
						{pinned !== undefined && <Fixes finding={finding} above />}
					</div>
				</div>
			))}
			{pinned !== undefined && (
				<>
					{ability !== null && !row.identity && (
						<GoalButtons row={row} ability={ability} environment={pinned.environment} />
					)}
					<div className={css.ends}>
						{ways.map((by) => (
							<Button
								key={by.at}
								size="small"
								onClick={() => {
									pinned.close();
									goTo(by.at);
								}}
							>
								{words.toGrant(by.roleName)}
							</Button>
						))}
						<Button size="small" appearance="subtle" onClick={pinned.close}>
							{words.close}
						</Button>
					</div>
				</>
			)}
		</div>
	);
}

function Grants({ at: { standing } }: { at: At }) {
	if (standing === null) {
		return null;
	}
	if (standing.by.length === 0) {
		return <p className="caption">{words.nothing}</p>;
	}
	return (
		<div>
			<p className="caption">{standing.computed === "tooLow" ? words.heldBelow : words.grantedBy}</p>
			<ul className={css.grants}>
				{standing.by.map((by) => (
					<li key={`${by.at} ${by.role} ${by.scope} ${by.pattern}`}>
						<strong>{by.roleName}</strong> {words.on} <span className="mono">{by.scope}</span>
						{by.eligible && <div>{words.activation}</div>}
						<div className="caption">
							{words.pattern}: <span className="mono">{by.pattern}</span>
						</div>
						<div className="caption">
							{words.source}: {words.readAt(by.readAt)}
						</div>
					</li>
				))}
			</ul>
			{standing.only.length > 0 && (
				<p>
					{words.condition}: {standing.only.join(", ")}
				</p>
			)}
		</div>
	);
}

/** Both sides, each with its source. */
function Doubts({ doubts, computed }: { doubts: Statement[]; computed: string }) {
	return (
		<dl className={css.doubts}>
			<dt>{words.definitions}</dt>
			<dd>{computed}</dd>
			{doubts.map(({ says, source }) => (
				<div key={says}>
					<dt>{source}</dt>
					<dd>{says}</dd>
				</div>
			))}
		</dl>
	);
}
