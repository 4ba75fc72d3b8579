/**
 * A scene as SVG: text is real text, colours are tokens, and a table that says the same is one press away.
 * A box with a finding has a danger outline, a tint and the finding's mark; boxes are buttons when
 * `choose` is given.
 *
 *   <SceneDrawing scene={view.scene} strong={(box) => box.at.startsWith(at)} choose={(box) => goTo(box.at)} />
 */
import { type KeyboardEvent, useId, useState } from "react";
import type { Scene, SceneBox, SceneLine } from "../bindings";
import type { Finding } from "../host/types";
import { weightiest } from "../state/findings";
import { useDraft } from "../state/hooks";
import { words } from "../words/pictures";
import css from "./scene.module.css";

const margin = 2;

type Props = {
	scene: Scene;
	/** Drawn at full strength; the others at 60 %. Everything is, without it. */
	strong?: (box: SceneBox) => boolean;
	chosen?: string;
	choose?: (box: SceneBox) => void;
	/** Findings that are about something else on this screen and not drawn. */
	ignore?: (finding: Finding) => boolean;
};

export function SceneDrawing({ scene, strong, chosen, choose, ignore }: Props) {
	const [table, setTable] = useState(false);
	const id = useId();
	const bySubject = useDraft((state) => state.findings.bySubject);
	const worst = (box: SceneBox) => {
		const found = box.subjects.flatMap((subject) => bySubject.get(subject) ?? []);
		return weightiest(found.filter((one) => one.severity !== "note" && !(ignore?.(one) ?? false)));
	};
	return (
		<figure className={css.figure}>
			<figcaption className={css.bar}>
				<Legend scene={scene} />
				<button
					type="button"
					className={`link ${css.table}`}
					aria-pressed={table}
					onClick={() => setTable(!table)}
				>
					{table ? words.asDrawing : words.asTable}
				</button>
			</figcaption>
			{table ? (
				<SceneTable scene={scene} />
			) : (
				<div className={css.canvas}>
					<svg
						className={css.svg}
						role={choose === undefined ? "img" : "group"}
						aria-label={scene.label}
						width={scene.width + 2 * margin}
						height={scene.height + 2 * margin}
						viewBox={`${-margin} ${-margin} ${scene.width + 2 * margin} ${scene.height + 2 * margin}`}
					>
						<Ends id={id} />
						{scene.boxes.map((box) => (
							<Box
								key={box.id}
								box={box}
								finding={worst(box)}
								weak={strong !== undefined && !strong(box)}
								chosen={box.id === chosen}
								choose={choose}
							/>
						))}
						{scene.lines.map((line) => (
							<Way key={`${line.kind} ${line.from} ${line.to} ${line.points[0]}`} line={line} ends={id} />
						))}
					</svg>
				</div>
			)}
		</figure>
	);
}

function Box({
	box,
	finding,
	weak,
	chosen,
	choose,
}: {
	box: SceneBox;
	finding: Finding | undefined;
	weak: boolean;
	chosen: boolean;
	choose: Props["choose"];
}) {
	const press =
		choose === undefined || box.at === ""
			? {}
			: {
					role: "button",
					tabIndex: 0,
					"aria-label": [box.title, ...box.secondLines, box.right].filter(Boolean).join(", "),
					"aria-pressed": chosen,
					onClick: (event: { stopPropagation: () => void }) => {
						event.stopPropagation();
						choose(box);
					},
					onKeyDown: (event: KeyboardEvent) => {
						if (event.key === "Enter" || event.key === " ") {
							event.preventDefault();
							choose(box);
						}
					},
				};
	const mark = finding === undefined ? 0 : 20;
	return (
		<g
			className={css.box}
			data-role={box.role}
			data-severity={finding?.severity}
			data-weak={weak}
			data-chosen={chosen}
			data-box={box.id}
			transform={`translate(${box.x} ${box.y})`}
			{...press}
		>
			<rect width={box.w} height={box.h} rx={4} />
			{finding !== undefined && <FindingSign severity={finding.severity} />}
			<text x={10 + mark} y={21} className={css.title}>
				{box.titleLines.map((line, n) => (
					<tspan key={line} x={n === 0 ? 10 + mark : 10} dy={n === 0 ? 0 : 18}>
						{line}
					</tspan>
				))}
			</text>
			<text className={css.second}>
				{box.secondLines.map((line, n) => (
					<tspan key={line} x={10} y={21 + 18 * (box.titleLines.length - 1) + 16 * (n + 1)}>
						{line}
					</tspan>
				))}
			</text>
			{box.right !== "" && (
				<text x={box.w - 10} y={21} textAnchor="end" className={css.second}>
					{box.right}
				</text>
			)}
		</g>
	);
}

