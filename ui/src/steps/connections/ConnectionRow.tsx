/** A connection on the map: its name, its bar or dot, as whom it is reached, its target and owner. */
import { BotRegular } from "@fluentui/react-icons/svg/bot";
import { KeyRegular } from "@fluentui/react-icons/svg/key";
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import type { ConnectionLine, SignsInAs } from "../../bindings";
import { FoundMark, foundText } from "../../pictures/found";
import type { spotProps } from "../../pictures/grid";
import { Hatch } from "../../pictures/hatch";
import { Part } from "../../pictures/part";
import { lineText, words } from "../../words/connections";
import { CategoryIcon } from "./categories";
import css from "./map.module.css";
import { type MapRow, template } from "./rowsOf";

type Cell = (column: number) => ReturnType<typeof spotProps>;

type RowProps = {
	row: Extract<MapRow, { of: "line" }>;
	place: { "aria-rowindex": number };
	/** It has to be made before all others. */
	first: boolean;
	opened: boolean;
	cell: Cell;
	open: () => void;
	/** It got focus. */
	entered: () => void;
};

export function ConnectionRow({ row, place, first, opened, cell, open, entered }: RowProps) {
	const { line, account, found } = row;
	const [worst] = found;
	const projects = account?.projects ?? [];
	const own = projects.find((project) => project.project === line.project);
	const where =
		account === null
			? words.unplaced
			: line.level === "project"
				? words.dotOf(own?.label ?? "")
				: words.barOf(projects.map((project) => project.label).join(", "));
	const after = projects.length + 2;
	return (
		<Part
			is="row"
			className={css.line}
			style={template(account)}
			data-blocked={worst?.severity === "blocker"}
			data-opened={opened}
			onFocus={entered}
			{...place}
		>
			<Part is="rowheader" className={css.nameCell}>
				<CategoryIcon category={line.category} />
				<button
					type="button"
					className={css.name}
					{...cell(0)}
					data-at={opened ? undefined : line.at}
					aria-expanded={opened}
					onClick={open}
				>
					<span className="hidden-text">{lineText(line, where, first, found.map(foundText))}</span>
					<span className={css.first} aria-hidden>
						{line.name}
					</span>
					<span className={css.second} aria-hidden>
						{line.categoryLabel ?? (line.category === "" ? words.notSaid : line.category)}
						{first && `, ${words.first}`}
						{line.preview && <span className={css.tag}>{words.preview}</span>}
					</span>
				</button>
				{worst !== undefined && <FoundMark finding={worst} tabIndex={-1} />}
			</Part>
			{account !== null &&
				(line.level === "project" ? (
					<Dots row={row} cell={cell} />
				) : (
					<Part
						is="gridcell"
						className={css.shared}
						aria-colspan={projects.length + 1}
						style={{ gridColumn: `2 / ${projects.length + 3}` }}
						{...cell(1)}
					>
						<span className="hidden-text">{where}</span>
						<span className={css.solid} style={{ flexGrow: Math.max(0.01, projects.length) }} />
						<span className={css.hatched}>
							<Hatch ink="brand" />
						</span>
					</Part>
				))}
			{account === null && <Part is="gridcell" {...cell(1)} />}
			<Part is="gridcell" className={css.reached} data-as={line.signsInAs ?? "open"} {...cell(after)}>
				<Reached line={line} />
			</Part>
			<Part is="gridcell" className={css.target} {...cell(after + 1)}>
				<div className={css.first}>{line.target === "" ? words.noTarget : line.target}</div>
				<div className={`${css.second} ${line.owner === null && worst !== undefined ? "blocker-text" : ""}`}>
					{line.owner ?? words.noOwner}
				</div>
			</Part>
		</Part>
	);
}

function Dots({ row: { line, account }, cell }: { row: RowProps["row"]; cell: Cell }) {
	const projects = account?.projects ?? [];
	return (
		<>
			{projects.map((project, at) => {
				const here = project.project === line.project;
				return (
					<Part key={project.project} is="gridcell" className={css.dotCell} {...cell(at + 1)}>
						{here && <span className={css.dot} />}
						<span className="hidden-text">{(here ? words.dotOf : words.notIn)(project.label)}</span>
					</Part>
				);
			})}
			<Part is="gridcell" className={css.dotCell} {...cell(projects.length + 1)}>
				<span className="hidden-text">{words.notIn(words.later.toLowerCase())}</span>
			</Part>
		</>
	);
}

const icons: Record<SignsInAs, typeof BotRegular> = {
	project: BotRegular,
	account: BotRegular,
	user: PersonRegular,
	key: KeyRegular,
};

/** As whom the target is reached: icon and words; a key dashed. */
export function Reached({ line }: { line: ConnectionLine }) {
	const Icon = line.signsInAs === null ? QuestionCircleRegular : icons[line.signsInAs];
	return (
		<>
			<i className={css.wire} aria-hidden />
			<Icon aria-hidden fontSize={16} />
			<span>{line.reachedAs ?? words.notSaid}</span>
			<i className={`${css.wire} ${css.long}`} aria-hidden />
		</>
	);
}
