/** Policies of the rollout: one row each, the fields behind its name. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { createContext, useContext, useState } from "react";
import type { PolicyAssignment } from "../../bindings";
import type { Id, Json } from "../../host/types";
import { useActions, useDraft, useKeys, useValue } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/governance";
import { words as shared } from "../../words/parts";
import { Asked } from "../parts/Asked";
import { ThingFindings } from "../parts/finds";
import { Removed, useRemoval } from "../parts/removal";
import { Cell, Things } from "../parts/Things";
import css from "./governance.module.css";

const collection = "/governance/policies";
const steps = ["governance"] as const;
const at = (id: Id) => pointer("governance", "policies", id);

const RemoveContext = createContext<(name: string, id: Id) => void>(() => undefined);

export function Policies() {
	const { edit, newId } = useActions();
	const { gone, remove } = useRemoval();
	const ids = useKeys(collection);
	const [fresh, setFresh] = useState<Id | null>(null);
	const add = async () => {
		const id = await newId("pol");
		if (await edit([{ at: at(id), to: {} }])) {
			setFresh(id);
		}
	};
	return (
		<RemoveContext value={(name, id) => void remove(name, [{ at: at(id) }])}>
			<Removed gone={gone} />
			<div data-at={ids.length === 0 ? collection : undefined}>
				<Things
					label={words.policies}
					at={collection}
					ids={ids}
					steps={steps}
					one={words.policy}
					fresh={fresh}
					text={textOf}
					empty={words.emptyPolicies}
					columns={[
						{ head: words.name, width: "minmax(170px, 1.2fr)" },
						{ head: words.effect, width: "110px" },
						{ head: words.subscription, width: "minmax(160px, 1.2fr)" },
						{ head: words.allowed, width: "minmax(160px, 1.4fr)" },
					]}
					Name={Name}
					Cells={Cells}
					Details={Details}
				/>
				<Button appearance="subtle" icon={<AddRegular />} onClick={() => void add()}>
					{words.addPolicy}
				</Button>
			</div>
		</RemoveContext>
	);
}

function textOf(document: Json, id: Id): string {
	return JSON.stringify(valueAt(document, at(id)) ?? "");
}

function Name({ id }: { id: Id }) {
	return <span className="mono">{useValue<string>(`${at(id)}/name`) || shared.unnamed}</span>;
}

function Cells({ id }: { id: Id }) {
	const entry = useValue<PolicyAssignment>(at(id));
	const { effect = "", subscription = "", allowed = [] } = entry ?? {};
	const place = useDraft((state) =>
		subscription === "" ? words.noSubscription : nameOf(state.document, subscription),
	);
	return (
		<>
			<Cell>{effect || <span className="caption">{words.noEffect}</span>}</Cell>
			<Cell>
				<span className={subscription === "" ? "caption" : ""}>{place}</span>
			</Cell>
			<Cell>
				<span className={allowed.length === 0 ? "caption" : "mono"}>
					{allowed.length === 0 ? shared.notGiven : allowed.join(", ")}
				</span>
			</Cell>
		</>
	);
}

function Details({ id }: { id: Id }) {
	const remove = useContext(RemoveContext);
	const name = useValue<string>(`${at(id)}/name`) || words.policy;
	return (
		<>
			<ThingFindings id={id} at={at(id)} steps={steps} />
			<Asked question="governance.policies" base={at(id)} />
			<div className={css.actions}>
				<Button size="small" icon={<DeleteRegular />} onClick={() => remove(name, id)}>
					{shared.removeThing(name)}
				</Button>
			</div>
		</>
	);
}
