/** Nothing is there yet: what the thing is, what it gives, and the usual starts. */
import type { ReactNode } from "react";
import css from "./rows.module.css";

export function Empty({ title, text, children }: { title: string; text: string; children: ReactNode }) {
	return (
		<div className={css.empty}>
			<h3>{title}</h3>
			<p>{text}</p>
			<div className={css.buttons}>{children}</div>
		</div>
	);
}
