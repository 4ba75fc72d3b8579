/** The regions of the plan, each with its reason. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import type { RegionChoice } from "../../bindings";
import { Question } from "../../fields/Question";
import { TextField } from "../../fields/text";
import { useActions, useKeys, useValue } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { words } from "../../words/prerequisites";
import { words as shared } from "../../words/rows";
import { FieldsOf } from "../FieldsOf";
import { Empty } from "../rows/Empty";
import { FindingsOfAll } from "../rows/FindingLines";
import { Rows } from "../rows/Rows";
import rows from "../rows/rows.module.css";
import { ThingRow } from "../rows/ThingRow";
import { useAdd, useRemove } from "../rows/things";
import { useNarrow } from "../rows/useNarrow";
import css from "./prerequisites.module.css";
import { RegionNeeds } from "./RegionNeeds";

const place = "/prerequisites/regions";
const details = [["checkedOn"], ["writtenIn"]];

export function Regions() {
	const ids = useKeys(place);
	const add = useAdd(place, "reg", "region");
	const regions = useValue<{ [id: string]: RegionChoice }>(place) ?? {};
	const named = ids.map((id) => regions[id]?.region ?? "").filter((region) => region !== "");
	const [room, narrow] = useNarrow(560);
	return (
		<Question id="prerequisites.regions" answer={named.join(", ")}>
			<div ref={room} className={css.regions}>
				<FindingsOfAll at={place} />
				{ids.length === 0 ? (
					<Empty title={words.noRegions} text={words.regionsGive}>
						<Button onClick={() => void add({})}>{words.addRegion}</Button>
					</Empty>
				) : (
					<>
						<Rows
							label={words.region}
							keys={ids}
							height={66}
							row={(at) => <Region id={ids[at] ?? ""} next={ids[at + 1]} stacked={narrow} />}
						/>
						<div className={rows.foot}>
							<Button appearance="subtle" size="small" icon={<AddRegular />} onClick={() => void add({})}>
								{words.addRegion}
							</Button>
						</div>
					</>
				)}
				<RegionNeeds />
			</div>
		</Question>
	);
}

function Region({ id, next, stacked }: { id: string; next: string | undefined; stacked: boolean }) {
	const at = place + pointer(id);
	const { edit } = useActions();
	const remove = useRemove(edit);
	const region = useValue<string>(`${at}/region`) ?? "";
	const checked = useValue<string>(`${at}/checkedOn`) ?? "";
	const name = region === "" ? words.regionWithoutName : region;
	const label = (row: string) => (stacked ? {} : { dense: true, label: shared.cell(name, row) });
	return (
		<ThingRow
			at={at}
			name={name}
			lead={null}
			fields={[
				{ at: `${at}/region`, field: <TextField at={`${at}/region`} mono {...label(words.region)} /> },
				{
					at: `${at}/why`,
					field: <TextField at={`${at}/why`} placeholder={words.why} {...label(words.why)} />,
				},
			]}
			state={null}
			facts={checked === "" ? words.checkedNever : words.checked(checked)}
			more={<FieldsOf base={at} fields={details} />}
			remove={() => void remove([{ at }], next === undefined ? undefined : `${place + pointer(next)}/region`)}
			stacked={stacked}
		/>
	);
}
