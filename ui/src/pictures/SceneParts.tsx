/** Boxes, lines and legend of a scene. */
import type { FluentIcon } from "@fluentui/react-icons";
import { BuildingMultipleRegular } from "@fluentui/react-icons/svg/building-multiple";
import { CloudRegular } from "@fluentui/react-icons/svg/cloud";
import { CubeRegular } from "@fluentui/react-icons/svg/cube";
import { GlobeRegular } from "@fluentui/react-icons/svg/globe";
import { GlobeSearchRegular } from "@fluentui/react-icons/svg/globe-search";
import { KeyRegular } from "@fluentui/react-icons/svg/key";
import { VirtualNetworkRegular } from "@fluentui/react-icons/svg/virtual-network";
import type { KeyboardEvent } from "react";
import type { BoxRole, LineKind, Scene, SceneBox, SceneLine } from "../bindings";
import type { Finding } from "../host/types";
import { severityWords } from "../words/window";
import type { SceneProps } from "./SceneDrawing";
import css from "./scene.module.css";

const byId: { [box: string]: FluentIcon } = {
	internet: GlobeRegular,
	people: BuildingMultipleRegular,
	dns: GlobeSearchRegular,
	managed: CloudRegular,
};
const byRole: Partial<Record<BoxRole, FluentIcon>> = {
	network: VirtualNetworkRegular,
	subscription: KeyRegular,
	resource: CubeRegular,
};

/** How far text starts from the edges, and a character's width as scenes estimate it. */
const pad = 10;
const character = 7;
const sign = 20;

/** Does this fit beside what stands on the first line? */
const fits = (box: SceneBox, beside: number) =>
	2 * pad + ((box.titleLines[0] ?? "").length + box.right.length) * character + beside <= box.w;

export function Box({
	box,
	finding,
	weak,
	chosen,
	stop,
	choose,
}: {
	box: SceneBox;
	finding: Finding | undefined;
	weak: boolean;
	chosen: boolean;
	stop: boolean;
	choose: SceneProps["choose"];
}) {
	const said = finding === undefined ? "" : `${severityWords[finding.severity]} ${finding.code}`;
	const press =
		choose === undefined || box.at === ""
			? {}
			: {
					role: "button",
					tabIndex: stop ? 0 : -1,
					"aria-label": [box.title, box.secondLines.join(" "), box.right, said].filter(Boolean).join(", "),
					...(chosen ? { "aria-pressed": true } : {}),
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
	// The mark stands before the name where there is room, else on the corner.
	const before = finding !== undefined && fits(box, sign) ? sign : 0;
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
			<BoxIcon box={box} beside={before} />
			<text x={pad + before} y={21} className={css.title}>
				{box.titleLines.map((line, n) => (
					<tspan key={line} x={n === 0 ? pad + before : pad} dy={n === 0 ? 0 : 18}>
						{`${line} `}
					</tspan>
				))}
			</text>
			<text className={css.second}>
				{box.secondLines.map((line, n) => (
					<tspan key={line} x={pad} y={21 + 18 * (box.titleLines.length - 1) + 16 * (n + 1)}>
						{`${line} `}
					</tspan>
				))}
			</text>
			{box.right !== "" && (
				<text x={box.w - pad} y={21} textAnchor="end" className={css.second}>
					{box.right}
				</text>
			)}
			{finding !== undefined && (
				<g transform={before === 0 ? `translate(${box.w - 6} 4)` : "translate(17 16)"}>
					<FindingSign severity={finding.severity} />
				</g>
			)}
		</g>
	);
}

/** What kind of thing a box is: at the right end of its first line, else of its last. */
function BoxIcon({ box, beside }: { box: SceneBox; beside: number }) {
	const Icon = byId[box.id] ?? byRole[box.role];
	if (Icon === undefined || box.right !== "") {
		return null;
	}
	const last = box.secondLines.at(-1) ?? "";
	const low = 21 + 18 * (box.titleLines.length - 1) + 16 * box.secondLines.length;
	const y = fits(box, beside + sign)
		? 9
		: box.secondLines.length > 0 && 2 * pad + last.length * character + sign <= box.w
			? low - 13
			: undefined;
	return y === undefined ? null : (
		<Icon className={`${css.icon}`} x={box.w - pad - 14} y={y} style={{ fontSize: 16 }} aria-hidden />
	);
}

