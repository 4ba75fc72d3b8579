/** What stands where a view is not there yet: nothing at first, then the shape of lines; or why it did not come. */
import type { Problem } from "../bindings";
import { Marked } from "../pictures/marks";
import { words } from "../words/shell";
import css from "./waiting.module.css";

export function Waiting({ problem, lines = 6 }: { problem: Problem | null; lines?: number }) {
	if (problem !== null) {
		return (
			<div role="alert" className={css.problem}>
				<Marked of="blocker">
					{problem.title}. {problem.detail} {problem.next}
				</Marked>
			</div>
		);
	}
	return (
		<div className={css.waiting} role="status">
			<span className="hidden-text">{words.loading}</span>
			{Array.from({ length: lines }, (_, n) => (
				// Lines of nothing have no identity but their place.
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<i key={n} style={{ width: `${90 - ((n * 17) % 40)}%` }} />
			))}
		</div>
	);
}
