/** The five parts of a rollout, in order. */
import { home } from "../../words/home";
import css from "./home.module.css";

export function HowItGoes() {
	return (
		<section aria-labelledby="how-it-goes">
			<h2 id="how-it-goes">{home.goes}</h2>
			<ol className={css.stages}>
				{home.stages.map(([title, text]) => (
					<li key={title}>
						<strong>{title}</strong>
						<span className="caption">{text}</span>
					</li>
				))}
			</ol>
		</section>
	);
}
