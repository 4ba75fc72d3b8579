/** Signed or not, said as it is: an export that is not signed must not look as if it were. */
import type { Slice } from "../../bindings";
import { Mark, type MarkOf } from "../../pictures/marks";
import { useActions } from "../../state/hooks";
import { useView } from "../../state/views";
import { words } from "../../words/export";
import css from "./export.module.css";

export function Signed({ slice }: { slice: Slice }) {
	const { view } = useView({ of: "signOff", slice });
	const { go } = useActions();
	if (view === undefined) {
		return null;
	}
	const all = view.areas.length;
	const [of, says]: [MarkOf, string] =
		all > 0 && view.stand === all
			? ["done", words.signed(all)]
			: view.stand > 0
				? ["open", words.partly(view.stand, all)]
				: ["open", words.notSigned(all)];
	return (
		<section aria-labelledby="export-signed">
			<h2 id="export-signed">{words.signature}</h2>
			<p className={css.signed}>
				<Mark of={view.void > 0 ? "warning" : of} />
				<span>
					{says} {view.void > 0 && words.void(view.void)} {words.says}{" "}
					<button type="button" className="link" onClick={() => go({ at: "step", step: "signOffs" })}>
						{words.goSign}
					</button>
				</span>
			</p>
		</section>
	);
}
