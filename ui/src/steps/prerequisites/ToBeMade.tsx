/** Says of something without an id that others are to make it, or takes that back. */
import { useActions } from "../../state/hooks";
import { words } from "../../words/prerequisites";
import css from "./prerequisites.module.css";
import { isAwaited } from "./principals";

export function ToBeMade({
	at,
	name,
	of,
}: {
	at: string;
	name: string;
	of: { toBeMade?: unknown; objectId?: string; subscriptionId?: string };
}) {
	const { set } = useActions();
	if ((of.objectId ?? of.subscriptionId ?? "").trim() !== "") {
		return null;
	}
	const awaited = isAwaited(of);
	return (
		<button
			type="button"
			className={`link ${css.made}`}
			aria-label={awaited ? words.existsNamed(name) : words.planItNamed(name)}
			onClick={() => void (awaited ? set(`${at}/toBeMade`) : set(`${at}/toBeMade`, {}))}
		>
			{awaited ? words.exists : words.planIt}
		</button>
	);
}
