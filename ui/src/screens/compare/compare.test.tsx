import { act, screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import type { ChangeGroup, Compared, TenantState } from "../../bindings";
import { refused } from "../../testing";
import { compared, line, practice, screenWith } from "../azure/testing";
import { Compare } from ".";
import { ChangePanel } from "./ChangePanel";

// Nothing has a size here; without one no row is in view.
beforeEach(() => {
	vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(800);
});

const none: TenantState = { kind: "none" };
const group = (over: Partial<ChangeGroup>): ChangeGroup => ({
	label: "fdy-fin",
	environment: "env-aaaaaa",
	group: "Finance & Risk",
	from: 0,
	count: 2,
	counts: [{ state: "create", count: 2 }],
	...over,
});
const lines = [
	line({ key: "1" }),
	line({ key: "2", sentence: "Finance leads will be able to manage fdy-fin.", principal: "Finance leads" }),
	line({
		key: "3",
		sentence: "HR developers cannot build yet.",
		principal: "HR developers",
		state: "waiting",
	}),
];

async function comparing(tenant: TenantState, over: Partial<Compared> = {}) {
	return screenWith(
		<>
			<Compare />
			<ChangePanel />
		</>,
		tenant,
		{
			commands: {
				compare: async () =>
					compared({
						counts: [
							{ state: "create", count: 2 },
							{ state: "waiting", count: 1 },
						],
						...over,
					}),
				changeGroups: async (_, states) =>
					states.length > 0 && !states.includes("create")
						? [group({ label: "fdy-hr", group: "HR", count: 1, counts: [{ state: "waiting", count: 1 }] })]
						: [
								group({}),
								group({
									label: "fdy-hr",
									group: "HR",
									from: 2,
									count: 1,
									counts: [{ state: "waiting", count: 1 }],
								}),
							],
				changes: async (_, states, __, from, number) =>
					(states.length > 0 && !states.includes("create") ? lines.slice(2) : lines).slice(
						from,
						from + number,
					),
				deployPractice: async () => 5,
			},
		},
	);
}

const compareNow = () =>
	userEvent.click(screen.getAllByRole("button", { name: "Compare" }).at(-1) as Element);

it("without a tenant it says what comparing gives and connects in one press", async () => {
	const { heard } = await comparing(none);
	await userEvent.click(screen.getByRole("button", { name: "Compare with the practice tenant" }));
	await waitFor(() => expect(heard("compare")).toHaveLength(1));
	expect(heard("connect")).toEqual([["one", "practice"]]);
	expect(await screen.findByRole("tree")).toBeTruthy();
});

it("a tenant that cannot be reached says what happened, what is safe and what next", async () => {
	await screenWith(<Compare />, none, {
		commands: {
			connect: () => Promise.reject({ ...refused, code: "SIGN_IN", title: "Nobody is signed in." }),
		},
	});
	await userEvent.click(screen.getByRole("button", { name: "Compare with Azure" }));
	expect(await screen.findByRole("heading", { name: "Nobody is signed in." })).toBeTruthy();
	expect(screen.getByText("Nothing was written. The plan is saved.")).toBeTruthy();
	expect(screen.getByRole("button", { name: "Try again" })).toBeTruthy();
});

it("keys move through the lines, fold them, and the panel follows", async () => {
	await comparing(practice);
	await compareNow();
	const tree = await screen.findByRole("tree");
	await waitFor(() => screen.getByText("11f1dc26-405f-5b18-bad7-49f2fd1afeda"));
	act(() => tree.focus());
	await userEvent.keyboard("{ArrowDown}");
	const active = () => document.getElementById(tree.getAttribute("aria-activedescendant") ?? "");
	expect(active()?.textContent).toContain("Finance leads");
	await waitFor(() =>
		expect(document.querySelector('[role="tabpanel"]')?.textContent).toContain("Finance leads"),
	);
	await userEvent.keyboard("{ArrowLeft}{ArrowLeft}");
	expect(active()?.getAttribute("aria-expanded")).toBe("false");
	expect(screen.queryByText("Finance leads", { selector: "[role=treeitem] *" })).toBeNull();
	await userEvent.keyboard("{End}");
	expect(active()?.textContent).toContain("HR developers");
});

it("a state filters the lines, and so does what needs someone", async () => {
	const { heard } = await comparing(practice);
	await compareNow();
	await screen.findByRole("tree");
	await userEvent.click(screen.getByRole("button", { name: /^Waiting/ }));
	await waitFor(() => expect(heard("changeGroups").at(-1)?.[1]).toEqual(["waiting"]));
	await userEvent.click(screen.getByRole("tab", { name: "Only what needs someone, 1" }));
	await waitFor(() =>
		expect(heard("changeGroups").at(-1)?.[1]).toEqual(["waiting", "blocked", "differs", "unknown"]),
	);
});

it("what waits is built in the practice tenant, and compared again", async () => {
	const { heard } = await comparing(practice);
	await compareNow();
	await userEvent.click(await screen.findByRole("button", { name: "Build it in the practice tenant" }));
	await waitFor(() => expect(heard("compare")).toHaveLength(2));
	expect(heard("deployPractice")).toHaveLength(1);
});

it("nothing to do says what was looked at, and offers no grants to apply", async () => {
	await comparing(practice, { settled: true, counts: [{ state: "inPlace", count: 3 }] });
	await compareNow();
	expect(await screen.findByText("Nothing to do")).toBeTruthy();
	expect(screen.getByText(/3 lines of the whole plan looked at with 46 requests/)).toBeTruthy();
	expect(screen.queryByRole("button", { name: /^Apply/ })).toBeNull();
});

it("lines that can no longer be read ask for another comparison", async () => {
	await screenWith(<Compare />, practice, {
		commands: {
			compare: async () => compared(),
			changeGroups: () => Promise.reject({ ...refused, code: "PLAN_STALE" }),
		},
	});
	await compareNow();
	expect(await screen.findByText(/Something was written since this was read/)).toBeTruthy();
	expect(screen.queryByRole("tree")).toBeNull();
});
