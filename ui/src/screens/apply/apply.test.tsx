import { act, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import type { Compared, RunEvent, TenantState, View } from "../../bindings";
import { announcements } from "../../state/announce";
import { azureOf } from "../../state/azure";
import { compared, practice, real, report, runInHand, screenWith, step } from "../azure/testing";
import { Apply } from ".";

beforeEach(() => announcements.setState({ polite: "", assertive: "", n: 0 }));

const unsigned: View = {
	of: "signOff",
	part: "the whole plan",
	digest: "d5a3",
	grants: 2,
	areas: [
		{
			area: "security",
			label: "Security",
			isGroup: false,
			approver: null,
			approverReach: null,
			approverAt: "/signOffs/approvers/security",
			signs: "Who can do what.",
			required: true,
			state: "waiting",
			by: null,
			date: null,
			signedPart: null,
			digest: "d5a3",
			digestSigned: null,
		},
	],
	stand: 0,
	void: 0,
	waiting: 1,
	doors: [],
	doorsOpen: 0,
	risks: [],
	whyNot: [],
};

async function before(tenant: TenantState, over: Partial<Compared> = {}) {
	const hand = runInHand();
	const opened = await screenWith(<Apply />, tenant, {
		view: ({ of }) => (of === "signOff" ? unsigned : undefined),
		commands: {
			compare: async () => compared(over),
			apply: (_, __, ___, ____, events) => hand.begun(events),
			stop: async () => null,
		},
	});
	await act(() => azureOf(opened.draft).actions.compare({}));
	return { ...opened, hand };
}

const started = (n: number): RunEvent => ({
	kind: "started",
	run: "run-aaaaaa",
	steps: Array.from({ length: n }, (_, seq) => step(seq)),
});
const through = (seq: number, over = {}): RunEvent => ({
	kind: "step",
	step: step(seq, { state: "accepted", ...over }),
	done: seq + 1,
	of: 10,
});

it("a real tenant is written to only after its words were typed", async () => {
	const { heard } = await before(real, { confirm: "apply to contoso" });
	const press = () => userEvent.click(screen.getByRole("button", { name: "Apply 2 grants" }));
	await press();
	expect(heard("apply")).toEqual([]);
	expect(screen.getByText("The words are “apply to contoso”.")).toBeTruthy();
	const field = screen.getByLabelText("Type “apply to contoso” to confirm");
	expect(document.activeElement).toBe(field);
	await userEvent.type(field, " Apply to Contoso ");
	await press();
	expect(heard("apply").map((args) => args.slice(0, 4))).toEqual([
		["one", "d1", false, " Apply to Contoso "],
	]);
});

it("the practice tenant is written to by one press, and says that nothing is signed for it", async () => {
	const { heard } = await before(practice);
	expect(await screen.findByText(/^Not signed: 0 of 1 signatures hold/)).toBeTruthy();
	await userEvent.click(screen.getByRole("button", { name: "Apply 2 grants" }));
	expect(heard("apply")).toHaveLength(1);
});

it("grants are retired only when that is ticked", async () => {
	const { heard } = await before(practice);
	expect(screen.getByText("1 grant of earlier runs stays.")).toBeTruthy();
	await userEvent.click(screen.getByRole("checkbox"));
	expect(screen.getByText("1 grant is retired.")).toBeTruthy();
	await userEvent.click(screen.getByRole("button", { name: "Apply 2 grants, remove 1 grant" }));
	expect(heard("apply")[0]?.[2]).toBe(true);
});

it("a tick of an earlier comparison does not retire what a later one shows", async () => {
	const { draft } = await before(practice);
	await userEvent.click(screen.getByRole("checkbox"));
	await act(() => azureOf(draft).actions.compare({}));
	expect(screen.getByRole<HTMLInputElement>("checkbox").checked).toBe(false);
});

it("what would be refused cannot be pressed, and says why and what next", async () => {
	const { heard, draft } = await before(real, {
		confirm: "apply to contoso",
		refused: {
			code: "NOT_SIGNED",
			title: "Nothing was written: signatures are missing.",
			detail: "Not signed: security.",
			next: "Have these areas signed.",
		},
	});
	await userEvent.click(screen.getByRole("button", { name: "Apply 2 grants" }));
	expect(heard("apply")).toEqual([]);
	const error = screen.getByRole("region", { name: /signatures are missing/ });
	await userEvent.click(within(error).getByRole("button", { name: "Go to Sign-off" }));
	expect(draft.getState().place).toEqual({ at: "step", step: "signOffs" });
});

it("a plan that was changed since cannot be applied as it was compared", async () => {
	const { draft, heard } = await before(practice);
	await act(async () => void (await draft.actions.set("/about/name", "Another name")));
	expect(screen.getByText(/The plan was changed since this was read/)).toBeTruthy();
	await userEvent.click(screen.getByRole("button", { name: "Apply 2 grants" }));
	expect(heard("apply")).toEqual([]);
});

it("a run is told in tenths, its failures at once, and its end", async () => {
	const { hand } = await before(practice);
	await userEvent.click(screen.getByRole("button", { name: "Apply 2 grants" }));
	const said = () => announcements.getState();
	hand.tell(started(10));
	await waitFor(() => expect(said().polite).toBe("Started: 10 writes"));
	hand.tell(through(0));
	await waitFor(() => expect(said().polite).toBe("1 of 10 written"));
	hand.tell(through(1, { state: "failed", detail: "PrincipalNotFound." }));
	await waitFor(() =>
		expect(said().assertive).toBe("1 needs you: Group 1 can build agents in fdy-fin. PrincipalNotFound."),
	);
	hand.tell({ kind: "confirming", missing: 1 });
	await waitFor(() => expect(said().polite).toBe("1 grant not seen yet"));
	const steps = [step(0, { state: "confirmed" }), step(1, { state: "failed", detail: "PrincipalNotFound." })];
	hand.end(report(steps));
	await waitFor(() => expect(said().polite).toBe("Applied: 1 of 2 grants is in place"));
	expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Applied: 1 of 2 grants is in place");
	expect(screen.getByText("Write the last grant")).toBeTruthy();
});

it("a run goes on while another screen is shown, and is there when one comes back", async () => {
	const { hand, draft, rerender, unmount } = await before(practice);
	await userEvent.click(screen.getByRole("button", { name: "Apply 2 grants" }));
	hand.tell(started(2));
	await waitFor(() => screen.getByText("Applying 2 grants"));
	rerender(<p>Another step</p>);
	unmount();
	hand.tell(through(0));
	await waitFor(() => expect(azureOf(draft).getState().run?.log).toHaveLength(1));
	hand.end(report([step(0, { state: "confirmed" }), step(1, { state: "confirmed" })]));
	await waitFor(() => expect(azureOf(draft).getState().report?.run.confirmed).toBe(2));
	expect(azureOf(draft).getState().comparison?.gone).toBe(true);
});

it("the tenant is looked at again when a run begins and when it ends", async () => {
	const { hand, heard } = await before(practice);
	const looks = heard("tenant").length;
	await userEvent.click(screen.getByRole("button", { name: "Apply 2 grants" }));
	hand.tell(started(2));
	await waitFor(() => expect(heard("tenant").length).toBe(looks + 1));
	hand.end(report([step(0, { state: "confirmed" }), step(1, { state: "confirmed" })]));
	await waitFor(() => expect(heard("tenant").length).toBe(looks + 2));
});

it("stopping is asked for once", async () => {
	const { hand, heard } = await before(practice);
	await userEvent.click(screen.getByRole("button", { name: "Apply 2 grants" }));
	hand.tell(started(2));
	await waitFor(() => screen.getByText("Applying 2 grants"));
	await userEvent.click(screen.getByRole("button", { name: "Stop after this grant" }));
	await userEvent.click(screen.getByRole("button", { name: "Stopping after this grant" }));
	expect(heard("stop")).toHaveLength(1);
});

it("undo asks before it removes, and says what was left and why", async () => {
	const hand = runInHand();
	const ended = report([step(0, { state: "confirmed" })]);
	const { heard } = await screenWith(<Apply />, practice, {
		commands: {
			runs: async () => [ended.run],
			run: async () => ended,
			undoRun: (_, __, events) => hand.begun(events),
		},
	});
	await userEvent.click(await screen.findByRole("button", { name: "Undo 1 grant…" }));
	expect(heard("undoRun")).toEqual([]);
	await userEvent.click(screen.getByRole("button", { name: "Remove 1 grant" }));
	await waitFor(() => expect(heard("undoRun")).toHaveLength(1));
	hand.end({
		...report([], { kind: "undo" }),
		left: [{ sentence: "Group 0 can build agents.", why: "it was changed by somebody since" }],
	});
	expect(await screen.findByText("it was changed by somebody since")).toBeTruthy();
});
