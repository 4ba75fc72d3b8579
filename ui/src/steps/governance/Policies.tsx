/** Policies of the rollout: one row each, the fields behind its name. */
import type { PolicyAssignment } from "../../bindings";
import type { Id, Json } from "../../host/types";
import { useDraft, useValue } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/governance";
import { words as shared } from "../../words/parts";
import { Asked } from "../parts/Asked";
import { Collection } from "../parts/Collection";
import { Cell } from "../parts/Things";

const collection = "/governance/policies";
const steps = ["governance"] as const;
const at = (id: Id) => pointer("governance", "policies", id);

export function Policies() {
	return (
		<Collection
			label={words.policies}
			at={collection}
			prefix="pol"
			called="name"
			steps={steps}
			one={words.policy}
			add={words.addPolicy}
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
			Fields={Fields}
		/>
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

function Fields({ id }: { id: Id }) {
	return <Asked question="governance.policies" base={at(id)} />;
}
