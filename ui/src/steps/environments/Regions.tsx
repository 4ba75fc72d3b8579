/** The region of each environment, and what stands there. */
import { Question } from "../../fields/Question";
import { Suggestion } from "../../fields/Suggestion";
import { TextField } from "../../fields/text";
import type { Id } from "../../host/types";
import { useDraft, useValue } from "../../state/hooks";
import { thingsOf, useIds } from "../../state/names";
import { isTree, pointer, valueAt } from "../../state/pointer";
import { useView } from "../../state/views";
import { words } from "../../words/environments";
import { words as shared } from "../../words/rows";
import { sameOrEach } from "../columns/answers";
import { ByEnvironment, type CellProps } from "../columns/ByEnvironment";
import css from "./environments.module.css";

const place = (id: Id) => `/environments/items${pointer(id)}/region`;

export function Regions() {
	const environments = useIds("environment");
	const shown = useView({ of: "organization" }).view?.columns;
	const answer = useDraft((state) =>
		sameOrEach(
			thingsOf(state.document, "environment")
				.map(({ id, name }) => ({
					name,
					label:
						shown?.find((column) => column.id === id)?.region || text(valueAt(state.document, place(id))),
				}))
				.filter(({ label }) => label !== ""),
		),
	);
	return (
		<Question id="environments.region" answer={answer}>
			{environments.length === 0 ? (
				<p className="caption">{shared.askedForEach}</p>
			) : (
				<ByEnvironment
					label={words.region}
					environments={environments}
					lines={[
						{
							id: "region",
							label: words.region,
							cell: (id, props) => (
								<Region id={id} cell={props} said={named(shown?.find((column) => column.id === id))} />
							),
						},
					]}
				/>
			)}
		</Question>
	);
}

function text(value: unknown): string {
	return typeof value === "string" ? value : "";
}

function named(column: { region: string; subscription: string } | undefined): string {
	return column === undefined ? "" : words.named(column.region, column.subscription);
}

function Region({ id, cell, said }: { id: Id; cell: CellProps; said: string }) {
	const at = place(id);
	const region = useValue<string>(at) ?? "";
	const offered = useDraft((state) => {
		const regions = valueAt(state.document, "/prerequisites/regions");
		return isTree(regions)
			? Object.values(regions)
					.map((one) => (isTree(one) ? text(one.region) : ""))
					.filter((name) => name !== "")
			: [];
	});
	return (
		<>
			<TextField at={at} mono {...cell} />
			{region === "" ? (
				offered.map((one) => (
					<Suggestion key={one} label={one} source={words.regionsOfPlan} patch={[{ at, to: one }]} />
				))
			) : (
				<span className={`caption ${css.said}`}>{said}</span>
			)}
		</>
	);
}
