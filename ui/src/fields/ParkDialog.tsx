/** Parks a question: who brings the answer, by when, and what is missing. */
import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { Decision } from "../bindings";
import { Framed } from "../shell/Framed";
import { useActions, useValue } from "../state/hooks";
import { words } from "../words/fields";
import { own } from "../words/window";

export function ParkDialog({ at, title, close }: { at: string; title: string; close: () => void }) {
	const { set } = useActions();
	const before = useValue<Decision>(at)?.parked;
	const [name, setName] = useState(before?.owner?.name ?? "");
	const [reach, setReach] = useState(before?.owner?.reach ?? "");
	const [until, setUntil] = useState(before?.until ?? "");
	const [note, setNote] = useState(before?.note ?? "");
	const [refused, setRefused] = useState(false);
	const park = async () => {
		const taken = await set(`${at}/parked`, { owner: { name, reach }, until, note });
		if (taken) {
			close();
		} else {
			setRefused(true);
		}
	};
	return (
		<Framed
			title={words.parkTitle(title)}
			close={close}
			leave={own.cancel}
			submit={() => void park()}
			actions={
				<Button appearance="primary" type="submit">
					{words.parkIt}
				</Button>
			}
		>
			<p>{words.parkHelp}</p>
			<Field label={words.owner} style={{ marginTop: 16 }}>
				<Input value={name} onChange={(_, data) => setName(data.value)} />
			</Field>
			<Field label={words.reach} style={{ marginTop: 12 }}>
				<Input value={reach} onChange={(_, data) => setReach(data.value)} />
			</Field>
			<Field label={words.until} style={{ marginTop: 12 }}>
				<Input value={until} placeholder={words.datePattern} onChange={(_, data) => setUntil(data.value)} />
			</Field>
			<Field
				label={words.missing}
				style={{ marginTop: 12 }}
				{...(refused ? { validationMessage: words.notParked } : {})}
			>
				<Textarea value={note} onChange={(_, data) => setNote(data.value)} />
			</Field>
		</Framed>
	);
}
