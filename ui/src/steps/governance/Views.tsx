/** Where a business group looks: one line for each cost view and dashboard. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useEffect, useRef } from "react";
import { ChoiceField } from "../../fields/choices";
import { firstControl } from "../../fields/Question";
import { TextField } from "../../fields/text";
import type { Id } from "../../host/types";
import { useActions, useKeys, useValue } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { words } from "../../words/governance";
import { words as shared } from "../../words/parts";
import { fieldWords } from "../../words/plan";
import { Removed, useRemoval } from "../parts/removal";
import css from "./governance.module.css";

/** Its fields, in the order of the columns. */
export const viewFields = ["kind", "place", "who", "howOften"] as const;

export function Views({ at }: { at: string }) {
	const ids = useKeys(at);
	const { set, newId } = useActions();
	const { gone, remove } = useRemoval();
	const list = useRef<HTMLDivElement>(null);
	const wanted = useRef<Id | null>(null);
	// Focus goes into the line that was added.
	useEffect(() => {
		const line =
			wanted.current === null ? null : list.current?.querySelector(`[data-view="${wanted.current}"]`);
		if (line) {
			wanted.current = null;
			firstControl(line)?.focus();
		}
	});
	const add = async () => {
		const id = await newId("vie");
		wanted.current = id;
		await set(at + pointer(id), {});
	};
	const removeIt = async (id: Id, name: string) => {
		const next = ids[ids.indexOf(id) + 1] ?? ids[ids.indexOf(id) - 1] ?? null;
		wanted.current = next;
		await remove(name, [{ at: at + pointer(id) }]);
	};
	return (
		<div ref={list} data-at={ids.length === 0 ? at : undefined}>
			<Removed gone={gone} />
			{ids.length > 0 && (
				<div className={css.views}>
					{viewFields.map((field) => (
						<span key={field} className={css.tagHead} aria-hidden>
							{fieldWords(`${at}/vie-aaaaaa/${field}`)?.label}
						</span>
					))}
					<span />
					{ids.map((id) => (
						<View key={id} id={id} at={at + pointer(id)} remove={(name) => void removeIt(id, name)} />
					))}
				</div>
			)}
			<Button appearance="subtle" size="small" icon={<AddRegular />} onClick={() => void add()}>
				{words.addView}
			</Button>
		</div>
	);
}

function View({ id, at, remove }: { id: Id; at: string; remove: (name: string) => void }) {
	const name = useValue<string>(`${at}/place`) || words.viewOne;
	return (
		<div className={css.tag} data-view={id}>
			<ChoiceField at={`${at}/kind`} dense />
			<TextField at={`${at}/place`} dense />
			<TextField at={`${at}/who`} dense />
			<TextField at={`${at}/howOften`} dense />
			<Button
				appearance="subtle"
				size="small"
				icon={<DeleteRegular />}
				aria-label={shared.removeThing(name)}
				title={shared.removeThing(name)}
				onClick={() => remove(name)}
			/>
		</div>
	);
}
