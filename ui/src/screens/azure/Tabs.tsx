/** Tabs over one list: arrows move, one tab stop. */
import type { KeyboardEvent } from "react";
import css from "./azure.module.css";

export function Tabs<T extends string>({
	tabs,
	tab,
	show,
	label,
}: {
	tabs: { id: T; label: string }[];
	tab: T;
	show: (tab: T) => void;
	label: string;
}) {
	const arrows = (event: KeyboardEvent<HTMLElement>) => {
		const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
		const at = tabs.findIndex((one) => one.id === tab) + by;
		const next = tabs[at];
		if (by !== 0 && !event.altKey && next !== undefined) {
			event.preventDefault();
			show(next.id);
			event.currentTarget.querySelectorAll<HTMLElement>("[role=tab]")[at]?.focus();
		}
	};
	return (
		<div className={css.tabs} role="tablist" aria-label={label} onKeyDown={arrows}>
			{tabs.map((one) => (
				<button
					key={one.id}
					type="button"
					role="tab"
					className={css.tab}
					aria-selected={one.id === tab}
					tabIndex={one.id === tab ? 0 : -1}
					onClick={() => show(one.id)}
				>
					{one.label}
				</button>
			))}
		</div>
	);
}
