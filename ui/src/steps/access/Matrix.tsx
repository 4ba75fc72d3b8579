/**
 * Who holds which role where: personas down, scopes from broad to narrow across. A role is a bar that
 * starts at its scope and reaches everything to the right. One grid with one tab stop.
 */
import { BoxRegular } from "@fluentui/react-icons/svg/box";
import { BuildingRegular } from "@fluentui/react-icons/svg/building";
import { CubeRegular } from "@fluentui/react-icons/svg/cube";
import { FolderRegular } from "@fluentui/react-icons/svg/folder";
import { StorageRegular } from "@fluentui/react-icons/svg/storage";
import { useEffect, useMemo, useRef, useState } from "react";
import type { AccessRow, ScopeKind } from "../../bindings";
import { type Spot, useGrid } from "../../pictures/grid";
import { HatchPatterns } from "../../pictures/hatch";
import { Part } from "../../pictures/part";
import { RowsOf, useRows } from "../../pictures/rows";
import { announce } from "../../state/announce";
import { useActions, useDraft } from "../../state/hooks";
import { whoText, words } from "../../words/access";
import { type Asked, Asking } from "./Asking";
import { isOwn, removalOf } from "./change";
import { LineOf } from "./LineOf";
import { type Line, linesOf, placeName, scopes } from "./lines";
import css from "./matrix.module.css";

const icons: Record<ScopeKind, typeof BoxRegular> = {
	subscription: BuildingRegular,
	resourceGroup: BoxRegular,
	account: CubeRegular,
	project: FolderRegular,
	resource: StorageRegular,
};

const withBeside: readonly ScopeKind[] = [...scopes, "resource"];

const headHeight = 33;

export function Matrix({
	rows,
	group,
	environment,
}: {
	rows: AccessRow[];
	group: string;
	environment: string;
}) {
	const { edit } = useActions();
	const index = useDraft((state) => state.findings);
	const lines = useMemo(
		() => linesOf(rows, index, { group, environment }),
		[rows, index, group, environment],
	);
	const beside = useMemo(() => lines.some((line) => line.bar?.from === "resource"), [lines]);
	const columns = beside ? withBeside : scopes;
	const [asked, setAsked] = useState<Asked | null>(null);

	const span = ({ row, column }: Spot) => {
		const start = lines[row]?.start ?? Number.POSITIVE_INFINITY;
		const ends = start > scopes.length ? start : scopes.length;
		return column > start && column <= ends ? start : column;
	};
	const firstBar = lines[0]?.start ?? 0;
	/** What is done at a bar; cells without one have nothing for it. */
	const atBar = ({ row, column }: Spot, act: (line: Line) => void) => {
		const line = lines[row];
		if (line === undefined || line.bar === null || column !== line.start) {
			return false;
		}
		act(line);
		return true;
	};
	const askAbout = (at: Spot) =>
		atBar(at, (line) => {
			const { activeElement } = document;
			if (activeElement instanceof HTMLElement) {
				setAsked({ of: "bar", line, target: activeElement });
			}
		});
	const grid = useGrid({
		rows: lines.length,
		columns: columns.length + 1,
		span,
		begin: { row: 0, column: Number.isFinite(firstBar) ? firstBar : 0 },
		scrollTo: (row) => drawn.reveal(row),
		menu: askAbout,
		press: (key, at) => (key === "Delete" ? atBar(at, remove) : key === "F2" && askAbout(at)),
	});
	const drawn = useRows(lines.length, { size: 44, above: headHeight, keep: grid.at.row });

	// What was open gives the focus back to its cell.
	const wasAsked = useRef(false);
	useEffect(() => {
		if (asked === null && wasAsked.current) {
			grid.back();
		}
		wasAsked.current = asked !== null;
	});

	const remove = (line: Line) => {
		if (line.bar !== null && isOwn(line.bar)) {
			announce(words.removed(line.bar.roleName ?? words.noRole, whoText(line.row)));
			void edit(removalOf(line.bar)).then(() => grid.back());
		}
	};
	return (
		<>
			<HatchPatterns />
			<div ref={drawn.ref} className={css.frame} data-many={drawn.isMany}>
				<Part
					ref={grid.grid}
					{...grid.handlers}
					className={css.grid}
					data-beside={beside}
					is="grid"
					aria-label={words.matrix}
					aria-rowcount={lines.length + 1}
					aria-colcount={columns.length + 1}
					tabIndex={-1}
				>
					<Part className={css.head} is="row" aria-rowindex={1}>
						<Part className={css.who} is="columnheader">
							{words.who}
						</Part>
						{columns.map((scope) => {
							const Icon = icons[scope];
							return (
								<Part key={scope} is="columnheader" className={css.scope}>
									<Icon aria-hidden />
									<span>{scope === "resource" ? words.otherResource : placeName(scope)}</span>
								</Part>
							);
						})}
					</Part>
					<RowsOf rows={drawn}>
						{(n) => {
							const line = lines[n];
							return (
								line !== undefined && (
									<LineOf
										key={line.key}
										n={n}
										line={line}
										columns={columns}
										here={grid.at.row === n ? grid.at.column : -1}
										ask={setAsked}
									/>
								)
							);
						}}
					</RowsOf>
				</Part>
			</div>
			{asked !== null && (
				<Asking
					asked={asked}
					environment={environment}
					ask={setAsked}
					remove={remove}
					close={() => setAsked((now) => (now === asked ? null : now))}
				/>
			)}
		</>
	);
}
