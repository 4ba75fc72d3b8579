/**
 * What projects reach, as whom, and which of them share it: a bar over all projects and later ones for
 * what stands on the Foundry resource, a dot for what one project has alone. One grid, one tab stop;
 * Enter opens the details of a connection below its row.
 */
import { CubeRegular } from "@fluentui/react-icons/svg/cube";
import { FolderRegular } from "@fluentui/react-icons/svg/folder";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import type { AccountConnections, ConnectionsView } from "../../bindings";
import { EnvironmentName } from "../../pictures/environment";
import { FoundLines } from "../../pictures/found";
import { spotProps, useGrid } from "../../pictures/grid";
import { HatchPatterns } from "../../pictures/hatch";
import { Part } from "../../pictures/part";
import { RowsOf, useRows } from "../../pictures/rows";
import { useActions, useDraft, useValue } from "../../state/hooks";
import { words } from "../../words/connections";
import { choiceLabel } from "../../words/plan";
import { ConnectionRow } from "./ConnectionRow";
import { Details } from "./Details";
import css from "./map.module.css";
import { Nothing } from "./Nothing";
import { cellOf, columnsOf, type MapRow, rowsOf, template } from "./rowsOf";

export type MapProps = {
	view: ConnectionsView;
	/** The connection whose details are open. */
	opened: string | null;
	open: (connection: string | null) => void;
	add: (account: AccountConnections) => void;
};

export function ConnectionMap({ view, opened, open, add }: MapProps) {
	const index = useDraft((state) => state.findings);
	const { select, edit } = useActions();
	const rows = rowsOf(view, index);
	const lines = rows.flatMap((row, at) => (row.of === "line" ? [at] : []));
	const rowAt = (line: number) => rows[lines[line] ?? -1];
	const several = view.accounts.length > 1;
	const columns = Math.max(4, ...view.accounts.map(columnsOf));
	const grid = useGrid({
		rows: lines.length,
		columns,
		span: ({ row, column }) => cellOf(rowAt(row), column),
		scrollTo: (line) => drawn.reveal(lines[line] ?? 0),
		press: (key, at) => {
			const row = rowAt(at.row);
			if (row?.of !== "line" || key === " ") {
				return false;
			}
			if (key === "Delete") {
				void edit([{ at: row.line.at }]).then(() => grid.back());
			} else {
				open(opened === row.line.connection ? null : row.line.connection);
			}
			return true;
		},
	});
	const drawn = useRows(rows.length, { size: 44, keep: lines[grid.at.row] });
	const cell = (line: number, column: number) =>
		spotProps(line, column, grid.at.row === line && grid.at.column === column);
	return (
		<>
			<HatchPatterns />
			<div ref={drawn.ref} className={css.frame} data-many={drawn.isMany}>
				<Part
					is="grid"
					ref={grid.grid}
					{...grid.handlers}
					className={css.grid}
					style={{ minWidth: `max(100%, ${560 + 84 * (columns - 3)}px)` }}
					aria-label={words.grid}
					aria-rowcount={rows.length}
					tabIndex={-1}
				>
					<RowsOf rows={drawn}>
						{(n) => {
							const row = rows[n];
							if (row === undefined) {
								return null;
							}
							const place = { "aria-rowindex": n + 1 };
							switch (row.of) {
								case "columns":
									return <Columns account={row.account} several={several} place={place} />;
								case "band":
									return <Band row={row} place={place} />;
								case "nothing":
									return <Nothing account={row.account} add={() => add(row.account)} />;
								case "line": {
									const { line, account, found } = row;
									const isOpen = opened === line.connection;
									return (
										<>
											<ConnectionRow
												row={row}
												place={place}
												first={account?.first === line.connection}
												opened={isOpen}
												cell={(column) => cell(lines.indexOf(n), column)}
												open={() => open(isOpen ? null : line.connection)}
												entered={() => {
													const [worst] = found;
													if (worst !== undefined) {
														select(worst);
													}
												}}
											/>
											{isOpen && (
												<Part is="row">
													<Part is="gridcell" className={css.details}>
														<Details
															at={line.at}
															name={line.name}
															close={() => {
																open(null);
																grid.back();
															}}
														/>
													</Part>
												</Part>
											)}
										</>
									);
								}
							}
						}}
					</RowsOf>
				</Part>
			</div>
		</>
	);
}

type Place = { "aria-rowindex": number };

/** The head of a Foundry resource: its projects as columns, and those that will come. */
function Columns({
	account,
	several,
	place,
}: {
	account: AccountConnections;
	several: boolean;
	place: Place;
}) {
	const kind = useValue<"test">(`/environments/items/${account.environment}/kind`);
	const lines = account.shared.length + account.single.length > 0;
	const found = useDraft((state) =>
		(state.findings.bySubject.get(account.account) ?? []).filter(
			(finding) => finding.step === "connections" && !finding.subjects.some((id) => id.startsWith("con-")),
		),
	);
	return (
		<>
			{several && (
				<Part is="row" className={css.account}>
					<Part is="rowheader" className={css.accountName}>
						<span className="mono">{account.name}</span>
						<EnvironmentName kind={kind} name={account.environmentName} />
					</Part>
				</Part>
			)}
			{lines && (
				<Part is="row" className={css.columns} style={template(account)} {...place}>
					<Part is="columnheader" className={css.nameCell}>
						{words.connection}
					</Part>
					{account.projects.map((project) => (
						<Part key={project.project} is="columnheader" className={css.project} title={project.name}>
							<strong>{project.label}</strong>
							{project.sensitivity !== null && (
								<span>{choiceLabel("/organization/projects/prj/sensitivity", project.sensitivity)}</span>
							)}
						</Part>
					))}
					<Part is="columnheader" className={css.project}>
						<span>{words.later}</span>
						<span>{words.inherit}</span>
					</Part>
					<Part is="columnheader" className={css.reachedHead}>
						{words.reachedAs}
					</Part>
					<Part is="columnheader">{words.target}</Part>
				</Part>
			)}
			{(found.length > 0 || account.otherProjects > 0) && (
				<div className={css.about}>
					<FoundLines findings={found} />
					{account.otherProjects > 0 && <p className="caption">{words.others(account.otherProjects)}</p>}
				</div>
			)}
		</>
	);
}

function Band({ row, place }: { row: Extract<MapRow, { of: "band" }>; place: Place }) {
	const Icon = { shared: CubeRegular, single: FolderRegular, unplaced: QuestionCircleRegular }[row.band];
	const help =
		row.band === "unplaced" ? words.unplacedHelp : row.band === "shared" ? (row.account?.order ?? "") : "";
	return (
		<Part is="row" className={css.band} {...place}>
			<Part is="rowheader" className={css.bandName}>
				<Icon aria-hidden fontSize={18} />
				<strong>{words[row.band]}</strong>
				<span className="caption">{row.count}</span>
				{help !== "" && <span className={`${css.order} caption`}>{help}</span>}
			</Part>
		</Part>
	);
}
