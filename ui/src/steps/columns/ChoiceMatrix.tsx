/**
 * One choice for each environment: a line for each option with what it means, a column for each
 * environment. The words are those of the plan's field.
 */
import { Radio } from "@fluentui/react-components";
import { type KeyboardEvent, useId } from "react";
import { OneWay } from "../../fields/Question";
import type { Id } from "../../host/types";
import { useActions, useDraft, useValue } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { fieldWords } from "../../words/plan";
import { words } from "../../words/rows";
import { FindingsIn } from "../rows/FindingLines";
import { useNarrow } from "../rows/useNarrow";
import { columns, EnvironmentHead } from "./ByEnvironment";
import css from "./columns.module.css";

type Option = { value: string; label: string; help: string };

export function ChoiceMatrix({
	label,
	environments,
	at,
	oneWay = {},
}: {
	label: string;
	environments: Id[];
	/** Where the choice of an environment stands. */
	at: (environment: Id) => string;
	/** Options that cannot be taken back, and why. */
	oneWay?: { [value: string]: string };
}) {
	const [room, narrow] = useNarrow(520);
	const group = useId();
	const names = useDraft((state) => environments.map((id) => nameOf(state.document, id)));
	const choices = fieldWords(at(environments[0] ?? "*"))?.choices ?? {};
	const options: Option[] = [
		...Object.entries(choices).map(([value, { label: name, help }]) => ({ value, label: name, help })),
		{ value: "", label: words.notDecided, help: "" },
	];
	const said = (option: Option) => (
		<>
			<span className={css.option} data-open={option.value === ""}>
				{option.label}
				{oneWay[option.value] !== undefined && <OneWay why={oneWay[option.value] ?? ""} />}
			</span>
			{option.help !== "" && <span className="caption">{option.help}</span>}
		</>
	);
	if (narrow) {
		return (
			<div ref={room}>
				{environments.map((id, column) => (
					<fieldset key={id} className={css.stack}>
						<legend>
							<EnvironmentHead id={id} />
						</legend>
						{options.map((option) => (
							<div key={option.value} className={css.stackedOption}>
								<Choice
									at={at(id)}
									group={`${group}${id}`}
									option={option}
									options={options}
									label={words.cell(names[column] ?? id, option.label)}
								/>
								<div>{said(option)}</div>
							</div>
						))}
						<FindingsIn at={at(id)} />
					</fieldset>
				))}
			</div>
		);
	}
	return (
		<div ref={room} className={css.frame}>
			<table className={`${css.table} ${css.matrix}`} style={columns(environments.length)}>
				<caption className="hidden-text">{label}</caption>
				<thead>
					<tr>
						<td />
						{environments.map((id) => (
							<th key={id} scope="col">
								<EnvironmentHead id={id} />
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{options.map((option) => (
						<tr key={option.value}>
							<th scope="row">{said(option)}</th>
							{environments.map((id, column) => (
								<td key={id}>
									<Choice
										at={at(id)}
										group={`${group}${id}`}
										option={option}
										options={options}
										label={words.cell(names[column] ?? id, option.label)}
									/>
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
			{environments.map((id) => (
				<FindingsIn key={id} at={at(id)} />
			))}
		</div>
	);
}

/** One option of one environment. Up, Down, Left and Right go through the options of its environment. */
function Choice({
	at,
	group,
	option,
	options,
	label,
}: {
	at: string;
	group: string;
	option: Option;
	options: Option[];
	label: string;
}) {
	const { set, enterField } = useActions();
	const saved = useValue<string>(at) ?? "";
	const value = options.some((one) => one.value === saved) ? saved : "";
	const checked = value === option.value;
	const step = (event: KeyboardEvent<HTMLInputElement>) => {
		// Delete clears, as in every matrix.
		if (event.key === "Delete" && value !== "") {
			event.preventDefault();
			void set(at);
		}
	};
	return (
		<Radio
			className={css.radio}
			name={group}
			value={option.value}
			checked={checked}
			aria-label={label}
			data-at={checked ? at : undefined}
			onFocus={() => enterField(at)}
			onKeyDown={step}
			onChange={() => void set(at, option.value === "" ? undefined : option.value)}
		/>
	);
}
