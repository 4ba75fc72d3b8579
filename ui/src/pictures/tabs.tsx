/** Ways to look at the same thing: one tab stop, arrows choose. */
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import css from "./tabs.module.css";

type TabsProps<T extends string> = {
	label: string;
	tabs: readonly { id: T; label: ReactNode }[];
	chosen: T;
	choose: (id: T) => void;
	/** Id of the element that shows what was chosen; its label is `<controls>-<tab>`. */
	controls?: string;
};

export function Tabs<T extends string>({ label, tabs, chosen, choose, controls }: TabsProps<T>) {
	const list = useRef<HTMLDivElement>(null);
	const arrows = (event: KeyboardEvent) => {
		const here = tabs.findIndex((tab) => tab.id === chosen);
		const to = {
			ArrowRight: here + 1,
			ArrowLeft: here - 1,
			Home: 0,
			End: tabs.length - 1,
		}[event.key];
		const next = to === undefined || event.altKey ? undefined : tabs[to];
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
					{...(controls !== undefined && { id: `${controls}-${tab.id}`, "aria-controls": controls })}
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
