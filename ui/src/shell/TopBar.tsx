/** Top bar: mark, rollout and switcher, find box, undo and redo, settings, person. */
import { Button } from "@fluentui/react-components";
import { ArrowRedoRegular } from "@fluentui/react-icons/svg/arrow-redo";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { SettingsRegular } from "@fluentui/react-icons/svg/settings";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useApp, useAppActions } from "../state/hooks";
import { own } from "../words/window";
import css from "./shell.module.css";

const SettingsMenu = lazy(() => import("./menus").then((made) => ({ default: made.SettingsMenu })));
const RolloutMenu = lazy(() => import("./menus").then((made) => ({ default: made.RolloutMenu })));

/** The product's mark: an F of squares, from planned to done. */
export function ProductMark() {
	return (
		<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" className={css.mark}>
			<rect x="1" y="1" width="5" height="5" rx="1" />
			<rect x="7.5" y="1" width="5" height="5" rx="1" opacity="0.6" />
			<rect x="14" y="1" width="5" height="5" rx="1" opacity="0.3" />
			<rect x="1" y="7.5" width="5" height="5" rx="1" />
			<rect x="7.5" y="7.5" width="5" height="5" rx="1" opacity="0.6" />
			<rect x="1" y="14" width="5" height="5" rx="1" />
		</svg>
	);
}

function initials(name: string): string {
	const parts = name.trim().split(/\s+/);
	return [parts[0], parts.length > 1 ? parts.at(-1) : ""]
		.map((part) => part?.[0] ?? "")
		.join("")
		.toUpperCase();
}

export type DraftTop = {
	name: string;
	canUndo: boolean;
	canRedo: boolean;
	undo: () => void;
	redo: () => void;
};

export function TopBar({ draft, children }: { draft?: DraftTop; children?: ReactNode }) {
	const { find } = useAppActions();
	const who = useApp((state) => state.start?.settings.who ?? "");
	const hint = draft === undefined ? own.findAtHome : own.find;
	return (
		<header className={css.top} data-region="top">
			<div className={css.topStart}>
				<ProductMark />
				<span className={css.product}>{own.product}</span>
				{draft !== undefined && (
					<Opens
						label={`${own.switchRollout}, ${draft.name}`}
						menu={(target, close) => <RolloutMenu target={target} close={close} />}
					>
						<span className={css.rolloutName}>{draft.name}</span>
						<ChevronDownRegular fontSize={16} aria-hidden />
					</Opens>
				)}
			</div>
			<button type="button" className={css.find} onClick={() => find("")} aria-keyshortcuts="Control+K">
				<SearchRegular fontSize={16} aria-hidden />
				<span className={css.findHint}>{hint}</span>
				<span className="kbd" aria-hidden="true">
					Ctrl K
				</span>
			</button>
			<div className={css.topEnd}>
				{draft !== undefined && (
					<>
						<Button
							appearance="subtle"
							icon={<ArrowUndoRegular />}
							aria-label={own.undo}
							title={`${own.undo} (Ctrl Z)`}
							disabled={!draft.canUndo}
							disabledFocusable={!draft.canUndo}
							onClick={draft.undo}
						/>
						<Button
							appearance="subtle"
							icon={<ArrowRedoRegular />}
							aria-label={own.redo}
							title={`${own.redo} (Ctrl Y)`}
							disabled={!draft.canRedo}
							disabledFocusable={!draft.canRedo}
							onClick={draft.redo}
						/>
						<span className={css.topLine} />
					</>
				)}
				{children}
				<Opens
					label={own.settings}
					icon
					menu={(target, close) => <SettingsMenu target={target} close={close} />}
				>
					<SettingsRegular fontSize={20} aria-hidden />
				</Opens>
				{who !== "" && (
					<span className={css.person} role="img" aria-label={who} title={who}>
						{initials(who)}
					</span>
				)}
			</div>
		</header>
	);
}

/** A button that opens a menu whose code is loaded with the first press. */
function Opens({
	label,
	icon = false,
	menu,
	children,
}: {
	label: string;
	icon?: boolean;
	menu: (target: HTMLElement, close: () => void) => ReactNode;
	children: ReactNode;
}) {
	const [target, setTarget] = useState<HTMLButtonElement | null>(null);
	const [open, setOpen] = useState(false);
	const close = () => {
		setOpen(false);
		target?.focus();
	};
	return (
		<>
			<button
				ref={setTarget}
				type="button"
				className={`${css.opens} ${icon ? css.opensIcon : ""}`}
				aria-label={label}
				aria-haspopup="menu"
				aria-expanded={open}
				{...(icon ? { title: label } : {})}
				onClick={() => setOpen(!open)}
			>
				{children}
			</button>
			{open && target !== null && <Suspense>{menu(target, close)}</Suspense>}
		</>
	);
}
