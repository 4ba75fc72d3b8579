/** Which addresses an environment takes: blocks and subnets to scale, what others have, what is free. */
// biome-ignore-all lint/a11y/useSemanticElements: a drawing is no group of form fields.
import { type CSSProperties, useEffect, useRef, useState } from "react";
import type { AddressBlock, AddressStrip, AddressPlan as Plan, SubnetPurpose } from "../../bindings";
import { Mark, Marked } from "../../pictures/marks";
import { weightiest } from "../../state/findings";
import { useActions, useFindingsOf } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { words } from "../../words/networking";
import { words as drawings } from "../../words/pictures";
import { severityWords } from "../../words/window";
import { marks, overlaps } from "./addresses";
import css from "./addresses.module.css";

export function AddressPlan({ environment, plan }: { environment: string; plan: Plan | undefined }) {
	const [table, setTable] = useState(false);
	if (plan === undefined) {
		return null;
	}
	const { strips, unread } = plan;
	const overlapping = strips.reduce((sum, strip) => sum + overlaps(strip), 0);
	return (
		<section className={css.plan} aria-label={words.addresses}>
			<div className={css.head}>
				<h2>{words.addresses}</h2>
				{strips.length === 1 && strips[0] !== undefined && <About strip={strips[0]} />}
				<span className={css.headEnd}>
					{overlapping > 0 && <Marked of="blocker">{words.overlaps(overlapping)}</Marked>}
					{strips.length > 0 && (
						<button type="button" className="link" aria-pressed={table} onClick={() => setTable(!table)}>
							{table ? drawings.asDrawing : drawings.asTable}
						</button>
					)}
				</span>
			</div>
			{strips.length === 0 && unread.length === 0 && <p className="caption">{words.noAddresses}</p>}
			{strips.map((strip) => (
				<div key={strip.range} className={css.strip}>
					{strips.length > 1 && <About strip={strip} />}
					{table ? <StripTable strip={strip} /> : <Strip strip={strip} environment={environment} />}
				</div>
			))}
			{unread.map((one) => (
				<p key={one.id} className={css.unread}>
					<Marked of="warning">{words.unread(one.name || words.unnamed, one.typed)}</Marked>
				</p>
			))}
		</section>
	);
}

function About({ strip }: { strip: AddressStrip }) {
	const subnets = strip.blocks.reduce((sum, block) => sum + block.subnets.length, 0);
	return (
		<span className={css.about}>
			<span className="mono">{strip.range}</span>
			<span className="caption">
				{words.blocks(strip.partsUsed, strip.parts)}, {words.subnets(subnets)}
			</span>
		</span>
	);
}

/** Width of an element, known after it is drawn. */
function useWidth() {
	const [width, setWidth] = useState(800);
	const element = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (element.current === null) {
			return undefined;
		}
		const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0));
		watch.observe(element.current);
		return () => watch.disconnect();
	}, []);
	return [element, width] as const;
}

/** A character of 12 px, widely counted: a name that may not fit stands below the strip by its number. */
const character = 6.5;

/** Does a text fit into this width, broken at spaces into so many lines? */
function fitsInto(text: string, width: number, most: number): boolean {
	let [used, left] = [1, width];
	for (const word of text.split(" ")) {
		const takes = word.length * character;
		if (takes > left && left < width) {
			used += 1;
			left = width;
		}
		left -= takes + character;
		if (takes > width || used > most) {
			return false;
		}
	}
	return true;
}

