/** A line of the matrix: who it is for, empty cells that take a role, and the bar. */
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { BotRegular } from "@fluentui/react-icons/svg/bot";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { LinkRegular } from "@fluentui/react-icons/svg/link";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { PeopleTeamRegular } from "@fluentui/react-icons/svg/people-team";
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { memo } from "react";
import type { AccessRow, ScopeKind } from "../../bindings";
import { FoundMark, foundText } from "../../pictures/found";
import { spotProps } from "../../pictures/grid";
import { Hatch } from "../../pictures/hatch";
import { Part } from "../../pictures/part";
import { useActions } from "../../state/hooks";
import { barText, whoText, words } from "../../words/access";
import type { Asked } from "./Asking";
import { isOwn } from "./change";
import { type Line, placeName, scopes } from "./lines";
import css from "./matrix.module.css";

type LineProps = {
	n: number;
	line: Line;
	columns: readonly ScopeKind[];
	/** Column of the tab stop; -1 for none in this line. */
	here: number;
	ask: (asked: Asked) => void;
};

/** Drawn again only when something in it changes, not while the lines scroll. */
export const LineOf = memo(function LineOf({ n, line, columns, here, ask }: LineProps) {
	const spot = (column: number) => spotProps(n, column, here === column);
	const { row, bar, first, last, start } = line;
	const blocked = [...line.found, ...line.foundOfRow].some((finding) => finding.severity === "blocker");
	const takes = row.persona !== null || row.principal !== null;
	return (
		<Part
			className={css.line}
			is="row"
			tabIndex={-1}
			aria-rowindex={n + 2}
			data-first={first}
			data-last={last}
			data-blocked={blocked}
		>
			<Part
				className={css.who}
				is="rowheader"
				{...spot(0)}
				onKeyDown={(event) => {
					if (event.key === "Enter" && takes && event.currentTarget === event.target) {
						event.preventDefault();
						ask({ of: "row", row, target: event.currentTarget });
					}
				}}
			>
				{first ? (
					<Who line={line} ask={ask} />
				) : (
					<span className="hidden-text">{words.furtherRole(whoText(row))}</span>
				)}
			</Part>
			{columns.map((scope, at) => {
				const column = at + 1;
				if (bar !== null && column >= start && (column === start || column <= scopes.length)) {
					return column === start && <BarOf key={scope} {...{ n, line, here, ask }} />;
				}
				const name = scope === "resource" ? words.otherResource : placeName(scope);
				return (
					<Part key={scope} className={css.empty} is="gridcell" style={{ gridColumn: column + 1 }}>
						{takes && scope !== "resource" ? (
							<button
								type="button"
								className={css.add}
								{...spot(column)}
								aria-label={words.addAt(whoText(row), name)}
								onClick={(event) => ask({ of: "new", row, scope, target: event.currentTarget })}
							>
								<AddRegular aria-hidden fontSize={18} />
							</button>
						) : (
							<span className={css.nothing} {...spot(column)}>
								<span className="hidden-text">{words.nothingAt(whoText(row), name)}</span>
							</span>
						)}
					</Part>
				);
			})}
		</Part>
	);
});

function Who({ line: { row, foundOfRow }, ask }: { line: Line; ask: (asked: Asked) => void }) {
	const Icon =
		row.principal === null ? BotRegular : row.kind === "person" ? PersonRegular : PeopleTeamRegular;
	const [found] = foundOfRow;
	const second =
		row.holder === "nobody"
			? words.nobody
			: row.identities !== null
				? words.identities(row.identities)
				: row.name !== null && row.name !== row.label
					? row.name
					: row.kind === null
						? ""
						: words.kinds[row.kind];
	return (
		<>
			<div className={css.whoText}>
				<div className={css.label}>
					<span>{row.label}</span>
					{found !== undefined && <FoundMark finding={found} tabIndex={-1} />}
				</div>
				{second !== "" && (
					<div className={css.second}>
						{row.holder !== "nobody" && <Icon aria-hidden fontSize={14} />}
						<span>
							{second}
							{row.principal !== null && !row.verified && ` · ${words.unverified}`}
						</span>
					</div>
				)}
			</div>
			{(row.persona !== null || row.principal !== null) && (
				<button
					type="button"
					className={css.more}
					tabIndex={-1}
					aria-label={`${words.addRoleAt}… ${whoText(row)}`}
					title={`${words.addRoleAt}…`}
					onClick={(event) => ask({ of: "row", row, target: event.currentTarget })}
				>
					<AddRegular aria-hidden />
				</button>
			)}
		</>
	);
}

