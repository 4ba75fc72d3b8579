/** Lines of a comparison by Foundry resource: one tree, of which only what is in view is drawn. */
import { Button, Input } from "@fluentui/react-components";
import { FilterRegular } from "@fluentui/react-icons/svg/filter";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ChangeGroup, ChangeState, Compared } from "../../bindings";
import { RowsOf, useRows } from "../../pictures/rows";
import { Tabs } from "../../pictures/tabs";
import { useAzure, useAzureActions } from "../../state/azure";
import { countIn, needSomeone, words } from "../../words/compare";
import css from "./compare.module.css";
import { Requests } from "./Requests";
import { GroupRow, LineRow } from "./Row";
import { type Lines as Looked, useLines } from "./useLines";
import { useTree } from "./useTree";

export type Row = { group: number } | { line: number; group: number };

/** Height of the title of the screen, which stays. */
const titleHeight = 60;

const none: ChangeState[] = [];

export function groupKey({ environment, label, group }: ChangeGroup): string {
	return `${environment ?? ""} ${group} ${label}`;
}

/** Groups with their lines, as far as they are unfolded. */
export function rowsOf(groups: ChangeGroup[], folded: string[]): Row[] {
	return groups.flatMap((group, at): Row[] => {
		const open = !folded.includes(groupKey(group));
		const lines = open
			? Array.from({ length: group.count }, (_, n): Row => ({ line: group.from + n, group: at }))
			: [];
		return [{ group: at }, ...lines];
	});
}

export function Lines({ compared }: { compared: Compared }) {
	const shown = useAzure((state) => state.shown);
	const { show } = useAzureActions();
	const someone = countIn(compared.counts, ...needSomeone);
	return (
		<section aria-label={words.list}>
			<div className={css.tools}>
				<Tabs
					label={words.tabs}
					tabs={[
						{ id: "scope", label: words.byScope },
						{ id: "someone", label: words.someone(someone) },
					]}
					chosen={shown.tab}
					choose={(tab) => show({ tab, states: [], row: 1, line: null })}
				/>
				<span className={css.grow} />
				{countIn(compared.counts, "blocked", "unknown") > 0 && <Requests compared={compared} />}
				<WordsFilter lines={compared.lines} />
			</div>
			<Tree compared={compared} />
		</section>
	);
}

function WordsFilter({ lines }: { lines: number }) {
	const kept = useAzure((state) => state.shown.words);
	const { show } = useAzureActions();
	const [text, setText] = useState(kept);
	const [before, setBefore] = useState(kept);
	if (before !== kept) {
		setBefore(kept);
		setText(kept);
	}
	useEffect(() => {
		if (text.trim() === kept.trim()) {
			return undefined;
		}
		const timer = setTimeout(() => show({ words: text, row: 1, line: null }), 200);
		return () => clearTimeout(timer);
	}, [text, kept, show]);
	return (
		<Input
			className={css.filter ?? ""}
			size="small"
			type="search"
			contentBefore={<FilterRegular fontSize={16} />}
			aria-label={words.filterLabel}
			placeholder={words.filter(lines)}
			value={text}
			data-own-undo=""
			onChange={(_, { value }) => setText(value)}
		/>
	);
}

function Tree({ compared }: { compared: Compared }) {
	const shown = useAzure((state) => state.shown);
	const { show } = useAzureActions();
	const states = shown.tab === "someone" ? needSomeone : shown.states.length === 0 ? none : shown.states;
	const lines = useLines(compared, states, shown.words);
	const { groups, want, line: lineAt } = lines;
	const rows = useMemo(() => rowsOf(groups ?? [], shown.folded), [groups, shown.folded]);
	const at = Math.min(Math.max(0, shown.row), Math.max(0, rows.length - 1));
	const drawn = useRows(rows.length, {
		size: (row) => ("line" in (rows[row] ?? {}) ? 47 : 27),
		within: "screen",
		above: titleHeight,
		below: 12,
		keep: at,
	});
	const tree = useTree(rows, groups ?? [], lineAt, at, drawn.reveal);
	useWanted(rows, at, want, drawn.range);

	if (groups === null) {
		return <div className={css.shape} aria-hidden="true" />;
	}
	if (rows.length === 0) {
		return (
			<p className={css.none}>
				{shown.words.trim() === "" ? words.noneSomeone : words.none}{" "}
				<Button
					size="small"
					onClick={() => show({ tab: "scope", states: [], words: "", row: 1, line: null })}
				>
					{words.clear}
				</Button>
			</p>
		);
	}
	return (
		<div
			ref={drawn.ref}
			className={css.tree}
			role="tree"
			aria-label={words.list}
			tabIndex={0}
			aria-activedescendant={`change-${at}`}
			onKeyDown={tree.keys}
		>
			<RowsOf rows={drawn}>
				{(n) => {
					const row = rows[n];
					const group = row === undefined ? undefined : groups[row.group];
					if (row === undefined || group === undefined) {
						return null;
					}
					const own = { id: `change-${n}`, active: n === at, press: () => tree.press(n) };
					return "line" in row ? (
						<LineRow {...own} line={lineAt(row.line)} place={row.line - group.from + 1} of={group.count} />
					) : (
						<GroupRow
							{...own}
							group={group}
							open={!shown.folded.includes(groupKey(group))}
							place={row.group + 1}
							of={groups.length}
						/>
					);
				}}
			</RowsOf>
		</div>
	);
}

/** How long a place has to stay in view before its lines are asked for: nobody reads what rushes past. */
const settles = 50;

/** Asks for the lines in view, and for the one that the keys are at. */
function useWanted(rows: Row[], row: number, want: Looked["want"], [from, to]: [number, number]): void {
	const view = useRef<[number, number]>([0, 0]);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const ask = useCallback(() => {
		clearTimeout(timer.current);
		timer.current = setTimeout(() => {
			const [first, last] = view.current;
			const lines: (Row | undefined)[] = [...rows.slice(Math.max(0, first - 8), last + 9), rows[row]];
			for (const one of lines) {
				if (one !== undefined && "line" in one) {
					want(one.line, one.line);
				}
			}
		}, settles);
	}, [rows, row, want]);
	useEffect(ask, [ask]);
	useEffect(() => () => clearTimeout(timer.current), []);
	useLayoutEffect(() => {
		view.current = [from, to];
		ask();
	}, [from, to, ask]);
}