function Strip({ strip, environment }: { strip: AddressStrip; environment: string }) {
	const [element, width] = useWidth();
	const place = ({ from, len }: { from: number; len: number }): CSSProperties => ({
		left: `${(100 * from) / strip.size}%`,
		width: `max(3px, calc(${(100 * len) / strip.size}% - 2px))`,
	});
	const fits = (text: string, len: number, most = 1, beside = 16) =>
		fitsInto(text, (width * len) / strip.size - beside, most);
	const numbered = strip.blocks.filter(({ label, len }) => !fits(label, len, 2));
	const subnets = strip.blocks.flatMap((block) => block.subnets);
	const purposes = new Set(subnets.map((subnet) => subnet.purpose));
	return (
		<>
			<div
				ref={element}
				className={css.drawn}
				role="group"
				aria-label={words.stripLabel(strip.range, strip.blocks.length, strip.free.length)}
			>
				<div className={css.marks} aria-hidden>
					{marks(strip).map((mark) => (
						<span key={mark.from} style={{ left: `${(100 * mark.from) / strip.size}%` }}>
							{mark.text}
						</span>
					))}
				</div>
				<div className={css.blocks}>
					{strip.free.map((free) => (
						<div key={free.from} className={css.free} style={place(free)}>
							{fits(words.free(free.range), free.len) ? (
								words.free(free.range)
							) : (
								<span title={words.free(free.range)}>
									{fits(words.freeShort, free.len, 1, 8) ? words.freeShort : ""}
								</span>
							)}
						</div>
					))}
					{strip.blocks.map((block) => (
						<Block
							key={block.id}
							block={block}
							environment={environment}
							style={place(block)}
							number={numbered.indexOf(block) + 1}
						/>
					))}
					{strip.taken.map((taken) => (
						<div
							key={`${taken.from} ${taken.label}`}
							className={css.taken}
							style={place(taken)}
							title={words.taken(taken.label, taken.range)}
						/>
					))}
				</div>
				<div className={css.subnets} aria-hidden>
					{subnets.map((subnet) => (
						<i
							key={subnet.id}
							data-purpose={subnet.purpose ?? "none"}
							style={place(subnet)}
							title={`${subnet.name} ${subnet.range}`}
						/>
					))}
				</div>
			</div>
			<ul className={css.legend}>
				{(["agents", "endpoints", "other"] as SubnetPurpose[])
					.filter((purpose) => purposes.has(purpose))
					.map((purpose) => (
						<li key={purpose}>
							<i className={css.swatch} data-purpose={purpose} />
							{words.purposes[purpose]}
						</li>
					))}
				{purposes.has(null) && (
					<li>
						<i className={css.swatch} data-purpose="none" />
						{words.noPurpose}
					</li>
				)}
				{numbered.map((block, n) => (
					<li key={block.id}>
						<b>{n + 1}</b> {block.label} <span className="mono">{block.range}</span>
					</li>
				))}
				{strip.taken.map((taken) => (
					<li key={`${taken.from} ${taken.label}`} className={css.takenWords}>
						<i className={`${css.swatch} ${css.hatch}`} />
						{words.taken(taken.label, taken.range)}
					</li>
				))}
			</ul>
		</>
	);
}

function Block({
	block,
	environment,
	style,
	number,
}: {
	block: AddressBlock;
	environment: string;
	style: CSSProperties;
	/** Of its name below the strip; 0 where the name fits. */
	number: number;
}) {
	const { goTo, select, setPanel } = useActions();
	const finding = weightiest(useFindingsOf(block.id));
	const said = finding === undefined ? "" : `, ${severityWords[finding.severity]} ${finding.code}`;
	return (
		<button
			type="button"
			className={css.block}
			style={style}
			data-severity={finding?.severity}
			title={`${block.label} ${block.range}`}
			aria-label={`${number === 0 ? "" : `${number} `}${block.label}, ${block.range}, ${words.subnets(block.subnets.length)}${said}`}
			onClick={() => {
				goTo(pointer("networking", "environments", environment, "networks", block.id, "range"));
				if (finding !== undefined) {
					select(finding);
					setPanel({ drawer: true });
				}
			}}
		>
			<span>{number === 0 ? block.label : number}</span>
			{finding !== undefined && (
				<span className={css.sign}>
					<Mark of={finding.severity} size={14} />
				</span>
			)}
		</button>
	);
}

/** The same as a table. */
function StripTable({ strip }: { strip: AddressStrip }) {
	const rows = [
		...strip.blocks.flatMap((block) => [
			{ from: block.from, order: 0, cells: [words.network, block.label, block.range, ""] },
			...block.subnets.map((subnet) => ({
				from: subnet.from,
				order: 1,
				cells: [
					words.subnet,
					subnet.name,
					subnet.range,
					subnet.purpose === null ? words.noPurpose : words.purposes[subnet.purpose],
				],
			})),
		]),
		...strip.taken.map((one) => ({ ...one, order: 2, cells: [words.takenOne, one.label, one.range, ""] })),
		...strip.free.map((one) => ({ ...one, order: 3, cells: [words.freeOne, "", one.range, ""] })),
	].sort((a, b) => a.from - b.from || a.order - b.order);
	return (
		<div className={css.tableFrame}>
			<table className={css.table}>
				<caption className="hidden-text">{strip.range}</caption>
				<thead>
					<tr>
						{Object.values(words.columns).map((title) => (
							<th key={title} scope="col">
								{title}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map(({ from, cells: [what, name, range, use] }) => (
						<tr key={`${from} ${what} ${name} ${range}`}>
							<td>{what}</td>
							<td>{name}</td>
							<td className="mono">{range}</td>
							<td>{use}</td>
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
