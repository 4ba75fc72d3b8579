/** A name of Azure: never wrapped; where there is no room it is cut in its middle, and its end stays. */
import css from "./parts.module.css";

const end = 9;

export function Ident({ children }: { children: string }) {
	const cut = children.length > 2 * end ? children.length - end : children.length;
	return (
		<span className={`mono ${css.ident}`} title={children}>
			<span className={css.identHead}>{children.slice(0, cut)}</span>
			{cut < children.length && <span className={css.identEnd}>{children.slice(cut)}</span>}
		</span>
	);
}
