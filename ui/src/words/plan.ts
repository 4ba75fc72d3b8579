/**
 * Words that belong to the plan: steps, questions, fields, codes. They come from Rust (`words.json` is
 * generated) and are loaded with the wizard, not with Home.
 */
import type { Finding, Json } from "../host/types";
import { parts } from "../state/pointer";
import generated from "../words.json";

export type QuestionWords = {
	id: string;
	title: string;
	why: string;
	/** What cannot be changed later, when that is so. */
	oneWay?: string | null;
	/** What holds while nobody answers, where that is fine. */
	optional?: string | null;
	/** Ids of the fields it holds, such as `networking.environments.*.inbound`, or what they begin with. */
	holds: string[];
};
export type StepWords = { id: string; title: string; purpose: string; questions: QuestionWords[] };
export type ChoiceWords = { label: string; help: string };
export type FieldWords = { label: string; help: string; choices?: { [value: string]: ChoiceWords } };
export type CodeWords = {
	title: string;
	says: string;
	means: string;
	matters: string;
	fix: string;
	source: string;
};
type Words = {
	steps: StepWords[];
	fields: { [id: string]: FieldWords };
	codes: { [code: string]: CodeWords };
};

const words: Words = generated;

/** The steps in the order people take them. */
export const stepWords: readonly StepWords[] = words.steps;

const stepsById = new Map(words.steps.map((step) => [step.id, step]));
const questionsById = new Map(
	words.steps.flatMap((step) =>
		step.questions.map((question, at) => [question.id, { question, step, number: at + 1 }]),
	),
);

export function stepWordsOf(id: string): StepWords | undefined {
	return stepsById.get(id);
}

/** A question with its step and its number in it (5.4 is the fourth of step 5). */
export function questionWords(
	id: string,
): { question: QuestionWords; step: StepWords; number: number } | undefined {
	return questionsById.get(id);
}

const fieldIds = Object.keys(words.fields);

type Branch = { [part: string]: Branch };
const fieldTree: Branch = {};
for (const id of fieldIds) {
	let here = fieldTree;
	for (const part of id.split(".")) {
		here[part] ??= {};
		here = here[part];
	}
}

/** The field id of a pointer: ids replaced by `*`. `/networking/hub/ranges/0` gives `networking.hub.ranges`. */
export function fieldIdOf(at: string): string {
	const found: string[] = [];
	let here: Branch = fieldTree;
	for (const part of parts(at)) {
		const step = Object.hasOwn(here, part) ? part : "*";
		const next = here[step];
		if (next === undefined) {
			break;
		}
		found.push(step);
		here = next;
	}
	return found.join(".");
}

/** Words of the field at a pointer, or of the closest field inside of it. */
export function fieldWords(at: string): FieldWords | undefined {
	const id = fieldIdOf(at);
	return words.fields[id] ?? words.fields[`${id}.name`];
}

/** What a choice is called; the value itself where there are no words for it. */
export function choiceLabel(at: string, value: string): string {
	return fieldWords(at)?.choices?.[value]?.label ?? value;
}

/** Ids of the fields that a question holds, in the order of their words. */
export function fieldsOf(question: QuestionWords): string[] {
	return fieldIds.filter((id) => question.holds.some((held) => id === held || id.startsWith(`${held}.`)));
}

type Held = { first: string | undefined; children: Map<string, Held> };

/** Every place that leads to a field, with the first question that holds something there. */
const places: Held = { first: undefined, children: new Map() };
for (const question of words.steps.flatMap((step) => step.questions)) {
	for (const field of fieldsOf(question)) {
		let here = places;
		for (const part of field.split(".")) {
			const next = here.children.get(part) ?? { first: undefined, children: new Map() };
			here.children.set(part, next);
			next.first ??= question.id;
			here = next;
		}
	}
}

/**
 * The question that a place belongs to: the one that asks for the field, or the first one that holds
 * something of an object. What is said about a question (`/decisions/…`) belongs to that question.
 */
export function questionOf(at: string): string | undefined {
	const [first = "", second = ""] = parts(at);
	if (first === "decisions") {
		const [id = ""] = second.split("@");
		return questionsById.has(id) ? id : questionOf(`/${id.replaceAll(".", "/")}`);
	}
	let here = places;
	for (const part of parts(at)) {
		const next = here.children.get(part) ?? here.children.get("*");
		if (next === undefined) {
			break;
		}
		here = next;
	}
	return here.first;
}

/** The place of a question that its screen shows first. */
export function placeOfQuestion(id: string): string {
	const held = questionsById.get(id)?.question.holds[0] ?? id;
	return `/${(held.split(".*")[0] ?? held).replaceAll(".", "/")}`;
}

/** The step whose screen shows the field at a pointer. */
export function stepOf(at: string): string | undefined {
	const question = questionOf(at);
	if (question !== undefined) {
		return questionsById.get(question)?.step.id;
	}
	const section = parts(at)[0] ?? "";
	return stepsById.has(section) ? section : undefined;
}

const noWords: CodeWords = { title: "", says: "", means: "", matters: "", fix: "", source: "" };

/** Words of a code. */
export function codeWords(code: string): CodeWords {
	return words.codes[code] ?? { ...noWords, title: code };
}

/** How many codes belong to a step, by the prefix its findings share. */
export function codesOf(step: string): number {
	const letters = codePrefixes[step];
	return letters === undefined
		? 0
		: Object.keys(words.codes).filter((code) => code.startsWith(`${letters}-`)).length;
}

const codePrefixes: { [step: string]: string } = {
	prerequisites: "PRE",
	environments: "ENV",
	organization: "ORG",
	access: "ACC",
	networking: "NET",
	encryption: "KEY",
	connections: "CON",
	models: "MOD",
	governance: "GOV",
	review: "REV",
	signOffs: "SIG",
};

/** A sentence in parts: plain text, and the plan's own words, which are set in bold. */
export type Part = { text: string; value: boolean };

/** A template such as `Give {group} an owner` with its values, in parts. */
export function filledParts(template: string, values: { [name: string]: string }): Part[] {
	return template
		.split(/(\{[A-Za-z]+\})/)
		.filter((text) => text !== "")
		.map((text) => {
			const name = /^\{(.+)\}$/.exec(text)?.[1];
			const value = name === undefined ? undefined : values[name];
			return value === undefined ? { text, value: false } : { text: value, value: true };
		});
}

/** What a finding says, in one sentence. */
export function says(finding: Finding): string {
	return filledParts(codeWords(finding.code).says, finding.values)
		.map((part) => part.text)
		.join("");
}

/** A value as a person reads it: a choice by its label, a list by its entries. */
export function shown(at: string, value: Json): string {
	if (value === undefined || value === null || value === "") {
		return "";
	}
	if (typeof value === "string") {
		return choiceLabel(at, value);
	}
	if (typeof value === "boolean") {
		return value ? "yes" : "no";
	}
	if (typeof value === "number") {
		return String(value);
	}
	if (Array.isArray(value)) {
		return value.map((entry) => shown(at, entry)).join(", ");
	}
	return Object.values(value)
		.filter((entry) => typeof entry === "string")
		.join(", ");
}
