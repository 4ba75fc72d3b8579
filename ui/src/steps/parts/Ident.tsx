/** A name of Azure: never wrapped; where there is no room it is cut in its middle, and its end stays. */
import css from "./parts.module.css";

const end = 9;

export function Ident({ children }: { children: string }) {
	const cut = children.length > 2 * end ? children.length - end : children.length;
	if (cut === children.length) {
		return <span className="mono">{children}</span>;
	}
	return (
		<span className={`mono ${css.ident}`} title={children}>
			<span className="hidden-text">{children}</span>
			<span className={css.identHead} aria-hidden>
				{children.slice(0, cut)}
			</span>
			<span className={css.identEnd} aria-hidden>
				{children.slice(cut)}
			</span>
		</span>
	);
}
