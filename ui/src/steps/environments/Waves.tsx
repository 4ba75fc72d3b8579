/** Named parts of the rollout that go together. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { PickListField } from "../../fields/choices";
import { Question } from "../../fields/Question";
import { TextField } from "../../fields/text";
import type { Id } from "../../host/types";
import { useActions, useDraft, useKeys, useValue } from "../../state/hooks";
import { pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/environments";
import { words as shared } from "../../words/rows";
import { Empty } from "../rows/Empty";
import { FindingsOfAll } from "../rows/FindingLines";
import { Rows } from "../rows/Rows";
import rows from "../rows/rows.module.css";
import { ThingRow } from "../rows/ThingRow";
import { useAdd, useRemove } from "../rows/things";
import { useNarrow } from "../rows/useNarrow";
import css from "./environments.module.css";

const place = "/environments/waves";

export function Waves() {
	const ids = useKeys(place);
	const add = useAdd(place, "wav", "name");
	const [room, narrow] = useNarrow(620);
	const answer = useDraft((state) =>
		ids
			.map((id) => String(valueAt(state.document, `${place}${pointer(id)}/name`) ?? words.unnamedWave))
			.join(", "),
	);
	return (
		<Question id="environments.waves" answer={answer}>
			<div ref={room} className={css.waves}>
				<FindingsOfAll at={place} />
				{ids.length === 0 ? (
					<Empty title={words.noWaves} text={words.wavesGive}>
						<Button onClick={() => void add({})}>{words.addWave}</Button>
					</Empty>
				) : (
					<>
						{!narrow && (
							<div className={rows.head} aria-hidden>
								<span>{words.wave}</span>
								<span>{words.environments}</span>
								<span>{words.groups}</span>
							</div>
						)}
						<Rows
							label={words.waves}
							keys={ids}
							height={44}
							row={(at) => <Wave id={ids[at] ?? ""} next={ids[at + 1] ?? ids[at - 1]} stacked={narrow} />}
						/>
						<div className={rows.foot}>
							<Button appearance="subtle" size="small" icon={<AddRegular />} onClick={() => void add({})}>
								{words.addWave}
							</Button>
						</div>
					</>
				)}
			</div>
		</Question>
	);
}

function Wave({ id, next, stacked }: { id: Id; next: Id | undefined; stacked: boolean }) {
	const at = place + pointer(id);
	const { edit } = useActions();
	const remove = useRemove(edit);
	const name = useValue<string>(`${at}/name`) || words.unnamedWave;
	const label = (row: string) => (stacked ? {} : { dense: true, label: shared.cell(name, row) });
	return (
		<ThingRow
			at={at}
			name={name}
			lead={null}
			fields={[
				{ at: `${at}/name`, field: <TextField at={`${at}/name`} {...label(words.name)} /> },
				{
					at: `${at}/environments`,
					field: <PickListField at={`${at}/environments`} of="environment" {...label(words.environments)} />,
				},
				{
					at: `${at}/groups`,
					field: <PickListField at={`${at}/groups`} of="group" {...label(words.groups)} />,
				},
			]}
			state={null}
			facts=""
			remove={() => void remove([{ at }], next === undefined ? undefined : `${place + pointer(next)}/name`)}
			stacked={stacked}
		/>
	);
}
