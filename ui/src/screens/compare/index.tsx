/** What will happen if I press? Azure set beside the plan, line by line; nothing is written here. */
import { Button, ProgressBar } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons/svg/arrow-clockwise";
import type { Slice } from "../../bindings";
import { SlicePicker, useSlice } from "../../fields/SlicePicker";
import { StepHead } from "../../shell/StepHead";
import { type Busy, type Comparison, useAzure, useAzureActions } from "../../state/azure";
import { useDraft, useDraftStore } from "../../state/hooks";
import { words } from "../../words/compare";
import { own } from "../../words/window";
import { ErrorState, Notice } from "../azure/ErrorState";
import { useStaleness } from "../azure/stale";
import { useTitleFocus } from "../azure/useTitleFocus";
import { Connect } from "./Connect";
import { Counts } from "./Counts";
import css from "./compare.module.css";
import { CompareFoot } from "./Foot";
import { groupKey, Lines } from "./Lines";
import { More } from "./More";
import { Settled, Waiting } from "./Outcome";

export function Compare() {
	const [slice, setSlice] = useSlice();
	const tenant = useDraft((state) => state.tenant);
	const [busy, comparison, problem, choice] = useAzure(
		(state) => [state.busy, state.comparison, state.problem, state.choice] as const,
	);
	const { compare, connect } = useAzureActions();
	const { host, getState } = useDraftStore();
	const stale = useStaleness(slice);
	const labels = async () => (await host.changeGroups(getState().id, [], "")).map(groupKey);
	const connected = tenant.kind !== "none";
	useTitleFocus(busy !== null ? "busy" : connected ? "connected" : "none");
	const again = {
		label: comparison === null ? own.tryAgain : words.compareAgain,
		go: () => void (connected || choice === null ? compare(slice) : connect(choice, slice)),
	};
	return (
		<>
			<StepHead
				title={words.title}
				lead={connected && comparison !== null ? words.lead(comparison.compared) : words.what}
				actions={
					<>
						<SlicePicker value={slice} onChange={setSlice} />
						{connected && comparison !== null && stale === "" && (
							<Button
								size="small"
								icon={<ArrowClockwiseRegular />}
								disabledFocusable={busy !== null}
								onClick={again.go}
							>
								{words.compareAgain}
							</Button>
						)}
						{connected && comparison !== null && <More slice={slice} labels={labels} />}
					</>
				}
			/>
			{busy !== null && <Reading busy={busy} />}
			{busy === null && problem !== null && <ErrorState problem={problem} safe={words.safe} again={again} />}
			{busy === null && !connected && <Connect slice={slice} />}
			{busy === null && connected && comparison === null && problem === null && <Ready slice={slice} />}
			{connected && comparison !== null && (
				<Compared comparison={comparison} stale={busy === null ? stale : ""} slice={slice} />
			)}
			<CompareFoot slice={slice} stale={stale} />
		</>
	);
}

function Compared({
	comparison,
	stale,
	slice,
}: {
	comparison: Comparison;
	/** Why it has to be made again; the foot does that. */
	stale: string;
	slice: Slice;
}) {
	const { compared, gone } = comparison;
	return (
		<>
			{stale !== "" && <Notice of="warning">{stale}</Notice>}
			<Counts compared={compared} />
			{stale === "" && compared.settled && <Settled compared={compared} />}
			{stale === "" && <Waiting compared={compared} slice={slice} />}
			{!gone && <Lines compared={compared} />}
		</>
	);
}

/** What is read, how far it is, and that nothing can happen meanwhile. */
function Reading({ busy: { of, progress } }: { busy: Busy }) {
	const share = progress === null || progress.of === 0 ? undefined : progress.done / progress.of;
	return (
		<section className={css.reading} aria-label={words[of]} aria-busy="true">
			<p>
				<strong>{words[of]}</strong>
				{progress !== null && ` · ${words.read(progress.what, progress.done, progress.of)}`}
			</p>
			<ProgressBar aria-label={words[of]} {...(share === undefined ? {} : { value: share })} />
			<p className="caption">{words.readingOnly}</p>
		</section>
	);
}

function Ready({ slice }: { slice: Slice }) {
	const tenant = useDraft((state) => state.tenant);
	const { compare } = useAzureActions();
	const name = tenant.kind === "practice" ? tenant.name : tenant.kind === "real" ? tenant.tenantId : "";
	return (
		<section className={css.ready}>
			<p>{words.ready(name)}</p>
			<p>{words.gives}</p>
			<Button appearance="primary" onClick={() => void compare(slice)}>
				{words.compare}
			</Button>
		</section>
	);
}
