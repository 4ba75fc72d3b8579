/** Findings at the thing they are about: mark and title; pressing one opens it in the panel. */
import type { Finding } from "../host/types";
import { useActions } from "../state/hooks";
import { codeWords } from "../words/plan";
import { severityWords } from "../words/window";
import css from "./found.module.css";
import { Mark } from "./marks";

/** `Blocker ACC-031: can do more than build`, as a screen reader says it. */
export function foundText(finding: Finding): string {
	return `${severityWords[finding.severity]} ${finding.code}: ${codeWords(finding.code).title}`;
}

/** Opens a finding in the panel, as a drawer where there is no column for it. */
export function useOpenFinding(): (finding: Finding) => void {
	const { select, setPanel } = useActions();
	return (finding) => {
		select(finding);
		setPanel({ drawer: true });
	};
}

/** The mark alone, as a button; its words are the finding's. */
export function FoundMark({ finding, tabIndex }: { finding: Finding; tabIndex?: number }) {
	const open = useOpenFinding();
	return (
		<button
			type="button"
			className={css.mark}
			tabIndex={tabIndex}
			title={codeWords(finding.code).title}
			aria-label={foundText(finding)}
			onClick={() => open(finding)}
		>
			<Mark of={finding.severity} />
		</button>
	);
}

/** Mark and title, one line each. */
export function FoundLines({ findings }: { findings: Finding[] }) {
	const open = useOpenFinding();
	const shown = findings.filter((finding) => !finding.accepted);
	if (shown.length === 0) {
		return null;
	}
	return (
		<ul className={css.lines}>
			{shown.map((finding) => (
				<li key={finding.key}>
					<Mark of={finding.severity} size={14} label={severityWords[finding.severity]} />
					<button
						type="button"
						className={`link plain ${finding.severity === "blocker" ? "blocker-text" : ""}`}
						onClick={() => open(finding)}
					>
						{codeWords(finding.code).title}
					</button>
				</li>
			))}
		</ul>
	);
}
