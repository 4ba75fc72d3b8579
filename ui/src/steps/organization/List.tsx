/** Every project as one flat table, with a filter by word. */
import { Checkbox, Input } from "@fluentui/react-components";
import { FolderRegular } from "@fluentui/react-icons/svg/folder";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { memo, useEffect, useMemo, useState } from "react";
import type { OrganizationView, Project } from "../../bindings";
import { EnvironmentName } from "../../pictures/environment";
import { cellProps, gridProps, rowGroup, rowProps, useGrid } from "../../pictures/grid";
import { RowsOf, useRows } from "../../pictures/rows";
import { useDraft, useValue } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { words } from "../../words/organization";
import { words as shared } from "../../words/parts";
import { shown } from "../../words/plan";
import { findingsAbout, ThingMark } from "../parts/finds";
import { Ident } from "../parts/Ident";
import { steps } from "./GridRow";
import type { Opened } from "./opened";
import css from "./organization.module.css";

type Line = {
	id: string;
	name: string;
	azureName: string;
	group: string;
	environment: string;
	kind: OrganizationView["columns"][number]["kind"];
	resource: string;
};

function linesOf(view: OrganizationView): Line[] {
	return view.rows.flatMap((row) =>
		row.cells.flatMap((cell, at) => {
			const column = view.columns[at];
			const line = (project: { id: string; name: string; azureName: string }, resource: string): Line => ({
				id: project.id,
				name: project.name,
				azureName: project.azureName,
				group: row.id === null ? words.noGroup : row.name,
				environment: column?.name ?? "",
				kind: column?.kind ?? null,
				resource,
			});
			return [
				...cell.accounts.flatMap((account) => account.projects.map((one) => line(one, account.name))),
				...cell.unplaced.map((one) => line(one, "")),
			];
		}),
	);
}

const headHeight = 30;
const heads = [words.project, words.environment, words.resource, words.data, words.runs, words.owner];

export function List({
	view,
	opened,
	open,
	backTo,
}: {
	view: OrganizationView;
	opened: Opened | null;
	open: (opened: Opened) => void;
	backTo: (back: () => void) => void;
}) {
	const [text, setText] = useState("");
	const [troubled, setTroubled] = useState(false);
	const all = useMemo(() => linesOf(view), [view]);
	const marked = useDraft((state) =>
		troubled
			? all
					.filter(
						({ id }) =>
							findingsAbout(state, { id, at: pointer("organization", "projects", id), steps }).length > 0,
					)
					.map(({ id }) => id)
			: null,
	);
	const lines = useMemo(() => {
		const typed = text.toLowerCase().trim();
		const only = marked === null ? null : new Set(marked);
		return all.filter(
			(line) =>
				(only === null || only.has(line.id)) &&
				`${line.name}\n${line.azureName}\n${line.group}\n${line.environment}\n${line.resource}`
					.toLowerCase()
					.includes(typed),
		);
	}, [all, text, marked]);
	const keys = useGrid({
		rows: lines.length + 1,
		columns: heads.length,
		begin: { row: 1, column: 0 },
		scrollTo: (row) => rows.reveal(row - 1),
		press: (key, { row }) => {
			const line = lines[row - 1];
			if (line === undefined || key === "Delete") {
				return false;
			}
			open({ of: "thing", id: line.id });
			return true;
		},
	});
	const rows = useRows(lines.length, {
		size: 47,
		above: headHeight,
		keep: keys.at.row - 1,
		keyOf: (index) => lines[index]?.id ?? index,
	});
	useEffect(() => backTo(keys.back));
	const chosen = opened?.of === "thing" ? opened.id : opened?.of === "cell" ? opened.thing : undefined;
	if (all.length === 0) {
		return <p data-at="/organization">{words.noProjects}</p>;
	}
	return (
		<>
			<div className={css.filters}>
				<Input
					size="small"
					value={text}
					contentBefore={<SearchRegular />}
					placeholder={shared.filter}
					aria-label={shared.filter}
					onChange={(_, { value }) => setText(value)}
				/>
				<Checkbox
					size="medium"
					label={shared.withFindings}
					checked={troubled}
					onChange={(_, { checked }) => setTroubled(checked === true)}
				/>
				<span className="caption" role="status">
					{shared.filtered(lines.length, all.length, "project")}
				</span>
			</div>
			{lines.length === 0 && <p>{shared.nothingFits}</p>}
			<div className={css.frame} ref={rows.ref} data-details={opened !== null}>
				<div
					ref={keys.grid}
					{...keys.handlers}
					{...gridProps(words.listLabel, lines.length + 1, heads.length)}
					className={css.table}
					data-at="/organization"
				>
					<div {...rowProps(0)} className={`${css.row} ${css.head}`}>
						{heads.map((head, at) => (
							<div
								key={head}
								{...cellProps(0, at, keys.at.row === 0 && keys.at.column === at, "columnheader")}
							>
								{head}
							</div>
						))}
					</div>
					<div {...rowGroup}>
						<RowsOf rows={rows}>
							{(index) => {
								const line = lines[index];
								return line === undefined ? null : (
									<ListRow
										line={line}
										index={index}
										here={keys.at.row === index + 1 ? keys.at.column : -1}
										chosen={line.id === chosen}
										open={open}
									/>
								);
							}}
						</RowsOf>
					</div>
				</div>
			</div>
		</>
	);
}

const ListRow = memo(function ListRow({
	line,
	index,
	here,
	chosen,
	open,
}: {
	line: Line;
	index: number;
	here: number;
	chosen: boolean;
	open: (opened: Opened) => void;
}) {
	const at = pointer("organization", "projects", line.id);
	const project = useValue<Project>(at);
	const cell = (column: number) => cellProps(index + 1, column, here === column);
	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a cell opens it, see the grid
		// biome-ignore lint/a11y/noStaticElementInteractions: a row; its role comes with its properties
		<div
			{...rowProps(index + 1, chosen)}
			className={css.row}
			onClick={() => open({ of: "thing", id: line.id })}
		>
			<div {...cell(0)}>
				<FolderRegular aria-hidden />
				<span className={css.two}>
					<span>{line.name}</span>
					<span className="caption">{line.group}</span>
				</span>
				<ThingMark id={line.id} at={at} steps={steps} tabStop={false} />
			</div>
			<div {...cell(1)}>
				<EnvironmentName kind={line.kind} name={line.environment} />
			</div>
			<div {...cell(2)}>{line.resource === "" ? words.unplaced : <Ident>{line.resource}</Ident>}</div>
			<div {...cell(3)}>{shown(`${at}/sensitivity`, project?.sensitivity) || shared.notGiven}</div>
			<div {...cell(4)}>{shown(`${at}/runtime`, project?.runtime) || shared.notGiven}</div>
			<div {...cell(5)}>{project?.owner?.name || words.noOwner}</div>
		</div>
	);
});
