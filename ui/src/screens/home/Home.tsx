/** Home: where was I, or how do I start? Summaries are read after the first paint. */
import { useEffect } from "react";
import { useApp, useAppActions, useAppStore } from "../../state/hooks";
import { home } from "../../words/home";
import { HowItGoes } from "./HowItGoes";
import css from "./home.module.css";
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
	const app = useAppStore();
	const ready = useApp((state) => state.start !== null);
	const { readSummaries } = useAppActions();
	useEffect(() => {
		if (!ready) {
			return undefined;
		}
		// The second frame after this is the first that shows it.
		let frame = requestAnimationFrame(() => {
			frame = requestAnimationFrame(() => {
				app.host.painted().catch(() => undefined);
				void readSummaries().then(loadTheRest);
			});
		});
		return () => cancelAnimationFrame(frame);
	}, [ready, app, readSummaries]);
	return (
		<div className={css.home}>
			<StartList />
			<main className={css.main} data-region="decisions" aria-label={home.rollouts}>
				{ready && (
					<>
						<Rollouts />
						<HowItGoes />
						<Waiting />
					</>
				)}
			</main>
		</div>
	);
}
