/** Areas and business groups: what each signs, who does, and whether the signature holds. */
import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import type { SignatureState, SignOffArea, SignOffView, Slice } from "../../bindings";
import { PickListField } from "../../fields/choices";
import { Said } from "../../fields/Frame";
import { ContactField } from "../../fields/text";
import { Marked, type MarkOf } from "../../pictures/marks";
import { weightiest } from "../../state/findings";
import { useActions, useDraft, useFindingsAt } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { dayName } from "../../words/dates";
import { words } from "../../words/sign_off";
import { Above, useAbove } from "../Above";
import { Rows } from "../Rows";
import css from "./sign_off.module.css";

const SignDialog = lazy(() => import("./SignDialog").then((made) => ({ default: made.SignDialog })));

const columns = [
	{ id: "area", title: words.columns.area, width: "minmax(120px, 1.1fr)" },
	{ id: "signs", title: words.columns.signs, width: "minmax(180px, 2.2fr)" },
	{ id: "by", title: words.columns.by, width: "minmax(130px, 1.3fr)" },
	{ id: "state", title: words.columns.state, width: "minmax(150px, 1.4fr)" },
	{ id: "actions", title: words.columns.actions, width: "104px", plain: true },
];

const marks: Record<SignatureState, MarkOf> = { signed: "done", void: "blocker", waiting: "open" };

export function Areas({ view, slice }: { view: SignOffView; slice: Slice }) {
	const [signing, setSigning] = useState<SignOffArea | null>(null);
	const { enter } = useActions();
	return (
		<section aria-label={words.signatures} onFocus={() => enter("signOffs.signatures")}>
			<div className={css.head}>
				<h2>{words.signatures}</h2>
				{view.stand > 0 && <Marked of="done">{words.stand(view.stand)}</Marked>}
				{view.void > 0 && <Marked of="blocker">{words.void(view.void)}</Marked>}
				{view.waiting > 0 && <Marked of="open">{words.waiting(view.waiting)}</Marked>}
			</div>
			<Rows
				label={words.signatures}
				columns={columns}
				items={view.areas}
				keyOf={({ area }) => area}
				height={48}
				look={(area) => ({ "data-severity": area.state === "void" ? "blocker" : undefined })}
				cells={(area) => [
					<Name key="area" area={area} />,
					<span key="signs" className={css.signs}>
						{area.signs}
					</span>,
					<Approver key="by" area={area} />,
					<State key="state" area={area} />,
					<Act key="actions" area={area} sign={() => setSigning(area)} />,
				]}
				below={(area) => (area.state === "void" ? <Moved area={area} /> : null)}
			/>
			{signing !== null && (
				<Suspense>
					<SignDialog area={signing} part={view.part} slice={slice} close={() => setSigning(null)} />
				</Suspense>
			)}
		</section>
	);
}

/** Areas whose signature a real tenant waits for. */
export function Required({ view }: { view: SignOffView }) {
	const { enter } = useActions();
	return (
		<section aria-label={words.required} onFocus={() => enter("signOffs.required")}>
			<PickListField
				at="/signOffs/required"
				label={words.required}
				offers={view.areas.map(({ area, label }) => ({ value: area, label }))}
				empty={words.requiredAll}
			/>
		</section>
	);
}

function Name({ area }: { area: SignOffArea }) {
	return (
		<span className={css.name}>
			<strong>{area.label}</strong>
			{!area.required && <span className="caption">{words.notRequired}</span>}
		</span>
	);
}

/** Who signs; pressing it changes the name and how to reach them. */
function Approver({ area }: { area: SignOffArea }) {
	const finding = weightiest(useFindingsAt(area.approverAt));
	const who = area.approver ?? words.noApprover;
	const above = useAbove();
	return (
		<span>
			<button
				{...above.button}
				type="button"
				data-row-button=""
				data-at={area.approverAt}
				className={css.approver}
				aria-label={words.changeApprover(area.label, who)}
				title={area.approverReach ?? undefined}
			>
				{who}
			</button>
			<Above of={above} label={words.changeApprover(area.label, who)}>
				<div className={css.popover}>
					<ContactField at={area.approverAt} />
				</div>
			</Above>
			{finding !== undefined && <Said refusal={undefined} finding={finding} dense />}
		</span>
	);
}

function State({ area }: { area: SignOffArea }) {
	const today = useDraft((state) => state.today);
	const date = area.date === null ? "" : dayName(area.date, today);
	return (
		<span>
			<Marked of={marks[area.state]}>{words.states[area.state](date)}</Marked>
			{area.state === "signed" && area.by !== null && (
				<span className={`caption ${css.under}`}>{words.signedBy(area.by)}</span>
			)}
			{area.state !== "void" && area.signedPart !== null && (
				<span className={`caption ${css.under}`}>{words.otherPart(area.signedPart)}</span>
			)}
		</span>
	);
}

function Act({ area, sign }: { area: SignOffArea; sign: () => void }) {
	const { edit } = useActions();
	if (area.state === "signed") {
		return (
			<span className={css.actions}>
				<Button
					size="small"
					appearance="subtle"
					aria-label={words.actFor(words.withdraw, area.label)}
					onClick={() => void edit([{ at: pointer("signOffs", "signatures", area.area) }])}
				>
					{words.withdraw}
				</Button>
			</span>
		);
	}
	const act = area.state === "void" ? words.signAgain : words.signHere;
	return (
		<span className={css.actions}>
			<Button
				size="small"
				data-at={pointer("signOffs", "signatures", area.area)}
				aria-label={words.actFor(act, area.label)}
				onClick={sign}
			>
				{act}
			</Button>
		</span>
	);
}

/** What was signed means something else now. */
function Moved({ area }: { area: SignOffArea }) {
	const today = useDraft((state) => state.today);
	const date = area.date === null ? "" : dayName(area.date, today);
	return (
		<div className={css.moved}>
			<p>{words.moved(area.by ?? "", date)}</p>
			<p className="caption">
				{words.movedFromTo}: <s className="mono">{short(area.digestSigned ?? "")}</s>{" "}
				<span aria-hidden>→</span> <span className="mono">{short(area.digest)}</span>
			</p>
		</div>
	);
}

/** The ends of a digest; all of it is in the plan. */
function short(digest: string): string {
	return digest.length <= 12 ? digest : `${digest.slice(0, 4)}…${digest.slice(-4)}`;
}
