/** Every finding of the part, with its ways out; parked questions; risks that somebody took on. */
import { Button, Dropdown, Input, Option } from "@fluentui/react-components";
import { FilterRegular } from "@fluentui/react-icons/svg/filter";
import { lazy, Suspense, useMemo, useState } from "react";
import type { Decision, Severity } from "../../bindings";
import type { Finding } from "../../host/types";
import { Marked } from "../../pictures/marks";
import { Tabs } from "../../pictures/tabs";
import { FindingCard, Says } from "../../shell/FindingCard";
import { acceptedAt, withoutRisk } from "../../state/decisions";
import { useActions, useDraft, useValue } from "../../state/hooks";
import { parts, pointer } from "../../state/pointer";
import { dayName } from "../../words/dates";
import { stepWords, stepWordsOf } from "../../words/plan";
import { words } from "../../words/review";
import { severityWords } from "../../words/window";
import { Rows } from "../Rows";
import { FixButton } from "./FixButton";
import type { About } from "./index";
import css from "./review.module.css";
import { findingRows, parkedRows, type Row } from "./rows";

const AcceptDialog = lazy(() => import("./AcceptDialog").then((made) => ({ default: made.AcceptDialog })));

const columns = [
	{ id: "severity", title: words.columns.severity, width: "88px" },
	{ id: "code", title: words.columns.code, width: "68px" },
	{ id: "finding", title: words.columns.finding, width: "minmax(240px, 4fr)" },
	{ id: "where", title: words.columns.where, width: "minmax(110px, 1.3fr)" },
	{ id: "owner", title: words.columns.owner, width: "minmax(110px, 1.2fr)" },
	{ id: "actions", title: words.columns.actions, width: "minmax(230px, 1.8fr)", plain: true },
];

type TabOf = "open" | Severity | "accepted" | "parked";

const isIn: Record<TabOf, (row: Row) => boolean> = {
	open: (row) => row.of === "parked" || !row.finding.accepted,
	blocker: (row) => isOpen(row, "blocker"),
	warning: (row) => isOpen(row, "warning"),
	note: (row) => isOpen(row, "note"),
	accepted: (row) => row.of === "finding" && row.finding.accepted,
	parked: (row) => row.of === "parked",
};

function isOpen(row: Row, severity: Severity): boolean {
	return row.of === "finding" && !row.finding.accepted && row.finding.severity === severity;
}

export function Findings({
	findings,
	about,
	ask,
}: {
	findings: Finding[];
	about: About | null;
	ask: (about: About | null) => void;
}) {
	const document = useDraft((state) => state.document);
	const today = useDraft((state) => state.today);
	const chosen = useDraft((state) => state.finding);
	const [tab, setTab] = useState<TabOf>("open");
	const [step, setStep] = useState("");
	const [owner, setOwner] = useState("");
	const [typed, setTyped] = useState("");
	const [accepting, setAccepting] = useState<Finding | null>(null);
	const all = useMemo(
		() => [...findingRows(document, findings), ...parkedRows(document, today)],
		[document, findings, today],
	);
	const wanted = typed.trim().toLowerCase();
	const rows = all.filter(
		(row) =>
			isIn[tab](row) &&
			(step === "" || row.step === step) &&
			(owner === "" || row.owner === owner) &&
			(wanted === "" || row.found.includes(wanted)) &&
			(about === null || (row.of === "finding" && about.keys.has(row.finding.key))),
	);
	const owners = [...new Set(all.map((row) => row.owner))].filter((name) => name !== "").sort();
	const steps = stepWords.filter(({ id }) => all.some((row) => row.step === id));
	return (
		<section aria-label={words.findings}>
			<div className={css.bar}>
				<h2>{words.findings}</h2>
				<Tabs
					label={words.findings}
					tabs={(Object.keys(words.tabs) as TabOf[]).map((id) => ({
						id,
						label: words.counted(words.tabs[id], all.filter(isIn[id]).length),
					}))}
					chosen={tab}
					choose={setTab}
				/>
				<div className={css.filters}>
					<Choice
						label={words.step}
						empty={words.allSteps}
						value={step}
						set={setStep}
						offers={steps.map(({ id, title }) => [id, title])}
					/>
					<Choice
						label={words.owner}
						empty={words.allOwners}
						value={owner}
						set={setOwner}
						offers={owners.map((name) => [name, name])}
					/>
					<Input
						size="small"
						contentBefore={<FilterRegular />}
						aria-label={words.filter}
						placeholder={words.filter}
						value={typed}
						onChange={(_, { value }) => setTyped(value)}
					/>
				</div>
			</div>
			<div className={css.about} role="status">
				<span>{words.shown(rows.length, all.length)}</span>
				{about !== null && <span>{words.about(about.name)}</span>}
				{about !== null && (
					<button type="button" className="link" onClick={() => ask(null)}>
						{words.showAll}
					</button>
				)}
			</div>
			<Rows
				label={words.findings}
				columns={columns}
				items={rows}
				keyOf={({ key }) => key}
				height={48}
				empty={all.some(isIn[tab]) ? words.noneFit : words.none}
				look={(row) => ({
					"data-severity": row.of === "finding" && !row.finding.accepted ? row.finding.severity : undefined,
					"data-chosen": row.of === "finding" && row.finding.key === chosen,
				})}
				cells={(row) => cellsOf(row, today, setAccepting)}
				below={(row) =>
					row.of === "finding" && row.finding.key === chosen ? (
						<div className={css.card}>
							<FindingCard finding={row.finding} />
						</div>
					) : null
				}
			/>
			{accepting !== null && (
				<Suspense>
					<AcceptDialog finding={accepting} close={() => setAccepting(null)} />
				</Suspense>
			)}
		</section>
	);
}

