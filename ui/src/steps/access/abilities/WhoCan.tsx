/** Who can do one thing, over the whole plan. */
import { Input } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useDeferredValue, useState } from "react";
import type { WhoCan as Person } from "../../../bindings";
import { Part } from "../../../pictures/part";
import { RowsOf, useRows } from "../../../pictures/rows";
import { useDraft } from "../../../state/hooks";
import { nameOf } from "../../../state/names";
import { useView } from "../../../state/views";
import { type Answer, canText, words } from "../../../words/abilities";
import { choiceLabel } from "../../../words/plan";
import { Waiting } from "../../Waiting";
import css from "./abilities.module.css";
import { Chooser } from "./Chooser";
import { AnswerMark } from "./marks";
import { answerOf } from "./standing";

type Props = {
	ability: string;
	choose: (id: string) => void;
	/** Shows the table of a project. */
	toProject: (id: string) => void;
};

function personaOf({ persona }: Person): string {
	return persona === null ? "" : choiceLabel("/access/mapping/map/persona", persona);
}

export function WhoCan({ ability, choose, toProject }: Props) {
	const { view, problem } = useView({ of: "whoCan", ability });
	const [typed, setTyped] = useState("");
	const looked = useDeferredValue(typed).trim().toLowerCase();
	const people = (view?.people ?? []).filter((one) =>
		`${one.name} ${personaOf(one)}`.toLowerCase().includes(looked),
	);
	const rows = useRows(people.length, { size: 36, above: 33 });
	if (view === undefined) {
		return <Waiting problem={problem} />;
	}
	const name = view.abilities.find(({ id }) => id === ability)?.name ?? ability;
	return (
		<>
			<div className={css.tools}>
				<Chooser
					label={words.ability}
					empty={words.noAbility}
					placeholder={words.chooseAbility}
					options={view.abilities}
					chosen={ability}
					choose={choose}
				/>
				{view.people.length > 8 && (
					<Input
						size="small"
						aria-label={words.filterPeople}
						placeholder={words.filterPeople}
						value={typed}
						onChange={(_, { value }) => setTyped(value)}
					/>
				)}
				{view.people.length > 0 && <span className="caption">{words.people(people.length)}</span>}
			</div>
			{people.length === 0 ? (
				<p className="caption">{view.people.length === 0 ? words.nobodyCan : words.noOneFound}</p>
			) : (
				<div ref={rows.ref} className={css.frame} data-many={rows.isMany}>
					<Part
						className={css.people}
						is="table"
						aria-label={words.whoTable(name)}
						aria-rowcount={people.length + 1}
					>
						<Part className={css.peopleHead} is="row" aria-rowindex={1}>
							{[words.name, words.answer, words.wanted].map((head) => (
								<Part key={head} is="columnheader">
									{head}
								</Part>
							))}
						</Part>
						<RowsOf rows={rows}>
							{(n) => {
								const one = people[n];
								return (
									one !== undefined && (
										<PersonRow key={`${one.id} ${one.identity}`} n={n} one={one} toProject={toProject} />
									)
								);
							}}
						</RowsOf>
					</Part>
				</div>
			)}
		</>
	);
}

function PersonRow({ n, one, toProject }: { n: number; one: Person; toProject: (id: string) => void }) {
	const [open, setOpen] = useState(false);
	const persona = personaOf(one);
	return (
		<>
			<Part className={css.person} is="row" aria-rowindex={n + 2}>
				<Part is="rowheader">
					<button type="button" className={css.unfold} aria-expanded={open} onClick={() => setOpen(!open)}>
						<ChevronRightRegular aria-hidden data-open={open} />
						<span>
							{one.name}
							{persona !== "" && <span className={css.name}>{persona}</span>}
						</span>
					</button>
				</Part>
				<Part is="cell">
					{one.answers.map(({ can, projects }) => (
						<Said key={can} of={answerOf({ can, fits: "fits" })}>
							{canText(can)} {words.inProjects(projects.length)}
						</Said>
					))}
				</Part>
				<Part is="cell">
					{one.missing.length > 0 && <Said of="missing">{words.missingIn(one.missing.length)}</Said>}
					{one.excess.length > 0 && <Said of="excess">{words.excessIn(one.excess.length)}</Said>}
					{one.missing.length + one.excess.length === 0 && <span className="caption">{words.asWanted}</span>}
				</Part>
			</Part>
			{open && (
				<Part className={css.where} is="row">
					<Part is="cell">
						{one.answers.map(({ can, projects }) => (
							<Projects key={can} label={canText(can)} ids={projects} toProject={toProject} />
						))}
						<Projects label={words.answers.missing} ids={one.missing} toProject={toProject} />
						<Projects label={words.answers.excess} ids={one.excess} toProject={toProject} />
					</Part>
				</Part>
			)}
		</>
	);
}

function Said({ of, children }: { of: Answer; children: React.ReactNode }) {
	return (
		<div className={css.said}>
			<AnswerMark of={of} />
			<span>{children}</span>
		</div>
	);
}

const most = 40;

function Projects({
	label,
	ids,
	toProject,
}: {
	label: string;
	ids: string[];
	toProject: (id: string) => void;
}) {
	const names = useDraft((state) => ids.slice(0, most).map((id) => nameOf(state.document, id)));
	if (ids.length === 0) {
		return null;
	}
	return (
		<p className={css.projects}>
			<span className="caption">{label}:</span>
			{ids.slice(0, most).map((id, n) => (
				<button key={id} type="button" className="link" onClick={() => toProject(id)}>
					{names[n]}
				</button>
			))}
			{ids.length > most && <span className="caption">{words.moreProjects(ids.length - most)}</span>}
		</p>
	);
}
