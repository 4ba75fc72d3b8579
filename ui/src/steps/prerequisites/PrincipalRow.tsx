/** A principal that stands for a persona, or a persona that nobody stands for yet. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { ClockRegular } from "@fluentui/react-icons/svg/clock";
import { memo, type ReactNode } from "react";
import type { Principal } from "../../bindings";
import { GuidField, TextField } from "../../fields/text";
import type { Id, Json } from "../../host/types";
import { Marked, type MarkOf } from "../../pictures/marks";
import { weightiest } from "../../state/findings";
import { useActions, useDraft, useFindingsAt, useValue } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { pointer } from "../../state/pointer";
import { useView } from "../../state/views";
import { choiceLabel, fieldWords } from "../../words/plan";
import { words } from "../../words/prerequisites";
import { words as shared } from "../../words/rows";
import { FieldsOf } from "../FieldsOf";
import rows from "../rows/rows.module.css";
import { ThingRow } from "../rows/ThingRow";
import { useAdd, useRemove } from "../rows/things";
import css from "./prerequisites.module.css";
import { isAwaited, place, type Row } from "./principals";
import { ToBeMade } from "./ToBeMade";

type RowProps = {
	row: Row;
	/** The business group that is shown; empty for all. */
	group: Id;
	next: Id | undefined;
	stacked: boolean;
};

function personaWords(persona: string): { label: string; help: string } {
	const found = fieldWords(`${place}/*/persona`)?.choices?.[persona];
	return found ?? { label: words.noPersona, help: words.noPersonaHelp };
}

export const PrincipalRow = memo(PrincipalRowOf, (a, b) => JSON.stringify(a) === JSON.stringify(b));

function PrincipalRowOf({ row, group, next, stacked }: RowProps) {
	const add = useAdd(place, "pri", "name");
	const { label } = personaWords(row.persona);
	const entry = {
		kind: "group",
		type: "Group",
		...(row.persona === "" ? {} : { persona: row.persona }),
		...(group === "" ? {} : { groups: [group] }),
	};
	const addHere = () => void add(entry);
	const planHere = () => void add({ ...entry, toBeMade: {} });
	if (row.id === "") {
		return (
			<fieldset className={rows.row} aria-label={label} data-stacked={stacked}>
				<div className={rows.lead}>
					<Who row={row} />
				</div>
				<div className={rows.vacant}>
					<span>{words.nobody}</span>
					<Button size="small" icon={<AddRegular />} aria-label={words.addFor(label)} onClick={addHere}>
						{words.addGroup}
					</Button>
					<Button
						appearance="subtle"
						size="small"
						icon={<ClockRegular />}
						aria-label={words.planFor(label)}
						onClick={planHere}
					>
						{words.planGroup}
					</Button>
				</div>
			</fieldset>
		);
	}
	return (
		<PrincipalOf
			row={row}
			group={group}
			next={next}
			stacked={stacked}
			add={
				row.first && row.persona !== "" ? (
					<Button
						appearance="subtle"
						size="small"
						icon={<AddRegular />}
						aria-label={words.addFor(label)}
						title={words.addFor(label)}
						onClick={addHere}
					/>
				) : null
			}
		/>
	);
}

function Who({ row }: { row: Row }) {
	const { label, help } = personaWords(row.persona);
	if (!row.first) {
		return <span className="caption">{label}</span>;
	}
	return (
		<span className={css.who}>
			<span className={rows.leadName}>{label}</span>
			<span className="caption">{help}</span>
		</span>
	);
}

const details = [
	["kind"],
	["type"],
	["persona"],
	["verified"],
	["environments"],
	["groups"],
	["projects"],
	["clientId"],
	["callsModelsDirectly"],
	["breakGlass"],
	["owner", "name"],
	["owner", "reach"],
];
const madeDetails = [
	["toBeMade", "why"],
	["toBeMade", "firstMembers"],
	["toBeMade", "membershipRule"],
	["owner", "name"],
	["owner", "reach"],
	["persona"],
	["environments"],
	["groups"],
	["projects"],
];

function PrincipalOf({ row, group, next, stacked, add }: RowProps & { add: ReactNode }) {
	const at = place + pointer(row.id);
	const { edit } = useActions();
	const remove = useRemove(edit);
	const principal = useValue<Principal>(at) ?? {};
	const facts = useDraft((state) => factsOf(state.document, at, principal, group));
	const asked = useView({ of: "prerequisites" }).view?.asked.groups;
	const given = asked?.find((one) => one.id === row.id)?.name;
	const name = principal.name || given || words.noName;
	const awaited = isAwaited(principal);
	const label = (what: string) => (stacked ? {} : { dense: true, label: shared.cell(name, what) });
	const refused = weightiest(useFindingsAt(at))?.severity === "blocker";
	const [mark, said] = stateOf(principal, refused);
	return (
		<ThingRow
			at={at}
			name={name}
			lead={<Who row={row} />}
			fields={[
				{
					at: `${at}/name`,
					field: <TextField at={`${at}/name`} placeholder={given ?? ""} {...label(words.group)} />,
				},
				{ at: `${at}/objectId`, field: <GuidField at={`${at}/objectId`} {...label(words.objectId)} /> },
			]}
			state={
				<>
					<Marked of={mark}>{said}</Marked>
					<ToBeMade at={at} name={name} of={principal} />
				</>
			}
			facts={facts}
			beside={add}
			more={<FieldsOf base={at} fields={awaited ? madeDetails : details} />}
			remove={() => void remove([{ at }], next === undefined ? undefined : `${place + pointer(next)}/name`)}
			stacked={stacked}
			continued={!row.first}
		/>
	);
}

/** Whether its id can be relied on, in words. */
function stateOf(principal: Principal, refused: boolean): [MarkOf, string] {
	const { objectId, verified } = principal;
	if (isAwaited(principal)) {
		return ["waiting", words.toBeMade];
	}
	if (objectId === undefined || objectId === "") {
		return ["open", words.noId];
	}
	if (refused) {
		return ["blocker", words.refused];
	}
	return verified === true ? ["done", words.seen] : ["open", words.unverified];
}

/** What it is, where it counts, and who looks after it. */
function factsOf(document: Json, at: string, principal: Principal, shown: Id): string {
	const { kind, environments = [], groups = [], projects = [], owner } = principal;
	const named = (ids: Id[]) => ids.map((id) => nameOf(document, id)).join(", ");
	return [
		kind === undefined || kind === null ? "" : choiceLabel(`${at}/kind`, kind),
		groups.length === 0 ? words.allGroups : groups.join() === shown ? "" : named(groups),
		environments.length === 0 ? "" : words.onlyIn(named(environments)),
		projects.length === 0 ? "" : words.onlyIn(words.projects(projects.length)),
		owner?.name || words.noOwner,
	]
		.filter((part) => part !== "")
		.join(" · ");
}
