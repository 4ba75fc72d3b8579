/** Who confirmed that a region offers what is planned, and on which day. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { createContext, useContext, useState } from "react";
import type { Confirmation } from "../../bindings";
import type { Id } from "../../host/types";
import { useActions, useDraft, useKeys, useValue } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { dayName } from "../../words/dates";
import { words } from "../../words/models";
import { words as shared } from "../../words/parts";
import { Asked } from "../parts/Asked";
import { ThingFindings } from "../parts/finds";
import { Removed, useRemoval } from "../parts/removal";
import { Cell, Things } from "../parts/Things";
import css from "./models.module.css";

const collection = "/models/confirmations";
const steps = ["models"] as const;
const at = (id: Id) => pointer("models", "confirmations", id);

const RemoveContext = createContext<(name: string, id: Id) => void>(() => undefined);

export function Confirmations() {
	const { edit, newId } = useActions();
	const { gone, remove } = useRemoval();
	const ids = useKeys(collection);
	const [fresh, setFresh] = useState<Id | null>(null);
	const add = async () => {
		const id = await newId("cfm");
		if (await edit([{ at: at(id), to: {} }])) {
			setFresh(id);
		}
	};
	return (
		<RemoveContext value={(name, id) => void remove(name, [{ at: at(id) }])}>
			<Removed gone={gone} />
			<div data-at={ids.length === 0 ? collection : undefined}>
				<Things
					label={words.confirmations}
					at={collection}
					ids={ids}
					steps={steps}
					one={words.confirmation}
					fresh={fresh}
					empty={words.emptyConfirmations}
					columns={[
						{ head: words.region, width: "minmax(140px, 1fr)" },
						{ head: words.models, width: "minmax(160px, 1.6fr)" },
						{ head: words.services, width: "minmax(120px, 1.2fr)" },
						{ head: words.by, width: "minmax(120px, 1.2fr)" },
						{ head: words.date, width: "96px" },
					]}
					Name={Name}
					Cells={Cells}
					Details={Details}
				/>
				<Button appearance="subtle" icon={<AddRegular />} onClick={() => void add()}>
					{words.addConfirmation}
				</Button>
			</div>
		</RemoveContext>
	);
}

function Name({ id }: { id: Id }) {
	return <span>{useValue<string>(`${at(id)}/region`) || shared.notGiven}</span>;
}

function Cells({ id }: { id: Id }) {
	const entry = useValue<Confirmation>(at(id));
	const today = useDraft((state) => state.today);
	const { models = [], services = [], confirmedBy = "", date = "" } = entry ?? {};
	return (
		<>
			<Cell>
				<ul className={css.two}>
					{models.map((model) => (
						<li key={model} className="caption">
							{model}
						</li>
					))}
				</ul>
			</Cell>
			<Cell>
				<span className="caption">{services.join(", ")}</span>
			</Cell>
			<Cell>{confirmedBy || shared.notGiven}</Cell>
			<Cell>{date === "" ? shared.notGiven : dayName(date, today)}</Cell>
		</>
	);
}

function Details({ id }: { id: Id }) {
	const remove = useContext(RemoveContext);
	const name = useValue<string>(`${at(id)}/region`) || words.confirmation;
	return (
		<>
			<ThingFindings id={id} at={at(id)} steps={steps} />
			<Asked question="models.readiness" base={at(id)} />
			<div className={css.actions}>
				<Button size="small" icon={<DeleteRegular />} onClick={() => remove(name, id)}>
					{shared.removeThing(name)}
				</Button>
			</div>
		</>
	);
}
