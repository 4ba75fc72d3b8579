/** Who decided a question, and why; parked until when; risks taken on. Kept in the plan's `decisions`. */
import type { Decision } from "../bindings";
import type { Finding, Json } from "../host/types";
import { questionOfFinding } from "./findings";
import { pointer, valueAt } from "./pointer";

/** Where the decision about a question stands; `instance` for one that is asked for each group or environment. */
export function decisionAt(question: string, instance?: string): string {
	return pointer("decisions", instance === undefined ? question : `${question}@${instance}`);
}

type Decisions = { [key: string]: Decision };

const decisionsOf = (document: Json) => (valueAt(document, "/decisions") ?? {}) as Decisions;

/** Where the risk of a finding was taken on; undefined where nobody did. */
export function acceptedAt(document: Json, finding: string): string | undefined {
	const found = Object.entries(decisionsOf(document)).find(([, one]) => one.accepted?.finding === finding);
	return found === undefined ? undefined : pointer("decisions", found[0], "accepted");
}

/**
 * Where the risk of a finding is to be kept: with the decision about its question and its first subject,
 * unless the risk of another finding stands there.
 */
export function acceptAt(document: Json, finding: Finding): string {
	const known = acceptedAt(document, finding.key);
	if (known !== undefined) {
		return known;
	}
	const decisions = decisionsOf(document);
	const question = questionOfFinding(finding) ?? finding.step;
	const subject = finding.subjects[0];
	const base = subject === undefined ? question : `${question}@${subject}`;
	const name = subject === undefined ? `${question}@${finding.code}` : `${base}:${finding.code}`;
	for (let n = 1; ; n += 1) {
		const key = n === 1 ? base : n === 2 ? name : `${name}:${n}`;
		if (!decisions[key]?.accepted) {
			return pointer("decisions", key, "accepted");
		}
	}
}

/** The patch that takes back a risk: a decision that holds nothing else goes with it. */
export function withoutRisk(document: Json, at: string): { at: string }[] {
	const decision = at.slice(0, at.lastIndexOf("/"));
	const held = Object.entries((valueAt(document, decision) ?? {}) as Decision);
	const more = held.some(
		([name, value]) => name !== "accepted" && value !== undefined && value !== null && value !== "",
	);
	return [{ at: more ? at : decision }];
}
