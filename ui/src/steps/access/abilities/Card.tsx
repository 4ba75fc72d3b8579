/** The explanation above a cell: shown while one points at it or has focus there, kept open by Enter. */
import { Popover, PopoverSurface, Tooltip } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef, useState } from "react";
import css from "./abilities.module.css";
import type { Pointed } from "./standing";
import type { Heard } from "./Table";

export type Shown = { at: Pointed; cell: HTMLElement; pinned: boolean };

/** How long the pointer rests before the first explanation, and how long one stays after it left, in ms. */
const rest = 250;
const stay = 200;

export function useCard(back: () => void) {
	const [shown, setShown] = useState<Shown | null>(null);
	const timer = useRef(0);
	// What was closed does not come again just because its cell has focus once more.
	const quiet = useRef(false);
	const later = (then: () => void, ms: number) => {
		window.clearTimeout(timer.current);
		timer.current = window.setTimeout(then, ms);
	};
	useEffect(() => () => window.clearTimeout(timer.current), []);
	const show = (at: Pointed, cell: HTMLElement, pinned: boolean) => {
		window.clearTimeout(timer.current);
		setShown({ at, cell, pinned });
	};
	const away = () => setShown((now) => (now?.pinned === true ? now : null));
	const heard: Heard = {
		over: (at, cell) => {
			if (shown?.pinned !== true) {
				later(() => show(at, cell, false), shown === null ? rest : 60);
			}
		},
		out: () => later(away, stay),
		focused: (at, cell) => {
			// A press with the pointer opens it for good; focus alone that it brings shows nothing first.
			if (quiet.current || !cell.matches(":focus-visible")) {
				quiet.current = false;
			} else if (shown?.pinned !== true) {
				show(at, cell, false);
			}
		},
		left: () => later(away, stay),
		pressed: (at, cell) => show(at, cell, true),
		escaped: () => {
			window.clearTimeout(timer.current);
			setShown(null);
			return shown !== null;
		},
	};
	return {
		shown,
		heard,
		/** The pointer is over the explanation itself. */
		held: () => window.clearTimeout(timer.current),
		away: () => later(away, stay),
		close: () => {
			window.clearTimeout(timer.current);
			quiet.current = true;
			setShown(null);
			back();
		},
		/** Closes it and leaves focus where it goes. */
		drop: () => setShown(null),
	};
}

const placed = (cell: HTMLElement) =>
	({ target: cell, position: "below", align: "start", autoSize: "height-always", offset: 4 }) as const;

/** Says it again for the eye: a screen reader heard it from the cell. */
export function Card({
	cell,
	held,
	away,
	children,
}: {
	cell: HTMLElement;
	held: () => void;
	away: () => void;
	children: ReactNode;
}) {
	return (
		<Tooltip
			visible
			relationship="inaccessible"
			positioning={placed(cell)}
			onVisibleChange={(_, { visible }) => !visible && away()}
			content={{
				children,
				"aria-hidden": true,
				className: `${css.card} ${css.hover}`,
				onMouseEnter: held,
				onMouseLeave: away,
			}}
		/>
	);
}

export function Pinned({
	cell,
	label,
	close,
	drop,
	children,
}: {
	cell: HTMLElement;
	label: string;
	close: () => void;
	drop: () => void;
	children: ReactNode;
}) {
	return (
		<Popover
			open
			trapFocus
			positioning={placed(cell)}
			onOpenChange={(event, { open }) => {
				if (!open) {
					(event.type === "keydown" ? close : drop)();
				}
			}}
		>
			<PopoverSurface className={`${css.card}`} aria-label={label}>
				{children}
			</PopoverSurface>
		</Popover>
	);
}
