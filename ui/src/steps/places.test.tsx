import { fireEvent } from "@testing-library/react";
import type { ComponentType } from "react";
import { expect, it } from "vitest";
import { smallPlan } from "../host/smallPlan";
import { drawn } from "../testing";
import { fieldIdOf, fieldsOf, stepWordsOf } from "../words/plan";
import { EncryptionStep } from "./encryption";
import { EnvironmentsStep } from "./environments";
import { NetworkingStep } from "./networking";
import { PrerequisitesStep } from "./prerequisites";

const plan = {
	...smallPlan,
	environments: {
		...smallPlan.environments,
		waves: { "wav-aaaaaa": { name: "First" } },
		deletedNames: { "acc-aaaaaa": {} },
	},
	prerequisites: {
		subscriptions: { "sub-aaaaaa": { name: "One" }, "sub-bbbbbb": { name: "New", toBeMade: {} } },
		principals: {
			"pri-aaaaaa": { name: "Admins", kind: "group", persona: "admins" },
			"pri-bbbbbb": { name: "New", kind: "group", persona: "admins", toBeMade: {} },
		},
		regions: { "reg-aaaaaa": { region: "swedencentral" } },
	},
	networking: {
		environments: {
			"env-aaaaaa": {
				inbound: "hybrid",
				networks: { "net-aaaaaa": { name: "vnet-one" } },
				subnets: {
					"snt-aaaaaa": { name: "snet-agents", network: "net-aaaaaa", purpose: "agents" },
					"snt-bbbbbb": { name: "snet-lost" },
				},
			},
		},
	},
	encryption: { environments: { "env-aaaaaa": { decision: "customerManaged" } } },
};

function shown(): string[] {
	return [...document.querySelectorAll<HTMLElement>("[data-at]")].map((one) =>
		fieldIdOf(one.dataset.at ?? ""),
	);
}

/** Opens what is folded, part by part, and notes every field that comes up. */
function everything(): Set<string> {
	const seen = new Set(shown());
	for (const question of document.querySelectorAll<HTMLElement>("[data-question]")) {
		const folded = question.querySelector<HTMLElement>("h2 button");
		if (folded !== null) {
			fireEvent.click(folded);
		}
		for (const closed of question.querySelectorAll<HTMLElement>("fieldset > [aria-expanded='false']")) {
			fireEvent.click(closed);
		}
		for (const waiting of question.querySelectorAll<HTMLElement>("button[data-at$='/deferred']")) {
			fireEvent.click(waiting);
		}
		for (const field of shown()) {
			seen.add(field);
		}
	}
	return seen;
}

const screens: [string, ComponentType][] = [
	["prerequisites", PrerequisitesStep],
	["environments", EnvironmentsStep],
	["encryption", EncryptionStep],
	["networking", NetworkingStep],
];

it.each(screens)(
	"every field of %s has a place on its screen",
	async (step, Screen) => {
		await drawn(<Screen />, { document: plan });
		const seen = everything();
		const fields = (stepWordsOf(step)?.questions ?? []).flatMap(fieldsOf);
		expect(fields.length).toBeGreaterThan(0);
		expect(fields.filter((field) => !seen.has(field))).toEqual([]);
	},
	20_000,
);
