/** Rows of the tree: a Foundry resource with its counts, and a line with its sentence. */
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { memo } from "react";
import type { ChangeGroup, ChangeLine } from "../../bindings";
import { EnvironmentName } from "../../pictures/environment";
import { ChangeMark } from "../../pictures/marks";
import { words } from "../../words/compare";
import { Sentence } from "../azure/Sentence";
import { useEnvironments } from "../azure/useEnvironments";
import css from "./compare.module.css";

type Own = {
	id: string;
	/** The keys are at it. */
	active: boolean;
	press: () => void;
	place: number;
	of: number;
};

export function GroupRow({ group, open, ...own }: Own & { group: ChangeGroup; open: boolean }) {
	const environment = useEnvironments()(group.environment);
	const Chevron = open ? ChevronDownRegular : ChevronRightRegular;
	const counts = words.groupCounts(group.group, group.counts);
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys for all of its rows
		<div
			id={own.id}
			role="treeitem"
			aria-level={1}
			aria-expanded={open}
			aria-selected={false}
			aria-setsize={own.of}
			aria-posinset={own.place}
			tabIndex={-1}
			className={css.group}
			data-active={own.active}
			onClick={own.press}
		>
			<Chevron fontSize={16} aria-hidden />
			{environment !== undefined && <EnvironmentName {...environment} />}
			<strong>{group.label}</strong>
			<span className="caption">{counts}</span>
		</div>
	);
}

export const LineRow = memo(Line, (a, b) => a.line === b.line && a.active === b.active && a.id === b.id);

function Line({ line, ...own }: Own & { line: ChangeLine | undefined }) {
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys for all of its rows
		<div
			id={own.id}
			role="treeitem"
			aria-level={2}
			aria-selected={own.active}
			aria-setsize={own.of}
			aria-posinset={own.place}
			tabIndex={-1}
			className={css.line}
			data-active={own.active}
			onClick={own.press}
		>
			{line === undefined ? (
				<span className={css.coming}>…</span>
			) : (
				<>
					<span className={css.state}>
						<ChangeMark of={line.state} />
					</span>
					<span className={css.text}>
						<span className={css.sentence}>
							<Sentence text={line.sentence} bold={[line.principal, line.scopeLabel]} />
						</span>
						<span className={`caption ${css.facts}`}>{factsOf(line)}</span>
					</span>
				</>
			)}
		</div>
	);
}

/** Role and scope, and why it is not simply written; who stands in the sentence above. */
export function factsOf({ facts, principal, why }: ChangeLine): string {
	const own = facts.startsWith(`${principal} · `) ? facts.slice(principal.length + 3) : facts;
	return why === "" ? own : `${own}: ${shortened(why)}`;
}

/** Azure ids by their last part: the whole id stands in the panel. */
function shortened(why: string): string {
	return why.replaceAll(/\/subscriptions\/\S*\/([^/\s]+)/g, "$1");
}
