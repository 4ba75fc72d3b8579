/**
 * Parts of a table or grid that CSS lays out: what they are is said by their role, since `table` and its
 * parts could neither scroll by lines nor span as bars do.
 */
import type { ComponentProps } from "react";

type Role =
	| "grid"
	| "table"
	| "rowgroup"
	| "row"
	| "rowheader"
	| "columnheader"
	| "cell"
	| "gridcell"
	| "group"
	| "presentation";

export function Part({ is, ...props }: { is: Role } & ComponentProps<"div">) {
	return <div role={is} {...props} />;
}
