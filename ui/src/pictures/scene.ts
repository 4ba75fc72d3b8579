/** A drawing as Rust computes it: boxes and lines with exact places. */

export type BoxRole =
	| "caller"
	| "subscription"
	| "network"
	| "subnet"
	| "resource"
	| "folded"
	| "plain"
	| "more";

export type LineKind = "private" | "peering" | "agents" | "closed" | "outbound" | "plain";

export type SceneBox = {
	id: string;
	role: BoxRole;
	x: number;
	y: number;
	w: number;
	h: number;
	inside: string | null;
	title: string;
	titleLines: string[];
	secondLines: string[];
	right: string;
	/** Ids of the plan that it stands for. */
	subjects: string[];
	/** JSON Pointer of the answers behind it; empty for none. */
	at: string;
};

export type SceneLine = {
	kind: LineKind;
	points: [number, number][];
	from: string;
	to: string;
	label: string;
	labelAt: [number, number] | null;
};

export type Scene = {
	width: number;
	height: number;
	/** One sentence that says what is drawn. */
	label: string;
	boxes: SceneBox[];
	lines: SceneLine[];
	legend: { kind: LineKind; words: string }[];
	/** The same as a table. */
	head: string[];
	rows: string[][];
};
