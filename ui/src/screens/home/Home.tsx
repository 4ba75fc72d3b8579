/** Home: where was I, or how do I start? Summaries are read after the first paint. */
import { usePainted } from "../../shell/painted";
import { useApp, useAppActions } from "../../state/hooks";
import { home } from "../../words/home";
import { HowItGoes } from "./HowItGoes";
import css from "./home.module.css";
import { Notices } from "./Notices";
import { Rollouts } from "./Rollouts";
import { StartList } from "./StartList";
import { Waiting } from "./Waiting";

/** What the next press may need is loaded while nothing else is to do. */
function loadTheRest(): void {
	void import("../../shell/Wizard");
	void import("../../shell/menus");
	void import("../../shell/HomePalette");
}

export function Home() {
	const ready = useApp((state) => state.start !== null);
	const { readSummaries } = useAppActions();
	usePainted(ready, () => void readSummaries().then(loadTheRest));
	return (
		<div className={css.home}>
			<StartList />
			<main className={css.main} data-region="decisions" aria-label={home.rollouts}>
				{ready && (
					<>
						<Notices />
						<Rollouts />
						<HowItGoes />
						<Waiting />
					</>
				)}
			</main>
		</div>
	);
}
