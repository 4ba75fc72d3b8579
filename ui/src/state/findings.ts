/** Findings of the open draft, found by place, by subject, by question and by step. */
import type { Severity } from "../bindings";
import type { Finding } from "../host/types";
import { questionOf, questionWords } from "../words/plan";
import { parts, pointer } from "./pointer";

export type FindingIndex = {
	/** All of them, the weightiest first. */
	all: Finding[];
	byKey: ReadonlyMap<string, Finding>;
	/** By every pointer that leads to where they are: `/networking` holds all of networking's. */
	byPlace: ReadonlyMap<string, Finding[]>;
	bySubject: ReadonlyMap<string, Finding[]>;
	byQuestion: ReadonlyMap<string, Finding[]>;
	/** By the step whose rules found them: what the rail counts. */
	byStep: ReadonlyMap<string, Finding[]>;
	/** By the step whose screen shows their field, and the step whose rules found them. */
	byScreen: ReadonlyMap<string, Finding[]>;
};

const weights: Record<Severity, number> = { blocker: 0, warning: 1, note: 2 };

/** The weightiest first, accepted ones last, then by code and place. */
export function byWeight(a: Finding, b: Finding): number {
	return (
		Number(a.accepted) - Number(b.accepted) ||
		weights[a.severity] - weights[b.severity] ||
		(a.code < b.code ? -1 : a.code > b.code ? 1 : a.at < b.at ? -1 : 1)
	);
}

/** The question a finding is shown with. */
export function questionOfFinding(finding: Finding): string | undefined {
	return finding.question ?? questionOf(finding.at);
}

export function indexed(findings: Iterable<Finding>): FindingIndex {
	const all = [...findings].sort(byWeight);
	const byPlace = new Map<string, Finding[]>();
	const bySubject = new Map<string, Finding[]>();
	const byQuestion = new Map<string, Finding[]>();
	const byStep = new Map<string, Finding[]>();
	const byScreen = new Map<string, Finding[]>();
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

function put(map: Map<string, Finding[]>, key: string, finding: Finding): void {
	const list = map.get(key);
	if (list === undefined) {
		map.set(key, [finding]);
	} else {
		list.push(finding);
	}
}

/** What an answer says is new and gone. */
export function changedIndex(index: FindingIndex, added: Finding[], removed: string[]): FindingIndex {
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
export function open(findings: Finding[]): Finding[] {
	return findings.filter((finding) => !finding.accepted);
}

export function count(findings: Finding[], severity: Severity): number {
	return findings.filter((finding) => finding.severity === severity && !finding.accepted).length;
}

/** The one that matters most, of those that are not accepted. */
export function weightiest(findings: Finding[]): Finding | undefined {
	return findings.find((finding) => !finding.accepted);
}
