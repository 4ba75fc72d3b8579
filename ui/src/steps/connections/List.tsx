/** The map as a table: one line a connection. */
import type { ConnectionsView } from "../../bindings";
import { FoundMark } from "../../pictures/found";
import { Part } from "../../pictures/part";
import { RowsOf, useRows } from "../../pictures/rows";
import { useDraft } from "../../state/hooks";
import { words } from "../../words/connections";
import { Details } from "./Details";
import css from "./map.module.css";
import { foundOf } from "./rowsOf";

export function ConnectionList({
	view,
	opened,
	open,
}: {
	view: ConnectionsView;
	opened: string | null;
	open: (connection: string | null) => void;
}) {
	const index = useDraft((state) => state.findings);
	const lines = [
		...view.accounts.flatMap((account) =>
			[...account.shared, ...account.single].map((line) => ({
				line,
				where:
					line.level === "project"
						? (account.projects.find((one) => one.project === line.project)?.label ?? "")
						: words.everyProject(account.name),
			})),
		),
		...view.unplaced.map((line) => ({ line, where: words.unplaced })),
	];
	const rows = useRows(lines.length, { size: 44 });
	if (lines.length === 0) {
		return <p className="caption">{words.noneYet}</p>;
	}
	return (
		<div ref={rows.ref} className={css.frame} data-many={rows.isMany}>
			<Part is="table" className={css.list} aria-label={words.list} aria-rowcount={lines.length + 1}>
				<Part is="row" className={css.listHead}>
					{Object.values(words.columns).map((head) => (
						<Part key={head} is="columnheader">
							{head}
						</Part>
					))}
				</Part>
				<RowsOf rows={rows}>
					{(n) => {
						const entry = lines[n];
						if (entry === undefined) {
							return null;
						}
						const { line, where } = entry;
						const isOpen = opened === line.connection;
						const [worst] = foundOf(line, index);
						return (
							<>
								<Part is="row" className={css.listRow} data-blocked={worst?.severity === "blocker"}>
									<Part is="cell" className={css.nameCell}>
										<button
											type="button"
											className={css.name}
											data-at={isOpen ? undefined : line.at}
											aria-expanded={isOpen}
											onClick={() => open(isOpen ? null : line.connection)}
										>
											<span className={css.first}>{line.name}</span>
										</button>
										{worst !== undefined && <FoundMark finding={worst} />}
									</Part>
									<Part is="cell">
										{line.categoryLabel ?? line.category}
										{line.preview && <span className={css.tag}>{words.preview}</span>}
									</Part>
									<Part is="cell">{where}</Part>
									<Part is="cell">{line.reachedAs ?? words.notSaid}</Part>
									<Part is="cell" className={css.first}>
										{line.target === "" ? words.noTarget : line.target}
									</Part>
									<Part is="cell">
										{line.owner ?? words.noOwner}
										{line.ownerReach !== null && <div className="caption">{line.ownerReach}</div>}
									</Part>
								</Part>
								{isOpen && (
									<Part is="row">
										<Part is="cell" className={css.details}>
											<Details at={line.at} name={line.name} close={() => open(null)} />
										</Part>
									</Part>
								)}
							</>
						);
					}}
				</RowsOf>
			</Part>
		</div>
	);
}
