/** Which models are deployed where: one row each, its capacity in reach, the rest behind its name. */
import { createContext, useContext } from "react";
import type { Deployment } from "../../bindings";
import { PickField } from "../../fields/choices";
import { NumberField } from "../../fields/text";
import type { Id, Json } from "../../host/types";
import { type Resource, useAccounts } from "../../state/accounts";
import { useDraft, useKeys, useValue } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { isTree, pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/models";
import { words as shared } from "../../words/parts";
import { Asked } from "../parts/Asked";
import { Collection } from "../parts/Collection";
import { Ident } from "../parts/Ident";
import { Cell } from "../parts/Things";
import css from "./models.module.css";

const collection = "/models/deployments";
const steps = ["models"] as const;
const at = (id: Id) => pointer("models", "deployments", id);

type Table = {
	resources: Resource[] | undefined;
	names: ReadonlyMap<Id, string>;
};
const TableContext = createContext<Table>({
	resources: undefined,
	names: new Map(),
});

/** Ids by resource, then by name: those that share quota stand together. */
function useOrder(names: ReadonlyMap<Id, string>): Id[] {
	const keys = useKeys(collection);
	return useDraft((state) => {
		const key = (id: Id) => {
			const entry = valueAt(state.document, at(id));
			const account = isTree(entry) && typeof entry.account === "string" ? entry.account : "";
			return `${names.get(account) ?? account}\n${isTree(entry) ? String(entry.name ?? "") : ""}`;
		};
		const sorted = keys.map((id) => [key(id), id] as const);
		return sorted.sort(([a], [b]) => a.localeCompare(b)).map(([, id]) => id);
	});
}

function textOf(document: Json, id: Id): string {
	const entry = valueAt(document, at(id));
	if (!isTree(entry)) {
		return id;
	}
	const model = isTree(entry.model) ? Object.values(entry.model).join(" ") : "";
	const named = [entry.account, entry.useCase]
		.filter((one): one is Id => typeof one === "string" && one !== "")
		.map((one) => nameOf(document, one));
	return [entry.name, entry.sku, entry.versionUpgrade, model, ...named].join("\n");
}

export function Deployments() {
	const resources = useAccounts();
	const names = new Map(resources?.map(({ id, name }) => [id, name]));
	const ids = useOrder(names);
	return (
		<TableContext value={{ resources, names }}>
			<Collection
				label={words.deployments}
				at={collection}
				prefix="dep"
				called="name"
				ids={ids}
				steps={steps}
				one={words.deployment}
				add={words.addDeployment}
				copy={words.copyDeployment}
				text={textOf}
				empty={words.emptyDeployments}
				columns={[
					{ head: words.name, width: "minmax(150px, 1.1fr)" },
					{ head: words.resource, width: "minmax(150px, 1.3fr)" },
					{ head: words.type, width: "minmax(130px, 1fr)" },
					{ head: words.capacity, width: "100px" },
					{ head: words.moves, width: "minmax(130px, 1fr)" },
				]}
				Name={Name}
				Cells={Cells}
				Fields={Fields}
			/>
		</TableContext>
	);
}

function Name({ id }: { id: Id }) {
	const entry = useValue<Deployment>(at(id));
	return (
		<span className={css.two}>
			<span>{entry?.name || shared.unnamed}</span>
			<span className="caption">{`${entry?.model?.name ?? ""} ${entry?.model?.version ?? ""}`.trim()}</span>
		</span>
	);
}

function Cells({ id }: { id: Id }) {
	const entry = useValue<Deployment>(at(id));
	const { names } = useContext(TableContext);
	const { account = "", useCase = "" } = entry ?? {};
	const useCaseName = useDraft((state) =>
		useCase === "" ? words.sharedOne : nameOf(state.document, useCase),
	);
	const accountName = useDraft((state) => names.get(account) ?? nameOf(state.document, account));
	return (
		<>
			<Cell>
				<span className={css.two}>
					{account === "" ? (
						<span className="caption">{words.noResource}</span>
					) : (
						<Ident>{accountName}</Ident>
					)}
					<span className="caption">{useCaseName}</span>
				</span>
			</Cell>
			<Cell>
				<span className="caption">{entry?.sku || shared.notGiven}</span>
			</Cell>
			<Cell>
				<NumberField at={`${at(id)}/capacity`} dense width={84} label={words.capacityOf(entry?.name ?? id)} />
			</Cell>
			<Cell>
				<span className="caption">{entry?.versionUpgrade || shared.notGiven}</span>
			</Cell>
		</>
	);
}

function Fields({ id }: { id: Id }) {
	const { resources } = useContext(TableContext);
	return (
		<>
			<Asked question="models.deployments" base={at(id)} without={["account", "useCase"]}>
				<div className={css.firstFields}>
					<PickField
						at={`${at(id)}/account`}
						of="account"
						{...(resources === undefined ? {} : { options: resources })}
					/>
					<PickField at={`${at(id)}/useCase`} of="useCase" empty={words.sharedOne} />
				</div>
			</Asked>
			<Asked question="models.capacity" base={at(id)} without={["capacity"]} />
			<Asked question="models.versions" base={at(id)} />
		</>
	);
}
