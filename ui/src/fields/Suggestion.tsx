/** A suggestion beside a control: shown with its source, applied by one press, never filled in by itself. */
import type { Patch } from "../host/types";
import { useActions } from "../state/hooks";
import { words } from "../words/fields";
import css from "./fields.module.css";

export function Suggestion({ label, source, patch }: { label: string; source?: string; patch: Patch }) {
	const { edit } = useActions();
	return (
		<span className={css.suggestion}>
			<span>{words.suggested}</span>
			<button
				type="button"
				className="link"
				title={words.takeSuggestion(label)}
				onClick={() => void edit(patch)}
			>
				{label}
			</button>
			{source !== undefined && <span>{words.from(source)}</span>}
		</span>
	);
}
