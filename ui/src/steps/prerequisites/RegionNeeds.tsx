/** What each environment needs of its region, and what is known about that, with dates. */
import type { RegionLine } from "../../bindings";
import { Marked } from "../../pictures/marks";
import { useName } from "../../state/names";
import { useView } from "../../state/views";
import { words } from "../../words/prerequisites";
import css from "./prerequisites.module.css";

export function RegionNeeds() {
	const view = useView({ of: "prerequisites" }).view;
	if (view === undefined || view.regions.length === 0) {
		return null;
	}
	return (
		<>
			<h3 className={css.sub}>{words.regionNeeds}</h3>
			<div className={css.wide}>
				<table className={css.table}>
					<thead>
						<tr>
							<th scope="col">{words.environment}</th>
							<th scope="col">{words.region}</th>
							<th scope="col">{words.needs}</th>
							<th scope="col">{words.known}</th>
						</tr>
					</thead>
					<tbody>
						{view.regions.map((line) => (
							<Line key={`${line.environment} ${line.region}`} line={line} date={view.listAsOf} />
						))}
					</tbody>
				</table>
			</div>
		</>
	);
}

function Line({ line, date }: { line: RegionLine; date: string }) {
	const environment = useName(line.environment);
	const needs = [...line.models, ...line.needs];
	return (
		<tr>
			<td>{environment}</td>
			<td>{line.label}</td>
			<td>
				<div className={css.facts}>
					<span>{needs.length === 0 ? words.noNeeds : needs.join(", ")}</span>
					<span className="caption">{words.useCases(line.useCases)}</span>
				</div>
			</td>
			<td>
				<div className={css.facts}>
					<Listed listed={line.listed} date={date} />
					{line.caveats.map((caveat) => (
						<Marked key={caveat} of="warning">
							{caveat}
						</Marked>
					))}
					{needs.length > 0 &&
						(line.unconfirmed.length === 0 ? (
							<Marked of="done">{words.allConfirmed}</Marked>
						) : (
							<Marked of="open">{words.unconfirmed(line.unconfirmed.join(", "))}</Marked>
						))}
					<Checked line={line} />
				</div>
			</td>
		</tr>
	);
}

function Listed({ listed, date }: { listed: boolean | null; date: string }) {
	if (listed === null) {
		return <Marked of="open">{words.noList}</Marked>;
	}
	return listed ? (
		<Marked of="done">{words.listed(date)}</Marked>
	) : (
		<Marked of="warning">{words.notListed(date)}</Marked>
	);
}

function Checked({ line }: { line: RegionLine }) {
	if (line.checkedOn === "") {
		return <Marked of="open">{words.checkedNever}</Marked>;
	}
	return (
		<Marked of={line.isOld ? "warning" : "done"}>
			{line.isOld ? words.checkedLongAgo(line.checkedOn) : words.checked(line.checkedOn)}
		</Marked>
	);
}
