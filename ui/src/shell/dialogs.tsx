/** Dialogs of the frame, loaded with the first of them. */
import { Button, Radio, RadioGroup } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Decision, RevisionLine, TenantChoice } from "../bindings";
import { ParkDialog } from "../fields/ParkDialog";
import type { Dialog as Asked } from "../state/draftTypes";
import { useActions, useDraft, useDraftStore, useValue } from "../state/hooks";
import { dayName, moment } from "../words/dates";
import { fieldWords, placeOfQuestion, questionWords } from "../words/plan";
import { words } from "../words/shell";
import { own } from "../words/window";
import css from "./dialogs.module.css";
import { Framed } from "./Framed";

export function Dialogs({ dialog }: { dialog: Asked }) {
	const { ask } = useActions();
	const close = () => ask(null);
	switch (dialog.of) {
		case "park":
			return <ParkDialog at={dialog.at} title={dialog.title} close={close} />;
		case "parked":
			return <ParkedDialog close={close} />;
		case "history":
			return <HistoryDialog close={close} />;
		case "connect":
			return <ConnectDialog close={close} />;
	}
}

function ParkedDialog({ close }: { close: () => void }) {
	const decisions = useValue<{ [question: string]: Decision }>("/decisions") ?? {};
	const today = useDraft((state) => state.today);
	const { goTo } = useActions();
	const parked = Object.entries(decisions).flatMap(([key, { parked }]) => (parked ? [{ key, parked }] : []));
	parked.sort((a, b) => ((a.parked.until ?? "") < (b.parked.until ?? "") ? -1 : 1));
	return (
		<Framed title={own.parked} close={close}>
			{parked.length === 0 && <p>{words.parkedNone}</p>}
			<ul className={css.list}>
				{parked.map(({ key, parked: { owner, until = "", note } }) => {
					const found = questionWords(key.split("@")[0] ?? key);
					const late = until !== "" && until < today;
					return (
						<li key={key}>
							<div>
								<button
									type="button"
									className="link"
									onClick={() => {
										close();
										goTo(placeOfQuestion(key));
									}}
								>
									{found?.question.title ?? key}
								</button>
								<div className="caption">{note}</div>
							</div>
							<span>{owner?.name}</span>
							<span className={late ? "blocker-text" : ""}>
								{until !== "" && (late ? words.late : words.due)(dayName(until, today))}
							</span>
						</li>
					);
				})}
			</ul>
		</Framed>
	);
}

function HistoryDialog({ close }: { close: () => void }) {
	const draft = useDraftStore();
	const { report } = useActions();
	const [revisions, setRevisions] = useState<RevisionLine[]>([]);
	useEffect(() => {
		draft.host.history(draft.getState().id).then(setRevisions, report);
	}, [draft, report]);
	const today = draft.getState().today;
	return (
		<Framed title={own.history} close={close}>
			<ol className={css.list}>
				{revisions.slice(0, 200).map((revision) => (
					<li key={revision.n}>
						<div>
							<span>
								{words.historyKinds[revision.kind]}:{" "}
								{[...new Set(revision.patch.map((one) => fieldWords(one.at)?.label ?? ""))]
									.filter((label) => label !== "")
									.slice(0, 3)
									.join(", ")}
							</span>
							<div className="caption">{words.historyLine(revision.n)}</div>
						</div>
						<span>{revision.who}</span>
						<span>{moment(revision.at, today)}</span>
					</li>
				))}
			</ol>
		</Framed>
	);
}

const choices: { value: TenantChoice; label: string; help: string }[] = [
	{ value: "practice", label: words.connectPractice, help: words.connectPracticeHelp },
	{ value: "practiceEmpty", label: words.connectEmpty, help: words.connectEmptyHelp },
	{ value: "practiceTroubled", label: words.connectTroubled, help: words.connectTroubledHelp },
	{ value: "azure", label: words.connectAzure, help: words.connectAzureHelp },
];

function ConnectDialog({ close }: { close: () => void }) {
	const tenant = useDraft((state) => state.tenant);
	const { connect, disconnect } = useActions();
	const [choice, setChoice] = useState<TenantChoice>(tenant.kind === "practice" ? "azure" : "practice");
	const [busy, setBusy] = useState(false);
	if (tenant.kind === "real" && tenant.writing) {
		return (
			<Framed title={words.whatIsWritten} close={close}>
				<p>{words.whatIsWrittenText}</p>
			</Framed>
		);
	}
	const go = async () => {
		setBusy(true);
		await connect(choice);
		close();
	};
	return (
		<Framed
			title={words.connectTitle}
			close={close}
			{...(tenant.kind === "practice"
				? {
						aside: (
							<Button
								appearance="subtle"
								onClick={() => {
									void disconnect();
									close();
								}}
							>
								{words.leavePractice}
							</Button>
						),
					}
				: {})}
			actions={
				<Button appearance="primary" disabledFocusable={busy} onClick={() => void go()}>
					{busy ? words.connecting : words.connect_}
				</Button>
			}
		>
			<RadioGroup
				aria-label={words.connectTitle}
				value={choice}
				onChange={(_, { value }) => setChoice(value as TenantChoice)}
			>
				{choices.map(({ value, label, help }) => (
					<Radio
						key={value}
						value={value}
						label={
							<>
								<div>{label}</div>
								<div className="caption">{help}</div>
							</>
						}
					/>
				))}
			</RadioGroup>
		</Framed>
	);
}
