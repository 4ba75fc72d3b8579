/** Whose keys encrypt each environment: what is required, the choice, who approved it, and where own keys live. */
import { SwitchField } from "../../fields/choices";
import { Question } from "../../fields/Question";
import { DateField, NumberField, TextField } from "../../fields/text";
import type { Id } from "../../host/types";
import { Mark } from "../../pictures/marks";
import { StepHead } from "../../shell/StepHead";
import { useActions, useDraft } from "../../state/hooks";
import { thingsOf, useIds } from "../../state/names";
import { pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/encryption";
import { fieldWords, questionWords } from "../../words/plan";
import { words as shared } from "../../words/rows";
import { sameOrEach } from "../columns/answers";
import { ByEnvironment, type Line } from "../columns/ByEnvironment";
import { ChoiceMatrix } from "../columns/ChoiceMatrix";
import { FindingsIn } from "../rows/FindingLines";
import css from "./encryption.module.css";

const place = (id: Id) => `/encryption/environments${pointer(id)}`;
const own = "customerManaged";

export function EncryptionStep() {
	return (
		<>
			<StepHead step="encryption" />
			<Asked id="encryption.required" lines={required} fold={false} />
			<Keys />
			<Approval />
			<OwnKeys id="encryption.keyStore" lines={keyStore} />
			<OwnKeys id="encryption.key" lines={key} />
		</>
	);
}

const required: Line[] = [
	{
		id: "requiredByPolicy",
		label: words.required,
		cell: (id, props) => (
			<SwitchField at={`${place(id)}/requiredByPolicy`} yes={words.needed} no={words.notNeeded} {...props} />
		),
	},
	{
		id: "requiredBy",
		label: words.requiredBy,
		cell: (id, props) => <TextField at={`${place(id)}/requiredBy`} {...props} />,
	},
	{
		id: "writtenIn",
		label: words.writtenIn,
		cell: (id, props) => <TextField at={`${place(id)}/writtenIn`} {...props} />,
	},
];

const approval: Line[] = [
	{
		id: "approvedBy",
		label: words.approvedBy,
		cell: (id, props) => <TextField at={`${place(id)}/approvedBy`} {...props} />,
	},
	{
		id: "approvedOn",
		label: words.approvedOn,
		cell: (id, props) => <DateField at={`${place(id)}/approvedOn`} {...props} />,
	},
];

const help = (field: string) => fieldWords(place("*") + field)?.help ?? "";

const keyStore: Line[] = [
	{
		id: "resourceId",
		label: words.store,
		help: help("/keyStore/resourceId"),
		cell: (id, props) => <TextField at={`${place(id)}/keyStore/resourceId`} mono {...props} />,
	},
	{
		id: "region",
		label: words.storeRegion,
		help: help("/keyStore/region"),
		cell: (id, props) => <TextField at={`${place(id)}/keyStore/region`} mono {...props} />,
	},
	{
		id: "purgeProtection",
		label: words.purge,
		help: help("/keyStore/purgeProtection"),
		cell: (id, props) => (
			<SwitchField
				at={`${place(id)}/keyStore/purgeProtection`}
				yes={words.purgeOn}
				no={words.purgeOff}
				{...props}
			/>
		),
	},
	{
		id: "retentionDays",
		label: words.retention,
		help: help("/keyStore/retentionDays"),
		cell: (id, props) => <NumberField at={`${place(id)}/keyStore/retentionDays`} {...props} />,
	},
];

const key: Line[] = [
	{
		id: "name",
		label: words.keyName,
		help: help("/key/name"),
		cell: (id, props) => <TextField at={`${place(id)}/key/name`} mono {...props} />,
	},
	{
		id: "type",
		label: words.keyType,
		help: help("/key/type"),
		cell: (id, props) => <TextField at={`${place(id)}/key/type`} mono {...props} />,
	},
	{
		id: "size",
		label: words.keySize,
		help: help("/key/size"),
		cell: (id, props) => <NumberField at={`${place(id)}/key/size`} {...props} />,
	},
];

function titleOf(id: string): string {
	return questionWords(id)?.question.title ?? id;
}

/** A question with fields for each environment. */
function Asked({
	id,
	lines,
	answer = "",
	fold = true,
}: {
	id: string;
	lines: Line[];
	answer?: string;
	fold?: boolean;
}) {
	const environments = useIds("environment");
	return (
		<Question id={id} answer={answer} fold={fold}>
			{environments.length === 0 ? (
				<NoEnvironments />
			) : (
				<ByEnvironment label={titleOf(id)} environments={environments} lines={lines} />
			)}
		</Question>
	);
}

function NoEnvironments() {
	const { go } = useActions();
	return (
		<p className="caption">
			{shared.addEnvironmentsFirst}{" "}
			<button type="button" className="link" onClick={() => go({ at: "step", step: "environments" })}>
				{shared.openEnvironments}
			</button>
		</p>
	);
}

/** The choice itself. What cannot be taken back says so before it is made. */
function Keys() {
	const environments = useIds("environment");
	const chosen = useOwnKeys();
	const id = "encryption.keys";
	const entails = [
		questionWords(id)?.question.oneWay,
		questionWords("encryption.keyStore")?.question.oneWay,
		questionWords("encryption.keyStore")?.question.why,
		questionWords("encryption.key")?.question.why,
	].filter((line) => line !== undefined && line !== null && line !== "");
	return (
		<Question id={id} fold={false}>
			{environments.length === 0 ? (
				<NoEnvironments />
			) : (
				<ChoiceMatrix
					label={titleOf(id)}
					environments={environments}
					at={(environment) => `${place(environment)}/decision`}
					oneWay={{ [own]: questionWords(id)?.question.oneWay ?? "" }}
				/>
			)}
			{environments.map((environment) => (
				<FindingsIn key={environment} at={place(environment)} shown={shownIn(place(environment))} />
			))}
			{chosen.length > 0 && (
				<section className={css.entails} aria-label={words.entails}>
					<h3>
						<Mark of="oneWay" />
						{words.entails}
					</h3>
					<ul>
						{entails.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
				</section>
			)}
		</Question>
	);
}

/** Fields that say themselves what is wrong with them. */
function shownIn(at: string): string[] {
	const fields = ["decision", ...[...required, ...approval].map((line) => line.id)];
	return [
		...fields.map((field) => `${at}/${field}`),
		...keyStore.map((line) => `${at}/keyStore/${line.id}`),
		...key.map((line) => `${at}/key/${line.id}`),
	];
}

function Approval() {
	const answer = useDraft((state) =>
		sameOrEach(
			thingsOf(state.document, "environment")
				.map(({ id, name }) => ({ name, label: text(valueAt(state.document, `${place(id)}/approvedBy`)) }))
				.filter(({ label }) => label !== ""),
		),
	);
	return <Asked id="encryption.approval" lines={approval} answer={answer} />;
}

function text(value: unknown): string {
	return typeof value === "string" ? value : "";
}

/** Environments with keys of one's own. */
function useOwnKeys(): Id[] {
	return useDraft((state) =>
		thingsOf(state.document, "environment")
			.map(({ id }) => id)
			.filter((id) => valueAt(state.document, `${place(id)}/decision`) === own),
	);
}

/** What is asked only where the keys are one's own, or where something of it was answered before. */
function OwnKeys({ id, lines }: { id: string; lines: Line[] }) {
	const section = id === "encryption.key" ? "key" : "keyStore";
	const environments = useDraft((state) =>
		thingsOf(state.document, "environment")
			.map((one) => one.id)
			.filter(
				(one) =>
					valueAt(state.document, `${place(one)}/decision`) === own ||
					lines.some((line) => {
						const value = valueAt(state.document, `${place(one)}/${section}/${line.id}`);
						return value !== undefined && value !== null && value !== "";
					}),
			),
	);
	if (environments.length === 0) {
		return null;
	}
	return (
		<Question id={id} fold={false}>
			<ByEnvironment label={titleOf(id)} environments={environments} lines={lines} />
		</Question>
	);
}
