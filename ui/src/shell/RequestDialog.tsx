/** A request to the team that can do what the person may not: a text to copy, sent by nobody but them. */
import {
	Button,
	Dialog,
	DialogActions,
	DialogBody,
	DialogContent,
	DialogSurface,
	DialogTitle,
	Field,
	Textarea,
} from "@fluentui/react-components";
import { useState } from "react";
import type { Finding } from "../host/types";
import { announce } from "../state/announce";
import { useDraft } from "../state/hooks";
import { codeWords, says } from "../words/plan";
import { words } from "../words/shell";
import { own } from "../words/window";

export function RequestDialog({ finding, to, close }: { finding: Finding; to: string; close: () => void }) {
	const plan = useDraft((state) => state.name);
	const code = codeWords(finding.code);
	const [text, setText] = useState(
		[
			`${plan} (${finding.code})`,
			says(finding),
			code.means,
			code.matters,
			`${words.howToFix}: ${code.fix}`,
		].join("\n\n"),
	);
	const copy = async () => {
		await navigator.clipboard.writeText(text);
		announce(own.copied);
		close();
	};
	return (
		<Dialog open onOpenChange={(_, { open }) => (open ? undefined : close())}>
			<DialogSurface aria-describedby={undefined}>
				<DialogBody>
					<DialogTitle>{words.writeRequest(to).replace("…", "")}</DialogTitle>
					<DialogContent>
						<Field label={words.request} hint={words.requestHelp}>
							<Textarea
								rows={12}
								resize="vertical"
								data-own-undo=""
								value={text}
								onChange={(_, { value }) => setText(value)}
							/>
						</Field>
					</DialogContent>
					<DialogActions>
						<Button appearance="primary" onClick={() => void copy()}>
							{words.copyRequest}
						</Button>
						<Button onClick={close}>{own.close}</Button>
					</DialogActions>
				</DialogBody>
			</DialogSurface>
		</Dialog>
	);
}
