/**
 * What opens above a button, there only while it is open: closed popovers would each keep stops for focus
 * on the page.
 *
 *   const above = useAbove();
 *   <button {...above.button}>…</button>
 *   <Above of={above} label={…}>…</Above>
 */
import { Popover, PopoverSurface } from "@fluentui/react-components";
import { type ReactNode, useRef, useState } from "react";

export type AboveState = {
	/** What the button takes. */
	button: {
		ref: (element: HTMLButtonElement | null) => void;
		"aria-haspopup": "dialog";
		"aria-expanded": boolean;
		onClick: () => void;
	};
	target: HTMLElement | null;
	open: boolean;
	show: () => void;
	/** Closes it; focus goes back to the button. */
	close: () => void;
};

export function useAbove(): AboveState {
	const element = useRef<HTMLButtonElement | null>(null);
	const [target, setTarget] = useState<HTMLElement | null>(null);
	const show = () => setTarget(element.current);
	const close = () => {
		setTarget(null);
		element.current?.focus();
	};
	return {
		button: {
			ref: (found) => {
				element.current = found;
			},
			"aria-haspopup": "dialog",
			"aria-expanded": target !== null,
			onClick: () => (target === null ? show() : close()),
		},
		target,
		open: target !== null,
		show,
		close,
	};
}

export function Above({ of, label, children }: { of: AboveState; label: string; children: ReactNode }) {
	if (of.target === null) {
		return null;
	}
	return (
		<Popover
			open
			trapFocus
			withArrow
			positioning={{ target: of.target, position: "below", align: "start" }}
			onOpenChange={(event, { open }) => {
				// A press on the button is the button's own affair.
				if (!open && !(event.target instanceof Node && of.target?.contains(event.target))) {
					of.close();
				}
			}}
		>
			<PopoverSurface aria-label={label}>{children}</PopoverSurface>
		</Popover>
	);
}
