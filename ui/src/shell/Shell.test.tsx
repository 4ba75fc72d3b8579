import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Outside } from "../bindings";
import { type MemoryOptions, memoryHost } from "../host/memory";
import { createApp } from "../state/app";
import { finding, refused } from "../testing";
import { Shell } from "./Shell";

beforeEach(() => {
	Element.prototype.scrollIntoView ??= () => undefined;
});
afterEach(cleanup);

async function started(options: MemoryOptions = {}) {
	const calls: string[] = [];
	const host = memoryHost({ heard: (command) => calls.push(command), ...options });
	let tell: (news: Outside) => void = () => undefined;
	host.listen = (then) => {
		tell = then;
		return () => undefined;
	};
	const app = createApp(host);
	render(<Shell app={app} />);
	await act(() => app.actions.begin());
	return { app, calls, tell: (news: Outside) => act(() => tell(news)) };
}

async function wizard(options: MemoryOptions = {}) {
	const all = await started(options);
	await userEvent.click(screen.getByRole("button", { name: "Continue" }));
	await screen.findByRole("heading", { level: 1, name: "Prerequisites" }, { timeout: 5000 });
	return all;
}

const heading = () => screen.findByRole("heading", { level: 1 }, { timeout: 5000 });

it("Home shows the rollouts, says once that it is painted, and reads summaries after that", async () => {
	const { calls } = await started();
	expect(screen.getByText("Contoso rollout")).toBeDefined();
	expect(calls).not.toContain("summary");
	await screen.findByText(/1 business group/);
	expect(calls.filter((call) => call === "painted")).toHaveLength(1);
	expect(calls.indexOf("painted")).toBeLessThan(calls.indexOf("summary"));
});

it("a step's title has focus when it opens; Alt with arrows and numbers goes through the steps", async () => {
	await wizard();
	await waitFor(async () => expect(document.activeElement).toBe(await heading()));
	await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}");
	expect((await heading()).textContent).toBe("Environments");
	await waitFor(async () => expect(document.activeElement).toBe(await heading()));
	await userEvent.keyboard("{Alt>}5{/Alt}");
	await screen.findByRole("heading", { level: 1, name: "Networking" }, { timeout: 5000 });
});

it("a key that comes before the first screen is heard by it", async () => {
	let answer: (value: null) => void = () => undefined;
	const asked = new Promise((done) => {
		answer = done;
	});
	const host = memoryHost();
	const { tell, app } = await started({
		commands: { openDraft: (id) => asked.then(() => host.openDraft(id)) },
	});
	tell({ kind: "opened", draft: "one" });
	await waitFor(() => expect(app.getState().opening).toBe("one"));
	await userEvent.keyboard("{Alt>}5{/Alt}");
	answer(null);
	await screen.findByRole("heading", { level: 1, name: "Networking" }, { timeout: 5000 });
});

it("the rail is one tab stop and says where one is", async () => {
	await wizard({ findings: [finding()] });
	const rail = screen.getByRole("navigation", { name: "Steps" });
	const steps = within(rail).getAllByRole("button", { name: /^Step \d+ of 11, / });
	expect(steps).toHaveLength(11);
	expect(steps[0]?.getAttribute("aria-current")).toBe("step");
	expect(steps[4]?.textContent).toMatch(/^Step 5 of 11, Networking, .*, 1 blocker/);
	const stops = steps.filter((step) => step.tabIndex === 0);
	expect(stops).toEqual([steps[0]]);
	steps[0]?.focus();
	await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
	expect((await heading()).textContent).toBe("Organization and ownership");
});

it("F8 goes to the finding's field, with the finding beside it", async () => {
	await wizard({ findings: [finding()] });
	await userEvent.keyboard("{F8}");
	await waitFor(
		() => {
			const { activeElement } = document;
			expect(activeElement instanceof HTMLElement ? activeElement.dataset.at : "").toBe(
				"/networking/environments/env-aaaaaa/inbound",
			);
		},
		{ timeout: 5000 },
	);
	const panel = screen.getByRole("complementary", { name: "Findings and guidance" });
	expect(within(panel).getByRole("heading", { level: 3, name: "No way in is chosen" })).toBeDefined();
});

it("Ctrl . does the one-press fix and the finding goes", async () => {
	const at = "/networking/environments/env-aaaaaa/agents";
	const one = finding({ at, fixes: [{ kind: "auto", patch: [{ at, to: "own" }] }] });
	const { app } = await wizard({
		judge: (document) => (JSON.stringify(document).includes('"agents":"own"') ? [] : [one]),
	});
	await userEvent.keyboard("{F8}{Control>}.{/Control}");
	await waitFor(() => expect(app.getState().draft?.getState().findings.all).toEqual([]));
});

it("what comes from outside is opened, refused in words, or asks before closing", async () => {
	const { tell, app } = await started();
	tell({ kind: "notOpened", problem: refused });
	expect(screen.getByText("This looks like a key")).toBeDefined();
	tell({ kind: "hovering", files: true });
	expect(screen.getByText(/Drop the plan/)).toBeDefined();
	tell({ kind: "hovering", files: false });
	tell({ kind: "closing", problem: { ...refused, title: "Answers are not saved" } });
	await userEvent.click(await screen.findByRole("button", { name: "Keep the window open" }));
	expect(app.getState().closing).toBeNull();
	tell({ kind: "opened", draft: "one" });
	expect(await screen.findByRole("heading", { name: "Prerequisites" }, { timeout: 5000 })).toBeDefined();
});

it("an answer that is not on disk interrupts, with a copy and another try", async () => {
	const { app } = await wizard();
	act(() =>
		app.getState().draft?.setState({ saved: { kind: "not", problem: { ...refused, title: "Disk full" } } }),
	);
	expect(screen.getByText("Disk full")).toBeDefined();
	expect(screen.getByRole("button", { name: "Save a copy…" })).toBeDefined();
	await userEvent.click(screen.getByRole("button", { name: "Try again" }));
	await waitFor(() => expect(screen.queryByText("Disk full")).toBeNull());
});

it("a start that fails says why and can be tried again", async () => {
	let works = false;
	const host = memoryHost();
	const { app } = await started({
		commands: { start: () => (works ? host.start() : Promise.reject(refused)) },
	});
	expect(screen.getByText("This looks like a key")).toBeDefined();
	works = true;
	await userEvent.click(screen.getByRole("button", { name: "Try again" }));
	expect(await screen.findByText("Contoso rollout")).toBeDefined();
	expect(app.getState().problem).toBeNull();
});
