/** Access: roles as bars over their scopes, the projects' own identities, and what goes beyond the personas. */
import {
	Button,
	Input,
	Menu,
	MenuItem,
	MenuList,
	MenuPopover,
	MenuTrigger,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import type { MappingRow, Persona } from "../../bindings";
import { Question } from "../../fields/Question";
import { FoundLines } from "../../pictures/found";
import { many } from "../../pictures/rows";
import { SliceBar, useSlice } from "../../pictures/slice";
import { StepHead } from "../../shell/StepHead";
import { useActions, useDraft, useDraftStore, useKeys, useValue } from "../../state/hooks";
import { valueAt } from "../../state/pointer";
import { useView } from "../../state/views";
import { words } from "../../words/access";
import { fieldWords } from "../../words/plan";
import { FieldsOf } from "../FieldsOf";
import { AlsoBuild } from "./AlsoBuild";
import { Abilities } from "./abilities";
import { CustomRoles } from "./CustomRoles";
import { addPersona, addUsual } from "./change";
import { Goals } from "./Goals";
import { Grants } from "./Grants";
import { KeysOff } from "./KeysOff";
import { filtered } from "./lines";
import { Matrix } from "./Matrix";
import css from "./matrix.module.css";
import { Pattern } from "./Pattern";
import { ProjectIdentity } from "./ProjectIdentity";
import { WhoGrants } from "./WhoGrants";

export function AccessStep() {
	return (
		<>
			<StepHead step="access" actions={<AddPersona />} />
			<Pattern />
			<Mapping />
			<Abilities />
			<ProjectIdentity />
			<AlsoBuild />
			<Grants />
			<WhoGrants />
			<CustomRoles />
			<HostedAgents />
			<KeysOff />
			<Goals />
		</>
	);
}

/** A row for a persona that has none yet. */
function AddPersona() {
	const draft = useDraftStore();
	const mapping = useValue<{ [id: string]: MappingRow }>("/access/mapping") ?? {};
	const choices = fieldWords("/access/mapping/map/persona")?.choices ?? {};
	const taken = new Set(Object.values(mapping).map((row) => row.persona));
	const left = Object.entries(choices).filter(([persona]) => !taken.has(persona as Persona));
	return (
		<Menu>
			<MenuTrigger disableButtonEnhancement>
				<Button icon={<AddRegular />}>{words.persona}</Button>
			</MenuTrigger>
			<MenuPopover>
				<MenuList aria-label={words.addPersona}>
					{left.map(([persona, { label, help }]) => (
						<MenuItem key={persona} subText={help} onClick={() => void addPersona(draft, persona as Persona)}>
							{label}
						</MenuItem>
					))}
					{left.length === 0 && <MenuItem disabled>{words.allPersonas}</MenuItem>}
				</MenuList>
			</MenuPopover>
		</Menu>
	);
}

function Mapping() {
	const slice = useSlice();
	const { group, environment, setEnvironment } = slice;
	const { view } = useView({ of: "access", group, environment });
	const [typed, setTyped] = useState("");
	const looked = useDeferredValue(typed);
	const empty = useKeys("/access/mapping").length === 0;
	const missing = useDraft((state) =>
		(state.findings.byPlace.get("/access/mapping") ?? []).filter(
			(finding) => finding.at === "/access/mapping",
		),
	);
	useWishedEnvironment(environment, setEnvironment);
	const all = view?.rows ?? [];
	const rows = filtered(all, looked);
	return (
		<Question id="access.mapping" fold={false}>
			<SliceBar slice={slice}>
				{view !== undefined &&
					(group === ""
						? words.planned(view.here, view.planned)
						: words.plannedFor(view.ofGroup, view.planned))}
			</SliceBar>
			<FoundLines findings={missing} />
			{empty && <Start />}
			{(all.length > many || typed !== "") && (
				<div className={css.tools}>
					<Input
						size="small"
						aria-label={words.filter}
						placeholder={words.filter}
						value={typed}
						onChange={(_, { value }) => setTyped(value)}
					/>
					<span className="caption">{words.rows(rows.length)}</span>
				</div>
			)}
			{rows.length > 0 ? (
				<Matrix key={`${group} ${environment}`} rows={rows} group={group} environment={environment} />
			) : (
				view !== undefined &&
				!empty && <p className="caption">{typed === "" ? words.noRowsHere : words.noRow}</p>
			)}
			<WithoutPersona />
		</Question>
	);
}

/** Rows of the mapping that are for nobody yet: the matrix has no place for them. */
function WithoutPersona() {
	const { set } = useActions();
	const mapping = useValue<{ [id: string]: MappingRow }>("/access/mapping") ?? {};
	const ids = Object.keys(mapping).filter((id) => !mapping[id]?.persona);
	return ids.map((id) => (
		<fieldset key={id} className={css.rest}>
			<legend>{words.forNobody}</legend>
			<FieldsOf base={`/access/mapping/${id}`} fields={fieldsOfRow} />
			<Button appearance="subtle" onClick={() => void set(`/access/mapping/${id}`)}>
				{words.removeRow}
			</Button>
		</fieldset>
	));
}

/** What agents in containers of one's own need. */
function HostedAgents() {
	return (
		<Question id="access.hostedAgents">
			<FieldsOf
				base="/access/hostedAgents"
				fields={[["registry"], ["registryRole"], ["agentIdentityRole"]]}
			/>
		</Question>
	);
}

const fieldsOfRow = [["persona"], ["roleId"], ["scope"], ["environments"], ["eligible"]];

/** A row that was asked for and holds in other environments only is shown among all of them. */
function useWishedEnvironment(environment: string, setEnvironment: (id: string) => void): void {
	const wish = useDraft((state) => state.wish);
	const draft = useDraftStore();
	const followed = useRef<typeof wish>(null);
	useEffect(() => {
		// Once for a wish: afterwards the person may choose another environment.
		if (wish === null || followed.current === wish) {
			return;
		}
		followed.current = wish;
		const id = /^\/access\/mapping\/([^/]+)/.exec(wish.at)?.[1];
		const at = `/access/mapping/${id}/environments`;
		const only = (id === undefined ? [] : (valueAt(draft.getState().document, at) ?? [])) as string[];
		if (environment !== "" && only.length > 0 && !only.includes(environment)) {
			setEnvironment("");
		}
	}, [wish, environment, setEnvironment, draft]);
}

/** Before there is a row: what they are, what they give, and the two usual starts. */
function Start() {
	const draft = useDraftStore();
	return (
		<div className={css.start}>
			<p>
				{words.empty} {words.emptyGives}
			</p>
			<div className={css.starts}>
				<Button appearance="primary" onClick={() => void addUsual(draft)}>
					{words.usual}
				</Button>
				<AddPersona />
			</div>
			<p className="caption">{words.usualHelp}</p>
		</div>
	);
}
