/**
 * A collection of the plan as a table that adds its entries, copies them and removes them.
 *
 *   <Collection at="/models/confirmations" prefix="cfm" called="region" steps={["models"]} label="…" one="…"
 *     add="Add a confirmation" empty="…" columns={[…]} Name={…} Cells={…} Fields={…} />
 *
 * `Name` and `Cells` are those of `Things`; `Fields` is what an entry opens to.
 */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { type ComponentProps, type ComponentType, createContext, useContext, useState } from "react";
import type { Id, Json } from "../../host/types";
import { useActions, useDraftStore, useKeys, useValue } from "../../state/hooks";
import { pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/parts";
import { ThingFindings } from "./finds";
import { Removed, useRemoval } from "./removal";
import { Things } from "./Things";
import css from "./things.module.css";

type Props = Omit<ComponentProps<typeof Things>, "ids" | "fresh" | "Details"> & {
	/** How a new one's id begins. */
	prefix: string;
	/** The field that says what an entry is called. */
	called: string;
	/** What the button says that adds one. */
	add: string;
	/** What the button says that adds one like another; without it there is none. */
	copy?: string;
	/** Another order than the plan's. */
	ids?: Id[];
	Fields: ComponentType<{ id: Id }>;
};

type Entries = Pick<Props, "at" | "called" | "one" | "steps" | "Fields"> & {
	copy: { label: string; do: (id: Id) => void } | null;
	remove: (name: string, id: Id) => void;
};
const EntriesContext = createContext<Entries | null>(null);

export function Collection({ prefix, called, add, copy, Fields, ids, ...things }: Props) {
	const { at, one, steps } = things;
	const draft = useDraftStore();
	const { edit, newId } = useActions();
	const { gone, remove } = useRemoval();
	const keys = useKeys(at);
	const [fresh, setFresh] = useState<Id | null>(null);
	const shown = ids ?? keys;
	const addOne = async (like?: Json) => {
		const id = await newId(prefix);
		if (await edit([{ at: at + pointer(id), to: like ?? {} }])) {
			setFresh(id);
		}
	};
	const entries: Entries = {
		at,
		called,
		one,
		steps,
		Fields,
		copy:
			copy === undefined
				? null
				: { label: copy, do: (id) => void addOne(valueAt(draft.getState().document, at + pointer(id))) },
		remove: (name, id) => void remove(name, [{ at: at + pointer(id) }]),
	};
	return (
		<EntriesContext value={entries}>
			<Removed gone={gone} />
			<div data-at={shown.length === 0 ? at : undefined}>
				<Things {...things} ids={shown} fresh={fresh} Details={Entry} />
				<Button appearance="subtle" icon={<AddRegular />} onClick={() => void addOne()}>
					{add}
				</Button>
			</div>
		</EntriesContext>
	);
}

function Entry({ id }: { id: Id }) {
	const entries = useContext(EntriesContext);
	const at = (entries?.at ?? "") + pointer(id);
	const own = useValue<string>(`${at}/${entries?.called ?? "name"}`);
	if (entries === null) {
		return null;
	}
	const { one, steps, copy, remove, Fields } = entries;
	const name = own || one;
	return (
		<>
			<ThingFindings id={id} at={at} steps={steps} />
			<Fields id={id} />
			<div className={css.actions}>
				{copy !== null && (
					<Button size="small" icon={<CopyRegular />} onClick={() => copy.do(id)}>
						{copy.label}
					</Button>
				)}
				<Button size="small" icon={<DeleteRegular />} onClick={() => remove(name, id)}>
					{words.removeThing(name)}
				</Button>
			</div>
		</>
	);
}
