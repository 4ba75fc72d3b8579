/** What was agreed on, by whom, when, and where it is written. */
import type { Agreement } from "../../bindings";
import { Question } from "../../fields/Question";
import { DateField, TextField } from "../../fields/text";
import { Mark } from "../../pictures/marks";
import { useValue } from "../../state/hooks";
import { words } from "../../words/prerequisites";
import { words as shared } from "../../words/rows";
import { FindingsIn } from "../rows/FindingLines";
import rows from "../rows/rows.module.css";
import { useNarrow } from "../rows/useNarrow";
import css from "./prerequisites.module.css";

const place = "/prerequisites/agreements";
const topics = ["networking", "encryption", "dataIsolation"] as const;
type Topic = (typeof topics)[number];
const parts = ["decidedBy", "date", "writtenIn"] as const;

export function Agreements() {
	const agreements = useValue<{ [topic in Topic]?: Agreement }>(place) ?? {};
	const done = topics.filter((topic) => isRecorded(agreements[topic])).length;
	const [room, narrow] = useNarrow(620);
	return (
		<Question id="prerequisites.agreements" answer={words.recorded(done, topics.length)}>
			<div ref={room} className={css.agreements}>
				{!narrow && (
					<div className={rows.head} aria-hidden>
						<span>{words.topic}</span>
						<span>{words.decidedBy}</span>
						<span>{words.date}</span>
						<span>{words.writtenIn}</span>
					</div>
				)}
				<ul className={rows.rows} aria-label={words.topic}>
					{topics.map((topic) => (
						<li key={topic}>
							<Row topic={topic} done={isRecorded(agreements[topic])} stacked={narrow} />
						</li>
					))}
				</ul>
			</div>
		</Question>
	);
}

function isRecorded(agreement: Agreement | undefined): boolean {
	return parts.every((part) => (agreement?.[part] ?? "") !== "");
}

function Row({ topic, done, stacked }: { topic: Topic; done: boolean; stacked: boolean }) {
	const at = `${place}/${topic}`;
	const name = words.topics[topic];
	const label = (part: (typeof parts)[number]) =>
		stacked ? { label: words[part] } : { dense: true, label: shared.cell(name, words[part]) };
	return (
		<fieldset className={rows.row} aria-label={name} data-stacked={stacked}>
			<div className={`${rows.lead} ${css.topic}`}>
				<Mark of={done ? "done" : "open"} size={14} />
				<span className={rows.leadName}>{name}</span>
			</div>
			<div className={rows.cell}>
				<TextField at={`${at}/decidedBy`} {...label("decidedBy")} />
			</div>
			<div className={rows.cell}>
				<DateField at={`${at}/date`} {...label("date")} />
			</div>
			<div className={rows.cell}>
				<TextField at={`${at}/writtenIn`} {...label("writtenIn")} />
			</div>
			<div className={rows.under}>
				<FindingsIn at={at} shown={parts.map((part) => `${at}/${part}`)} />
			</div>
		</fieldset>
	);
}
