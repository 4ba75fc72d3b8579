/** Signing: the statement, by name. */
import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import type { SignOffArea, Slice } from "../../bindings";
import { Marked } from "../../pictures/marks";
import { Framed } from "../../shell/Framed";
import { count } from "../../state/findings";
import { useActions, useApp, useDraft } from "../../state/hooks";
import { isInSlice } from "../../state/slices";
import { words } from "../../words/sign_off";
import { own } from "../../words/window";
import css from "./sign_off.module.css";

export function SignDialog({
	area,
	part,
	slice,
	close,
}: {
	area: SignOffArea;
	part: string;
	slice: Slice;
	close: () => void;
}) {
	const { sign } = useActions();
	const who = useApp((state) => state.start?.settings.who ?? "");
	const blockers = useDraft((state) =>
		count(
			state.findings.all.filter((finding) => isInSlice(finding, slice)),
			"blocker",
		),
	);
	const [by, setBy] = useState(who);
	const [tried, setTried] = useState(false);
	const [busy, setBusy] = useState(false);
	const submit = async () => {
		setTried(true);
		if (by.trim() === "" || busy) {
			return;
		}
		setBusy(true);
		// What went wrong stands above the screen.
		await sign(area.area, by.trim(), slice);
		close();
	};
	return (
		<Framed
			title={words.signTitle(area.label)}
			close={close}
			leave={own.cancel}
			submit={() => void submit()}
			className={css.dialog}
			actions={
				<Button appearance="primary" type="submit" disabledFocusable={busy}>
					{words.signFor(area.label)}
				</Button>
			}
		>
			<blockquote className={css.statement} aria-label={words.statementOf}>
				{words.statement(area.signs, part)}
			</blockquote>
			{blockers > 0 && <Marked of="blocker">{words.openBlockers(blockers)}</Marked>}
			<Field
				label={words.name}
				hint={words.nameHelp}
				{...(tried && by.trim() === "" ? { validationMessage: words.nameNeeded } : {})}
			>
				<Input value={by} onChange={(_, { value }) => setBy(value)} />
			</Field>
			<p className="caption">{words.binds}</p>
			<p className={`mono ${css.digest}`}>{area.digest}</p>
		</Framed>
	);
}
