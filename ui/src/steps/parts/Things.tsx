/**
 * Things of a collection as a table: a row opens to its fields. From fifty on only rows in view are drawn.
 *
 *   <Things label="Deployments" at="/models/deployments" ids={ids} columns={[…]} Name={…} Cells={…} Details={…} />
 *
 * `Name` stands in the first column, `Cells` draws the others as `<Cell>`s, `Details` what a row opens to.
 */
import { Input } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { type ComponentType, type CSSProperties, type ReactNode, useEffect, useRef, useState } from "react";
import { firstControl } from "../../fields/Question";
import type { Id, Json } from "../../host/types";
import { rowProps, said } from "../../pictures/grid";
import { many, RowsOf, useRows } from "../../pictures/rows";
import { useDraft } from "../../state/hooks";
import { isWithin, pointer } from "../../state/pointer";
import { words } from "../../words/parts";
import { ThingMark } from "./finds";
import css from "./things.module.css";

export type ThingColumn = { head: string; width: string };
type OfThing = ComponentType<{ id: Id }>;

type Props = {
	label: string;
	/** Where the collection stands in the plan. */
	at: string;
	ids: Id[];
	columns: ThingColumn[];
	/** Steps whose findings about a thing stand in its row. */
	steps: readonly string[];
	Name: OfThing;
	Cells: OfThing;
	Details: OfThing;
	/** What the filter looks through; without it there is none. */
	text?: (document: Json, id: Id) => string;
	/** What one thing is called, for the count. */
	one: string;
	/** The thing that was just added: it is opened, and its first field gets focus. */
	fresh?: Id | null;
	/** Shown while there is nothing. */
	empty?: ReactNode;
};

export function Cell({ children, end = false }: { children?: ReactNode; end?: boolean }) {
	return (
		<div {...cellRole} className={css.cell} data-end={end}>
			{children}
		</div>
	);
}
const cellRole = { role: "cell" } as const;
const wideCell = (columns: number) => ({ role: "cell", "aria-colspan": columns }) as const;
const detailsRow = { role: "row" } as const;
const headRole = { role: "columnheader" } as const;
const tableRole = { role: "table" } as const;

const headHeight = 30;

/** Fewer than these are found by looking. */
const few = 12;

export function Things(props: Props) {
	const { label, at, ids, columns, fresh = null, empty } = props;
	const [open, setOpen] = useState<readonly Id[]>([]);
	const [text, setText] = useState("");
	const wish = useDraft((state) => state.wish);
	const [seen, setSeen] = useState<number>();
	const [seenFresh, setSeenFresh] = useState<Id | null>(null);
	// A field that is asked for opens its row.
	if (wish !== null && wish.n !== seen) {
		setSeen(wish.n);
		const id = ids.find((one) => isWithin(wish.at, at + pointer(one)));
		if (id !== undefined && !open.includes(id)) {
			setOpen([...open, id]);
			setText("");
		}
	}
	if (fresh !== seenFresh) {
		setSeenFresh(fresh);
		if (fresh !== null) {
			setOpen([fresh]);
			setText("");
		}
	}
	const typed = text.trim().toLowerCase();
	const shown = useDraft((state) =>
		typed === ""
			? ids
			: ids.filter((id) => (props.text?.(state.document, id) ?? "").toLowerCase().includes(typed)),
	);
	const rows = useRows(shown.length, {
		size: 47,
		above: headHeight,
		keyOf: (index) => shown[index] ?? index,
	});
	// What is asked for may stand where nothing is drawn.
	const asked = open.at(-1);
	// biome-ignore lint/correctness/useExhaustiveDependencies: once for each wish, where its row is then
	useEffect(() => {
		rows.reveal(asked === undefined ? -1 : shown.indexOf(asked));
	}, [seen, seenFresh]);
	if (ids.length === 0) {
		return <p className={css.empty}>{empty}</p>;
	}
	const template = columns.map((column) => column.width).join(" ");
	return (
		<>
			{props.text !== undefined && ids.length >= few && (
				<div className={css.filter}>
					<Input
						size="small"
						value={text}
						contentBefore={<SearchRegular />}
						placeholder={words.filter}
						aria-label={`${words.filter}: ${label}`}
						onChange={(_, { value }) => setText(value)}
					/>
					<span className="caption" role="status">
						{words.filtered(shown.length, ids.length, props.one)}
					</span>
				</div>
			)}
			{shown.length === 0 && <p className={css.empty}>{words.nothingFits}</p>}
			<div className={css.frame} ref={rows.ref} data-many={ids.length > many}>
				<div
					{...tableRole}
					{...said(label)}
					className={css.table}
					style={{ "--template": template } as CSSProperties}
				>
					<div {...rowProps(0)} className={`${css.row} ${css.head}`}>
						{columns.map((column) => (
							<div key={column.head} {...headRole} className={css.cell}>
								{column.head}
							</div>
						))}
					</div>
					<RowsOf rows={rows}>
						{(index) => {
							const id = shown[index];
							return id === undefined ? null : (
								<div className={css.thing}>
									<ThingRow
										{...props}
										id={id}
										line={index + 1}
										isOpen={open.includes(id)}
										isFresh={fresh === id}
										toggle={() =>
											setOpen(open.includes(id) ? open.filter((one) => one !== id) : [...open, id])
										}
									/>
								</div>
							);
						}}
					</RowsOf>
				</div>
			</div>
		</>
	);
}

function ThingRow({
	id,
	at,
	columns,
	line,
	steps,
	isOpen,
	isFresh,
	toggle,
	Name,
	Cells,
	Details,
}: Props & { id: Id; line: number; isOpen: boolean; isFresh: boolean; toggle: () => void }) {
	const details = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (isFresh) {
			firstControl(details.current)?.focus();
		}
	}, [isFresh]);
	return (
		<>
			<div {...rowProps(line)} className={css.row} data-open={isOpen}>
				<Cell>
					<button type="button" className={css.opens} aria-expanded={isOpen} onClick={toggle}>
						<ChevronRightRegular style={{ transform: isOpen ? "rotate(90deg)" : "none" }} aria-hidden />
						<Name id={id} />
					</button>
					<ThingMark id={id} at={at + pointer(id)} steps={steps} />
				</Cell>
				<Cells id={id} />
			</div>
			{isOpen && (
				// biome-ignore lint/a11y/noStaticElementInteractions: Escape folds the row its fields belong to
				<div
					{...detailsRow}
					ref={details}
					className={css.details}
					onKeyDown={(event) => {
						const { target } = event;
						const picks = target instanceof HTMLElement && target.getAttribute("aria-expanded") === "true";
						if (event.key === "Escape" && !picks && !event.defaultPrevented) {
							event.stopPropagation();
							toggle();
							details.current?.parentElement?.querySelector<HTMLElement>("[aria-expanded]")?.focus();
						}
					}}
				>
					<div {...wideCell(columns.length)}>
						<Details id={id} />
					</div>
				</div>
			)}
		</>
	);
}
