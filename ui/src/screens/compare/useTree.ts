/** Keys of the tree of lines: arrows, Home, End and Page move, Left and Right fold, Enter goes to the panel. */
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { ChangeGroup, ChangeLine } from "../../bindings";
import { focusRegion } from "../../shell/focus";
import { useAzure, useAzureActions } from "../../state/azure";
import { useActions } from "../../state/hooks";
import { groupKey, type Row } from "./Lines";

const page = 10;
const isNarrow = () => matchMedia("(max-width: 1179px)").matches;

export function useTree(
	rows: Row[],
	groups: ChangeGroup[],
	lineAt: (at: number) => ChangeLine | undefined,
	/** The row that the keys are at. */
	row: number,
	reveal: (row: number) => void,
) {
	const shown = useAzure((state) => state.shown);
	const { show } = useAzureActions();
	const { setPanel } = useActions();
	const here = rows[row];
	const line = here !== undefined && "line" in here ? lineAt(here.line) : undefined;

	// The line under the keys is what the panel shows, as soon as it is there.
	useEffect(() => {
		if (line !== undefined && shown.line !== line) {
			show({ line });
		}
	}, [line, shown.line, show]);

	// A line that comes later than its row may be higher than was thought, and so may those around it.
	const moved = useRef(false);
	useEffect(() => {
		if (line === undefined || !moved.current) {
			return undefined;
		}
		moved.current = false;
		const frame = requestAnimationFrame(() => reveal(row));
		return () => cancelAnimationFrame(frame);
	}, [line, row, reveal]);

	const move = (to: number) => {
		const at = Math.min(Math.max(0, to), rows.length - 1);
		moved.current = true;
		show({ row: at });
		reveal(at);
	};
	const fold = (at: number, folded: boolean) => {
		const group = groups[at];
		if (group !== undefined) {
			const key = groupKey(group);
			const others = shown.folded.filter((one) => one !== key);
			show({
				folded: folded ? [...others, key] : others,
				row: rows.findIndex((one) => one.group === at && !("line" in one)),
			});
		}
	};
	const isFolded = (at: number) => {
		const group = groups[at];
		return group !== undefined && shown.folded.includes(groupKey(group));
	};
	const open = () => {
		if (isNarrow()) {
			setPanel({ drawer: true });
		} else {
			setPanel({ column: true });
			requestAnimationFrame(() => focusRegion("panel"));
		}
	};

	const keys = (event: KeyboardEvent) => {
		if (event.altKey || event.ctrlKey || event.metaKey || here === undefined) {
			return;
		}
		const onLine = "line" in here;
		const parent = rows.findIndex((one) => one.group === here.group && !("line" in one));
		const does: { [key: string]: () => void } = {
			ArrowDown: () => move(row + 1),
			ArrowUp: () => move(row - 1),
			PageDown: () => move(row + page),
			PageUp: () => move(row - page),
			Home: () => move(0),
			End: () => move(rows.length - 1),
			ArrowRight: () => (onLine ? undefined : isFolded(here.group) ? fold(here.group, false) : move(row + 1)),
			ArrowLeft: () => (onLine ? move(parent) : fold(here.group, true)),
			Enter: () => (onLine ? open() : fold(here.group, !isFolded(here.group))),
			" ": () => (onLine ? open() : fold(here.group, !isFolded(here.group))),
		};
		const run = does[event.key];
		if (run !== undefined) {
			event.preventDefault();
			run();
		}
	};

	const press = (at: number) => {
		const pressed = rows[at];
		if (pressed === undefined) {
			return;
		}
		if ("line" in pressed) {
			show({ row: at });
			if (isNarrow()) {
				setPanel({ drawer: true });
			}
		} else {
			fold(pressed.group, !isFolded(pressed.group));
		}
	};
	return { keys, press };
}
