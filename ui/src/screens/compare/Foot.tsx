/** Foot of Compare: when it was read, the way back, and Apply with how much it would write. */
import { Button } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { ArrowRightRegular } from "@fluentui/react-icons/svg/arrow-right";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import type { Slice } from "../../bindings";
import { InFoot, InFootStart } from "../../shell/Foot";
import { neighbour, titleOf } from "../../shell/places";
import { useAzure, useAzureActions } from "../../state/azure";
import { useActions, useDraft } from "../../state/hooks";
import { countIn, words } from "../../words/compare";
import { timeOf } from "../../words/dates";
import { own } from "../../words/window";
import css from "./compare.module.css";

/** The way back, as every screen has it. */
export function Back() {
	const place = useDraft((state) => state.place);
	const steps = useDraft((state) => state.steps);
	const { go } = useActions();
	const back = neighbour({ steps, place }, -1);
	return back === undefined ? null : (
		<Button appearance="subtle" icon={<ArrowLeftRegular fontSize={16} />} onClick={() => go(back)}>
			{titleOf(back)}
		</Button>
	);
}

export function CompareFoot({ slice, stale }: { slice: Slice; stale: string }) {
	const comparison = useAzure((state) => state.comparison);
	const busy = useAzure((state) => state.busy !== null);
	const tenant = useDraft((state) => state.tenant.kind);
	const today = useDraft((state) => state.today);
	const revision = useDraft((state) => state.revision);
	const { compare } = useAzureActions();
	const { go } = useActions();
	if (tenant === "none") {
		return null;
	}
	const creates = comparison === null ? 0 : countIn(comparison.compared.counts, "create");
	const fresh = comparison !== null && stale === "";
	return (
		<>
			<InFootStart>
				<SaveRegular className="done-ink" fontSize={16} aria-hidden />
				<span>
					{comparison === null
						? words.notCompared
						: words.comparedAt(timeOf(comparison.compared.readAt, today))}
				</span>
				<span className={css.quiet}>{own.onThisComputer(revision)}</span>
			</InFootStart>
			<InFoot>
				<span className={css.before}>{words.nothingBefore}</span>
				<Back />
				{fresh && !busy ? (
					<Button
						appearance="primary"
						icon={<ArrowRightRegular fontSize={16} />}
						iconPosition="after"
						onClick={() => go({ at: "apply" })}
					>
						{creates > 0 ? words.applyN(creates) : words.toApply}
					</Button>
				) : (
					<Button appearance="primary" disabledFocusable={busy} onClick={() => void compare(slice)}>
						{comparison === null ? words.compare : words.compareAgain}
					</Button>
				)}
			</InFoot>
		</>
	);
}
