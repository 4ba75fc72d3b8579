/** Somebody takes the risk of a finding on: by name, with a reason, until a day. */
import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { Finding } from "../../host/types";
import { Says } from "../../shell/FindingCard";
import { Framed } from "../../shell/Framed";
import { acceptAt } from "../../state/decisions";
import { useActions, useApp, useDraftStore, useRefusal } from "../../state/hooks";
import { words as fields } from "../../words/fields";
import { codeWords } from "../../words/plan";
import { words } from "../../words/review";
import { own } from "../../words/window";
import css from "./review.module.css";

export function AcceptDialog({ finding, close }: { finding: Finding; close: () => void }) {
	const draft = useDraftStore();
	const { edit, forgive } = useActions();
	const who = useApp((state) => state.start?.settings.who ?? "");
	const [by, setBy] = useState(who);
	const [reason, setReason] = useState("");
	const [until, setUntil] = useState("");
	const [tried, setTried] = useState(false);
	// Where it is kept is decided once: what was refused is looked up at the same place.
	const [at] = useState(() => acceptAt(draft.getState().document, finding));
	const refusal = useRefusal(at);
	const missing = by.trim() === "" || reason.trim() === "";
	const endless = finding.needsDecision && until.trim() === "";
	const noDay = until.trim() !== "" && !/^\d{4}-\d{2}-\d{2}$/.test(until.trim());
	const leave = () => {
		forgive(at);
		close();
	};
	const accept = async () => {
		setTried(true);
		if (missing || noDay || endless) {
			return;
		}
		const risk = { finding: finding.key, by: by.trim(), reason: reason.trim() };
		const to = until.trim() === "" ? risk : { ...risk, until: until.trim() };
		if (await edit([{ at, to }])) {
			close();
		}
	};
	return (
		<Framed
			title={words.acceptTitle}
			close={leave}
			leave={own.cancel}
			actions={
				<Button appearance="primary" onClick={() => void accept()}>
					{words.acceptIt}
				</Button>
			}
		>
			<p>
				<strong>{codeWords(finding.code).title}</strong> <span className="mono">{finding.code}</span>
			</p>
			<p>
				<Says finding={finding} />
			</p>
			<p className="caption">{words.acceptHelp}</p>
			<div className={css.form}>
				<Field label={words.by} required>
					<Input value={by} onChange={(_, { value }) => setBy(value)} />
				</Field>
				<Field
					label={words.reason}
					required
					{...(tried && missing ? { validationMessage: words.needs } : {})}
				>
					<Textarea rows={3} value={reason} onChange={(_, { value }) => setReason(value)} />
				</Field>
				<Field
					label={words.until}
					required={finding.needsDecision}
					hint={words.untilHelp}
					{...(tried && (noDay || endless) ? { validationMessage: words.notDate } : {})}
				>
					<Input
						value={until}
						placeholder={fields.datePattern}
						onChange={(_, { value }) => setUntil(value)}
					/>
				</Field>
			</div>
			{refusal !== undefined && (
				<p className="blocker-text" role="alert">
					{words.notTaken} {refusal.problem.detail}
				</p>
			)}
		</Framed>
	);
}
