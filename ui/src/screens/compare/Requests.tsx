/** A request to whoever can write what this account may not: a text to copy, sent by nobody but the person. */
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { ChangeLine, Compared } from "../../bindings";
import { RequestDialog } from "../../shell/RequestDialog";
import { useActions, useDraft, useDraftStore } from "../../state/hooks";
import { words } from "../../words/compare";
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
			{text !== null && (
				<RequestDialog
					title={words.requestTitle}
					text={text}
					label={words.requestTitle}
					close={() => setText(null)}
				/>
			)}
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
