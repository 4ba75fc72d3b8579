/** Who can do what: the abilities that roles add up to, in a project or over the whole plan. */
import { Input, Switch } from "@fluentui/react-components";
import { useDeferredValue, useRef, useState } from "react";
import { useSlice } from "../../../pictures/slice";
import { Tabs } from "../../../pictures/tabs";
import { abilitiesAt } from "../../../shell/places";
import { useDraft, useKept, useValue } from "../../../state/hooks";
import { useView } from "../../../state/views";
import { words } from "../../../words/abilities";
import { fullDate } from "../../../words/dates";
import { Waiting } from "../../Waiting";
import css from "./abilities.module.css";
import { Card, Pinned, useCard } from "./Card";
import { Chooser } from "./Chooser";
import { Legend } from "./marks";
import { at, columnsWith, findingsAt, findingsOf } from "./standing";
import { AbilityTable, type TableKeys } from "./Table";
import { WhoCan } from "./WhoCan";
import { Why } from "./Why";

export function Abilities() {
	const [asks, setAsks] = useKept<string>("access.asks", "project");
	const [project, setProject] = useKept<string>("access.project", "");
	const [ability, setAbility] = useKept<string>("access.ability", "deploy-model");
	const { setGroup, setEnvironment } = useSlice();
	return (
		<section className={css.section} aria-labelledby="abilities-title">
			<div className={css.top}>
				<h2 id="abilities-title" tabIndex={-1} data-at={abilitiesAt}>
					{words.title}
				</h2>
				<Tabs
					label={words.asks}
					chosen={asks}
					choose={setAsks}
					tabs={[
						{ id: "project", label: words.ofProject },
						{ id: "whoCan", label: words.whoCan },
					]}
				/>
			</div>
			{asks === "whoCan" ? (
				<WhoCan
					ability={ability}
					choose={setAbility}
					toProject={(id) => {
						// It may lie in another part of the plan than the one shown.
						setGroup("");
						setEnvironment("");
						setProject(id);
						setAsks("project");
					}}
				/>
			) : (
				<OfProject chosen={project} choose={setProject} />
			)}
		</section>
	);
}

/** Of Rust's list, until the table is there. */
const allAbilities = 65;

function OfProject({ chosen, choose }: { chosen: string; choose: (id: string) => void }) {
	const { group, environment } = useSlice();
	const [all, setAll] = useKept<boolean>("access.allAbilities", false);
	const [typed, setTyped] = useState("");
	const looked = useDeferredValue(typed);
	const { view, problem } = useView({ of: "abilities", group, environment, project: chosen, all });
	const index = useDraft((state) => state.findings);
	const keys = useRef<TableKeys>(null);
	const card = useCard(() => keys.current?.back());
	const of = useValue<string>(`/organization/projects/${view?.project ?? ""}/environment`) ?? "";
	if (view === undefined) {
		return <Waiting problem={problem} />;
	}
	const part = { group, environment };
	const columns = columnsWith(view.abilities, all ? looked : "");
	const name = view.projects.find(({ id }) => id === view.project)?.label ?? view.project;
	const { shown } = card;
	const here = shown === null ? undefined : at(view, columns, shown.at);
	return (
		<>
			<div className={css.tools}>
				<span className="caption">
					{words.computed(fullDate(view.readOn))}
					{view.projects.length > 0 && `, ${words.in}`}
				</span>
				{view.projects.length > 0 && (
					<Chooser
						label={words.project}
						empty={words.noProject}
						options={view.projects.map(({ id, label }) => ({ id, name: label }))}
						chosen={view.project}
						choose={choose}
					/>
				)}
				<Switch
					className={`${css.all}`}
					label={words.all(Math.max(allAbilities, view.abilities.length))}
					checked={all}
					onChange={(_, { checked }) => setAll(checked)}
				/>
				{all && (
					<Input
						size="small"
						aria-label={words.filter}
						placeholder={words.filter}
						value={typed}
						onChange={(_, { value }) => setTyped(value)}
					/>
				)}
				{all && <span className="caption">{words.abilities(columns.length)}</span>}
			</div>
			{view.rows.length === 0 || columns.length === 0 ? (
				<p className="caption">
					{view.projects.length === 0
						? words.noProjects
						: columns.length === 0
							? words.noAbility
							: words.nobody}
				</p>
			) : (
				<>
					<AbilityTable
						key={`${view.project} ${all}`}
						view={view}
						columns={columns}
						project={name}
						findings={(row) => findingsOf(index, row.id, part)[0]}
						heard={card.heard}
						keys={keys}
					/>
					<Legend />
					<p className="caption">{words.keys}</p>
				</>
			)}
			{shown !== null && here !== undefined && shown.pinned && (
				<Pinned
					cell={shown.cell}
					label={here.ability?.name ?? here.row.label}
					close={card.close}
					drop={card.drop}
				>
					<Why
						at={here}
						view={view}
						findings={findingsAt(index, here, part)}
						pinned={{ environment: of, close: card.close }}
					/>
				</Pinned>
			)}
			{shown !== null && here !== undefined && !shown.pinned && (
				<Card cell={shown.cell} held={card.held} away={card.away}>
					<Why at={here} view={view} findings={findingsAt(index, here, part)} />
				</Card>
			)}
		</>
	);
}
