/** Findings and parked questions as rows of one table: whose they are, where, and what a filter looks into. */
import type { Decision } from "../../bindings";
import type { Finding, Id, Json } from "../../host/types";
import { nameOf } from "../../state/names";
import { valueAt } from "../../state/pointer";
import { codeWords, placeOfQuestion, questionWords, says, stepOf } from "../../words/plan";
import { words } from "../../words/review";

export type Row = {
	key: string;
	/** Step whose screen shows its field. */
	step: string;
	title: string;
	where: string;
	owner: string;
	/** What a filter looks into. */
	found: string;
} & (
	| { of: "finding"; finding: Finding }
	| { of: "parked"; at: string; note: string; until: string; late: boolean }
);

function named(document: Json, ids: Id[], what: string): string {
	return ids.length > 2 ? words.several(ids.length, what) : ids.map((id) => nameOf(document, id)).join(", ");
}

function whereOf(document: Json, finding: Finding): string {
	const groups = named(document, finding.groups, "group");
	const environments = named(document, finding.environments, "environment");
	return [groups, environments].filter((part) => part !== "").join(", ") || words.everywhere;
}

/** The owner of the business group, else who signs for the area. */
function ownerOf(document: Json, finding: Finding): string {
	const text = (at: string) => {
		const value = valueAt(document, at);
		return typeof value === "string" ? value : "";
	};
	const group = finding.group === null ? "" : text(`/organization/groups/${finding.group}/owner/name`);
	return group || text(`/signOffs/approvers/${finding.area}/name`) || words.areas[finding.area];
}

export function findingRows(document: Json, findings: Finding[]): Row[] {
	return findings.map((finding) => {
		const { title } = codeWords(finding.code);
		return {
			of: "finding",
			key: finding.key,
			finding,
			step: stepOf(finding.at) ?? finding.step,
			title,
			where: whereOf(document, finding),
			owner: ownerOf(document, finding),
			found: `${finding.code} ${title} ${says(finding)}`.toLowerCase(),
		};
	});
}

export function parkedRows(document: Json, today: string): Row[] {
	const decisions = (valueAt(document, "/decisions") ?? {}) as { [key: string]: Decision };
	return Object.entries(decisions).flatMap(([key, { parked }]): Row[] => {
		if (!parked) {
			return [];
		}
		const [question = key, instance] = key.split("@");
		const words_ = questionWords(question);
		const title = words_?.question.title ?? question;
		const { note = "", until = "", owner } = parked;
		return [
			{
				of: "parked",
				key: `parked ${key}`,
				step: words_?.step.id ?? "",
				title,
				at: placeOfQuestion(question),
				note,
				until,
				late: until !== "" && until < today,
				where: instance === undefined ? "" : nameOf(document, instance),
				owner: owner?.name ?? "",
				found: `${title} ${note}`.toLowerCase(),
			},
		];
	});
}