function Choice({
	label,
	empty,
	value,
	set,
	offers,
}: {
	label: string;
	empty: string;
	value: string;
	set: (value: string) => void;
	offers: [value: string, label: string][];
}) {
	return (
		<Dropdown
			size="small"
			aria-label={label}
			value={offers.find(([id]) => id === value)?.[1] ?? empty}
			selectedOptions={[value]}
			onOptionSelect={(_, { optionValue = "" }) => set(optionValue)}
		>
			<Option value="">{empty}</Option>
			{offers.map(([id, name]) => (
				<Option key={id} value={id}>
					{name}
				</Option>
			))}
		</Dropdown>
	);
}

function cellsOf(row: Row, today: string, accept: (finding: Finding) => void) {
	const where = <span className="caption">{row.where}</span>;
	if (row.of === "parked") {
		const day = row.until === "" ? "" : dayName(row.until, today);
		return [
			<Marked key="severity" of="parked">
				{words.parked}
			</Marked>,
			null,
			<span key="finding">
				<span>{row.title}</span>
				<p className={css.says}>
					{[row.note, day === "" ? "" : (row.late ? words.late : words.due)(day)]
						.filter((part) => part !== "")
						.join(" · ")}
				</p>
			</span>,
			where,
			<span key="owner" className={css.owner}>
				{row.owner}
			</span>,
			<GoTo key="actions" row={row} at={row.at} />,
		];
	}
	const { finding } = row;
	return [
		<Marked key="severity" of={finding.severity}>
			{severityWords[finding.severity]}
		</Marked>,
		<span key="code" className="mono">
			{finding.code}
		</span>,
		<Title key="finding" finding={finding} title={row.title} />,
		where,
		<span key="owner" className={css.owner}>
			{row.owner}
		</span>,
		<Ways key="actions" row={row} finding={finding} accept={accept} />,
	];
}

/** The row's own button: opens what there is to know about the finding, below it. */
function Title({ finding, title }: { finding: Finding; title: string }) {
	const { select } = useActions();
	const chosen = useDraft((state) => state.finding === finding.key);
	return (
		<>
			<button
				type="button"
				data-row-button=""
				className={css.finding}
				aria-expanded={chosen}
				onClick={() => select(chosen ? null : finding)}
			>
				{finding.severity === "blocker" ? <strong>{title}</strong> : title}
			</button>
			<p className={css.says}>
				<Says finding={finding} />
				{finding.accepted && <AcceptedBy finding={finding} />}
			</p>
		</>
	);
}

function AcceptedBy({ finding }: { finding: Finding }) {
	const today = useDraft((state) => state.today);
	const at = useDraft((state) => acceptedAt(state.document, finding.key));
	const [, key = ""] = parts(at ?? "");
	const risk = useValue<Decision>(pointer("decisions", key))?.accepted;
	if (!risk) {
		return null;
	}
	const { by = "", until = "", reason = "" } = risk;
	return (
		<span>
			{" "}
			· {words.acceptedBy(by, until === "" ? "" : dayName(until, today))}
			{reason !== "" && `: ${reason}`}
		</span>
	);
}

function GoTo({ row, at }: { row: Row; at: string }) {
	const { goTo, select } = useActions();
	return (
		<span className={css.actions}>
			<Button
				size="small"
				appearance="subtle"
				onClick={() => {
					goTo(at);
					if (row.of === "finding") {
						select(row.finding);
					}
				}}
			>
				{words.goTo(stepWordsOf(row.step)?.title ?? row.step)}
			</Button>
		</span>
	);
}

function Ways({ row, finding, accept }: { row: Row; finding: Finding; accept: (finding: Finding) => void }) {
	const { edit } = useActions();
	const document = useDraft((state) => state.document);
	const fix = finding.fixes.find((one) => one.kind === "auto");
	const kept = finding.accepted ? acceptedAt(document, finding.key) : undefined;
	return (
		<span className={css.actions}>
			{fix?.kind === "auto" && !finding.accepted && <FixButton title={row.title} patch={fix.patch} />}
			<GoTo row={row} at={finding.at} />
			{kept !== undefined && (
				<Button size="small" appearance="subtle" onClick={() => void edit(withoutRisk(document, kept))}>
					{words.takeBack}
				</Button>
			)}
			{finding.acceptable && !finding.accepted && finding.severity !== "blocker" && (
				<Button size="small" appearance="subtle" onClick={() => accept(finding)}>
					{words.accept}
				</Button>
			)}
		</span>
	);
}
