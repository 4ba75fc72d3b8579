/** The name that stands beside decisions. */
import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useApp, useAppActions } from "../state/hooks";
import { own } from "../words/window";
import { Framed } from "./Framed";

export function NameDialog() {
	const who = useApp((state) => state.start?.settings.who ?? "");
	const { set, name } = useAppActions();
	const [text, setText] = useState(who);
	return (
		<Framed
			title={own.personTitle}
			close={() => name(false)}
			leave={own.cancel}
			submit={() => {
				set({ who: text.trim() });
				name(false);
			}}
			actions={
				<Button type="submit" appearance="primary">
					{own.personSave}
				</Button>
			}
		>
			<Field label={own.personTitle} hint={own.personHelp}>
				<Input value={text} data-own-undo="" onChange={(_, { value }) => setText(value)} />
			</Field>
		</Framed>
	);
}
