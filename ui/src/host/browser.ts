/**
 * The memory host for looking at screens in a browser during development. A plan and findings of your
 * own are taken from `ui/dev/plan.json` and `ui/dev/findings.json` when they are there (not in the
 * repository): `rollout new --example contoso -o …`, `rollout check … --format json`; views from
 * `ui/dev/view-<of>.json`.
 */
import type { View } from "../bindings";
import { stepOf } from "../words/plan";
import type { Host } from "./host";
import { memoryHost } from "./memory";
import type { Finding, Json } from "./types";

async function read(name: string): Promise<Json | undefined> {
	const answer = await fetch(`/dev/${name}.json`);
	return answer.ok && answer.headers.get("content-type")?.includes("json") ? answer.json() : undefined;
}

const prefixes: { [prefix: string]: string } = {
	PRE: "prerequisites",
	ENV: "environments",
	ORG: "organization",
	ACC: "access",
	NET: "networking",
	KEY: "encryption",
	CON: "connections",
	MOD: "models",
	GOV: "governance",
	REV: "review",
	SIG: "signOffs",
};

export async function browserHost(): Promise<Host> {
	const [document, checked] = await Promise.all([read("plan"), read("findings")]);
	const list = (checked as { findings: Finding[] } | undefined)?.findings ?? [];
	const findings = list.map((finding) => ({
		...finding,
		accepted: false,
		step: prefixes[finding.code.slice(0, 3)] ?? stepOf(finding.at) ?? "review",
	}));
	const views = new Map<string, View>();
	const host = memoryHost({
		...(document === undefined ? {} : { document }),
		findings,
	});
	return {
		...host,
		start: async () => {
			const start = await host.start();
			const asked = new URLSearchParams(location.search);
			const theme = asked.get("theme");
			return {
				...start,
				settings: {
					...start.settings,
					theme: theme === "dark" || theme === "highContrast" ? theme : "light",
				},
				open: asked.has("step") ? "one" : null,
			};
		},
		openDraft: async (draft) => {
			const opened = await host.openDraft(draft);
			const step = new URLSearchParams(location.search).get("step");
			const screens = ["compare", "apply", "export"];
			const place = step !== null && screens.includes(step) ? { at: step } : { at: "step", step };
			return step === null ? opened : { ...opened, window: { place } };
		},
		tenant: async () => ({ kind: "practice", name: "Contoso (practice)", which: "practice", writing: false }),
		view: async (draft, query) => {
			const view = views.get(query.of) ?? ((await read(`view-${query.of}`)) as View | undefined);
			if (view === undefined) {
				return host.view(draft, query);
			}
			views.set(query.of, view);
			return view;
		},
	};
}
