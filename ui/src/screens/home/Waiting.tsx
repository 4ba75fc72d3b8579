/** Questions that somebody else has to answer, over all rollouts, the late ones first. */
import { useEffect, useState } from "react";
import { Mark } from "../../pictures/marks";
import { useApp, useAppActions } from "../../state/hooks";
import { dayName } from "../../words/dates";
import { home } from "../../words/home";
import { words } from "../../words/shell";
import css from "./home.module.css";

type Titles = { question: (id: string) => string; step: (id: string) => string };

/** Words of the plan are loaded only when something is parked. */
function useTitles(wanted: boolean): Titles {
	const [titles, setTitles] = useState<Titles>({ question: (id) => id, step: (id) => id });
	useEffect(() => {
		if (wanted) {
			void import("../../words/plan").then(({ questionWords, stepWordsOf }) => {
				setTitles({
					question: (id) => questionWords(id.split("@")[0] ?? id)?.question.title ?? id,
					step: (id) => stepWordsOf(id)?.title ?? id,
				});
			});
		}
	}, [wanted]);
	return titles;
}

export function Waiting() {
	const summaries = useApp((state) => state.summaries);
	const drafts = useApp((state) => state.start?.drafts ?? []);
	const today = useApp((state) => state.start?.today ?? "");
	const { open } = useAppActions();
	const waiting = drafts.flatMap((draft) =>
		(summaries[draft.id]?.parked ?? []).map((parked) => ({ draft, parked })),
	);
	waiting.sort((a, b) => (a.parked.until < b.parked.until ? -1 : 1));
	const titles = useTitles(waiting.length > 0);
	return (
		<section aria-labelledby="waiting">
			<h2 id="waiting">{home.waiting}</h2>
			{waiting.length === 0 && <p className={css.none}>{home.waitingNone}</p>}
			<ul className={css.waiting}>
				{waiting.map(({ draft, parked }) => (
					<li key={`${draft.id} ${parked.question}`}>
						<Mark of="parked" />
						<span className={css.two}>
							<strong>{titles.question(parked.question)}</strong>
							<span className="caption">
								{draft.name} · {titles.step(parked.step)}
							</span>
						</span>
						<span>{parked.owner}</span>
						<span className={parked.late ? "blocker-text" : ""}>
							{parked.until !== "" && (parked.late ? words.late : words.due)(dayName(parked.until, today))}
						</span>
						<button type="button" className="link" onClick={() => void open(draft.id)}>
							{home.openIt}
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
