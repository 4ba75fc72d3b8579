/** How people get in, and which private zones are covered: one row or column for each environment. */
import type { DnsBy } from "../../bindings";
import { Question } from "../../fields/Question";
import { ContactField, LongTextField, TextListField } from "../../fields/text";
import { EnvironmentName } from "../../pictures/environment";
import { useDraft, useValue } from "../../state/hooks";
import type { Thing } from "../../state/names";
import { pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/networking";
import { choiceLabel } from "../../words/plan";
import { Rows } from "../Rows";
import css from "./networking.module.css";

const columns = [
	{ id: "environment", title: words.environment, width: "minmax(110px, 1fr)" },
	{ id: "from", title: words.pathFrom, width: "minmax(160px, 2fr)" },
	{ id: "owner", title: words.pathOwner, width: "minmax(200px, 2.4fr)" },
	{ id: "isolation", title: words.pathIsolation, width: "minmax(180px, 2.4fr)" },
];

function EnvironmentOf({ environment: { id, name } }: { environment: Thing }) {
	const kind = useValue<"test" | null>(pointer("environments", "items", id, "kind"));
	return <EnvironmentName kind={kind} name={name} />;
}

export function Paths({ environments }: { environments: Thing[] }) {
	const answer = useDraft((state) =>
		environments
			.map(({ id }) => valueAt(state.document, `/networking/environments/${id}/path/from`))
			.find((from) => typeof from === "string" && from !== ""),
	);
	return (
		<Question id="networking.path" answer={typeof answer === "string" ? answer : ""}>
			<Rows
				label={words.paths}
				columns={columns}
				items={environments}
				keyOf={({ id }) => id}
				cells={({ id, name }) => {
					const at = pointer("networking", "environments", id, "path");
					return [
						<EnvironmentOf key="environment" environment={{ id, name }} />,
						<LongTextField
							key="from"
							at={`${at}/from`}
							label={words.of(words.pathFrom, name)}
							dense
							rows={2}
						/>,
						<ContactField key="owner" at={`${at}/owner`} label={words.of(words.pathOwner, name)} dense />,
						<LongTextField
							key="isolation"
							at={`${at}/isolation`}
							label={words.of(words.pathIsolation, name)}
							dense
							rows={2}
						/>,
					];
				}}
			/>
		</Question>
	);
}

export function Zones({ environments }: { environments: Thing[] }) {
	const answer = useDraft((state) => {
		const at = (id: string, field: string) =>
			valueAt(state.document, pointer("networking", "environments", id, field));
		const by = environments.flatMap(({ id }) => {
			const dns = at(id, "dns") as DnsBy | undefined;
			return dns === undefined ? [] : [choiceLabel(pointer("networking", "environments", id, "dns"), dns)];
		});
		const zones = environments.flatMap(({ id }) => (at(id, "dnsZones") as string[] | undefined) ?? []);
		return [...new Set(by), zones.length === 0 ? "" : words.zones(new Set(zones).size)]
			.filter((part) => part !== "")
			.join(", ");
	});
	return (
		<Question id="networking.dns" answer={answer}>
			<div className={css.zones}>
				{environments.map(({ id, name }) => (
					<div key={id}>
						<EnvironmentOf environment={{ id, name }} />
						<TextListField
							at={pointer("networking", "environments", id, "dnsZones")}
							label={words.of(words.zonesOf, name)}
							dense
							mono
							rows={4}
						/>
					</div>
				))}
			</div>
		</Question>
	);
}
