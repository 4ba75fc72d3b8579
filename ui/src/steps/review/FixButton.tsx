/** A one-press fix: what it changes is shown before it is made. */
import { Button, Tooltip } from "@fluentui/react-components";
import type { Patch } from "../../host/types";
import { announce } from "../../state/announce";
import { changesOf, fixLabel } from "../../state/fixes";
import { useActions, useDraft } from "../../state/hooks";
import { words } from "../../words/review";
import { Above, useAbove } from "../Above";
import css from "./review.module.css";

export function FixButton({ title, patch }: { title: string; patch: Patch }) {
	const above = useAbove();
	const document = useDraft((state) => state.document);
	const { edit } = useActions();
	const make = async (row: Element | null) => {
		const n = Number(row?.closest<HTMLElement>("[data-row]")?.dataset.row);
		const table = row?.closest("[role='table']");
		above.close();
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
		<>
			<button {...above.button} type="button" className={css.more}>
				{patch.length === 1 ? `${fixLabel(document, patch)}…` : words.fixWith(patch.length)}
			</button>
			<Above of={above} label={words.fixChanges}>
				<div className={css.changes}>
					<h3>{words.fixChanges}</h3>
					<ul>
						{changes.slice(0, 12).map((one) => (
							<li key={one.at}>{words.fromTo(one.label, one.from, one.to)}</li>
						))}
					</ul>
					<div className={css.changesEnd}>
						<Button size="small" appearance="primary" onClick={() => void make(above.target)}>
							{words.doFix(changes.length)}
						</Button>
					</div>
				</div>
			</Above>
		</>
	);
}
