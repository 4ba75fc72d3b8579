/** A use case in the matrix. Its answers are read where they stand, so a press shows at once. */
import { memo, useEffect, useRef } from "react";
import type { ModelsView } from "../../bindings";
import { TextField } from "../../fields/text";
import { cellProps, rowProps, said } from "../../pictures/grid";
import { useDraft, useValue } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { words as fields } from "../../words/fields";
import { words } from "../../words/models";
import { shown } from "../../words/plan";
import { FindingMark, findingsAbout, ThingMark } from "../parts/finds";
import css from "./models.module.css";
import { boundaryAt, strategyAt, whyAt } from "./places";

const steps = ["models"] as const;

type RowProps = {
	row: ModelsView["strategies"][number];
	index: number;
	/** Column of the tab stop; -1 for none in this row. */
	here: number;
	/** Names of the environments. */
	whats: string[];
	/** The reason is being written. */
	writing: boolean;
	done: () => void;
};

export const StrategyRow = memo(
	function StrategyRow({ row, index, here, whats, writing, done }: RowProps) {
		const line = index + 1;
		const boundary = row.cells.length + 1;
		return (
			<div {...rowProps(line)} className={css.row}>
				<div className={`${css.cell} ${css.subject}`} {...cellProps(line, 0, here === 0, "rowheader")}>
					<span className={css.line}>
						<span>{row.name}</span>
						<RowMark row={row} />
					</span>
					<span className="caption">{row.groupName}</span>
				</div>
				{row.cells.map((cell, at) => (
					<Choice
						key={cell.environment}
						at={strategyAt(row.id, cell.environment)}
						useCase={row.name}
						what={whats[at] ?? ""}
						none={row.usesModels ? (cell.planned ? undefined : words.noProject) : words.callsNone}
						missingOf={cell.missing ? row.id : undefined}
						props={cellProps(line, at + 1, here === at + 1)}
					/>
				))}
				<Choice
					at={boundaryAt(row.id)}
					useCase={row.name}
					what={words.boundary}
					none={row.usesModels ? undefined : words.callsNone}
					props={cellProps(line, boundary, here === boundary)}
				/>
				<Why
					id={row.id}
					useCase={row.name}
					writing={writing}
					done={done}
					props={cellProps(line, boundary + 1, here === boundary + 1)}
				/>
			</div>
		);
	},
	(before, after) =>
		before.row === after.row &&
		before.index === after.index &&
		before.here === after.here &&
		before.writing === after.writing &&
		before.whats.join() === after.whats.join(),
);

type CellOf = ReturnType<typeof cellProps>;

function Choice({
	at,
	useCase,
	what,
	none,
	missingOf,
	props,
}: {
	at: string;
	useCase: string;
	what: string;
	/** Why nothing is asked here. */
	none: string | undefined;
	/** The use case, where its answer is missing. */
	missingOf?: string | undefined;
	props: CellOf;
}) {
	const value = useValue<string>(at);
	const text = value === undefined ? (none ?? fields.undecided) : shown(at, value);
	return (
		<div
			className={css.cell}
			data-at={at}
			data-open={value === undefined}
			{...said(words.cell(useCase, what, text))}
			{...props}
		>
			<span>{text}</span>
			<ThingMark id={value === undefined ? (missingOf ?? "") : ""} at={at} steps={steps} tabStop={false} />
		</div>
	);
}

function Why({
	id,
	useCase,
	writing,
	done,
	props,
}: {
	id: string;
	useCase: string;
	writing: boolean;
	done: () => void;
	props: CellOf;
}) {
	const at = whyAt(id);
	const value = useValue<string>(at) ?? "";
	const cell = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (writing) {
			cell.current?.querySelector("input")?.focus();
		}
	}, [writing]);
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: a cell; its role comes with its properties
		<div
			ref={cell}
			className={css.cell}
			{...(writing ? {} : { "data-at": at })}
			{...said(words.cell(useCase, words.why, value || fields.undecided))}
			{...props}
			onBlur={(event) => {
				if (writing && event.target !== cell.current) {
					done();
				}
			}}
			onKeyDown={(event) => {
				if (writing && event.key === "Enter") {
					event.stopPropagation();
					done();
				}
			}}
		>
			{writing ? (
				<TextField at={at} dense inGrid label={`${words.why}: ${useCase}`} />
			) : (
				<span className="caption">{value}</span>
			)}
		</div>
	);
}

/** Findings about the use case that stand at no cell of it. */
function RowMark({ row }: { row: RowProps["row"] }) {
	const finding = useDraft((state) => {
		const all = findingsAbout(state, { id: row.id, at: pointer("models", "strategies", row.id), steps });
		const cells = [boundaryAt(row.id), ...row.cells.map((cell) => strategyAt(row.id, cell.environment))];
		const inCells = row.cells.some((cell) => cell.missing);
		return all.find((one) => !cells.includes(one.at) && !(inCells && one.subjects.includes(row.id)));
	});
	return finding === undefined ? null : <FindingMark finding={finding} tabStop={false} />;
}
