/**
 * The frame: Home, or the wizard over the open draft. Which screen is shown is plain state
 * (`AppState.draft`, `DraftState.place`); there is no router.
 */
import { lazy, Suspense, useEffect } from "react";
import { Home } from "../screens/home/Home";
import type { App } from "../state/app";
import { AppContext, DraftContext, useApp, useAppActions, useAppStore } from "../state/hooks";
import { Theme } from "../theme/Theme";
import { Boundary } from "./Boundary";
import { useHomeKeys } from "./homeKeys";
import { LiveRegions } from "./LiveRegions";
import { ProblemBar } from "./ProblemBar";
import css from "./shell.module.css";
import { TenantStrip } from "./TenantStrip";
import { TopBar } from "./TopBar";

const Wizard = lazy(() => import("./Wizard").then((made) => ({ default: made.Wizard })));
const Palette = lazy(() => import("./HomePalette").then((made) => ({ default: made.HomePalette })));

export function Shell({ app }: { app: App }) {
	return (
		<AppContext value={app}>
			<Themed />
		</AppContext>
	);
}

function Themed() {
	const setting = useApp((state) => state.start?.settings.theme ?? "system");
	const draft = useApp((state) => state.draft);
	useHostEvents();
	return (
		<Theme setting={setting}>
			<LiveRegions />
			<Boundary>
				{draft === null ? (
					<AtHome />
				) : (
					<DraftContext value={draft}>
						<Suspense fallback={<div className={css.frame} />}>
							<Wizard key={draft.getState().id} />
						</Suspense>
					</DraftContext>
				)}
			</Boundary>
		</Theme>
	);
}

function AtHome() {
	const problem = useApp((state) => state.problem);
	const palette = useApp((state) => state.palette);
	const { report } = useAppActions();
	useHomeKeys();
	return (
		<div className={css.frame}>
			<TopBar />
			<TenantStrip tenant={{ kind: "none" }} />
			<ProblemBar problem={problem} close={() => report(null)} />
			<Home />
			{palette !== null && (
				<Suspense>
					<Palette />
				</Suspense>
			)}
		</div>
	);
}

/** A plan that comes in from outside, and what the system's menu asks for. */
function useHostEvents(): void {
	const app = useAppStore();
	useEffect(() => {
		const { host, actions } = app;
		const stop = [
			host.onOpened((draft) => void actions.open(draft)),
			host.onProblem(actions.report),
			host.onMenu((item) => {
				void import("./menu").then(({ runMenu }) => runMenu(app, item));
			}),
		];
		return () => {
			for (const one of stop) {
				one();
			}
		};
	}, [app]);
}
