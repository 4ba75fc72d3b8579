/**
 * The frame: Home, or the wizard over the open draft. Which screen is shown is plain state
 * (`AppState.draft`, `DraftState.place`); there is no router.
 */
import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useEffect } from "react";
import { Home } from "../screens/home/Home";
import type { App } from "../state/app";
import { AppContext, DraftContext, useApp, useAppActions, useAppStore } from "../state/hooks";
import { Theme } from "../theme/Theme";
import { home } from "../words/home";
import { own } from "../words/window";
import { Boundary } from "./Boundary";
import { useHomeKeys } from "./homeKeys";
import { useKeyboard } from "./keys";
import { LiveRegions } from "./LiveRegions";
import { ProblemBar } from "./ProblemBar";
import css from "./shell.module.css";
import { TenantStrip } from "./TenantStrip";
import { TopBar } from "./TopBar";

const Wizard = lazy(() => import("./Wizard").then((made) => ({ default: made.Wizard })));
const ClosingDialog = lazy(() => import("./ClosingDialog").then((made) => ({ default: made.ClosingDialog })));
const NameDialog = lazy(() => import("./NameDialog").then((made) => ({ default: made.NameDialog })));
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
	const hovering = useApp((state) => state.hovering);
	const closing = useApp((state) => state.closing);
	const naming = useApp((state) => state.naming);
	useOutside();
	useKeyboard();
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
			{hovering && <div className={css.drop}>{home.drop}</div>}
			<Suspense>
				{closing !== null && <ClosingDialog problem={closing} />}
				{naming && <NameDialog />}
			</Suspense>
		</Theme>
	);
}

function AtHome() {
	const problem = useApp((state) => state.problem);
	const palette = useApp((state) => state.palette);
	const started = useApp((state) => state.start !== null);
	const recovered = useApp((state) => state.recovered);
	const { report, begin, startOver } = useAppActions();
	useHomeKeys();
	return (
		<div className={css.frame}>
			<TopBar />
			<TenantStrip tenant={{ kind: "none" }} />
			<ProblemBar problem={problem} {...(started ? { close: () => report(null) } : {})}>
				{!started && <Button onClick={() => void begin()}>{own.tryAgain}</Button>}
				{!started && problem?.code.startsWith("STORE_") === true && (
					<Button appearance="primary" onClick={() => void startOver()}>
						{own.startOver}
					</Button>
				)}
			</ProblemBar>
			{recovered.length > 0 && (
				<ul className={css.recovered} role="status">
					{recovered.map((line) => (
						<li key={line}>{line}</li>
					))}
				</ul>
			)}
			<Home />
			{palette !== null && (
				<Suspense>
					<Palette />
				</Suspense>
			)}
		</div>
	);
}

/** What happens outside of the page: a plan comes in, the system's menu, somebody closes the window. */
function useOutside(): void {
	const app = useAppStore();
	useEffect(
		() =>
			app.host.listen((news) => {
				switch (news.kind) {
					case "opened":
						app.setState({ hovering: false });
						void app.actions.open(news.draft);
						break;
					case "notOpened":
						app.setState({ hovering: false });
						app.actions.report(news.problem);
						break;
					case "hovering":
						app.setState({ hovering: news.files });
						break;
					case "closing":
						app.setState({ closing: news.problem });
						break;
					case "menu":
						void import("./menu").then(({ runMenu }) => runMenu(app, news.id));
						break;
					case "gone":
						break;
				}
			}),
		[app],
	);
}
