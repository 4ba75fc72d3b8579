import { describe, expect, it } from "vitest";
import type { Problem } from "../bindings";
import type { Patch } from "../host/types";
import { finding, openDraft, refused } from "../testing";
import { valueAt } from "./pointer";

/** Answers come when they are let through. */
function gate() {
	const waiting: (() => void)[] = [];
	let most = 0;
	let now = 0;
	return {
		before: async () => {
			now += 1;
			most = Math.max(most, now);
			await new Promise<void>((go) => waiting.push(go));
			now -= 1;
		},
		let: async () => {
			waiting.shift()?.();
			await new Promise((done) => setTimeout(done, 0));
		},
		most: () => most,
	};
}

const at = "/about/name";

describe("edits", () => {
	it("stand in the mirror at once and go out one after another", async () => {
		const door = gate();
		const { draft, patches } = await openDraft({ before: door.before });
		const value = () => valueAt(draft.getState().document, at);
		const first = draft.actions.set(at, "A");
		const second = draft.actions.set(at, "B");
		expect(value()).toBe("B");
		expect(draft.getState().saved.kind).toBe("saving");
		await door.let();
		expect(await first).toBe(true);
		expect(value(), "an answer does not bring an older text back").toBe("B");
		await door.let();
		expect(await second).toBe(true);
		expect(patches()).toEqual([[{ at, to: "A" }], [{ at, to: "B" }]]);
		expect(door.most(), "never two in flight").toBe(1);
		expect(draft.getState().revision).toBe(3);
		expect(draft.getState().saved.kind).toBe("saved");
	});

	it("go out with the revision of the answer before", async () => {
		const { draft, heard } = await openDraft();
		await Promise.all([draft.actions.set(at, "A"), draft.actions.set(at, "B")]);
		expect(heard("edit").map((args) => args[1])).toEqual([1, 2]);
	});

	it("put the last value back when they are refused, and leave what came after them", async () => {
		const refuse = (patch: Patch) => (patch[0]?.to === "key" ? refused : null);
		const { draft } = await openDraft({ refuse });
		const [first, second] = await Promise.all([
			draft.actions.set("/about/purpose", "key"),
			draft.actions.set("/about/organization", "Fabrikam"),
		]);
		expect([first, second]).toEqual([false, true]);
		const { document, refusals, revision } = draft.getState();
		expect(valueAt(document, "/about/purpose")).toBeUndefined();
		expect(valueAt(document, "/about/organization")).toBe("Fabrikam");
		expect(refusals["/about/purpose"]).toEqual({ problem: refused, tried: "key" });
		expect(revision).toBe(2);
	});

	it("forget a refusal with the next text of the field", async () => {
		const refuse = (patch: Patch) => (patch[0]?.to === "key" ? refused : null);
		const { draft } = await openDraft({ refuse });
		await draft.actions.set(at, "key");
		await draft.actions.set(at, "Plan");
		expect(draft.getState().refusals).toEqual({});
	});

	it("that are not on disk say so until they are", async () => {
		const { draft, host } = await openDraft();
		const edit = host.edit;
		const problem: Problem = { ...refused, code: "DISK_FULL" };
		draft.host.edit = async (...args) => ({ ...(await edit(...args)), saved: { not: problem } });
		await draft.actions.set(at, "A");
		expect(draft.getState().saved).toEqual({ kind: "not", problem });
		await draft.actions.saveAgain();
		expect(draft.getState().saved.kind).toBe("saved");
	});

	it("bring and take findings, found by place, subject, question and step", async () => {
		const one = finding();
		const { draft } = await openDraft({
			judge: (document) => (valueAt(document, one.at) === undefined ? [one] : []),
		});
		expect(draft.getState().findings.all).toEqual([]);
		await draft.actions.set(one.at);
		const { findings } = draft.getState();
		expect(findings.byPlace.get("/networking/environments/env-aaaaaa")).toEqual([one]);
		expect(findings.bySubject.get("env-aaaaaa")).toEqual([one]);
		expect(findings.byStep.get("networking")).toEqual([one]);
		expect(findings.byQuestion.get("networking.reach")).toEqual([one]);
		await draft.actions.set(one.at, "privateEndpoint");
		expect(draft.getState().findings.all).toEqual([]);
	});
});

describe("undo", () => {
	it("goes to the step and the field of what it turned back", async () => {
		const { draft } = await openDraft();
		await draft.actions.set("/networking/hub/ranges", ["10.0.0.0/8"]);
		draft.actions.go({ at: "step", step: "prerequisites" });
		await draft.actions.undo();
		const { place, wish, document, canRedo } = draft.getState();
		expect(place).toEqual({ at: "step", step: "networking" });
		expect(wish?.at).toBe("/networking/hub/ranges");
		expect(valueAt(document, "/networking/hub/ranges")).toEqual(["10.60.0.0/16"]);
		expect(canRedo).toBe(true);
		await draft.actions.redo();
		expect(valueAt(draft.getState().document, "/networking/hub/ranges")).toEqual(["10.0.0.0/8"]);
	});

	it("stays at the step that is open when that is among what it turned back", async () => {
		const { draft } = await openDraft();
		await draft.actions.edit([
			{ at: "/networking/hub/ranges", to: ["10.0.0.0/8"] },
			{ at: "/about/name", to: "Fabrikam" },
			{ at: "/organization/groups/grp-zzzzzz", to: { name: "Legal" } },
		]);
		draft.actions.go({ at: "step", step: "organization" });
		await draft.actions.undo();
		const { place, wish } = draft.getState();
		expect(place).toEqual({ at: "step", step: "organization" });
		expect(wish?.at).toBe("/organization/groups/grp-zzzzzz");
	});

	it("with nothing left is no problem", async () => {
		const { draft } = await openDraft();
		await draft.actions.undo();
		expect(draft.getState().problem).toBeNull();
	});
});

it("going home waits for what was typed", async () => {
	const door = gate();
	const { app, draft, patches } = await openDraft({ before: door.before });
	void draft.actions.set(at, "A");
	const home = app.actions.home();
	await new Promise((done) => setTimeout(done, 0));
	expect(app.getState().draft).toBe(draft);
	await door.let();
	await home;
	expect(app.getState().draft).toBeNull();
	expect(patches()).toHaveLength(1);
});

it("a draft opens where it was left", async () => {
	const { draft, host, heard } = await openDraft();
	draft.actions.go({ at: "step", step: "access" });
	draft.actions.keep("environment", "env-bbbbbb");
	await new Promise((done) => setTimeout(done, 600));
	expect(heard("keepWindow")).toHaveLength(1);
	const { createDraft } = await import("./draft");
	const again = createDraft(host, await host.openDraft("one")).getState();
	expect(again.place).toEqual({ at: "step", step: "access" });
	expect(again.kept).toEqual({ environment: "env-bbbbbb" });
});
