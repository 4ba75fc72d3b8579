/** A list of rows, one thing each. It scrolls with the decisions around it. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ListOf, useRows } from "../../pictures/rows";
import { useDraft } from "../../state/hooks";
import css from "./rows.module.css";

/** From here on a list offers to look for words. */
export { many } from "../../pictures/rows";

type RowsProps = {
	label: string;
	keys: string[];
	/** About how high a row is. */
	height: number;
	/** The row that is asked for; it is scrolled to once for each wish. */
	wanted?: number;
	row: (at: number) => ReactNode;
};

export function Rows({ label, keys, height, wanted = -1, row }: RowsProps) {
	const [focused, setFocused] = useState(-1);
	const rows = useRows(keys.length, {
		size: height,
		within: "screen",
		keep: focused,
		keyOf: (at) => keys[at] ?? at,
	});
	const { reveal } = rows;
	const wish = useDraft((state) => state.wish?.n ?? 0);
	const came = useRef(0);
	useEffect(() => {
		if (wanted >= 0 && came.current !== wish) {
			came.current = wish;
			reveal(wanted, "center");
		}
	}, [wanted, wish, reveal]);
	return (
		<ListOf rows={rows} label={label} className={css.rows} onEnter={setFocused}>
			{row}
		</ListOf>
	);
}
