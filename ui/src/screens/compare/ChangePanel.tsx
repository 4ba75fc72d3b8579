/** The line under the keys, in full: who, which role, where, the names in Azure, and what undo would do. */
import { type ReactNode, useState } from "react";
import type { ChangeLine, ChangeState } from "../../bindings";
import { ChangeMark } from "../../pictures/marks";
import { PanelFrame } from "../../shell/Panel";
import { useAzure } from "../../state/azure";
import { useActions, useDraft } from "../../state/hooks";
import { stateOrder, words } from "../../words/compare";
import { dayName } from "../../words/dates";
import { CopyButton } from "../azure/Copied";
import { Sentence } from "../azure/Sentence";
import css from "./compare.module.css";

export function ChangePanel() {
	const line = useAzure((state) => (state.comparison?.gone === false ? state.shown.line : null));
	const drawer = useDraft((state) => state.panel.drawer);
	const { setPanel } = useActions();
	const compared = useAzure((state) => state.comparison !== null);
	const [chosen, setTab] = useState<"change" | "states" | null>(null);
	const tab = chosen ?? (compared ? "change" : "states");
	return (
		<PanelFrame
			tabs={[
				{ id: "change", label: words.panelChange },
				{ id: "states", label: words.panelStates },
			]}
			tab={tab}
			show={setTab}
			drawer={drawer}
			close={() => setPanel(drawer ? { drawer: false } : { column: false })}
		>
			{tab === "states" ? <States /> : line === null ? <p>{words.choose}</p> : <Change line={line} />}
		</PanelFrame>
	);
}

function States() {
	return (
		<dl className={css.meanings}>
			{stateOrder.map((state) => (
				<div key={state}>
					<dt>
						<ChangeMark of={state} />
					</dt>
					<dd>{words.means[state]}</dd>
				</div>
			))}
		</dl>
	);
}

/** The assignment that is there has a name of its own. */
const found: ChangeState[] = ["adopted", "inherited", "differs", "surplus"];

function Change({ line }: { line: ChangeLine }) {
	const today = useDraft((state) => state.today);
	const made = words.createdOn(
		line.createdBy ?? "",
		line.createdOn === null ? "" : dayName(line.createdOn, today),
	);
	return (
		<div className={css.change}>
			<ChangeMark of={line.state} />
			<p className={css.changeSentence}>
				<Sentence text={line.sentence} bold={[line.principal, line.scopeLabel]} />
			</p>
			<dl className={css.facts_}>
				<Fact label={words.who} more={words.kinds[line.principalType] ?? line.principalType}>
					{line.principal}
				</Fact>
				<Fact
					label={words.role}
					more={line.formerRoleName === null ? "" : words.formerly(line.formerRoleName)}
				>
					{line.roleName}
				</Fact>
				<Fact label={words.on} more={placeOf(line.scope ?? "")}>
					{line.scopeLabel}
				</Fact>
				{line.condition !== "" && (
					<Fact label={words.condition} more="">
						<span className="mono">{line.condition}</span>
					</Fact>
				)}
				{made !== "" && (
					<Fact label={words.createdBy} more="">
						{made}
					</Fact>
				)}
			</dl>
			{line.why !== "" && (
				<>
					<h2>{words.why}</h2>
					<p className={css.why}>{line.why}</p>
				</>
			)}
			<h2>{words.assignment}</h2>
			<dl className={css.ids}>
				<AzureId label={words.name} id={line.name} />
				<AzureId label={words.roleId} id={line.role} />
				<AzureId label={words.principalId} id={line.principalId} />
				<AzureId label={words.scopeId} id={line.scope} />
			</dl>
			{line.name !== null && (
				<p className="caption">{found.includes(line.state) ? words.nameFound : words.nameHow}</p>
			)}
			<h2>{words.undo}</h2>
			<p>{words.undoes[line.state]}</p>
		</div>
	);
}

function Fact({ label, more, children }: { label: string; more: string; children: ReactNode }) {
	return (
		<div>
			<dt>{label}</dt>
			<dd>
				<div>{children}</div>
				{more !== "" && <div className="caption">{more}</div>}
			</dd>
		</div>
	);
}

/** Resource group and what is above a resource, from its Azure id; nothing for what has no resource group. */
function placeOf(scope: string): string {
	return /\/resourceGroups\/([^/]+)\//i.exec(scope)?.[1] ?? "";
}

function AzureId({ label, id }: { label: string; id: string | null }) {
	return (
		<div>
			<dt>{label}</dt>
			<dd>
				{id === null ? <span className="caption">{words.notYet}</span> : <span className="mono">{id}</span>}
				{id !== null && <CopyButton text={id} label={words.copy(label)} />}
			</dd>
		</div>
	);
}
