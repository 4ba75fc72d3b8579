/** The few places where a Fluent control looks different from Fluent's own. */
import { makeStyles, tokens } from "@fluentui/react-components";

export const useControlStyles = makeStyles({
	/** 28 px high, as in tables. */
	dense: { minHeight: "28px", "& input": { minHeight: "26px" }, "& button": { minHeight: "26px" } },
	mono: {
		"& input, & textarea": {
			fontFamily: '"Cascadia Code", "Cascadia Mono", Consolas, "Noto Sans Mono", monospace',
			fontSize: "12px",
			fontVariantLigatures: "none",
		},
	},
	wide: { width: "100%", minWidth: "0px" },
	/** A long list of choices: beside its field, not over the whole window. */
	list: { maxHeight: "320px" },
	/** Text that stands for no value. */
	open: { color: tokens.colorNeutralForeground4 },
});
