/** Who can do what in a project: people down, abilities across. One grid with one tab stop. */
import {
	type CSSProperties,
	type FocusEvent,
	type KeyboardEvent,
	type MouseEvent,
	memo,
	type Ref,
	useImperativeHandle,
} from "react";
import type { AbilitiesView, AbilityName, AbilityRow } from "../../../bindings";
import type { Finding } from "../../../host/types";
import { FoundMark } from "../../../pictures/found";
import { spotProps, useGrid } from "../../../pictures/grid";
import { Part } from "../../../pictures/part";
import { RowsOf, useRows } from "../../../pictures/rows";
import { cellText, whoText, words } from "../../../words/abilities";
import css from "./abilities.module.css";
import { AnswerMark } from "./marks";
import { answerOf, type Pointed } from "./standing";

const headHeight = 42;

/** What the table tells of the keys and the pointer. */
export type Heard = {
	/** The pointer is over a cell. */
	over: (at: Pointed, cell: HTMLElement) => void;
	/** The pointer left the cells. */
	out: () => void;
	/** A cell got focus. */
	focused: (at: Pointed, cell: HTMLElement) => void;
	/** Focus left the table. */
	left: () => void;
	/** Enter or a press. */
	pressed: (at: Pointed, cell: HTMLElement) => void;
	escaped: () => boolean;
};

export type TableKeys = {
	/** Focus goes back to its cell. */
	back: () => void;
};

type Props = {
	view: AbilitiesView;
	/** Which of the view's abilities are columns. */
	columns: number[];
	/** Name of the project. */
	project: string;
	findings: (row: AbilityRow) => Finding | undefined;
	heard: Heard;
	keys: Ref<TableKeys>;
};

export function AbilityTable({ view, columns, project, findings, heard, keys }: Props) {
	const { rows } = view;
	const grid = useGrid({
		rows: rows.length,
		columns: columns.length + 1,
		scrollTo: (row) => drawn.reveal(row),
		press: (key, at) => {
			const { activeElement } = document;
			const isIt = key === "Enter" && activeElement instanceof HTMLElement;
			if (isIt) {
				heard.pressed(at, activeElement);
			}
			return isIt;
		},
	});
	const drawn = useRows(rows.length, { size: 30, above: headHeight, keep: grid.at.row });
	useImperativeHandle(keys, () => ({ back: grid.back }));
	const abilities = columns.flatMap((n) => view.abilities[n] ?? []);
	const labels = rows.map((row) => row.label);
	const template = { "--abilities": abilities.length } as CSSProperties;

	const told = (tell: (at: Pointed, cell: HTMLElement) => void) => (event: { target: EventTarget }) => {
		const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-cell]") : null;
		const [row, column] = cell?.dataset.cell?.split(":").map(Number) ?? [];
		if (cell !== null && row !== undefined && column !== undefined) {
			tell({ row, column }, cell);
		}
	};
	const keyed = (event: KeyboardEvent<HTMLElement>) => {
		if (event.key === "Escape" && heard.escaped()) {
			event.stopPropagation();
		} else {
			grid.handlers.onKeyDown(event);
		}
	};
	return (
		<div ref={drawn.ref} className={css.frame} data-many={drawn.isMany}>
			<Part
				ref={grid.grid}
				className={css.table}
				style={template}
				data-wide={abilities.length > 11}
				is="grid"
				aria-label={words.table(project)}
				aria-rowcount={rows.length + 1}
				aria-colcount={abilities.length + 1}
				tabIndex={-1}
				onKeyDown={keyed}
				onFocus={(event: FocusEvent<HTMLElement>) => {
					grid.handlers.onFocus(event);
					told(heard.focused)(event);
				}}
				onBlur={(event: FocusEvent<HTMLElement>) => {
					grid.handlers.onBlur(event);
					if (!event.currentTarget.contains(event.relatedTarget)) {
						heard.left();
					}
				}}
				onMouseOver={told(heard.over)}
				onMouseLeave={heard.out}
				onClick={(event: MouseEvent<HTMLElement>) => {
					if (event.target instanceof Element && event.target.closest("button") === null) {
						told(heard.pressed)(event);
					}
				}}
			>
				<Part className={css.head} is="row" aria-rowindex={1}>
					<Part className={css.corner} is="columnheader">
						<span className="hidden-text">{words.who}</span>
					</Part>
					{abilities.map(({ id, name, short }, n) => (
						<Part key={id} is="columnheader" className={css.ability} title={name} aria-colindex={n + 2}>
							{short}
						</Part>
					))}
				</Part>
				<RowsOf rows={drawn}>
					{(n) => {
						const row = rows[n];
						return (
							row !== undefined && (
								<RowOf
									key={`${row.id} ${row.identity}`}
									n={n}
									row={row}
									abilities={abilities}
									columns={columns}
									named={labels.indexOf(row.label) !== labels.lastIndexOf(row.label)}
									finding={findings(row)}
									here={grid.at.row === n ? grid.at.column : -1}
								/>
							)
						);
					}}
				</RowsOf>
			</Part>
		</div>
	);
}

type RowProps = {
	n: number;
	row: AbilityRow;
	abilities: AbilityName[];
	columns: number[];
	/** Its name stands below: others are called the same. */
	named: boolean;
	finding: Finding | undefined;
	/** Column of the tab stop; -1 for none in this row. */
	here: number;
};

/** Drawn again only when it changes: with every ability shown there are thousands of cells. */
const RowOf = memo(
	function RowOf({ n, row, abilities, columns, named, finding, here }: RowProps) {
		return (
			<Part className={css.row} is="row" aria-rowindex={n + 2}>
				<Part
					className={css.who}
					is="rowheader"
					{...spotProps(n, 0, here === 0)}
					data-found={finding?.severity}
				>
					<span className={css.label}>
						<span aria-hidden>{row.label}</span>
						<span className="hidden-text">{whoText(row)}</span>
						{named && (
							<span className={css.name} aria-hidden>
								{row.name}
							</span>
						)}
					</span>
					{finding !== undefined && <FoundMark finding={finding} tabIndex={-1} />}
				</Part>
				{columns.map((place, at) => {
					const ability = abilities[at];
					const standing = row.cells[place];
					if (ability === undefined || standing === undefined) {
						return null;
					}
					const answer = answerOf(standing);
					return (
						<Part
							key={ability.id}
							className={css.cell}
							is="gridcell"
							aria-label={cellText(row, ability, standing)}
							aria-colindex={at + 2}
							data-answer={answer}
							{...spotProps(n, at + 1, here === at + 1)}
						>
							<span className="hidden-text">{cellText(row, ability, standing)}</span>
							<AnswerMark of={answer} />
							{standing.doubts.length > 0 && <span className={css.disputed} aria-hidden />}
						</Part>
					);
				})}
			</Part>
		);
	},
	(before, after) =>
		before.row === after.row &&
		before.n === after.n &&
		before.here === after.here &&
		before.named === after.named &&
		before.finding === after.finding &&
		before.columns.join() === after.columns.join() &&
		before.abilities.length === after.abilities.length,
);