/** The mark of a finding, drawn: a circle for a blocker, a triangle for a warning. */
function FindingSign({ severity }: { severity: Finding["severity"] }) {
	return (
		<g className={css.sign} data-severity={severity}>
			{severity === "blocker" ? <circle cx={17} cy={16} r={7} /> : <path d="M17 9 L24.5 22.5 H9.5 Z" />}
			<path
				className={css.signInk}
				d={severity === "blocker" ? "M17 12 v5 M17 19 v1" : "M17 14 v4 M17 19.8 v1"}
			/>
		</g>
	);
}

/** What lines end in. */
function Ends({ id }: { id: string }) {
	return (
		<defs>
			<marker
				id={`${id}-arrow`}
				viewBox="0 0 8 8"
				refX="7"
				refY="4"
				markerWidth="7"
				markerHeight="7"
				orient="auto"
			>
				<path d="M1 1 L7 4 L1 7" className={css.arrow} />
			</marker>
			<marker id={`${id}-dot`} viewBox="0 0 6 6" refX="3" refY="3" markerWidth="6" markerHeight="6">
				<circle cx="3" cy="3" r="3" className={css.dot} />
			</marker>
		</defs>
	);
}

function Way({ line, ends }: { line: SceneLine; ends: string }) {
	const [x, y] = line.points.at(-1) ?? [0, 0];
	const middle = line.points[Math.floor((line.points.length - 1) / 2)];
	const after = line.points[Math.floor((line.points.length - 1) / 2) + 1];
	const lock =
		line.kind === "private" && middle !== undefined && after !== undefined
			? ([(middle[0] + after[0]) / 2, (middle[1] + after[1]) / 2] as const)
			: undefined;
	const arrow = line.kind === "agents" || line.kind === "outbound";
	return (
		<g className={css.line} data-kind={line.kind} data-from={line.from} data-to={line.to}>
			<polyline
				points={line.points.map((point) => point.join(",")).join(" ")}
				{...(arrow ? { markerEnd: `url(#${ends}-arrow)` } : {})}
				{...(line.kind === "peering"
					? { markerStart: `url(#${ends}-dot)`, markerEnd: `url(#${ends}-dot)` }
					: {})}
			/>
			{line.kind === "closed" && (
				<g transform={`translate(${x} ${y})`}>
					<circle r={7} className={css.closedEnd} />
					<path d="M-3 -3 L3 3 M3 -3 L-3 3" />
				</g>
			)}
			{lock !== undefined && (
				<g transform={`translate(${lock[0]} ${lock[1]})`}>
					<circle r={8} className={css.lockBack} />
					<path d="M-2.2 -1 v-1.6 a2.2 2.2 0 0 1 4.4 0 v1.6 M-3.5 -1 h7 v4.8 h-7 Z" />
				</g>
			)}
			{line.labelAt !== null && (
				<text x={line.labelAt[0]} y={line.labelAt[1]} textAnchor="middle">
					{line.label}
				</text>
			)}
		</g>
	);
}

function Legend({ scene }: { scene: Scene }) {
	return (
		<ul className={css.legend}>
			{scene.legend.map(({ kind, words: text }) => (
				<li key={kind}>
					<svg width="24" height="8" aria-hidden="true">
						<g className={css.line} data-kind={kind}>
							<polyline points="0,4 24,4" />
						</g>
					</svg>
					{text}
				</li>
			))}
		</ul>
	);
}

function SceneTable({ scene }: { scene: Scene }) {
	return (
		<div className={css.canvas}>
			<table className={css.rows}>
				<caption className="hidden-text">{scene.label}</caption>
				<thead>
					<tr>
						{scene.head.map((name) => (
							<th key={name} scope="col">
								{name}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{scene.rows.map((row) => (
						<tr key={row.join("\n")}>
							{row.map((cell, n) => (
								<td key={scene.head[n] ?? n}>{cell}</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}
