/** A request to whoever can do what the person may not: a text to copy, sent by nobody but them. */
import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { Finding } from "../host/types";
import { announce } from "../state/announce";
import { useDraft } from "../state/hooks";
import { codeWords, says } from "../words/plan";
import { words } from "../words/shell";
import { own } from "../words/window";
import { Framed } from "./Framed";

type RequestProps = {
	title: string;
	/** The request as it is proposed; it can be changed before it is copied. */
	text: string;
	/** What the text is called. */
	label: string;
	close: () => void;
};

export function RequestDialog({ title, text: proposed, label, close }: RequestProps) {
	const [text, setText] = useState(proposed);
	const copy = async () => {
		await navigator.clipboard.writeText(text);
		announce(own.copied);
		close();
	};
	return (
		<Framed
			title={title}
			close={close}
			actions={
				<Button appearance="primary" onClick={() => void copy()}>
					{words.copyRequest}
				</Button>
			}
		>
			<Field label={label} hint={words.requestHelp}>
				<Textarea
					rows={13}
					resize="vertical"
					data-own-undo=""
					value={text}
					onChange={(_, { value }) => setText(value)}
				/>
			</Field>
		</Framed>
	);
}

/** A request to the team that can fix a finding. */
export function FindingRequest({ finding, to, close }: { finding: Finding; to: string; close: () => void }) {
	const plan = useDraft((state) => state.name);
	const { means, matters, fix } = codeWords(finding.code);
	const text = [`${plan} (${finding.code})`, says(finding), means, matters, `${words.howToFix}: ${fix}`].join(
		"\n\n",
	);
	return (
		<RequestDialog
			title={words.writeRequest(to).replace("…", "")}
			text={text}
			label={words.request}
			close={close}
		/>
	);
}
