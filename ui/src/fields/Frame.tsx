/**
 * What every field has around its control: label above, help, and one line below for what is wrong,
 * kept free so that nothing moves when it appears.
 *
 *   <Frame at={at} dense={dense}>{(control) => <Input {...control} … />}</Frame>
 */
import { Button, Tooltip } from "@fluentui/react-components";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import { type ReactNode, useId } from "react";
import type { Finding } from "../host/types";
import { Mark } from "../pictures/marks";
import type { Refusal } from "../state/draftTypes";
import { weightiest } from "../state/findings";
import { fixLabel } from "../state/fixes";
import { useActions, useDraft, useFindingsAt, useRefusal } from "../state/hooks";
import { codeWords, type FieldWords, fieldWords } from "../words/plan";
import css from "./fields.module.css";

/** What every field takes. */
export type FieldProps = {
	/** Where its value stands in the plan. */
	at: string;
	/** In a table: the label is for screen readers only, 28 px high, and no line is kept free below. */
	dense?: boolean;
	/** Instead of the words of the plan, for example with the name of the row. */
	label?: string;
	/** Widest the control gets, in pixels. */
	width?: number;
	readOnly?: boolean;
	/** Inside of a grid: reached by arrow keys and Enter, not by Tab. */
	inGrid?: boolean;
};

/** What a control takes over from its frame. */
export type ControlProps = {
	id: string;
	"data-at": string;
	"aria-describedby": string | undefined;
	"aria-invalid"?: true;
	tabIndex?: -1;
	onFocus: () => void;
};

export function useFieldWords(at: string, label?: string): FieldWords {
	const words = fieldWords(at);
	return { ...words, label: label ?? words?.label ?? at, help: words?.help ?? "" };
}

export function Frame({
	at,
	dense = false,
	label,
	width,
	inGrid = false,
	beside,
	children,
}: FieldProps & { beside?: ReactNode; children: (control: ControlProps) => ReactNode }) {
	const id = useId();
	const words = useFieldWords(at, label);
	const actions = useActions();
	const refusal = useRefusal(at);
	const finding = weightiest(useFindingsAt(at));
	const wrong = refusal !== undefined || finding !== undefined;
	const described = [wrong ? `${id}-said` : "", words.help === "" ? "" : `${id}-help`]
		.filter(Boolean)
		.join(" ");
	return (
		<div
			className={`${css.field} ${dense ? css.dense : ""}`}
			style={width === undefined ? undefined : { maxWidth: width }}
		>
			<div className={dense ? "hidden-text" : css.label}>
				<label htmlFor={id}>{words.label}</label>
				{words.help !== "" && (
					<span id={`${id}-help`} className="hidden-text">
						{words.help}
					</span>
				)}
				{words.help !== "" && !dense && (
					<Tooltip content={words.help} relationship="inaccessible" withArrow positioning="above-start">
						<span className={css.info}>
							<InfoRegular aria-hidden />
						</span>
					</Tooltip>
				)}
			</div>
			<div className={css.control}>
				{children({
					id,
					"data-at": at,
					"aria-describedby": described === "" ? undefined : described,
					...(refusal !== undefined || finding?.severity === "blocker"
						? { "aria-invalid": true as const }
						: {}),
					...(inGrid ? { tabIndex: -1 as const } : {}),
					onFocus: () => actions.enterField(at),
				})}
				{beside}
			</div>
			<Said id={`${id}-said`} refusal={refusal} finding={finding} dense={dense} />
			{finding !== undefined && <FixHere at={at} finding={finding} />}
		</div>
	);
}

/** The line below a control: a refusal, else the weightiest finding, else nothing. */
export function Said({
	id,
	refusal,
	finding,
	dense = false,
}: {
	id?: string;
	refusal: Refusal | undefined;
	finding: Finding | undefined;
	dense?: boolean;
}) {
	const { select, setPanel } = useActions();
	if (refusal !== undefined) {
		return (
			<p id={id} className={`${css.said} blocker-text`}>
				<Mark of="blocker" size={14} />
				<span>
					{refusal.problem.detail === "" ? refusal.problem.title : refusal.problem.detail}{" "}
					{refusal.problem.next}
				</span>
			</p>
		);
	}
	if (finding === undefined) {
		return dense ? null : <p className={css.said} />;
	}
	return (
		<p id={id} className={css.said}>
			<Mark of={finding.severity} size={14} />
			<button
				type="button"
				className={`${css.finding} ${finding.severity === "blocker" ? "blocker-text" : ""}`}
				onClick={() => {
					select(finding);
					setPanel({ drawer: true });
				}}
			>
				{codeWords(finding.code).title}
			</button>
		</p>
	);
}

/** Where the panel is not beside it, the finding of the field in focus brings its one-press fix along. */
function FixHere({ at, finding }: { at: string; finding: Finding }) {
	const here = useDraft((state) => state.field === at || state.finding === finding.key);
	const { edit } = useActions();
	const fix = finding.fixes.find((one) => one.kind === "auto");
	const label = useDraft((state) =>
		here && fix?.kind === "auto" ? fixLabel(state.document, fix.patch) : "",
	);
	if (!here || fix?.kind !== "auto") {
		return null;
	}
	return (
		<div className={css.fixHere}>
			<Button size="small" appearance="primary" data-fix="auto" onClick={() => void edit(fix.patch)}>
				{label}
			</Button>
		</div>
	);
}
