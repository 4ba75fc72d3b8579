/** Choices of each environment: rows are questions, columns are environments. */
import type { ReactNode } from "react";
import type { EnvironmentKind, Inbound, NetworkingView } from "../../bindings";
import { ChoiceField, SwitchField } from "../../fields/choices";
import { Decided } from "../../fields/Decided";
import { OneWay } from "../../fields/Question";
import { TextListField } from "../../fields/text";
import { EnvironmentName } from "../../pictures/environment";
import { useActions, useDraft, useValue } from "../../state/hooks";
import type { Thing } from "../../state/names";
import { pointer } from "../../state/pointer";
import { words } from "../../words/networking";
import { questionWords } from "../../words/plan";
import css from "./networking.module.css";

type Row = {
	question: string;
	field: string;
	label: string;
	cell: (at: string, label: string) => ReactNode;
	/** An answer there is needed, or given. */
	needed: (known: Known | undefined, saved: unknown, inbound: Inbound | null | undefined) => boolean;
};

type Known = NetworkingView["environments"][number];

const always = () => true;
const given = (saved: unknown) => saved !== undefined && saved !== null;

const rows: Row[] = [
	{
		question: "networking.reach",
		field: "inbound",
		label: words.reach,
		cell: (at, label) => <ChoiceField at={at} label={label} dense />,
		needed: always,
	},
	{
		question: "networking.reach",
		field: "selectedAddresses",
		label: words.selected,
		cell: (at, label) => <TextListField at={at} label={label} dense mono rows={2} />,
		needed: (_, saved, inbound) => inbound === "publicSelected" || inbound === "hybrid" || given(saved),
	},
	{
		question: "networking.agents",
		field: "agents",
		label: words.agents,
		cell: (at, label) => <ChoiceField at={at} label={label} dense />,
		needed: always,
	},
	{
		question: "networking.dns",
		field: "dns",
		label: words.dns,
		cell: (at, label) => <ChoiceField at={at} label={label} dense />,
		needed: (known, saved) => known?.needsDns !== false || given(saved),
	},
	{
		question: "networking.hub",
		field: "spokeOfHub",
		label: words.hub,
		cell: (at, label) => <SwitchField at={at} label={label} dense />,
		needed: (known, saved) => known?.needsDns !== false || (known.networks ?? 0) > 0 || given(saved),
	},
];

export function Choices({ environments, view }: { environments: Thing[]; view: NetworkingView | undefined }) {
	const { enter } = useActions();
	return (
		<>
			<div className={css.choicesFrame}>
				<table className={css.choices}>
					<caption className="hidden-text">{words.choices}</caption>
					<thead>
						<tr>
							<td />
							{environments.map((environment) => (
								<Head key={environment.id} environment={environment} />
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<tr
								key={row.field}
								data-question={row.question}
								data-folded="false"
								onFocus={() => enter(row.question)}
							>
								<RowHead row={row} />
								{environments.map((environment) => (
									<Cell
										key={environment.id}
										row={row}
										environment={environment}
										known={view?.environments.find((one) => one.id === environment.id)}
									/>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</div>
			<InFocus />
		</>
	);
}

function Head({ environment: { id, name } }: { environment: Thing }) {
	const at = pointer("environments", "items", id);
	const kind = useValue<EnvironmentKind | null>(`${at}/kind`);
	const deferred = useValue(`${at}/deferred`);
	return (
		<th scope="col">
			<EnvironmentName kind={kind} name={name} />
			{given(deferred) && <span className={`caption ${css.later}`}>{words.later}</span>}
		</th>
	);
}

function RowHead({ row }: { row: Row }) {
	const current = useDraft((state) => state.question === row.question);
	const found = questionWords(row.question);
	return (
		<th scope="row" data-current={current}>
			<span>{row.label}</span>
			{row.field === "agents" && found?.question.oneWay && (
				<span className={css.oneWay}>
					<OneWay why={found.question.oneWay} />
				</span>
			)}
		</th>
	);
}

function Cell({
	row,
	environment: { id, name },
	known,
}: {
	row: Row;
	environment: Thing;
	known: Known | undefined;
}) {
	const at = pointer("networking", "environments", id, row.field);
	const saved = useValue(at);
	const inbound = useValue<Inbound | null>(pointer("networking", "environments", id, "inbound"));
	return (
		<td data-environment={name}>
			{row.needed(known, saved, inbound) ? (
				row.cell(at, words.of(row.label, name))
			) : (
				<span className="caption">{words.notNeeded}</span>
			)}
		</td>
	);
}

/** The question whose row has focus: what it asks, and who decided. Its place is kept free. */
function InFocus() {
	const question = useDraft((state) => state.question);
	const row = rows.find((one) => one.question === question);
	const found = row === undefined ? undefined : questionWords(row.question);
	// The hub and the zones have a place of their own below.
	const here = row?.question === "networking.reach" || row?.question === "networking.agents";
	return (
		<div className={css.inFocus}>
			{here && found !== undefined && (
				<>
					<span className="caption">{found.question.title}</span>
					<Decided
						key={found.question.id}
						question={found.question.id}
						instance={undefined}
						title={found.question.title}
						current
					/>
				</>
			)}
		</div>
	);
}
