/** Tags on every resource: a name and a value each. A new name for a tag is one change. */
import { Button, Field, Input } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useEffect, useRef, useState } from "react";
import { useControlStyles } from "../../fields/styles";
import { TextField } from "../../fields/text";
import { useActions, useDraftStore, useKeys } from "../../state/hooks";
import { keysAt, pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/governance";
import { ThingMark } from "../parts/finds";
import { Removed, useRemoval } from "../parts/removal";
import css from "./governance.module.css";

const collection = "/governance/tags";
const steps = ["governance"] as const;
const at = (name: string) => pointer("governance", "tags", name);

export function Tags() {
	const names = [...useKeys(collection)].sort();
	const { gone, remove } = useRemoval();
	const list = useRef<HTMLDivElement>(null);
	// A tag with a new name stands elsewhere; focus goes with it.
	const wanted = useRef<string | null>(null);
	const nameBox = (name: string) =>
		list.current?.querySelector<HTMLInputElement>(`[data-tag="${CSS.escape(name)}"] input`);
	useEffect(() => {
		const box = wanted.current === null ? null : nameBox(wanted.current);
		if (box) {
			wanted.current = null;
			box.focus();
		}
	});
	const removeIt = async (name: string) => {
		const next = names[names.indexOf(name) + 1] ?? names[names.indexOf(name) - 1];
		if (await remove(name, [{ at: at(name) }])) {
			(next === undefined ? list.current?.querySelector("input") : nameBox(next))?.focus();
		}
	};
	return (
		<div ref={list} data-at={names.length === 0 ? collection : undefined}>
			<Removed gone={gone} />
			{names.length === 0 ? (
				<p className={css.quiet}>{words.emptyTags}</p>
			) : (
				<div className={css.tags}>
					<span className={css.tagHead}>{words.tagName}</span>
					<span className={css.tagHead}>{words.value}</span>
					<span />
					{names.map((name) => (
						<Tag
							key={name}
							name={name}
							remove={() => void removeIt(name)}
							follow={(to) => {
								wanted.current = to;
							}}
						/>
					))}
				</div>
			)}
			<NewTag names={names} />
		</div>
	);
}

function Tag({
	name,
	remove,
	follow,
}: {
	name: string;
	remove: () => void;
	/** Focus is to be where the tag is with its new name. */
	follow: (to: string) => void;
}) {
	const draft = useDraftStore();
	const { edit } = useActions();
	const style = useControlStyles();
	const [typed, setTyped] = useState(name);
	useEffect(() => setTyped(name), [name]);
	const to = typed.trim();
	const isTaken = () => to !== name && keysAt(draft.getState().document, collection).includes(to);
	const rename = () => {
		if (to === "" || to === name) {
			setTyped(name);
		} else if (!isTaken()) {
			const value = valueAt(draft.getState().document, at(name));
			void edit([{ at: at(name) }, { at: at(to), to: value ?? "" }]);
		}
	};
	return (
		<div className={css.tag} data-tag={name}>
			<Field {...(isTaken() ? { validationMessage: words.taken(to) } : {})}>
				<Input
					size="small"
					className={style.dense}
					aria-label={words.tagNameOf(name)}
					value={typed}
					data-dirty={typed !== name}
					onChange={(_, { value }) => setTyped(value)}
					onBlur={rename}
					onKeyDown={(event) => {
						if (event.key === "Enter") {
							if (to !== "" && to !== name && !isTaken()) {
								follow(to);
							}
							rename();
						} else if (event.key === "Escape") {
							setTyped(name);
						}
					}}
				/>
			</Field>
			<TextField at={at(name)} dense label={words.tagValueOf(name)} />
			<span className={css.tagEnd}>
				<ThingMark id="" at={at(name)} steps={steps} />
				<Button
					appearance="subtle"
					size="small"
					icon={<DeleteRegular />}
					aria-label={words.removeTag(name)}
					title={words.removeTag(name)}
					onClick={remove}
				/>
			</span>
		</div>
	);
}

function NewTag({ names }: { names: string[] }) {
	const { set } = useActions();
	const [name, setName] = useState("");
	const [value, setValue] = useState("");
	const form = useRef<HTMLFormElement>(null);
	const typed = name.trim();
	const taken = names.includes(typed);
	const add = async () => {
		if (typed !== "" && !taken && (await set(at(typed), value))) {
			setName("");
			setValue("");
			form.current?.querySelector("input")?.focus();
		}
	};
	return (
		<form
			ref={form}
			className={css.newTag}
			onSubmit={(event) => {
				event.preventDefault();
				void add();
			}}
		>
			<Field {...(taken ? { validationMessage: words.taken(typed) } : {})}>
				<Input
					size="small"
					placeholder={words.tagName}
					aria-label={words.newTagName}
					value={name}
					onChange={(_, data) => setName(data.value)}
				/>
			</Field>
			<Input
				size="small"
				placeholder={words.value}
				aria-label={words.newTagValue}
				value={value}
				onChange={(_, data) => setValue(data.value)}
			/>
			<Button size="small" type="submit" icon={<AddRegular />} disabled={typed === "" || taken}>
				{words.addTag}
			</Button>
		</form>
	);
}
