/** Use cases down, environments across: how each gets its models, where data may go, and why. */
import { Input, Menu, MenuItemRadio, MenuList, MenuPopover } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { type CSSProperties, useEffect, useMemo, useState } from "react";
import type { ModelsView } from "../../bindings";
import type { Patch } from "../../host/types";
import { cellProps, gridProps, rowGroup, rowProps, type Spot, useGrid } from "../../pictures/grid";
import { RowsOf, useRows } from "../../pictures/rows";
import { useActions, useDraft, useDraftStore } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { isWithin, pointer, valueAt } from "../../state/pointer";
import { words as fieldWordsOfOwn } from "../../words/fields";
import { words } from "../../words/models";
import { words as shared } from "../../words/parts";
import { fieldWords } from "../../words/plan";
import css from "./models.module.css";
import { boundaryAt, strategyAt, whyAt } from "./places";
import { StrategyRow } from "./StrategyRow";

const headHeight = 36;

/** A picker that is open at a cell, or at a head for every use case without an answer. */
type Picking = { target: HTMLElement; places: string[]; value: string; title: string };

export function Strategies({ view }: { view: ModelsView }) {
	const draft = useDraftStore();
	const { edit, enter } = useActions();
	const { environments } = view;
	const names = useDraft((state) => environments.map((id) => nameOf(state.document, id)));
	const kinds = useDraft((state) =>
		environments.map((id) => valueAt(state.document, pointer("environments", "items", id, "kind"))),
	);
	const [text, setText] = useState("");
	const [picking, setPicking] = useState<Picking | null>(null);
	const [writing, setWriting] = useState<string | null>(null);
	const rows = useMemo(() => {
		const typed = text.trim().toLowerCase();
		return view.strategies.filter((row) => `${row.name}\n${row.groupName}`.toLowerCase().includes(typed));
	}, [view, text]);

	const last = environments.length + 2;
	const placeAt = (useCase: string, column: number): string | undefined => {
		const environment = environments[column - 1];
		return environment !== undefined
			? strategyAt(useCase, environment)
			: column === environments.length + 1
				? boundaryAt(useCase)
				: undefined;
	};
	const whatAt = (column: number) =>
		column === last
			? words.why
			: column === environments.length + 1
				? words.boundary
				: (names[column - 1] ?? "");
	const isAsked = (row: ModelsView["strategies"][number], column: number) =>
		row.usesModels && (column > environments.length || row.cells[column - 1]?.planned === true);

	const pickAt = ({ row, column }: Spot): boolean => {
		const target = keys.grid.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
		const document = draft.getState().document;
		if (target === null || target === undefined || column === 0) {
			return false;
		}
		const line = rows[row - 1];
		if (column === last) {
			setWriting(line === undefined ? null : line.id);
			return line !== undefined;
		}
		enter(column === environments.length + 1 ? "models.boundary" : "models.strategies");
		if (line !== undefined) {
			const place = placeAt(line.id, column) ?? "";
			const value = valueAt(document, place);
			setPicking({
				target,
				places: [place],
				value: typeof value === "string" ? value : "",
				title: words.cell(line.name, whatAt(column), ""),
			});
			return true;
		}
		const places = view.strategies
			.filter((one) => isAsked(one, column))
			.map((one) => placeAt(one.id, column) ?? "")
			.filter((place) => valueAt(document, place) === undefined);
		setPicking({ target, places, value: "", title: words.forAll(places.length, whatAt(column)) });
		return true;
	};
	const press = (key: string, at: Spot): boolean => {
		const line = rows[at.row - 1];
		if (key === "Delete") {
			const place = line === undefined ? undefined : (placeAt(line.id, at.column) ?? whyAt(line.id));
			if (place === undefined || at.column === 0 || valueAt(draft.getState().document, place) === undefined) {
				return false;
			}
			void edit([{ at: place }]);
			return true;
		}
		return pickAt(at);
	};
	const keys = useGrid({
		rows: rows.length + 1,
		columns: last + 1,
		begin: { row: 1, column: 1 },
		scrollTo: (row) => shown.reveal(row - 1),
		press,
	});
	const shown = useRows(rows.length, {
		size: 47,
		above: headHeight,
		keep: keys.at.row - 1,
		keyOf: (index) => rows[index]?.id ?? index,
	});
	// A field that is asked for is brought into view, whatever was filtered.
	const wish = useDraft((state) => state.wish);
	const [seen, setSeen] = useState<number>();
	if (wish !== null && wish.n !== seen) {
		setSeen(wish.n);
		if (rows.every((row) => !isWithin(wish.at, pointer("models", "strategies", row.id)))) {
			setText("");
		}
	}
	// biome-ignore lint/correctness/useExhaustiveDependencies: once for each wish, where its row is then
	useEffect(() => {
		const place = wish?.at ?? "";
		shown.reveal(rows.findIndex((row) => isWithin(place, pointer("models", "strategies", row.id))));
	}, [seen, text]);
	const done = () => {
		setPicking(null);
		setWriting(null);
		keys.back();
	};
	const take = (value: string) => {
		if (picking !== null && (value !== picking.value || picking.places.length > 1)) {
			const patch: Patch = picking.places.map((at) => (value === "" ? { at } : { at, to: value }));
			if (patch.length > 0) {
				void edit(patch);
			}
		}
		done();
	};
	// The menu opens at the answer that is there.
	useEffect(() => {
		if (picking === null) {
			return undefined;
		}
		const frame = requestAnimationFrame(() =>
			document.querySelector<HTMLElement>('[role="menuitemradio"][aria-checked="true"]')?.focus(),
		);
		return () => cancelAnimationFrame(frame);
	}, [picking]);
	const choices = Object.entries(fieldWords(picking?.places[0] ?? "")?.choices ?? {});
	const template = `minmax(140px, 1.2fr) repeat(${environments.length}, minmax(106px, 0.7fr)) minmax(100px, 0.8fr) minmax(210px, 2.2fr)`;
	const least = 450 + 106 * environments.length;
	return (
		<>
			{view.strategies.length >= 12 && (
				<div className={css.filter}>
					<Input
						size="small"
						value={text}
						contentBefore={<SearchRegular />}
						placeholder={words.filterUseCases}
						aria-label={words.filterUseCases}
						onChange={(_, { value }) => setText(value)}
					/>
					<span className="caption" role="status">
						{shared.filtered(rows.length, view.strategies.length, "use case")}
					</span>
				</div>
			)}
			<div className={css.frame} ref={shown.ref}>
				{/* biome-ignore lint/a11y/noStaticElementInteractions: a press on a cell is what Enter does */}
				{/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
				<div
					ref={keys.grid}
					{...keys.handlers}
					onClick={({ target }) => {
						const cell = target instanceof Element ? target.closest<HTMLElement>("[data-cell]") : null;
						const [row = 0, column = 0] = (cell?.dataset.cell ?? "").split(":").map(Number);
						if (cell !== null && target instanceof Element && target.closest("button, input") === null) {
							pickAt({ row, column });
						}
					}}
					{...gridProps(words.strategies, rows.length + 1, last + 1)}
					className={css.matrix}
					style={{ "--template": template, minWidth: least } as CSSProperties}
				>
					<div {...rowProps(0)} className={`${css.row} ${css.head}`}>
						{[words.useCase, ...names, words.boundary, words.why].map((head, column) => (
							<div
								// biome-ignore lint/suspicious/noArrayIndexKey: the columns' places are what they are
								key={column}
								className={css.cell}
								data-kind={kinds[column - 1]}
								{...cellProps(0, column, keys.at.row === 0 && keys.at.column === column, "columnheader")}
							>
								{head}
							</div>
						))}
					</div>
					<div {...rowGroup}>
						<RowsOf rows={shown}>
							{(index) => {
								const row = rows[index];
								return row === undefined ? null : (
									<StrategyRow
										row={row}
										index={index}
										here={keys.at.row === index + 1 ? keys.at.column : -1}
										whats={names}
										writing={writing === row.id}
										done={done}
									/>
								);
							}}
						</RowsOf>
					</div>
				</div>
			</div>
			{picking !== null && (
				<Menu
					open
					onOpenChange={(_, { open }) => (open ? undefined : done())}
					positioning={{ target: picking.target, position: "below", align: "start" }}
					checkedValues={{ choice: [picking.value] }}
				>
					<MenuPopover>
						<MenuList aria-label={picking.title}>
							{picking.places.length !== 1 && (
								<p className={css.menuTitle}>
									{picking.places.length === 0 ? words.allAnswered(picking.title) : picking.title}
								</p>
							)}
							{choices.map(([value, { label, help }]) => (
								<MenuItemRadio
									key={value}
									name="choice"
									value={value}
									subText={help}
									onClick={() => take(value)}
								>
									{label}
								</MenuItemRadio>
							))}
							{picking.places.length === 1 && (
								<MenuItemRadio name="choice" value="" onClick={() => take("")}>
									{fieldWordsOfOwn.undecided}
								</MenuItemRadio>
							)}
						</MenuList>
					</MenuPopover>
				</Menu>
			)}
		</>
	);
}
