/** Patterns of names, and what they give in this plan. */
import type { NameRule, Principal } from "../../bindings";
import { Question } from "../../fields/Question";
import { TextField } from "../../fields/text";
import { Marked } from "../../pictures/marks";
import { useValue } from "../../state/hooks";
import { useView } from "../../state/views";
import { words } from "../../words/environments";
import css from "./environments.module.css";

export function Naming() {
	const names = useView({ of: "organization" }).view?.names;
	return (
		<Question id="environments.naming" fold={false}>
			<TextField at="/environments/naming/organization" mono />
			<Pattern at="/environments/naming/account" rule={names?.accounts} />
			<Pattern at="/environments/naming/project" rule={names?.projects} />
			<GroupPattern />
			{names !== undefined && (
				<p className="caption">
					{words.mayHold} <span className="mono">{names.tokens.join(" ")}</span>
				</p>
			)}
		</Question>
	);
}

const shown = 3;

/** The pattern of Entra groups, and the groups to be made that take their names from it. */
function GroupPattern() {
	const asked = useView({ of: "prerequisites" }).view?.asked.groups ?? [];
	const principals = useValue<{ [id: string]: Principal }>("/prerequisites/principals") ?? {};
	const names = asked.filter(({ id }) => (principals[id]?.name ?? "") === "").map(({ name }) => name);
	return (
		<div className={css.pattern}>
			<TextField at="/environments/naming/group" mono />
			{names.length > 0 && (
				<div className={css.given}>
					<p>
						<span className="caption">{words.gives}</span>
						<span className="mono">
							{words.groupNames(names.slice(0, shown).join(", "), names.length - shown)}
						</span>
					</p>
				</div>
			)}
		</div>
	);
}

function Pattern({ at, rule }: { at: string; rule: NameRule | undefined }) {
	return (
		<div className={css.pattern}>
			<TextField at={at} mono />
			{rule !== undefined && <Given rule={rule} />}
		</div>
	);
}

/** The longest name, and how all of them fare. */
function Given({ rule }: { rule: NameRule }) {
	if (rule.example === "") {
		return <p className="caption">{words.noName}</p>;
	}
	return (
		<div className={css.given}>
			<p>
				<span className="caption">{words.gives}</span>
				<span className="mono">{rule.example}</span>
				<span className="caption">{words.length(rule.length, rule.limit)}</span>
			</p>
			<p>
				{rule.fit > 0 && <Marked of="done">{words.fit(rule.fit)}</Marked>}
				{rule.refused > 0 && <Marked of="blocker">{words.refused(rule.refused)}</Marked>}
				{rule.collide > 0 ? (
					<Marked of="blocker">{words.collide(rule.collide)}</Marked>
				) : (
					<Marked of="done">{words.unique}</Marked>
				)}
			</p>
		</div>
	);
}
