import { expect, it } from "vitest";
import type { AbilityName } from "../../bindings";
import { patched, valueAt } from "../../state/pointer";
import { draftPatch, holds } from "./roleDraft";

const one = (id: string, actions: string[], dataActions: string[] = []): AbilityName => ({
	id,
	name: id,
	short: id,
	actions,
	dataActions,
	confirmed: true,
});

const see = one("see", ["Provider/things/read"]);
const change = one("change", ["Provider/things/read", "Provider/things/write"]);
const build = one("build", [], ["Provider/things/agents/write"]);
const all = [see, change, build];
const at = "/access/customRoles/rol-aaaaaa";

it("abilities become the operations that they take, each once, and no others", () => {
	const made = patched({}, draftPatch(at, {}, all, ["see", "change", "build"]));
	const role = valueAt(made, at);
	expect(role).toEqual({
		actions: ["Provider/things/read", "Provider/things/write"],
		dataActions: ["Provider/things/agents/write"],
	});
});

it("leaving an ability takes only what no other needs, and keeps what was written by hand", () => {
	const role = { actions: ["Other/read", "Provider/things/read", "provider/things/write"] };
	expect(holds(role, change)).toBe(true);
	const left = patched(
		{ access: { customRoles: { "rol-aaaaaa": role } } },
		draftPatch(at, role, all, ["see"]),
	);
	expect(valueAt(left, `${at}/actions`)).toEqual(["Other/read", "Provider/things/read"]);
	expect(valueAt(left, `${at}/dataActions`)).toBeUndefined();
});
