/** Capacity as one budget: a bar for each quota, a part for each deployment that takes from it. */
import { useState } from "react";
import type { ModelsView, QuotaPart, QuotaPot } from "../../bindings";
import { type Portion, ProportionBar } from "../../pictures/progress";
import { useActions } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { words } from "../../words/models";
import { ThingMark } from "../parts/finds";
import css from "./models.module.css";

/** As many as are shown before somebody asks for all. */
const first = 12;

/** Pattern as well as hue: parts are told apart without colour. */
const fills = [
	"var(--colorBrandBackground)",
	"repeating-linear-gradient(45deg, var(--colorBrandBackground) 0 3px, var(--colorBrandBackground2) 3px 6px)",
	"var(--colorNeutralForeground3)",
	"repeating-linear-gradient(-45deg, var(--colorNeutralForeground3) 0 2px, var(--colorNeutralBackground4) 2px 6px)",
	"var(--colorBrandBackground2Pressed)",
	"repeating-linear-gradient(90deg, var(--colorBrandBackground) 0 2px, var(--colorBrandBackground2) 2px 5px)",
] as const;
const fillOf = (at: number) => fills[at % fills.length] ?? fills[0];

export function Quota({ view }: { view: ModelsView }) {
	const [all, setAll] = useState(false);
	const { pots, unplaced } = view;
	if (pots.length === 0 && unplaced.length === 0) {
		return <p className={css.quiet}>{words.noQuota}</p>;
	}
	const sorted = [...pots].sort((a, b) => (a.unit === b.unit ? b.total - a.total : a.unit < b.unit ? 1 : -1));
	const shown = all ? sorted : sorted.slice(0, first);
	const most = (pot: QuotaPot) =>
		Math.max(1, ...pots.filter((one) => one.unit === pot.unit).map((one) => one.total));
	return (
		<>
			<p className={css.quiet}>{words.limit}</p>
			<ul className={css.pots} aria-label={words.quota}>
				{shown.map((pot) => (
					<Pot
						key={[pot.subscription, pot.region, pot.model, pot.sku].join(" ")}
						pot={pot}
						share={pot.total / most(pot)}
					/>
				))}
			</ul>
			{shown.length < pots.length && (
				<button type="button" className="link" onClick={() => setAll(true)}>
					{words.showAll(pots.length)}
				</button>
			)}
			{unplaced.length > 0 && (
				<div className={css.pot}>
					<p className={css.potHead}>{words.unplaced}</p>
					<Parts parts={unplaced} unit="thousandTokensPerMinute" plain />
				</div>
			)}
		</>
	);
}

function Pot({ pot, share }: { pot: QuotaPot; share: number }) {
	const { model, sku, region, subscriptionLabel, unit, total, parts } = pot;
	const said = words.units[unit](total);
	const portions: Portion[] = parts.map((part, at) => ({
		id: part.id,
		label: part.label,
		count: part.capacity ?? 0,
		fill: fillOf(at),
	}));
	return (
		<li className={css.pot}>
			<div className={css.potHead}>
				<span>
					<strong>{model}</strong> {sku}
				</span>
				<span className="caption">
					{subscriptionLabel || words.noSubscription} · {region || words.noRegion}
				</span>
				<span className={css.total}>{said}</span>
			</div>
			{total > 0 && (
				<div style={{ width: `${Math.max(4, 100 * share)}%` }}>
					<ProportionBar
						portions={portions}
						label={words.potLabel(
							`${model} ${sku}`,
							said,
							parts.map((part) => `${part.label} ${part.capacity ?? words.open}`),
						)}
					/>
				</div>
			)}
			<Parts parts={parts} unit={unit} />
		</li>
	);
}

function Parts({
	parts,
	unit,
	plain = false,
}: {
	parts: QuotaPart[];
	unit: QuotaPot["unit"];
	/** Without the bar's patterns. */
	plain?: boolean;
}) {
	const { goTo } = useActions();
	return (
		<ul className={css.parts}>
			{parts.map((part, at) => (
				<li key={part.id}>
					{!plain && <i className={css.swatch} style={{ background: fillOf(at) }} aria-hidden />}
					<button
						type="button"
						className="link plain"
						onClick={() => goTo(pointer("models", "deployments", part.id, "capacity"))}
					>
						{part.label || part.name}
					</button>
					<span>{part.capacity === null ? words.open : words.shortUnits[unit](part.capacity)}</span>
					<ThingMark id={part.id} at={pointer("models", "deployments", part.id)} steps={["models"]} />
				</li>
			))}
		</ul>
	);
}
