/**
 * A scene as SVG: text is real text, colours are tokens, and a table that says the same is one press away.
 * A box with a finding has a danger outline, a tint and the finding's mark; boxes are buttons when
 * `choose` is given: one tab stop, arrow keys go from box to box. Pan and zoom are in the enlarged view.
 *
 *   <SceneDrawing scene={view.scene} strong={(box) => box.at.startsWith(at)} choose={(box) => goTo(box.at)} />
 */
import { ArrowMaximizeRegular } from "@fluentui/react-icons/svg/arrow-maximize";
import { type KeyboardEvent, lazy, type Ref, Suspense, useId, useState } from "react";
import type { Scene, SceneBox, SceneLine } from "../bindings";
import type { Finding } from "../host/types";
import { weightiest } from "../state/findings";
import { useDraft } from "../state/hooks";
import { words } from "../words/pictures";
import { Box, Ends, Legend, Way } from "./SceneParts";
import css from "./scene.module.css";

const Enlarged = lazy(() => import("./Enlarged").then((made) => ({ default: made.Enlarged })));

/** Around the drawing, so that strokes and marks at its edge are whole. */
export const margin = 4;

export type SceneProps = {
	scene: Scene;
	/** Drawn at full strength; the others at 60 %. Everything is, without it. */
	strong?: (box: SceneBox) => boolean;
	strongLine?: (line: SceneLine) => boolean;
	chosen?: string;
	choose?: (box: SceneBox) => void;
	/** Findings that are about something else on this screen and not drawn. */
	ignore?: (finding: Finding) => boolean;
};

export function SceneDrawing(props: SceneProps) {
	const { scene } = props;
	const [table, setTable] = useState(false);
	const [large, setLarge] = useState(false);
	return (
		<figure className={css.figure}>
			<figcaption className={css.bar}>
				<Legend scene={scene} />
				<span className={css.ways}>
					<button type="button" className="link" aria-pressed={table} onClick={() => setTable(!table)}>
						{table ? words.asDrawing : words.asTable}
					</button>
					{!table && (
						<button
							type="button"
							className={css.enlarge}
							aria-label={words.enlarge}
							title={words.enlarge}
							onClick={() => setLarge(true)}
						>
							<ArrowMaximizeRegular aria-hidden />
						</button>
					)}
				</span>
			</figcaption>
			{table ? (
				<SceneTable scene={scene} />
			) : (
				<div className={css.canvas}>
					<SceneSvg {...props} className={css.svg ?? ""} />
				</div>
			)}
			{large && (
				<Suspense>
					<Enlarged {...props} close={() => setLarge(false)} />
				</Suspense>
			)}
		</figure>
	);
}

/** The part of a drawing that is seen. */
export type Seen = { x: number; y: number; w: number; h: number };

export function wholeOf(scene: Scene): Seen {
	return { x: -margin, y: -margin, w: scene.width + 2 * margin, h: scene.height + 2 * margin };
}

const arrows: { [key: string]: 1 | -1 } = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export function SceneSvg({
	scene,
	strong,
	strongLine,
	chosen,
	choose,
	ignore,
	className,
	seen = wholeOf(scene),
	svg,
}: SceneProps & { className: string; seen?: Seen; svg?: Ref<SVGSVGElement> }) {
	const id = useId();
	const [active, setActive] = useState("");
	const bySubject = useDraft((state) => state.findings.bySubject);
	const worst = (box: SceneBox) => {
		const found = box.subjects.flatMap((subject) => bySubject.get(subject) ?? []);
		return weightiest(found.filter((one) => one.severity !== "note" && !(ignore?.(one) ?? false)));
	};
	const pressed = choose === undefined ? [] : scene.boxes.filter((box) => box.at !== "");
	const stop = pressed.find((box) => box.id === active) ?? pressed[0];
	const move = (event: KeyboardEvent<SVGElement>) => {
		const by = arrows[event.key];
		const here = pressed.findIndex((box) => box.id === stop?.id);
		const next = by === undefined ? undefined : pressed[here + by];
		if (next !== undefined) {
			event.preventDefault();
			event.stopPropagation();
			setActive(next.id);
			event.currentTarget.querySelector<SVGElement>(`[data-box="${next.id}"]`)?.focus();
		}
	};
	return (
		<svg
			ref={svg}
			className={className}
			role={choose === undefined ? "img" : "group"}
			aria-label={scene.label}
			width={seen.w}
			height={seen.h}
			viewBox={`${seen.x} ${seen.y} ${seen.w} ${seen.h}`}
			onKeyDown={move}
		>
			<Ends id={id} />
			{scene.boxes.map((box) => (
				<Box
					key={box.id}
					box={box}
					finding={worst(box)}
					weak={strong !== undefined && !strong(box)}
					chosen={box.id === chosen}
					stop={box.id === stop?.id}
					choose={choose}
				/>
			))}
			{scene.lines.map((line) => (
				<Way
					key={`${line.kind} ${line.from} ${line.to} ${line.points[0]}`}
					line={line}
					ends={id}
					weak={strongLine !== undefined && !strongLine(line)}
				/>
			))}
		</svg>
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
					{scene.rows
						.filter((row) => row[1] !== "")
						.map((row) => (
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
