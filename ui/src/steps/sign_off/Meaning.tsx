/** What a signature binds: the digest of the meaning, risks taken on, and what Apply still waits for. */
import { Button } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useState } from "react";
import type { SignOffView } from "../../bindings";
import { Mark, Marked } from "../../pictures/marks";
import { announce } from "../../state/announce";
import { useDraft } from "../../state/hooks";
import { dayName } from "../../words/dates";
import { codeWords } from "../../words/plan";
import { words } from "../../words/sign_off";
import { own } from "../../words/window";
import css from "./sign_off.module.css";

export function Meaning({ view }: { view: SignOffView }) {
	const [copied, setCopied] = useState(false);
	const copy = async () => {
		await navigator.clipboard.writeText(view.digest);
		setCopied(true);
		announce(own.copied);
		setTimeout(() => setCopied(false), 2000);
	};
	return (
		<section aria-label={words.digest}>
			<h2>{words.digest}</h2>
			<p className="caption">{words.digestLead}</p>
			<div className={css.code}>
				<span className="mono">{view.digest.match(/.{1,4}/g)?.join(" ")}</span>
				<Button
					appearance="subtle"
					size="small"
					icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
					aria-label={words.copyDigest}
					title={words.copyDigest}
					onClick={() => void copy()}
				/>
			</div>
			<p className="caption">
				{view.part}, {words.grants(view.grants)}
			</p>
		</section>
	);
}

export function Risks({ view }: { view: SignOffView }) {
	const today = useDraft((state) => state.today);
	if (view.risks.length === 0) {
		return null;
	}
	return (
		<section aria-label={words.risks}>
			<h2>{words.risks}</h2>
			<ul className={css.doors}>
				{view.risks.map((risk) => (
					<li key={risk.at} className={css.risk}>
						<span>
							<strong>{codeWords(risk.code).title}</strong> <span className="mono">{risk.code}</span>
						</span>
						<span className="caption">{risk.reason}</span>
						<span className="caption">
							{words.risk(risk.by, risk.until === "" ? "" : dayName(risk.until, today))}
						</span>
						{risk.lapsed && <Marked of="warning">{words.lapsed}</Marked>}
					</li>
				))}
			</ul>
		</section>
	);
}

export function WhyNot({ view }: { view: SignOffView }) {
	return (
		<section className={css.why}>
			<Mark of={view.whyNot.length === 0 ? "done" : "note"} />
			<div>
				<p>{view.whyNot.length === 0 ? words.isOpen : words.opens}</p>
				<ul>
					{view.whyNot.map((sentence) => (
						<li key={sentence}>{sentence}</li>
					))}
				</ul>
				<p className="caption">{words.practice}</p>
			</div>
		</section>
	);
}
