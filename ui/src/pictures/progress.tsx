/** Ring of progress, bar of proportions, one square for each thing of many. */
import css from "./marks.module.css";

/** A ring filled by a share of 0 to 1. What it says stands in words beside it. */
export function Ring({ share, size = 16 }: { share: number; size?: number }) {
	const width = size > 24 ? 2.5 : 2;
	const r = (size - width) / 2;
	const round = 2 * Math.PI * r;
	const half = size / 2;
	return (
		<svg className={css.ring} width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
			<circle className={css.track} cx={half} cy={half} r={r} fill="none" strokeWidth={width * 0.75} />
			{share > 0 && (
				<circle
					className={css.arc}
					cx={half}
					cy={half}
					r={r}
					fill="none"
					strokeWidth={width}
					strokeDasharray={`${round * Math.min(1, share)} ${round}`}
					transform={`rotate(-90 ${half} ${half})`}
				/>
			)}
		</svg>
	);
}

export type Portion = {
	id: string;
	label: string;
	count: number;
	/** Any CSS background: a token, or a pattern of tokens. */
	fill: string;
};

/** Parts of a whole, broad to narrow as given; the counts with their words stand below it. */
export function ProportionBar({ portions, label }: { portions: Portion[]; label: string }) {
	return (
		<div className={css.bar} role="img" aria-label={label}>
			{portions
				.filter((portion) => portion.count > 0)
				.map((portion) => (
					<span key={portion.id} style={{ flexGrow: portion.count, background: portion.fill }} />
				))}
		</div>
	);
}

export type SquareState = "todo" | "next" | "done" | "failed";

/** One square for each thing; a count in words stands beside it. */
export function ProgressSquares({
	of,
	label,
}: {
	of: { id: string | number; state: SquareState }[];
	label: string;
}) {
	return (
		<div className={css.squares} role="img" aria-label={label}>
			{of.map(({ id, state }) => (
				<i key={id} data-state={state} />
			))}
		</div>
	);
}

/** One square of a legend; its word stands beside it. */
export function Square({ state }: { state: SquareState }) {
	return (
		<span className={css.squares} aria-hidden="true">
			<i data-state={state} />
		</span>
	);
}
