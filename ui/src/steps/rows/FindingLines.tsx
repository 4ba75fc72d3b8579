/** What is wrong with a thing, in one line each: mark, sentence; pressing opens it in the panel. */
import type { Finding } from "../../host/types";
import { Mark } from "../../pictures/marks";
import { open } from "../../state/findings";
import { useActions, useFindingsAt } from "../../state/hooks";
import { isWithin } from "../../state/pointer";
import { says } from "../../words/plan";
import { words } from "../../words/rows";
import css from "./rows.module.css";

const most = 4;

/** These steps say again what other steps found. */
const again = new Set(["review", "signOffs"]);
const first = (findings: Finding[]) => open(findings).filter((finding) => !again.has(finding.step));

export function FindingLines({ findings }: { findings: Finding[] }) {
	const { select, setPanel, show } = useActions();
	if (findings.length === 0) {
		return null;
	}
	const rest = findings.length - most;
	return (
		<ul className={css.findings}>
			{findings.slice(0, most).map((finding) => (
				<li key={finding.key}>
					<Mark of={finding.severity} size={14} />
					<button
						type="button"
						className={`${css.finding} ${finding.severity === "blocker" ? "blocker-text" : ""}`}
						onClick={() => {
							select(finding);
							setPanel({ drawer: true });
						}}
					>
						{says(finding)}
					</button>
				</li>
			))}
			{rest > 0 && (
				<li>
					<button
						type="button"
						className="link"
						onClick={() => {
							show("findings");
							setPanel({ drawer: true });
						}}
					>
						{words.moreFindings(rest)}
					</button>
				</li>
			)}
		</ul>
	);
}

/** Findings in a place that no field on the screen shows: `shown` are the places that have their own line. */
export function FindingsIn({ at, shown = [] }: { at: string; shown?: string[] }) {
	const all = first(useFindingsAt(at));
	return (
		<FindingLines findings={all.filter((finding) => !shown.some((place) => isWithin(finding.at, place)))} />
	);
}

/** Findings about a collection as a whole, such as something that is missing in it. */
export function FindingsOfAll({ at }: { at: string }) {
	return <FindingLines findings={first(useFindingsAt(at)).filter((finding) => finding.at === at)} />;
}
