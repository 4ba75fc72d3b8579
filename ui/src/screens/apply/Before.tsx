/** Before a run: what would be written, why it would be refused, and the confirmation by name. */
import { Button, Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import type { Compared } from "../../bindings";
import { useSlice } from "../../fields/SlicePicker";
import { Mark, type MarkOf } from "../../pictures/marks";
import { StepHead } from "../../shell/StepHead";
import { type Comparison, useAzure, useAzureActions } from "../../state/azure";
import { useActions, useDraft } from "../../state/hooks";
import { words } from "../../words/apply";
import { words as compareWords, countIn } from "../../words/compare";
import { timeOf } from "../../words/dates";
import { ErrorState, Notice } from "../azure/ErrorState";
import { useStaleness } from "../azure/stale";
import css from "./apply.module.css";
import { Planned } from "./ByResource";
import { Confirm, type Confirmed, ConfirmFoot } from "./Confirm";
import { Runs } from "./Runs";

export function Before() {
	const comparison = useAzure((state) => state.comparison);
	const connected = useDraft((state) => state.tenant.kind !== "none");
	return connected && comparison !== null ? <Shown comparison={comparison} /> : <Nothing />;
}

/** Nothing was compared: what this is, and where it begins. */
function Nothing() {
	const { go } = useActions();
	const refused = useAzure((state) => state.refused);
	const { close } = useAzureActions();
	return (
		<>
			<StepHead title={words.title} lead={words.noneLead} />
			{refused !== null && <ErrorState problem={refused} safe={compareWords.safe} close={close} />}
			<section className={css.empty}>
				<h2>{words.noneTitle}</h2>
				<p>{words.noneText}</p>
				<Button appearance="primary" onClick={() => go({ at: "compare" })}>
					{words.goCompare}
				</Button>
			</section>
			<Runs />
		</>
	);
}

function Shown({ comparison }: { comparison: Comparison }) {
	const { compared } = comparison;
	const [slice] = useSlice();
	const [tenant, today, writing] = useDraft(
		(state) => [state.tenant, state.today, state.tenant.kind !== "none" && state.tenant.writing] as const,
	);
	const [retire, refused] = useAzure((state) => [state.retire, state.refused] as const);
	const { compare } = useAzureActions();
	const { go } = useActions();
	const stale = useStaleness(slice);
	const [tried, setTried] = useState(false);
	const creates = countIn(compared.counts, "create");
	const retires = countIn(compared.counts, "retire");
	const name = tenant.kind === "practice" ? tenant.name : compared.tenantId;
	const problem = refused ?? compared.refused;
	const confirmed: Confirmed = {
		grants: creates,
		removals: retire ? retires : 0,
		possible: stale === "" && compared.refused === null && !writing,
		missing: () => setTried(true),
	};
	const again = {
		label: compareWords.compareAgain,
		go: () => {
			go({ at: "compare" });
			void compare(slice);
		},
	};
	return (
		<>
			<StepHead
				title={words.title}
				lead={words.lead(name, compared.sliceLabel, timeOf(compared.readAt, today))}
			/>
			{writing && (
				<Notice of="warning" title={words.others}>
					{words.othersText}
				</Notice>
			)}
			{stale !== "" && problem === null && (
				<Notice of="warning" action={<Button onClick={again.go}>{again.label}</Button>}>
					{stale}
				</Notice>
			)}
			{problem !== null && <ErrorState problem={problem} safe={compareWords.safe} again={again} />}
			<div className={css.columns}>
				<div className={css.main}>
					<WhatIsWritten compared={compared} />
					{creates + retires > 0 && <Confirm compared={compared} confirmed={confirmed} tried={tried} />}
					<Runs />
				</div>
				<aside className={css.side} aria-label={words.byResource}>
					<Planned comparison={comparison} retire={retire} />
				</aside>
			</div>
			<ConfirmFoot compared={compared} confirmed={confirmed} />
		</>
	);
}

/** One sentence for each kind of line, what is written first. */
function WhatIsWritten({ compared }: { compared: Compared }) {
	const retire = useAzure((state) => state.retire);
	const { choose, show } = useAzureActions();
	const { go } = useActions();
	const { counts } = compared;
	const creates = countIn(counts, "create");
	const retires = countIn(counts, "retire");
	const there = countIn(counts, "inPlace", "adopted", "inherited");
	const left = (["waiting", "blocked", "differs", "unknown", "surplus"] as const).filter(
		(state) => countIn(counts, state) > 0,
	);
	return (
		<section aria-labelledby="apply-what">
			<h2 id="apply-what">{words.writtenTitle}</h2>
			<ul className={css.kinds}>
				{creates > 0 ? (
					<Kind of="create" title={words.create(creates)} text={words.createText} />
				) : (
					<Kind of="done" title={words.nothingTitle} text={words.nothingText} />
				)}
				{retires > 0 && (
					<Kind
						of="retire"
						title={retire ? words.retire(retires) : words.retireNot(retires)}
						text={retire ? words.retireText : words.retireNotText}
					>
						<Checkbox
							checked={retire}
							label={words.retireTick(retires)}
							onChange={(_, { checked }) => choose({ retire: checked === true })}
						/>
					</Kind>
				)}
				{there > 0 && <Kind of="inPlace" title={words.stays(there)} text={words.staysText(counts)} />}
				{left.map((state) => (
					<Kind
						key={state}
						of={state}
						title={words.left[state](countIn(counts, state))}
						text={words.leftText[state]}
						act={{
							label: words.showLines,
							go: () => {
								show({ tab: "scope", states: [state], words: "", row: 1, line: null });
								go({ at: "compare" });
							},
						}}
					/>
				))}
			</ul>
		</section>
	);
}

export function Kind({
	of,
	title,
	text,
	act,
	children,
}: {
	of: MarkOf;
	title: string;
	text: string;
	act?: { label: string; go: () => void; primary?: boolean };
	children?: React.ReactNode;
}) {
	return (
		<li className={css.kind}>
			<Mark of={of} size={20} />
			<div className={css.kindText}>
				<strong>{title}</strong>
				<p className="caption">{text}</p>
				{children}
			</div>
			{act !== undefined && (
				<Button
					size="small"
					{...(act.primary === true ? { appearance: "primary" as const } : {})}
					onClick={act.go}
				>
					{act.label}
				</Button>
			)}
		</li>
	);
}
