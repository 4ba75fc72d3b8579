/** A one-press fix: what it changes is shown before it is made. */
import { Button, Popover, PopoverSurface, PopoverTrigger, Tooltip } from "@fluentui/react-components";
import { useState } from "react";
import type { Patch } from "../../host/types";
import { announce } from "../../state/announce";
import { changesOf, fixLabel } from "../../state/fixes";
import { useActions, useDraft } from "../../state/hooks";
import { words } from "../../words/review";
import css from "./review.module.css";

export function FixButton({ title, patch }: { title: string; patch: Patch }) {
	const [open, setOpen] = useState(false);
	const document = useDraft((state) => state.document);
	const { edit } = useActions();
	const make = async (row: Element | null) => {
		const n = Number(row?.closest<HTMLElement>("[data-row]")?.dataset.row);
		const table = row?.closest("[role='table']");
		setOpen(false);
		if (await edit(patch)) {
			announce(words.fixed(title));
			// The row goes; focus stays in its place.
			requestAnimationFrame(() => {
				const next = [n, n - 1]
					.map((at) => table?.querySelector<HTMLElement>(`[data-row="${at}"] [data-row-button]`))
					.find((one) => one !== null && one !== undefined);
				next?.focus();
			});
		}
	};
	const changes = changesOf(document, patch);
	const [only] = changes;
	if (only !== undefined && changes.length === 1) {
		return (
			<Tooltip content={words.fromTo(only.label, only.from, only.to)} relationship="description" withArrow>
				<Button size="small" onClick={({ currentTarget }) => void make(currentTarget)}>
					{fixLabel(document, patch)}
				</Button>
			</Tooltip>
		);
	}
	return (
		<Popover trapFocus withArrow open={open} onOpenChange={(_, data) => setOpen(data.open)}>
			<PopoverTrigger disableButtonEnhancement>
				<Button size="small" data-fix-of={title}>
					{patch.length === 1 ? `${fixLabel(document, patch)}…` : words.fixWith(patch.length)}
				</Button>
			</PopoverTrigger>
			<PopoverSurface className={`${css.changes}`} aria-label={words.fixChanges}>
				<h3>{words.fixChanges}</h3>
				<ul>
					{changes.slice(0, 12).map((one) => (
						<li key={one.at}>{words.fromTo(one.label, one.from, one.to)}</li>
					))}
				</ul>
				<div className={css.changesEnd}>
					<Button
						size="small"
						appearance="primary"
						onClick={() => void make(window.document.querySelector(`[data-fix-of="${CSS.escape(title)}"]`))}
					>
						{words.doFix(changes.length)}
					</Button>
				</div>
			</PopoverSurface>
		</Popover>
	);
}
