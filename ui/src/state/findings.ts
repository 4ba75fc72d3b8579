/** Findings of the open draft, found by place, by subject, by question and by step. */
import type { FindingLine, Severity } from "../bindings";
import { questionOf, questionWords } from "../words/plan";
import { parts, pointer } from "./pointer";

export type FindingIndex = {
	/** All of them, the weightiest first. */
	all: FindingLine[];
	byKey: ReadonlyMap<string, FindingLine>;
	/** By every pointer that leads to where they are: `/networking` holds all of networking's. */
	byPlace: ReadonlyMap<string, FindingLine[]>;
	bySubject: ReadonlyMap<string, FindingLine[]>;
	byQuestion: ReadonlyMap<string, FindingLine[]>;
	/** By the step whose rules found them: what the rail counts. */
	byStep: ReadonlyMap<string, FindingLine[]>;
	/** By the step whose screen shows their field, and the step whose rules found them. */
	byScreen: ReadonlyMap<string, FindingLine[]>;
};

const weights: Record<Severity, number> = { blocker: 0, warning: 1, note: 2 };

/** The weightiest first, accepted ones last, then by code and place. */
export function byWeight(a: FindingLine, b: FindingLine): number {
	return (
		Number(a.accepted) - Number(b.accepted) ||
		weights[a.severity] - weights[b.severity] ||
		(a.code < b.code ? -1 : a.code > b.code ? 1 : a.at < b.at ? -1 : 1)
	);
}

/** The question a finding is shown with. */
export function questionOfFinding(finding: FindingLine & { question?: string | null }): string | undefined {
	return finding.question ?? questionOf(finding.at);
}

export function indexed(findings: Iterable<FindingLine>): FindingIndex {
	const all = [...findings].sort(byWeight);
	const byPlace = new Map<string, FindingLine[]>();
	const bySubject = new Map<string, FindingLine[]>();
	const byQuestion = new Map<string, FindingLine[]>();
	const byStep = new Map<string, FindingLine[]>();
	const byScreen = new Map<string, FindingLine[]>();
	for (const finding of all) {
		let place = "";
		for (const part of parts(finding.at)) {
			place += pointer(part);
			put(byPlace, place, finding);
		}
		for (const subject of finding.subjects) {
			put(bySubject, subject, finding);
		}
		const question = questionOfFinding(finding);
		if (question !== undefined) {
			put(byQuestion, question, finding);
		}
		put(byStep, finding.step, finding);
		put(byScreen, finding.step, finding);
		const screen = question === undefined ? undefined : questionWords(question)?.step.id;
		if (screen !== undefined && screen !== finding.step) {
			put(byScreen, screen, finding);
		}
	}
	return {
		all,
		byKey: new Map(all.map((f) => [f.key, f])),
		byPlace,
		bySubject,
		byQuestion,
		byStep,
		byScreen,
	};
}

function put(map: Map<string, FindingLine[]>, key: string, finding: FindingLine): void {
	const list = map.get(key);
	if (list === undefined) {
		map.set(key, [finding]);
	} else {
		list.push(finding);
	}
}

/** What an answer says is new and gone. */
export function changedIndex(index: FindingIndex, added: FindingLine[], removed: string[]): FindingIndex {
	if (added.length === 0 && removed.length === 0) {
		return index;
	}
	const findings = new Map(index.byKey);
	for (const key of removed) {
		findings.delete(key);
	}
	for (const finding of added) {
		findings.set(finding.key, finding);
	}
	return indexed(findings.values());
}

/** Those that count: accepted risks do not. */
export function open(findings: FindingLine[]): FindingLine[] {
	return findings.filter((finding) => !finding.accepted);
}

export function count(findings: FindingLine[], severity: Severity): number {
	return findings.filter((finding) => finding.severity === severity && !finding.accepted).length;
}

/** The one that matters most, of those that are not accepted. */
export function weightiest(findings: FindingLine[]): FindingLine | undefined {
	return findings.find((finding) => !finding.accepted);
}
