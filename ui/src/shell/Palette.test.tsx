import { act, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, expect, it } from "vitest";
import { drawn, finding } from "../testing";
import { Palette } from "./Palette";

beforeEach(() => {
	Element.prototype.scrollIntoView ??= () => undefined;
});

const titles = () => screen.queryAllByRole("option").map((option) => option.textContent ?? "");
const input = () => screen.getByRole<HTMLInputElement>("combobox");

async function search(words: string) {
	await userEvent.clear(input());
	if (words !== "") {
		await userEvent.type(input(), words);
	}
}

it("finds projects, findings by code, questions, people and actions", async () => {
	await drawn(<Palette />, { findings: [finding()] });
	await search("fraud");
	expect(titles()[0]).toContain("Fraud triage (Test)");
	await search("net-001");
	expect(titles()).toEqual([expect.stringContaining("No way in is chosen")]);
	await search("private dns");
	expect(titles().join()).toContain("Who runs the private DNS zones?");
	await search("finance");
	expect(titles().join()).toContain("Finance & Risk");
	await search("compare");
	expect(titles().join()).toContain("Compare with Azure");
});

it("a mark leaves one kind", async () => {
	await drawn(<Palette />, { findings: [finding()] });
	await search("#");
	expect(titles()).toHaveLength(1);
	await search(">undo");
	expect(titles()).toEqual([expect.stringContaining("Undo")]);
	await search("@fin");
	expect(titles()).toEqual([expect.stringContaining("Finance & Risk")]);
});

it("Enter opens the chosen one", async () => {
	const { draft, app } = await drawn(<Palette />, { findings: [finding()] });
	act(() => app.actions.find(""));
	await search("net-001");
	await userEvent.keyboard("{Enter}");
	expect(draft.getState().place).toEqual({ at: "step", step: "networking" });
	expect(draft.getState().wish?.at).toBe("/networking/environments/env-aaaaaa/inbound");
	expect(draft.getState().finding).toBe("NET-001 env-aaaaaa");
	expect(app.getState().palette).toBeNull();
});

it("Esc closes it and keeps the words", async () => {
	const { app, unmount } = await drawn(<Palette />);
	act(() => app.actions.find(""));
	await search("fraud");
	await userEvent.keyboard("{Escape}");
	expect(app.getState().palette).toBeNull();
	unmount();
	await drawn(<Palette />);
	expect(input().value).toBe("fraud");
});
