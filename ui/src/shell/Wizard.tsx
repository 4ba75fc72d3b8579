/** The frame around an open draft. Loaded with the first draft, not with Home. */
import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useActions, useApp, useAppActions, useDraft, useDraftStore } from "../state/hooks";
import { stepScreens } from "../steps/steps";
import { questionOf } from "../words/plan";
import { own } from "../words/window";
import { Boundary } from "./Boundary";
import { Foot, FootSlots } from "./Foot";
import { focusField } from "./focus";
import { Panel } from "./Panel";
import { NoticeBar, ProblemBar } from "./ProblemBar";
import { usePainted } from "./painted";
import { isWide } from "./places";
import { Rail } from "./Rail";
import { screens } from "./screens";
import css from "./shell.module.css";
import { TenantStrip } from "./TenantStrip";
import { TopBar } from "./TopBar";
import { useWizardKeys } from "./wizardKeys";

const Palette = lazy(() => import("./Palette").then((made) => ({ default: made.Palette })));
const ChangePanel = lazy(() =>
	import("../screens/compare/ChangePanel").then((made) => ({ default: made.ChangePanel })),
);
const Dialogs = lazy(() => import("./dialogs").then((made) => ({ default: made.Dialogs })));

/** What the next key may need is loaded once the first screen is there. */
function useTheRest(): void {
	useEffect(() => {
		const timer = setTimeout(() => {
			void import("./Palette");
			void import("./dialogs");
		}, 300);
		return () => clearTimeout(timer);
	}, []);
}

export function Wizard() {
	const [start, setStart] = useState<HTMLElement | null>(null);
	const [end, setEnd] = useState<HTMLElement | null>(null);
	const slots = useMemo(() => ({ start, end }), [start, end]);
	const wide = useDraft((state) => isWide(state.place));
	const column = useDraft((state) => state.panel.column);
	const palette = useApp((state) => state.palette);
	const dialog = useDraft((state) => state.dialog);
	useWizardKeys();
	useTheRest();
	usePainted(true);
	return (
		<FootSlots value={slots}>
			<div className={css.frame} data-panel={wide ? "none" : column ? "column" : "hidden"}>
				<Top />
				<Tenant />
				<Problems />
				<div className={css.middle}>
					<Rail />
					<Decisions />
					{!wide && <Beside />}
				</div>
				<Foot setStart={setStart} setEnd={setEnd} />
				<Suspense>
					{palette !== null && <Palette />}
					{dialog !== null && <Dialogs dialog={dialog} />}
				</Suspense>
			</div>
		</FootSlots>
	);
}

function Top() {
	const [name, canUndo, canRedo] = useDraft((state) => [state.name, state.canUndo, state.canRedo] as const);
	const actions = useActions();
	return (
		<TopBar
			draft={{ name, canUndo, canRedo, undo: () => void actions.undo(), redo: () => void actions.redo() }}
		/>
	);
}

function Tenant() {
	const tenant = useDraft((state) => state.tenant);
	const { ask, disconnect } = useActions();
	const reading = tenant.kind === "real" && !tenant.writing;
	return <TenantStrip tenant={tenant} act={() => (reading ? void disconnect() : ask({ of: "connect" }))} />;
}

function Problems() {
	const saved = useDraft((state) => state.saved);
	const problem = useDraft((state) => state.problem);
	const outside = useApp((state) => state.problem);
	const app = useAppActions();
	const notice = useDraft((state) => state.notice);
	const { report, saveAgain, saveCopy, heard } = useActions();
	return (
		<>
			<ProblemBar problem={saved.kind === "not" ? saved.problem : null}>
				<Button appearance="primary" onClick={() => void saveCopy()}>
					{own.saveCopy}
				</Button>
				<Button onClick={() => void saveAgain()}>{own.tryAgain}</Button>
			</ProblemBar>
			<ProblemBar problem={problem} close={() => report(null)} />
			<ProblemBar problem={outside} close={() => app.report(null)} />
			{notice !== null && <NoticeBar close={heard}>{notice}</NoticeBar>}
		</>
	);
}

/** What stands beside the screen of the place. */
function Beside() {
	const compares = useDraft((state) => state.place.at === "compare");
	return compares ? (
		<Suspense>
			<ChangePanel />
		</Suspense>
	) : (
		<Panel />
	);
}

/** The screen of the place, scrolling by itself. */
function Decisions() {
	const place = useDraft((state) => state.place);
	const key = place.at === "step" ? place.step : place.at;
	const Screen = place.at === "step" ? stepScreens[place.step] : screens[place.at];
	const main = useRef<HTMLElement>(null);
	useWish(main);
	return (
		<main
			ref={main}
			className={css.decisions}
			data-region="decisions"
			data-wide={isWide(place)}
			aria-label={own.regions.decisions}
			key={key}
		>
			<div className={css.decisionsInside}>
				<Boundary of={key}>
					<Suspense>{Screen !== undefined && <Screen />}</Suspense>
				</Boundary>
			</div>
		</main>
	);
}

/** Goes to the field that was asked for, once its screen is there. */
function useWish(main: { current: HTMLElement | null }): void {
	const draft = useDraftStore();
	const wish = useDraft((state) => state.wish);
	useEffect(() => {
		if (wish === null) {
			return undefined;
		}
		// Opening a question clears the finding that is open; a wish for a finding's field keeps it.
		const question = questionOf(wish.at);
		if (question !== undefined) {
			draft.setState({ question });
		}
		return focusField(wish.at, () => {
			const section = main.current?.querySelector<HTMLElement>(`[data-question="${question}"] button`);
			return section ?? main.current?.querySelector("h1") ?? null;
		});
	}, [draft, wish, main]);
}
