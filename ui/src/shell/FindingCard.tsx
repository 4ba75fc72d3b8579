/** A finding that teaches: what is wrong, why it matters, how to fix it, and the source. */
import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import type { Fix } from "../bindings";
import type { Finding } from "../host/types";
import { Mark } from "../pictures/marks";
import { announce } from "../state/announce";
import { questionOfFinding } from "../state/findings";
import { changesOf, fixLabel } from "../state/fixes";
import { useActions, useDraft, useDraftStore } from "../state/hooks";
import { codeWords, fieldWords, filledParts, questionOf, questionWords } from "../words/plan";
import { words } from "../words/shell";
import { severityWords } from "../words/window";
import css from "./panel.module.css";

const AcceptDialog = lazy(() =>
	import("../steps/review/AcceptDialog").then((made) => ({ default: made.AcceptDialog })),
);
const FindingRequest = lazy(() =>
	import("./RequestDialog").then((made) => ({ default: made.FindingRequest })),
);

export function FindingCard({ finding }: { finding: Finding }) {
	const code = codeWords(finding.code);
	return (
		<article
			className={`${css.card} ${css.finding}`}
			data-severity={finding.severity}
			data-finding={finding.key}
		>
			<Mark of={finding.severity} size={20} />
			<div>
				<h3>{code.title}</h3>
				<div className={css.code}>
					<span className="mono">{finding.code}</span>
					<span>{severityWords[finding.severity]}</span>
					{finding.accepted && <span>· {words.accepted}</span>}
				</div>
				<div className={css.text}>
					<p>
						<Says finding={finding} />
					</p>
					{code.means !== "" && <p>{code.means}</p>}
					{code.matters !== "" && <p className={css.quote}>{code.matters}</p>}
					{code.fix !== "" && (
						<p>
							<strong>{words.howToFix}:</strong> {code.fix}
						</p>
					)}
					<Fixes finding={finding} />
					{code.source !== "" && (
						<p className={css.source}>
							{words.source}: {code.source}
						</p>
					)}
				</div>
			</div>
		</article>
	);
}

/** The finding's sentence, the plan's own words in bold. */
export function Says({ finding }: { finding: Finding }) {
	return filledParts(codeWords(finding.code).says, finding.values).map((part, at) =>
		// Parts of a sentence have no identity but their place.
		// biome-ignore lint/suspicious/noArrayIndexKey: see above
		part.value ? <strong key={at}>{part.text}</strong> : <span key={at}>{part.text}</span>,
	);
}

/** One line for a finding; pressing opens it. */
export function FindingLine({ finding, where = false }: { finding: Finding; where?: boolean }) {
	const { select, goTo } = useActions();
	const question = questionWords(questionOfFinding(finding) ?? "");
	return (
		<button
			type="button"
			className={css.line}
			data-finding={finding.key}
			onClick={() => {
				goTo(finding.at);
				select(finding);
			}}
		>
			<Mark of={finding.severity} />
			<span>
				<h3>{codeWords(finding.code).title}</h3>
				<span className={css.code}>
					<span className="mono">{finding.code}</span>
					<span>{severityWords[finding.severity]}</span>
					{where && question !== undefined && <span>· {question.question.title}</span>}
					{finding.accepted && <span>· {words.accepted}</span>}
				</span>
				<span className={css.text}>
					<span>
						<Says finding={finding} />
					</span>
				</span>
			</span>
		</button>
	);
}

/** What can be done about a finding, by one press each. */
export function Fixes({
	finding,
	above = false,
}: {
	finding: Finding;
	/** It stands in something that closes when a dialog opens: only what needs none is offered. */
	above?: boolean;
}) {
	const draft = useDraftStore();
	const document = useDraft((state) => state.document);
	const { edit, goTo } = useActions();
	const [request, setRequest] = useState<string | null>(null);
	const [accepting, setAccepting] = useState(false);
	const primary = finding.fixes.findIndex((fix) => fix.kind === "auto");
	const act = async (fix: Fix) => {
		if (fix.kind === "request") {
			setRequest(fix.to);
		} else if (fix.kind === "goTo") {
			goTo(fix.at);
			draft.setState({ finding: finding.key });
		} else if (await edit(fix.patch)) {
			announce(words.fixed(codeWords(finding.code).title));
			goTo(fix.patch[0]?.at ?? finding.at);
		}
	};
	const label = (fix: Fix) => {
		if (fix.kind === "auto") {
			return fixLabel(document, fix.patch);
		}
		return fix.kind === "goTo"
			? words.goTo(
					fieldWords(fix.at)?.label ?? questionWords(questionOf(fix.at) ?? "")?.question.title ?? words.open,
				)
			: words.writeRequest(fix.to);
	};
	const first = finding.fixes[primary];
	return (
		<>
			{first?.kind === "auto" && changesOf(document, first.patch).length > 1 && (
				<ul className={css.changes}>
					<li>
						<strong>{words.fixChanges}</strong>
					</li>
					{changesOf(document, first.patch)
						.slice(0, 5)
						.map((one) => (
							<li key={one.at}>
								{one.label}: {one.from} → {one.to}
							</li>
						))}
				</ul>
			)}
			{finding.needsDecision && !finding.accepted && <p>{words.needsDecision}</p>}
			<div className={css.buttons}>
				{finding.fixes.map((fix, at) =>
					above && fix.kind === "request" ? null : (
						<Button
							// The ways out of a finding are a fixed list.
							// biome-ignore lint/suspicious/noArrayIndexKey: see above
							key={at}
							size="small"
							appearance={at === primary ? "primary" : fix.kind === "request" ? "secondary" : "subtle"}
							data-fix={fix.kind}
							onClick={() => void act(fix)}
						>
							{label(fix)}
						</Button>
					),
				)}
				{!above && finding.acceptable && !finding.accepted && (
					<Button size="small" appearance="subtle" onClick={() => setAccepting(true)}>
						{words.accept}
					</Button>
				)}
			</div>
			{accepting && (
				<Suspense>
					<AcceptDialog finding={finding} close={() => setAccepting(false)} />
				</Suspense>
			)}
			{request !== null && (
				<Suspense>
					<FindingRequest finding={finding} to={request} close={() => setRequest(null)} />
				</Suspense>
			)}
		</>
	);
}
