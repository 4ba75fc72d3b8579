import { act, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { smallPlan } from "../../host/smallPlan";
import { patched } from "../../state/pointer";
import { drawn, finding } from "../../testing";
import { fieldIdOf, fieldsOf, stepWordsOf } from "../../words/plan";
import { GovernanceStep } from ".";

const tagged = patched(smallPlan, [{ at: "/governance/tags", to: { "cost/center": "42", team: "ai" } }]);

it("a new name for a tag is one change that keeps its value", async () => {
	const { patches } = await drawn(<GovernanceStep />, { document: tagged });
	const box = screen.getByRole("textbox", { name: "Name of the tag cost/center" });
	await userEvent.clear(box);
	await userEvent.type(box, "costCenter{Enter}");
	expect(patches()).toEqual([
		[{ at: "/governance/tags/cost~1center" }, { at: "/governance/tags/costCenter", to: "42" }],
	]);
	await waitFor(() =>
		expect(document.activeElement?.getAttribute("aria-label")).toBe("Name of the tag costCenter"),
	);
});

it("a tag does not take the name of another one", async () => {
	const { patches } = await drawn(<GovernanceStep />, { document: tagged });
	const box = screen.getByRole("textbox", { name: "Name of the tag team" });
	await userEvent.clear(box);
	await userEvent.type(box, "cost/center{Enter}");
	expect(patches()).toEqual([]);
	expect(screen.getByText(/There is a tag cost\/center already/)).toBeTruthy();
});

it("one press names the owner of every group without a cost owner", async () => {
	const { patches } = await drawn(<GovernanceStep />);
	await userEvent.click(screen.getByRole("button", { name: /^Cost owner for 1 group/ }));
	expect(patches()).toEqual([
		[
			{
				at: "/governance/groups/grp-aaaaaa/costOwner",
				to: { name: "Mei Tanaka", reach: "finance@contoso.example" },
			},
		],
	]);
});

it("a field that is asked for opens its row, and its finding stands there", async () => {
	const at = "/governance/groups/grp-aaaaaa/monitoringOwner";
	const about = finding({ code: "GOV-002", at, subjects: ["grp-aaaaaa"], step: "governance" });
	const { draft } = await drawn(<GovernanceStep />, { findings: [about] });
	expect(screen.getByRole("button", { name: /^Blocker: Monitoring/ })).toBeTruthy();
	expect(document.querySelector(`[data-at="${at}"]`)).toBeNull();
	await act(async () => draft.actions.goTo(at));
	expect(document.querySelector(`[data-at="${at}"]`)).not.toBeNull();
});

it("a policy that was added opens with focus in its first field", async () => {
	const { patches } = await drawn(<GovernanceStep />);
	await userEvent.click(screen.getByRole("button", { name: "Add a policy" }));
	await waitFor(() => expect(patches()).toHaveLength(1));
	await waitFor(() =>
		expect((document.activeElement as HTMLElement).dataset.at).toMatch(/^\/governance\/policies\/pol-/),
	);
});

it("every field of the step has its place on the screen", async () => {
	const view = "/governance/groups/grp-aaaaaa/views/vie-aaaaaa";
	const policy = "/governance/policies/pol-aaaaaa";
	const document = patched(tagged, [
		{ at: view, to: { who: "A" } },
		{ at: policy, to: { name: "B" } },
	]);
	const { draft } = await drawn(<GovernanceStep />, { document });
	await act(async () => draft.actions.goTo(`${view}/who`));
	await act(async () => draft.actions.goTo(policy));
	const seen = new Set(
		[...globalThis.document.querySelectorAll<HTMLElement>("[data-at]")].map((field) =>
			fieldIdOf(field.dataset.at ?? ""),
		),
	);
	const all = stepWordsOf("governance")?.questions.flatMap(fieldsOf) ?? [];
	expect(all.filter((id) => !seen.has(id))).toEqual([]);
});