/** The mark of a finding, drawn around the origin: a circle for a blocker, a triangle for a warning. */
function FindingSign({ severity }: { severity: Finding["severity"] }) {
	return (
		<g className={css.sign} data-severity={severity}>
			{severity === "blocker" ? <circle r={7} /> : <path d="M0 -7 L7.5 6.5 H-7.5 Z" />}
			<path className={css.signInk} d={severity === "blocker" ? "M0 -4 v5 M0 3 v1" : "M0 -2 v4 M0 3.8 v1"} />
		</g>
	);
}

/** What lines end in. */
export function Ends({ id }: { id: string }) {
	return (
		<defs>
			<marker
				id={`${id}-arrow`}
				viewBox="0 0 8 8"
				refX="7"
				refY="4"
				markerWidth="7"
				markerHeight="7"
				markerUnits="userSpaceOnUse"
				orient="auto"
			>
				<path d="M1 1 L7 4 L1 7" className={css.arrow} />
			</marker>
			<marker
				id={`${id}-dot`}
				viewBox="0 0 6 6"
				refX="3"
				refY="3"
				markerWidth="6"
				markerHeight="6"
				markerUnits="userSpaceOnUse"
			>
				<circle cx="3" cy="3" r="3" className={css.dot} />
			</marker>
		</defs>
	);
}

function markers(kind: LineKind, ends: string) {
	if (kind === "agents" || kind === "outbound") {
		return { markerEnd: `url(#${ends}-arrow)` };
	}
	return kind === "peering" ? { markerStart: `url(#${ends}-dot)`, markerEnd: `url(#${ends}-dot)` } : {};
}

/** Middle of the longest part of a line: the lock of a private path stands there. */
function middle(points: SceneLine["points"]): [number, number] {
	let best: [number, number] = points[0] ?? [0, 0];
	let longest = -1;
	for (const [n, [x, y]] of points.entries()) {
		const [toX, toY] = points[n + 1] ?? [x, y];
		const length = Math.abs(toX - x) + Math.abs(toY - y);
		if (length > longest) {
			longest = length;
			best = [(x + toX) / 2, (y + toY) / 2];
		}
	}
	return best;
}

function Closed() {
	return (
		<>
			<circle r={7} className={css.closedEnd} />
			<path d="M-3 -3 L3 3 M3 -3 L-3 3" />
		</>
	);
}

function Lock() {
	return (
		<>
			<circle r={8} className={css.lockBack} />
			<path d="M-2.2 -1 v-1.6 a2.2 2.2 0 0 1 4.4 0 v1.6 M-3.5 -1 h7 v4.8 h-7 Z" />
		</>
	);
}

export function Way({ line, ends, weak }: { line: SceneLine; ends: string; weak: boolean }) {
	const [x, y] = line.points.at(-1) ?? [0, 0];
	return (
		<g className={css.line} data-kind={line.kind} data-from={line.from} data-to={line.to} data-weak={weak}>
			<polyline
				points={line.points.map((point) => point.join(",")).join(" ")}
				{...markers(line.kind, ends)}
			/>
			{line.kind === "closed" && (
				<g transform={`translate(${x} ${y})`}>
					<Closed />
				</g>
			)}
			{line.kind === "private" && (
				<g transform={`translate(${middle(line.points)})`}>
					<Lock />
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

/** What each kind of line means, of those that occur. */
export function Legend({ scene }: { scene: Scene }) {
	return (
		<ul className={css.legend}>
			{scene.legend.map(({ kind, words: text }) => (
				<li key={kind}>
					<svg width="30" height="16" viewBox="0 -8 30 16" aria-hidden="true">
						<g className={css.line} data-kind={kind}>
							<polyline points={kind === "closed" ? "0,0 22,0" : "2,0 28,0"} />
							{kind === "private" && (
								<g transform="translate(15 0) scale(0.8)">
									<Lock />
								</g>
							)}
							{kind === "closed" && (
								<g transform="translate(23 0) scale(0.8)">
									<Closed />
								</g>
							)}
							{kind === "peering" && (
								<>
									<circle cx="3" r="3" className={css.dot} />
									<circle cx="27" r="3" className={css.dot} />
								</>
							)}
							{(kind === "agents" || kind === "outbound") && <path d="M24 -3 L29 0 L24 3" />}
						</g>
					</svg>
					{text}
				</li>
			))}
		</ul>
	);
}
