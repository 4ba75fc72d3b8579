/** Who confirmed that a region offers what is planned, and on which day. */
import type { Confirmation } from "../../bindings";
import type { Id } from "../../host/types";
import { useDraft, useValue } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { dayName } from "../../words/dates";
import { words } from "../../words/models";
import { words as shared } from "../../words/parts";
import { Asked } from "../parts/Asked";
import { Collection } from "../parts/Collection";
import { Cell } from "../parts/Things";
import css from "./models.module.css";

const collection = "/models/confirmations";
const steps = ["models"] as const;
const at = (id: Id) => pointer("models", "confirmations", id);

export function Confirmations() {
	return (
		<Collection
			label={words.confirmations}
			at={collection}
			prefix="cfm"
			called="region"
			steps={steps}
			one={words.confirmation}
			add={words.addConfirmation}
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
			Fields={Fields}
		/>
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

function Fields({ id }: { id: Id }) {
	return <Asked question="models.readiness" base={at(id)} />;
}
