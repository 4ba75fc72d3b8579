/** Findings at the thing they are about: its mark, and all of them in words. */

import { Said } from "../../fields/Frame";
import type { Finding } from "../../host/types";
import { Mark } from "../../pictures/marks";
import type { DraftState } from "../../state/draftTypes";
import { weightiest } from "../../state/findings";
import { useActions, useDraft } from "../../state/hooks";
import { codeWords } from "../../words/plan";
import { severityWords } from "../../words/window";
import css from "./parts.module.css";

export type About = {
	/** Id of the thing. */
	id: string;
	/** Where it stands in the plan. */
	at: string;
	/** Steps whose findings about it are shown; those at its own fields are shown whatever their step. */
	steps: readonly string[];
};

/** Open findings about a thing, the weightiest first; notes are left to the panel. */
export function findingsAbout({ findings }: DraftState, { id, at, steps }: About): Finding[] {
	const about = (findings.bySubject.get(id) ?? []).filter((one) => steps.includes(one.step));
	const inside = findings.byPlace.get(at) ?? [];
	const all = about.length === 0 ? inside : [...inside, ...about.filter((one) => !inside.includes(one))];
	return all.filter((one) => !one.accepted && one.severity !== "note");
}

/** The weightiest finding of several things. */
export function useWorst(...things: About[]): Finding | undefined {
	return useDraft((state) => {
		const worst = things.map((thing) => weightiest(findingsAbout(state, thing)));
		return worst.find((one) => one?.severity === "blocker") ?? worst.find((one) => one !== undefined);
	});
}

/** The mark of a finding; a press opens it in the panel. */
export function FindingMark({ finding, tabStop = true }: { finding: Finding; tabStop?: boolean }) {
	const { select, setPanel } = useActions();
	const title = codeWords(finding.code).title;
	return (
		<button
			type="button"
			className={css.mark}
			title={title}
			aria-label={`${severityWords[finding.severity]}: ${title}`}
			tabIndex={tabStop ? 0 : -1}
			onClick={() => {
				select(finding);
				setPanel({ drawer: true });
			}}
		>
			<Mark of={finding.severity} size={16} />
		</button>
	);
}

export function ThingMark({ tabStop = true, ...about }: About & { tabStop?: boolean }) {
	const finding = useWorst(about);
	return finding === undefined ? null : <FindingMark finding={finding} tabStop={tabStop} />;
}

/** Findings about a thing that stand at no field of it, in words. */
export function ThingFindings(about: About) {
	const found = useDraft((state) =>
		findingsAbout(state, about).filter((one) => !one.at.startsWith(`${about.at}/`)),
	);
	return found.length === 0 ? null : (
		<div className={css.findings}>
			{found.map((finding) => (
				<Said key={finding.key} refusal={undefined} finding={finding} />
			))}
		</div>
	);
}
