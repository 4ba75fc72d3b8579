/** Everything about a connection. Of a key only the vault and the name of the secret are asked for. */
import { Button, Input } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { type ReactNode, useId, useState } from "react";
import type { Connection } from "../../bindings";
import { ChoiceField, PickField } from "../../fields/choices";
import { SuggestedField } from "../../fields/suggested";
import { ContactField, LongTextField, TextField } from "../../fields/text";
import { FoundLines } from "../../pictures/found";
import { announce } from "../../state/announce";
import { useActions, useDraft, useFindingsAt, useKeys, useValue } from "../../state/hooks";
import { pointer, valueAt } from "../../state/pointer";
import { useView } from "../../state/views";
import { words } from "../../words/connections";
import css from "./details.module.css";

/** Values that connections of the plan hold in a field. */
export function useUsed(field: "category" | "authType"): string[] {
	return useDraft((state) => {
		const items = valueAt(state.document, "/connections/items") as { [id: string]: Connection } | undefined;
		return [...new Set(Object.values(items ?? {}).map((one) => one[field] ?? ""))].filter(Boolean).sort();
	});
}

export function Details({ at, name, close }: { at: string; name: string; close: () => void }) {
	const { edit } = useActions();
	const level = useValue<string>(`${at}/level`);
	const categories = useUsed("category");
	const ways = useUsed("authType");
	const found = useFindingsAt(at);
	const estate = useView({ of: "estate" }).view;
	const accounts = (estate?.accounts ?? []).map(({ id, name: own }) => ({ id, name: own || id }));
	const projects = (estate?.projects ?? []).map(({ id, label }) => ({ id, name: label }));
	return (
		<section className={css.details} aria-label={words.open(name)}>
			<FoundLines findings={found} />
			<div className={css.groups}>
				<Group title={words.leads}>
					<TextField at={`${at}/name`} />
					<SuggestedField at={`${at}/category`} used={categories} placeholder={words.choose} />
					<TextField at={`${at}/target`} />
					<TextField at={`${at}/targetResourceId`} mono />
				</Group>
				<Group title={words.place}>
					<ChoiceField at={`${at}/level`} />
					{level !== "project" && <PickField at={`${at}/account`} of="account" options={accounts} />}
					{level !== "account" && <PickField at={`${at}/project`} of="project" options={projects} />}
					<LongTextField at={`${at}/why`} rows={2} />
				</Group>
				<Group title={words.identity}>
					<ChoiceField at={`${at}/signsInAs`} />
					<SuggestedField at={`${at}/authType`} used={ways} placeholder={words.choose} />
					<TextField at={`${at}/audience`} />
				</Group>
				<Group title={words.key}>
					<p className={css.never}>{words.keyNever}</p>
					<TextField at={`${at}/secret/vault`} />
					<TextField at={`${at}/secret/secretName`} />
				</Group>
				<Group title={words.settings}>
					<Settings at={`${at}/metadata`} />
				</Group>
				<Group title={words.owner}>
					<ContactField at={`${at}/targetOwner`} />
				</Group>
			</div>
			<div className={css.end}>
				<Button icon={<DismissRegular />} appearance="subtle" onClick={close}>
					{words.close}
				</Button>
				<Button
					icon={<DeleteRegular />}
					appearance="subtle"
					onClick={() => {
						announce(words.removed(name));
						close();
						void edit([{ at }]);
					}}
				>
					{words.remove(name)}
				</Button>
			</div>
		</section>
	);
}

function Group({ title, children }: { title: string; children: ReactNode }) {
	return (
		<fieldset className={css.group}>
			<legend className={css.title}>{title}</legend>
			{children}
		</fieldset>
	);
}

/** Settings of a category as names and values. A name is for good: another one is a new setting. */
function Settings({ at }: { at: string }) {
	const { set } = useActions();
	const names = useKeys(at);
	const id = useId();
	const [typed, setTyped] = useState("");
	const add = () => {
		if (typed.trim() !== "" && !names.includes(typed.trim())) {
			void set(at + pointer(typed.trim()), "");
			setTyped("");
		}
	};
	return (
		<div data-at={at}>
			{names.length === 0 && <p className="caption">{words.noSettings}</p>}
			{names.map((name) => (
				<div key={name} className={css.setting}>
					<TextField at={at + pointer(name)} label={name} mono />
					<Button
						size="small"
						appearance="subtle"
						icon={<DeleteRegular />}
						aria-label={words.removeSetting(name)}
						onClick={() => void set(at + pointer(name))}
					/>
				</div>
			))}
			<div className={css.addSetting}>
				<label htmlFor={id} className="hidden-text">
					{words.settingName}
				</label>
				<Input
					id={id}
					size="small"
					placeholder={words.settingName}
					spellCheck={false}
					value={typed}
					onChange={(_, { value }) => setTyped(value)}
					onKeyDown={(event) => event.key === "Enter" && add()}
				/>
				<Button size="small" icon={<AddRegular />} disabled={typed.trim() === ""} onClick={add}>
					{words.addSetting}
				</Button>
			</div>
		</div>
	);
}
