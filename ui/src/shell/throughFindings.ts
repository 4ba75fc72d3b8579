/** Going through findings by key, and the one-press fix of the one in focus. */
import type { Finding } from "../host/types";
import { announce } from "../state/announce";
import type { Draft } from "../state/draftTypes";
import { open } from "../state/findings";
import { codeWords } from "../words/plan";
import { words } from "../words/shell";
import { severityWords } from "../words/window";

/** Opens the next or previous finding, goes to its field, and says what it is. */
export function stepThrough(draft: Draft, by: 1 | -1): void {
	const { findings, finding, steps } = draft.getState();
	const all = steps.flatMap((step) => open(findings.byStep.get(step.id) ?? []));
	if (all.length === 0) {
		announce(words.noFindings);
		return;
	}
	const here = all.findIndex((one) => one.key === finding);
	const from = here === -1 ? firstHere(draft, all) : here + by;
	const next = all[(from + all.length) % all.length];
	if (next !== undefined) {
		visit(draft, next);
	}
}

function firstHere(draft: Draft, all: Finding[]): number {
	const { place } = draft.getState();
	const first = all.findIndex((one) => place.at === "step" && one.step === place.step);
	return Math.max(0, first);
}

/** Goes to a finding's field with the finding open beside it. */
export function visit(draft: Draft, finding: Finding): void {
	draft.actions.goTo(finding.at);
	draft.actions.select(finding);
	announce(`${severityWords[finding.severity]}, ${codeWords(finding.code).title}`);
}

/** The finding that is open in the panel: the chosen one, else the weightiest of the question or step. */
export function findingInFocus(draft: Draft): Finding | undefined {
	const { findings, finding, question, place } = draft.getState();
	const chosen = finding === null ? undefined : findings.byKey.get(finding);
	const near = question === null ? [] : (findings.byQuestion.get(question) ?? []);
	const step = place.at === "step" ? (findings.byScreen.get(place.step) ?? []) : [];
	return chosen ?? open(near)[0] ?? (question === null ? open(step)[0] : undefined);
}

/** Does the one-press fix of the finding in focus. */
export async function fixNow(draft: Draft): Promise<void> {
	const finding = findingInFocus(draft);
	const fix = finding?.fixes.find((one) => one.kind === "auto");
	if (finding === undefined || fix?.kind !== "auto") {
		announce(words.noFix);
		return;
	}
	if (await draft.actions.edit(fix.patch)) {
		announce(words.fixed(codeWords(finding.code).title));
	}
}
