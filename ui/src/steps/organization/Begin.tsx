/** No business groups yet: what they are, what they give, and the two usual starts. */
import { Button, Field, Textarea } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useState } from "react";
import { Said } from "../../fields/Frame";
import { useActions, useDraft, useDraftStore } from "../../state/hooks";
import { words } from "../../words/organization";
import { own } from "../../words/window";
import { withGroups } from "./changes";
import css from "./organization.module.css";

export function Begin({ add, read }: { add: () => void; read: () => void }) {
	const draft = useDraftStore();
	const { edit, newId } = useActions();
	const found = useDraft((state) =>
		(state.findings.byPlace.get("/organization/groups") ?? []).filter((one) => one.step === "organization"),
	);
	const [text, setText] = useState<string | null>(null);
	const names = (text ?? "")
		.split("\n")
		.map((line) => line.trim())
		.filter((line) => line !== "");
	const addAll = async () => {
		const groups: { id: string; name: string }[] = [];
		for (const name of names) {
			groups.push({ id: await newId("grp"), name });
		}
		await edit(withGroups(draft.getState().document, groups));
	};
	return (
		<section className={css.begin} aria-labelledby="begin-title" data-at="/organization">
			<h2 id="begin-title">{words.emptyTitle}</h2>
			<p>{words.emptyText}</p>
			{found.map((finding) => (
				<Said key={finding.key} refusal={undefined} finding={finding} />
			))}
			{text === null ? (
				<div className={css.starts}>
					<Button appearance="primary" icon={<AddRegular />} onClick={add}>
						{words.oneGroup}
					</Button>
					<Button onClick={read}>{words.readList}</Button>
					<Button onClick={() => setText("")}>{words.pasteGroups}</Button>
				</div>
			) : (
				<>
					<Field label={words.pasteLabel}>
						<Textarea rows={6} autoFocus value={text} onChange={(_, { value }) => setText(value)} />
					</Field>
					<div className={css.starts}>
						<Button appearance="primary" disabled={names.length === 0} onClick={() => void addAll()}>
							{words.addNames(names.length)}
						</Button>
						<Button onClick={() => setText(null)}>{own.cancel}</Button>
					</div>
				</>
			)}
		</section>
	);
}
