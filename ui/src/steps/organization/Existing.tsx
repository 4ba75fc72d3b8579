/** What is there already: each resource with its stage, what becomes of it, and what that means. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useState } from "react";
import { ChoiceField, PickField } from "../../fields/choices";
import { Question } from "../../fields/Question";
import type { Id } from "../../host/types";
import { useActions, useDraft, useKeys, useValue } from "../../state/hooks";
import { pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/organization";
import { fieldWords } from "../../words/plan";
import { FieldsOf } from "../FieldsOf";
import { pathsBelow } from "../parts/Asked";
import { ThingFindings } from "../parts/finds";
import { Cell, Things } from "../parts/Things";
import { steps } from "./GridRow";

const place = "/organization/existing";
/** Fields that only a hub has. */
const ofHubs = [
	"storage.resourceId",
	"storage.privateEndpoint",
	"storage.usesKeys",
	"storage.keysAllowed",
	"identity",
];
const at = (id: Id) => place + pointer(id);

export function Existing() {
	const ids = useKeys(place);
	const { newId, set } = useActions();
	const [fresh, setFresh] = useState<Id | null>(null);
	const answer = useDraft((state) =>
		ids.map((id) => String(valueAt(state.document, `${at(id)}/name`) ?? words.unnamedExisting)).join(", "),
	);
	const add = async () => {
		const id = await newId("exi");
		if (await set(at(id), {})) {
			setFresh(id);
		}
	};
	return (
		<Question id="organization.existing" answer={answer} fold={false}>
			<Things
				label={words.existing}
				at={place}
				ids={ids}
				columns={[
					{ head: words.existing, width: "minmax(180px, 2fr)" },
					{ head: words.stageNow, width: "minmax(120px, 1fr)" },
					{ head: words.future, width: "minmax(160px, 1fr)" },
					{ head: words.becomes, width: "minmax(160px, 1fr)" },
				]}
				steps={steps}
				Name={Name}
				Cells={Cells}
				Details={Details}
				text={(document, id) => String(valueAt(document, `${at(id)}/name`) ?? "")}
				one={words.oneExisting}
				fresh={fresh}
				empty={words.noExisting}
			/>
			<div>
				<Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => void add()}>
					{words.addExisting}
				</Button>
			</div>
		</Question>
	);
}

function useName(id: Id): string {
	return useValue<string>(`${at(id)}/name`) || words.unnamedExisting;
}

function Name({ id }: { id: Id }) {
	return <>{useName(id)}</>;
}

function Cells({ id }: { id: Id }) {
	const name = useName(id);
	const stage = useValue<string>(`${at(id)}/stage`) ?? "";
	const choices = fieldWords(`${at(id)}/stage`)?.choices ?? {};
	return (
		<>
			<Cell>{choices[stage]?.label ?? <span className="caption">{words.open}</span>}</Cell>
			<Cell>
				<ChoiceField at={`${at(id)}/future`} dense label={`${name}: ${words.future}`} empty={words.open} />
			</Cell>
			<Cell>
				<PickField at={`${at(id)}/account`} of="account" dense label={`${name}: ${words.becomes}`} />
			</Cell>
		</>
	);
}

function Details({ id }: { id: Id }) {
	const base = at(id);
	const name = useName(id);
	const { set } = useActions();
	const stage = useValue<string>(`${base}/stage`) ?? "";
	const isNoHub = stage === "azureOpenAi" || stage === "foundry";
	const placed = ["future", "account", ...(isNoHub ? ofHubs : [])];
	const paths = pathsBelow("organization.existing", base, placed);
	const future = useValue<string>(`${base}/future`) ?? "";
	const help = fieldWords(`${base}/future`)?.choices?.[future]?.help;
	return (
		<>
			{help !== undefined && <p className="caption">{help}</p>}
			<ThingFindings id={id} at={base} steps={steps} />
			<FieldsOf base={base} fields={paths} />
			<Button size="small" icon={<DeleteRegular />} onClick={() => void set(base)}>
				{words.removeExisting(name)}
			</Button>
		</>
	);
}
