/** A request to whoever can write what this account may not: a text to copy, sent by nobody but the person. */
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
import type { ChangeLine, Compared } from "../../bindings";
import { announce } from "../../state/announce";
import { useActions, useDraft, useDraftStore } from "../../state/hooks";
import { words } from "../../words/compare";
import { own } from "../../words/window";
import { factsOf } from "./Row";

/** A mail with more lines than this is read by nobody. */
const most = 200;

export function Requests({ compared }: { compared: Compared }) {
	const draft = useDraftStore();
	const plan = useDraft((state) => state.name);
	const { report } = useActions();
	const [text, setText] = useState<string | null>(null);
	const write = async () => {
		try {
			const lines = await draft.host.changes(draft.getState().id, ["blocked", "unknown"], "", 0, most);
			setText(words.requestText(plan, compared.caller, lines.map(asked)));
		} catch (thrown) {
			report(thrown);
		}
	};
	return (
		<>
			<Button size="small" onClick={() => void write()}>
				{words.requests}
			</Button>
			{text !== null && <RequestDialog text={text} setText={setText} />}
		</>
	);
}

function asked(line: ChangeLine): string {
	return words.requestLine(
		`${line.principal}, ${factsOf(line)}`,
		line.scope ?? "",
		line.principalId ?? "",
		line.role,
	);
}

function RequestDialog({ text, setText }: { text: string; setText: (text: string | null) => void }) {
	const close = () => setText(null);
	const copy = async () => {
		await navigator.clipboard.writeText(text);
		announce(own.copied);
		close();
	};
	return (
		<Dialog open onOpenChange={(_, { open }) => (open ? undefined : close())}>
			<DialogSurface aria-describedby={undefined}>
				<DialogBody>
					<DialogTitle>{words.requestTitle}</DialogTitle>
					<DialogContent>
						<Field label={words.requestTitle} hint={words.requestHelp}>
							<Textarea
								value={text}
								rows={14}
								resize="vertical"
								data-own-undo=""
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
