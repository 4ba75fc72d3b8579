/** Tabs of a screen: one tab stop, arrows choose. */
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import css from "./tabs.module.css";

type TabOf = { id: string; label: ReactNode };

export function Tabs({
	label,
	tabs,
	chosen,
	choose,
}: {
	label: string;
	tabs: TabOf[];
	chosen: string;
	choose: (id: string) => void;
}) {
	const list = useRef<HTMLDivElement>(null);
	const arrows = (event: KeyboardEvent) => {
		const here = tabs.findIndex((tab) => tab.id === chosen);
		const to = {
			ArrowRight: here + 1,
			ArrowLeft: here - 1,
			Home: 0,
			End: tabs.length - 1,
		}[event.key];
		const next = to === undefined ? undefined : tabs[to];
		if (next !== undefined) {
			event.preventDefault();
			choose(next.id);
			list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
		}
	};
	return (
		<div ref={list} className={css.tabs} role="tablist" tabIndex={-1} aria-label={label} onKeyDown={arrows}>
			{tabs.map((tab) => (
				<button
					key={tab.id}
					type="button"
					role="tab"
					data-tab={tab.id}
					className={css.tab}
					aria-selected={tab.id === chosen}
					tabIndex={tab.id === chosen ? 0 : -1}
					onClick={() => choose(tab.id)}
				>
					{tab.label}
				</button>
			))}
		</div>
	);
}
