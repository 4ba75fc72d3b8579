/** A business group in the grid, and its cells. Drawn again only when something in it changes. */
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { BranchForkRegular } from "@fluentui/react-icons/svg/branch-fork";
import { CubeRegular } from "@fluentui/react-icons/svg/cube";
import { FolderRegular } from "@fluentui/react-icons/svg/folder";
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { ShieldKeyholeRegular } from "@fluentui/react-icons/svg/shield-keyhole";
import { memo } from "react";
import type { Column, GridAccount, GridCell, GridProject, GroupRow } from "../../bindings";
import { cellProps, rowProps } from "../../pictures/grid";
import { useActions } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { words } from "../../words/organization";
import { words as shared } from "../../words/parts";
import { ThingMark } from "../parts/finds";
import { Ident } from "../parts/Ident";
import css from "./grid.module.css";
import type { Opened } from "./opened";

/** Steps whose findings stand in the grid. */
export const steps = ["organization", "environments"] as const;

/** About as high as a row will be. */
export function heightOf(row: GroupRow | undefined): number {
	const lines = (row?.cells ?? []).map((cell) =>
		cell.accounts.reduce(
			(sum, account) =>
				sum + 1.1 + account.projects.length + (account.changed.length > 0 || account.extra ? 1 : 0),
			cell.unplaced.length,
		),
	);
	return Math.max(56, 18 + 20 * Math.max(0, ...lines));
}

type RowProps = {
	row: GroupRow;
	index: number;
	columns: Column[];
	/** Column of the tab stop; -1 for none in this row. */
	here: number;
	/** Column of the cell that is open; -1 for the group itself, -2 for neither. */
	chosen: number;
	open: (opened: Opened) => void;
};

export const GridRow = memo(function GridRow({ row, index, columns, here, chosen, open }: RowProps) {
	const line = index + 1;
	const { id, owner } = row;
	const name = id === null ? words.noGroup : row.name;
	return (
		<div {...rowProps(line)} className={css.row} data-row={index}>
			<div
				className={`${css.first} ${css.group}`}
				data-chosen={chosen === -1}
				{...cellProps(line, 0, here === 0, "rowheader")}
			>
				<span className={css.line}>
					{id === null ? (
						<span className={css.groupName}>{name}</span>
					) : (
						<button
							type="button"
							tabIndex={-1}
							className={css.groupName}
							onClick={() => open({ of: "group", id })}
						>
							{name}
						</button>
					)}
					{id !== null && (
						<ThingMark id={id} at={pointer("organization", "groups", id)} steps={steps} tabStop={false} />
					)}
				</span>
				{id !== null && (
					<span className={css.owner}>
						<PersonRegular aria-hidden />
						<span>{owner || words.noOwner}</span>
					</span>
				)}
			</div>
			{row.cells.map((cell, at) => {
				const column = columns[at];
				return column === undefined ? null : (
					<Cell
						key={column.id}
						cell={cell}
						group={id}
						column={column}
						props={cellProps(line, at + 1, here === at + 1)}
						chosen={chosen === at}
						open={open}
					/>
				);
			})}
		</div>
	);
});

function Cell({
	cell,
	group,
	column,
	props,
	chosen,
	open,
}: {
	cell: GridCell;
	group: string | null;
	column: Column;
	props: ReturnType<typeof cellProps>;
	chosen: boolean;
	open: (opened: Opened) => void;
}) {
	const environment = column.id;
	const show = (thing: string) => open({ of: "cell", group, environment, thing });
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: a cell; its role comes with its properties
		<div
			className={css.cell}
			data-chosen={chosen}
			data-empty={cell.accounts.length + cell.unplaced.length === 0}
			onDoubleClick={() => open({ of: "cell", group, environment })}
			{...props}
		>
			{cell.accounts.length + cell.unplaced.length === 0 && (
				<span className="hidden-text">{words.nothingHere}</span>
			)}
			{cell.accounts.map((account) => (
				<Resource key={account.id} account={account} show={show} />
			))}
			{cell.unplaced.length > 0 && (
				<>
					<span className={css.note}>{words.unplaced}</span>
					<ul className={css.projects}>
						{cell.unplaced.map((project) => (
							<Project key={project.id} project={project} show={show} />
						))}
					</ul>
				</>
			)}
			{column.deferred === null && (
				<button
					type="button"
					tabIndex={-1}
					className={`${css.add} link`}
					onClick={() => open({ of: "cell", group, environment, adding: true })}
				>
					<AddRegular aria-hidden />
					{words.addProject}
				</button>
			)}
		</div>
	);
}

function Resource({ account, show }: { account: GridAccount; show: (id: string) => void }) {
	const { edit } = useActions();
	const { id, name, changed, extra, shared: serves, elsewhere, projects } = account;
	const what = changed.map((one) => one.words).join(", ");
	return (
		<>
			<div className={css.line}>
				<button
					type="button"
					tabIndex={-1}
					className={css.resource}
					title={shared.details(name)}
					onClick={() => show(id)}
				>
					<CubeRegular aria-hidden />
					<span className="hidden-text">{`${words.resource} `}</span>
					<Ident>{name || id}</Ident>
				</button>
				<ThingMark id={id} at={pointer("organization", "accounts", id)} steps={steps} tabStop={false} />
			</div>
			{(serves || elsewhere !== null || extra) && (
				<span className={css.note}>
					{[
						extra ? words.extra : "",
						serves ? words.shared : "",
						elsewhere === null ? "" : words.elsewhere(elsewhere),
					]
						.filter((part) => part !== "")
						.join(" · ")}
				</span>
			)}
			{projects.length > 0 && (
				<ul className={css.projects}>
					{projects.map((project) => (
						<Project key={project.id} project={project} show={show} />
					))}
				</ul>
			)}
			{changed.length > 0 && (
				<div className={css.changed}>
					<BranchForkRegular aria-hidden />
					<span>{words.changed(what)}</span>
					<button
						type="button"
						tabIndex={-1}
						className={`link ${css.setBack}`}
						title={words.setBackThing(name, what)}
						onClick={() => void edit(changed.map(({ at }) => ({ at })))}
					>
						{words.setBack}
					</button>
				</div>
			)}
		</>
	);
}

function Project({ project, show }: { project: GridProject; show: (id: string) => void }) {
	const { id, name, sensitive } = project;
	return (
		<li className={css.line}>
			<button type="button" tabIndex={-1} className={css.project} onClick={() => show(id)}>
				<FolderRegular aria-hidden />
				<span>{name}</span>
			</button>
			{sensitive && (
				<span className={css.sensitive}>
					<ShieldKeyholeRegular aria-hidden />
					{words.sensitive}
				</span>
			)}
			<ThingMark id={id} at={pointer("organization", "projects", id)} steps={steps} tabStop={false} />
		</li>
	);
}