function text(row: AccessRow, line: Line, single: boolean): string {
	const { bar } = line;
	if (bar === null) {
		return whoText(row);
	}
	const place = bar.from === null ? "" : single ? bar.scopeLabel : placeName(bar.from);
	return barText(row, bar, place, line.found.map(foundText));
}

function BarOf({ n, line, here, ask }: Omit<LineProps, "columns">) {
	const { row, bar, start, found } = line;
	const { enterField, select } = useActions();
	if (bar === null) {
		return null;
	}
	const [worst] = found;
	const entered = () => {
		enterField(`${bar.at}/roleId`);
		if (worst !== undefined) {
			select(worst);
		}
	};
	const own = isOwn(bar);
	// What is for one place of its own says which.
	const single = bar.scopeLabel !== "" && (bar.origin === "manual" || bar.from === "resource");
	const reaches = start <= scopes.length;
	const level = bar.level === "administer" ? "administer" : bar.level === "build" ? "build" : "read";
	const said = [
		bar.from === null ? words.noPlace : "",
		bar.eligible ? words.onRequest : "",
		bar.conditional ? words.limited : "",
	].filter((part) => part !== "");
	return (
		<Part
			className={css.barCell}
			is="gridcell"
			onContextMenu={(event) => {
				event.preventDefault();
				ask({ of: "bar", line, target: event.currentTarget });
			}}
			aria-colspan={reaches ? scopes.length - start + 1 : 1}
			style={{ gridColumn: `${start + 1} / ${reaches ? scopes.length + 2 : start + 2}` }}
		>
			<div
				className={css.bar}
				data-level={level}
				data-found={worst?.severity}
				data-placed={bar.from !== null}
			>
				{reaches && bar.from !== null && <Hatch ink={level === "read" ? "neutral" : "brand"} />}
				<div className={css.barLabel}>
					{worst !== undefined && (
						<span className={css.worst}>
							<FoundMark finding={worst} tabIndex={-1} />
						</span>
					)}
					<button
						type="button"
						className={css.role}
						{...spotProps(n, start, here === start)}
						data-at={bar.at}
						title={bar.scopes.length === 0 ? undefined : bar.scopes.slice(0, 12).join("\n")}
						onFocus={entered}
						onClick={(event) =>
							ask({
								of: own ? "role" : "bar",
								line,
								target: event.currentTarget.closest("[role=gridcell]") ?? event.currentTarget,
							})
						}
					>
						<span className="hidden-text">{text(row, line, single)}</span>
						<span aria-hidden>
							{bar.roleName ?? (bar.role === "" ? words.noRole : bar.role)}
							{single && <span className={css.place}> {words.on(bar.scopeLabel)}</span>}
						</span>
						{own ? (
							<ChevronDownRegular aria-hidden fontSize={14} />
						) : (
							<LinkRegular aria-hidden fontSize={14} />
						)}
					</button>
				</div>
				{said.length > 0 && <span className={css.said}>{said.join(", ")}</span>}
				<button
					type="button"
					className={`${css.more} ${css.moreOfBar}`}
					tabIndex={-1}
					aria-label={words.moreOf(bar.roleName ?? words.noRole)}
					title={words.moreOf(bar.roleName ?? words.noRole)}
					onClick={(event) => ask({ of: "bar", line, target: event.currentTarget })}
				>
					<MoreHorizontalRegular aria-hidden />
				</button>
			</div>
		</Part>
	);
}
