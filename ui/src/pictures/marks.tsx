/**
 * Marks that mean something. Each is drawn beside its word or count; alone it takes a `label`.
 */

import type { FluentIcon } from "@fluentui/react-icons";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowSwapRegular } from "@fluentui/react-icons/svg/arrow-swap";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import { ClockRegular } from "@fluentui/react-icons/svg/clock";
import { DoorArrowRightRegular } from "@fluentui/react-icons/svg/door-arrow-right";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { EyeRegular } from "@fluentui/react-icons/svg/eye";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { LinkRegular } from "@fluentui/react-icons/svg/link";
import { PauseCircleRegular } from "@fluentui/react-icons/svg/pause-circle";
import { ProhibitedRegular } from "@fluentui/react-icons/svg/prohibited";
import { QuestionCircleRegular } from "@fluentui/react-icons/svg/question-circle";
import { SubtractRegular } from "@fluentui/react-icons/svg/subtract";
import { WarningFilled } from "@fluentui/react-icons/svg/warning";
import type { ChangeState, Severity } from "../bindings";
import css from "./marks.module.css";

export type MarkOf = Severity | "done" | "open" | "parked" | "oneWay" | ChangeState;

type Drawn = { icon: FluentIcon; ink: string };

const drawn: Record<MarkOf, Drawn> = {
	blocker: { icon: ErrorCircleFilled, ink: "blocker-ink" },
	warning: { icon: WarningFilled, ink: "warning-ink" },
	note: { icon: InfoRegular, ink: "note-ink" },
	done: { icon: CheckmarkCircleFilled, ink: "done-ink" },
	open: { icon: CircleRegular, ink: "quiet-ink" },
	parked: { icon: PauseCircleRegular, ink: "quiet-ink" },
	oneWay: { icon: DoorArrowRightRegular, ink: "" },
	create: { icon: AddRegular, ink: "note-ink" },
	inPlace: { icon: CheckmarkRegular, ink: "done-ink" },
	adopted: { icon: LinkRegular, ink: "done-ink" },
	inherited: { icon: ArrowDownRegular, ink: "done-ink" },
	differs: { icon: ArrowSwapRegular, ink: "warning-ink" },
	retire: { icon: SubtractRegular, ink: "warning-ink" },
	waiting: { icon: ClockRegular, ink: "" },
	blocked: { icon: ProhibitedRegular, ink: "blocker-ink" },
	unknown: { icon: QuestionCircleRegular, ink: "warning-ink" },
	surplus: { icon: EyeRegular, ink: "" },
};

/** The icon alone, in its colour. Without a label it is hidden from screen readers: a word stands beside it. */
export function Mark({
	of,
	size = 16,
	label,
}: {
	of: MarkOf;
	size?: 12 | 14 | 16 | 20 | 24;
	label?: string;
}) {
	const { icon: Icon, ink } = drawn[of];
	return (
		<Icon
			className={`${css.mark} ${ink}`}
			style={{ fontSize: size }}
			{...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
		/>
	);
}

/** Severity with a count, as in the rail: icon and number. */
export function SeverityMark({
	of,
	count,
	size = 16,
}: {
	of: Severity;
	count?: number;
	size?: 12 | 14 | 16;
}) {
	return (
		<span className={css.counted}>
			<Mark of={of} size={size} />
			{count !== undefined && <span>{count}</span>}
		</span>
	);
}

const changeNames: Record<ChangeState, string> = {
	create: "Create",
	retire: "Retire",
	differs: "Differs",
	waiting: "Waiting",
	blocked: "Blocked",
	unknown: "Unknown",
	inPlace: "In place",
	adopted: "Adopted",
	inherited: "Inherited",
	surplus: "Surplus",
};

export function changeName(state: ChangeState): string {
	return changeNames[state];
}

/** The state of a change: icon and word. */
export function ChangeMark({ of }: { of: ChangeState }) {
	return (
		<span className={css.word}>
			<Mark of={of} />
			<span>{changeNames[of]}</span>
		</span>
	);
}

/** A state with its words, at the right end of a question or in a cell. */
export function Marked({ of, children }: { of: MarkOf; children: React.ReactNode }) {
	return (
		<span className={css.word}>
			<Mark of={of} />
			<span>{children}</span>
		</span>
	);
}
