/** The usual starts, and what stays on this computer. */
import { ArrowRightRegular } from "@fluentui/react-icons/svg/arrow-right";
import { BeakerRegular } from "@fluentui/react-icons/svg/beaker";
import { DocumentAddRegular } from "@fluentui/react-icons/svg/document-add";
import { HatGraduationRegular } from "@fluentui/react-icons/svg/hat-graduation";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import type { ReactNode } from "react";
import { Mark } from "../../pictures/marks";
import { useApp, useAppActions } from "../../state/hooks";
import { fullDate } from "../../words/dates";
import { home, homeActions } from "../../words/home";
import css from "./home.module.css";

export function StartList() {
	const start = useApp((state) => state.start);
	const first = useApp((state) => state.start !== null && state.start.drafts.length === 0);
	const actions = useAppActions();
	const practise = () => void actions.create("contoso").then(() => actions.practise());
	return (
		<aside className={css.start} aria-label={home.start} data-region="rail">
			<h1>{home.title}</h1>
			<p className={css.lead}>{home.lead}</p>
			<h2>{home.start}</h2>
			<ul className={css.starts}>
				<Starter
					icon={<HatGraduationRegular />}
					title={homeActions.contoso}
					text={home.contosoText}
					keys="Ctrl E"
					first={first}
					go={() => void actions.create("contoso")}
				/>
				<Starter icon={<BeakerRegular />} title={home.practice} text={home.practiceText} go={practise} />
				<Starter
					icon={<DocumentAddRegular />}
					title={homeActions.new}
					text={home.newText}
					keys="Ctrl N"
					go={() => void actions.create("empty")}
				/>
				<Starter
					icon={<ArrowRightRegular />}
					title={home.bring}
					text={home.bringText}
					keys="Ctrl O"
					go={() => void actions.openFile()}
				/>
			</ul>
			{start !== null && (
				<div className={css.facts}>
					<LockClosedRegular fontSize={16} aria-hidden />
					<div>
						<div>{home.staysHere}</div>
						<div className={`mono ${css.folder}`}>{start.folder}</div>
					</div>
					<Mark of="done" />
					<div>
						<div>{home.factsChecked(fullDate(start.facts.checked))}</div>
						<div className="caption">{home.facts(start.facts.roles, start.facts.rules)}</div>
					</div>
				</div>
			)}
		</aside>
	);
}

function Starter({
	icon,
	title,
	text,
	keys,
	first = false,
	go,
}: {
	icon: ReactNode;
	title: string;
	text: string;
	keys?: string;
	/** Where a new person begins. */
	first?: boolean;
	go: () => void;
}) {
	return (
		<li>
			<button type="button" className={css.starter} data-first={first} onClick={go}>
				<span className={css.starterIcon} aria-hidden="true">
					{icon}
				</span>
				<span className={css.starterText}>
					<strong>{title}</strong>
					<span>{text}</span>
				</span>
				{keys !== undefined && (
					<span className="kbd" aria-hidden="true">
						{keys}
					</span>
				)}
			</button>
		</li>
	);
}
