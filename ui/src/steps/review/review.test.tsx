import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { smallPlan } from "../../host/smallPlan";
import { acceptAt, acceptedAt, withoutRisk } from "../../state/decisions";
import { isInSlice } from "../../state/slices";
import { drawn, finding } from "../../testing";
import { Findings } from "./Findings";

const warning = finding({
	key: "NET-032 env-aaaaaa",
	code: "NET-032",
	severity: "warning",
	at: "/networking/hub/peeringOwner",
	question: "networking.hub",
});

it("the risk of a finding is kept beside that of another one", () => {
	const at = "/decisions/networking.hub@env-aaaaaa/accepted";
	expect(acceptAt(smallPlan, warning)).toBe(at);
	const taken = { decisions: { "networking.hub@env-aaaaaa": { accepted: { finding: "NET-019 x" } } } };
	expect(acceptAt(taken, warning)).toBe("/decisions/networking.hub@env-aaaaaa:NET-032/accepted");
	const own = { decisions: { "networking.hub@env-aaaaaa": { accepted: { finding: warning.key } } } };
	expect(acceptedAt(own, warning.key)).toBe(at);
	expect(withoutRisk(own, at)).toEqual([{ at: "/decisions/networking.hub@env-aaaaaa" }]);
	const decided = {
		decisions: { "networking.hub@env-aaaaaa": { decidedBy: "Board", accepted: { finding: warning.key } } },
	};
	expect(withoutRisk(decided, at)).toEqual([{ at }]);
});

it("what belongs to no environment belongs to every part", () => {
	const everywhere = { environments: [], groups: [] };
	expect(isInSlice(everywhere, { environments: ["env-aaaaaa"] })).toBe(true);
	expect(isInSlice({ ...everywhere, environments: ["env-bbbbbb"] }, { environments: ["env-aaaaaa"] })).toBe(
		false,
	);
	expect(isInSlice({ ...everywhere, groups: ["grp-aaaaaa"] }, { groups: [] })).toBe(true);
});

it("a blocker cannot be accepted; a warning is, by name and with a reason", async () => {
	const findings = [finding(), warning];
	const { patches } = await drawn(<Findings findings={findings} about={null} ask={() => undefined} />, {
		findings,
	});
	const [accept, ...more] = screen.getAllByRole("button", { name: "Accept…" });
	expect(more).toEqual([]);
	if (accept === undefined) {
		throw new Error("The warning cannot be accepted.");
	}
	await userEvent.click(accept);
	const dialog = within(await screen.findByRole("dialog", {}, { timeout: 10_000 }));
	await userEvent.click(dialog.getByRole("button", { name: "Accept the risk" }));
	expect(patches()).toEqual([]);
	await userEvent.clear(dialog.getByRole("textbox", { name: /Accepted by/ }));
	await userEvent.type(dialog.getByRole("textbox", { name: /Accepted by/ }), "Board");
	await userEvent.type(dialog.getByRole("textbox", { name: /Why/ }), "Small team");
	await userEvent.click(dialog.getByRole("button", { name: "Accept the risk" }));
	await waitFor(() => expect(patches()).toHaveLength(1));
	expect(patches()[0]).toEqual([
		{
			at: "/decisions/networking.hub@env-aaaaaa/accepted",
			to: { finding: warning.key, by: "Board", reason: "Small team" },
		},
	]);
});

it("findings are found by word or code, and a parked question stands beside them", async () => {
	const document = {
		...smallPlan,
		decisions: { "organization.projects": { parked: { owner: { name: "Works council" }, note: "Waits" } } },
	};
	const findings = [finding(), warning];
	await drawn(<Findings findings={findings} about={null} ask={() => undefined} />, { document, findings });
	const rows = () => screen.getAllByRole("row").length - 1;
	expect(rows()).toBe(3);
	expect(screen.getByText("Works council")).toBeDefined();
	await userEvent.type(screen.getByRole("textbox", { name: "Filter by word or code" }), "net-032");
	expect(rows()).toBe(1);
});
