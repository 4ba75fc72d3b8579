/** A new connection: what kind of service, and whether it is shared or for one project. */
import {
	Button,
	Combobox,
	Dialog,
	DialogActions,
	DialogBody,
	DialogContent,
	DialogSurface,
	DialogTitle,
	Dropdown,
	Option,
	Radio,
	RadioGroup,
} from "@fluentui/react-components";
import { useId, useState } from "react";
import type { Connection, ConnectionLevel } from "../../bindings";
import { suggestions } from "../../fields/suggested";
import { useDraftStore } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { useView } from "../../state/views";
import { words } from "../../words/connections";
import { fieldWords } from "../../words/plan";
import { own } from "../../words/window";
import { useUsed } from "./Details";
import css from "./details.module.css";

/** Where it may stand; the first of each is what the screen shows. */
export type Offered = { group: string; environment: string; account: string };

export function AddDialog({
	offered,
	close,
	added,
}: {
	offered: Offered;
	close: () => void;
	added: (id: string) => void;
}) {
	const draft = useDraftStore();
	const id = useId();
	const estate = useView({ of: "estate" }).view;
	const used = useUsed("category");
	const [category, setCategory] = useState("");
	const [level, setLevel] = useState<ConnectionLevel>("account");
	const here = (one: { environment: string }, groups: string[]) =>
		(offered.environment === "" || one.environment === offered.environment) &&
		(offered.group === "" || groups.includes(offered.group));
	const accounts = (estate?.accounts ?? []).filter((one) => here(one, one.groups));
	const projects = (estate?.projects ?? []).filter(
		(one) => here(one, [one.group]) && (offered.account === "" || one.account === offered.account),
	);
	const [account, setAccount] = useState<string | null>(null);
	const [project, setProject] = useState<string | null>(null);
	const onAccount = account ?? (offered.account || accounts[0]?.id || "");
	const ofProject = project ?? projects[0]?.id ?? "";
	const choices = fieldWords("/connections/items/con/category")?.choices ?? {};
	const all = new Map(Object.entries(choices).map(([value, { label }]) => [value, label]));
	for (const value of used) {
		if (!all.has(value)) {
			all.set(value, value);
		}
	}
	const levels = fieldWords("/connections/items/con/level")?.choices ?? {};
	const label = (name: string) => fieldWords(`/connections/items/con/${name}`)?.label ?? name;
	const add = async () => {
		const made = await draft.actions.newId("con");
		const to: Connection = {
			...(category.trim() === "" ? {} : { category: category.trim() }),
			level,
			...(level === "account" ? { account: onAccount } : { project: ofProject }),
		};
		close();
		await draft.actions.set(`/connections/items${pointer(made)}`, to);
		added(made);
	};
	return (
		<Dialog open onOpenChange={(_, { open }) => !open && close()}>
			<DialogSurface>
				<DialogBody>
					<DialogTitle>{words.addTitle}</DialogTitle>
					<DialogContent className={`${css.dialog}`}>
						<div className={css.field}>
							<label htmlFor={id}>{label("category")}</label>
							<Combobox
								id={id}
								freeform
								placeholder={words.choose}
								value={category}
								selectedOptions={[category]}
								onChange={(event) => setCategory(event.target.value)}
								onOptionSelect={(_, { optionValue }) => setCategory(optionValue ?? "")}
							>
								{suggestions([...all], category).map(([value, name]) => (
									<Option key={value} value={value} text={value}>
										{name === value ? value : `${name} (${value})`}
									</Option>
								))}
							</Combobox>
							<span className="caption">{fieldWords("/connections/items/con/category")?.help}</span>
						</div>
						<RadioGroup
							aria-label={label("level")}
							value={level}
							onChange={(_, { value }) => setLevel(value === "project" ? "project" : "account")}
						>
							{Object.entries(levels).map(([value, { label: name, help }]) => (
								<Radio key={value} value={value} label={`${name}. ${help}`} />
							))}
						</RadioGroup>
						<div className={css.field}>
							<label htmlFor={`${id}-place`}>{label(level)}</label>
							{level === "account" ? (
								<Chooser
									id={`${id}-place`}
									things={accounts.map((one) => ({ id: one.id, name: one.name || one.id }))}
									chosen={onAccount}
									choose={setAccount}
								/>
							) : (
								<Chooser
									id={`${id}-place`}
									things={projects.map((one) => ({ id: one.id, name: one.label }))}
									chosen={ofProject}
									choose={setProject}
								/>
							)}
						</div>
					</DialogContent>
					<DialogActions>
						<Button appearance="primary" onClick={() => void add()}>
							{words.addIt}
						</Button>
						<Button onClick={close}>{own.cancel}</Button>
					</DialogActions>
				</DialogBody>
			</DialogSurface>
		</Dialog>
	);
}

function Chooser({
	id,
	things,
	chosen,
	choose,
}: {
	id: string;
	things: { id: string; name: string }[];
	chosen: string;
	choose: (id: string) => void;
}) {
	return (
		<Dropdown
			id={id}
			value={things.find((one) => one.id === chosen)?.name ?? ""}
			selectedOptions={[chosen]}
			onOptionSelect={(_, { optionValue }) => choose(optionValue ?? "")}
		>
			{things.map((one) => (
				<Option key={one.id} value={one.id}>
					{one.name}
				</Option>
			))}
		</Dropdown>
	);
}
