/** Ways to look at the same thing: one tab stop, arrow keys choose. */
import { type KeyboardEvent, useRef } from "react";
import css from "./parts.module.css";

type Props<T extends string> = {
	label: string;
	tabs: readonly { id: T; label: string }[];
	chosen: T;
	choose: (tab: T) => void;
	/** Id of the element that shows what was chosen. */
	controls: string;
};

export function Tabs<T extends string>({ label, tabs, chosen, choose, controls }: Props<T>) {
	const list = useRef<HTMLDivElement>(null);
	const arrows = (event: KeyboardEvent) => {
		const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
		const next = tabs[tabs.findIndex((one) => one.id === chosen) + by];
		if (by !== 0 && next !== undefined) {
			event.preventDefault();
			choose(next.id);
			list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
		}
	};
	return (
		<div ref={list} role="tablist" aria-label={label} className={css.tabs} onKeyDown={arrows}>
			{tabs.map((tab) => (
				<button
					key={tab.id}
					type="button"
					role="tab"
					id={`${controls}-${tab.id}`}
					data-tab={tab.id}
					className={css.tab}
					aria-selected={tab.id === chosen}
					aria-controls={controls}
					tabIndex={tab.id === chosen ? 0 : -1}
					onClick={() => choose(tab.id)}
				>
					{tab.label}
				</button>
			))}
		</div>
	);
}
