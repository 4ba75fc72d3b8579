/**
 * Hatching of what is inherited. An SVG pattern, not a gradient: it stays where the system forces its
 * own colours. A screen draws `HatchPatterns` once and `Hatch` as often as it needs.
 */
import css from "./hatch.module.css";

export type Ink = "brand" | "neutral";

/** The patterns that `Hatch` draws with. */
export function HatchPatterns() {
	return (
		<svg className={css.patterns} width="0" height="0" aria-hidden="true">
			<defs>
				{(["brand", "neutral"] as const).map((ink) => (
					<pattern
						key={ink}
						id={`hatch-${ink}`}
						width="7"
						height="7"
						patternUnits="userSpaceOnUse"
						patternTransform="rotate(45)"
					>
						<line className={css[ink]} x1="0.5" y1="0" x2="0.5" y2="7" />
					</pattern>
				))}
			</defs>
		</svg>
	);
}

/** Fills what it stands in; that has to be positioned. */
export function Hatch({ ink }: { ink: Ink }) {
	return (
		<svg className={css.hatch} width="100%" height="100%" aria-hidden="true">
			<rect width="100%" height="100%" fill={`url(#hatch-${ink})`} />
		</svg>
	);
}
