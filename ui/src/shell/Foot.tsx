/**
 * Saved state at the left; Back and one Next, which names where it goes, at the right. A screen puts its
 * own in their place:
 *
 *   <InFoot><Button appearance="primary">Apply 78 grants…</Button></InFoot>      instead of Back and Next
 *   <InFootStart>Journal on disk 10:52:31</InFootStart>                          instead of the saved state
 */
import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { ArrowRightRegular } from "@fluentui/react-icons/svg/arrow-right";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { Mark } from "../pictures/marks";
import { useActions, useAppActions, useDraft } from "../state/hooks";
import { clock } from "../words/dates";
import { own } from "../words/window";
import css from "./foot.module.css";
import { neighbour, titleOf } from "./places";

type Slots = { start: HTMLElement | null; end: HTMLElement | null };

export const FootSlots = createContext<Slots>({ start: null, end: null });

export function InFoot({ children }: { children: ReactNode }) {
	const { end } = useContext(FootSlots);
	return end === null ? null : createPortal(children, end);
}

export function InFootStart({ children }: { children: ReactNode }) {
	const { start } = useContext(FootSlots);
	return start === null ? null : createPortal(children, start);
}

export function Foot({
	setStart,
	setEnd,
}: {
	setStart: (at: HTMLElement | null) => void;
	setEnd: (at: HTMLElement | null) => void;
}) {
	return (
		<footer className={css.foot} data-region="foot">
			<div className={css.slot} ref={setStart} />
			<SavedState />
			<div className={`${css.slot} ${css.end}`} ref={setEnd} />
			<BackAndNext />
		</footer>
	);
}

/** A slow save says so; a quick one changes nothing but the time. */
function SavedState() {
	const saved = useDraft((state) => state.saved);
	const revision = useDraft((state) => state.revision);
	const [slow, setSlow] = useState(false);
	const [last, setLast] = useState(saved.kind === "saved" ? saved.at : "");
	useEffect(() => {
		if (saved.kind === "saved") {
			setLast(saved.at);
		}
		if (saved.kind !== "saving") {
			setSlow(false);
			return undefined;
		}
		const timer = setTimeout(() => setSlow(true), 300);
		return () => clearTimeout(timer);
	}, [saved]);
	if (saved.kind === "not") {
		return (
			<div className={css.saved} data-saved="not">
				<Mark of="blocker" />
				<span>{own.notSaved}</span>
			</div>
		);
	}
	return (
		<div className={css.saved} data-saved={saved.kind}>
			<SaveRegular className="done-ink" fontSize={16} aria-hidden />
			<span>{slow ? own.saving : own.savedAt(clock(last))}</span>
			<span className={css.revision}>{own.onThisComputer(revision)}</span>
		</div>
	);
}

function BackAndNext() {
	const place = useDraft((state) => state.place);
	const steps = useDraft((state) => state.steps);
	const { go } = useActions();
	const { home } = useAppActions();
	const back = neighbour({ steps, place }, -1);
	const next = neighbour({ steps, place }, 1);
	return (
		<div className={`${css.backAndNext} ${css.end}`}>
			<Button
				appearance="subtle"
				icon={<ArrowLeftRegular fontSize={16} />}
				onClick={() => (back === undefined ? void home() : go(back))}
			>
				{back === undefined ? own.home : titleOf(back)}
			</Button>
			{next !== undefined && (
				<Button
					appearance="primary"
					data-next=""
					icon={<ArrowRightRegular fontSize={16} />}
					iconPosition="after"
					onClick={() => go(next)}
				>
					{own.next(titleOf(next))}
				</Button>
			)}
		</div>
	);
}
