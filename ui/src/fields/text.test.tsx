import { act, fireEvent, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Patch } from "../host/types";
import { sendWaiting } from "../state/pending";
import { drawn, finding, refused } from "../testing";
import { guidIn, lines, NumberField, TextField, TextListField, wholeNumber } from "./text";

const at = "/about/name";
const field = () => screen.getByRole<HTMLInputElement>("textbox");

describe("text is sent", () => {
	beforeEach(() => {
		vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it("400 ms after the last key, not before", async () => {
		const { patches } = await drawn(<TextField at={at} />);
		fireEvent.change(field(), { target: { value: "A" } });
		await act(() => vi.advanceTimersByTimeAsync(399));
		fireEvent.change(field(), { target: { value: "AB" } });
		await act(() => vi.advanceTimersByTimeAsync(399));
		expect(patches()).toEqual([]);
		await act(() => vi.advanceTimersByTimeAsync(1));
		expect(patches()).toEqual([[{ at, to: "AB" }]]);
	});

	it("on Enter and on leaving the field, once", async () => {
		const { patches } = await drawn(<TextField at={at} />);
		fireEvent.change(field(), { target: { value: "A" } });
		fireEvent.keyDown(field(), { key: "Enter" });
		fireEvent.blur(field());
		await act(() => vi.advanceTimersByTimeAsync(1000));
		expect(patches()).toEqual([[{ at, to: "A" }]]);
		fireEvent.change(field(), { target: { value: "AB" } });
		fireEvent.blur(field());
		await act(() => vi.advanceTimersByTimeAsync(1000));
		expect(patches()).toHaveLength(2);
	});

	it("when the field goes away, and when something needs the plan as it was typed", async () => {
		const first = await drawn(<TextField at={at} />);
		fireEvent.change(field(), { target: { value: "A" } });
		act(() => sendWaiting());
		expect(first.patches()).toEqual([[{ at, to: "A" }]]);
		await act(() => vi.advanceTimersByTimeAsync(0));
		fireEvent.change(field(), { target: { value: "AB" } });
		first.unmount();
		await vi.advanceTimersByTimeAsync(0);
		expect(first.patches()).toEqual([[{ at, to: "A" }], [{ at, to: "AB" }]]);
	});

	it("not at all when it is what the plan holds", async () => {
		const { patches } = await drawn(<TextField at={at} />);
		fireEvent.change(field(), { target: { value: "Other" } });
		fireEvent.change(field(), { target: { value: "Contoso rollout" } });
		fireEvent.blur(field());
		await act(() => vi.advanceTimersByTimeAsync(1000));
		expect(patches()).toEqual([]);
	});
});

it("an emptied field is removed from the plan", async () => {
	const { patches } = await drawn(<TextField at={at} />);
	await userEvent.clear(field());
	await userEvent.tab();
	expect(patches()).toEqual([[{ at }]]);
});

it("a refused text stays in the field with the reason, the last value in the plan", async () => {
	const refuse = (patch: Patch) => (patch[0]?.to === "AccountKey=abc" ? refused : null);
	const { draft, patches } = await drawn(<TextField at={at} />, { refuse });
	await userEvent.clear(field());
	await userEvent.type(field(), "AccountKey=abc{Enter}");
	expect(await screen.findByText(/looks like an access key/)).toBeDefined();
	expect(field().value).toBe("AccountKey=abc");
	expect(field().getAttribute("aria-invalid")).toBe("true");
	expect((draft.getState().document as { about: { name: string } }).about.name).toBe("Contoso rollout");
	await userEvent.tab();
	expect(field().value).toBe("AccountKey=abc");
	expect(patches(), "leaving the field does not send it again").toHaveLength(1);
	await userEvent.clear(field());
	await userEvent.type(field(), "Plan{Enter}");
	expect(screen.queryByText(/looks like an access key/)).toBeNull();
	expect(field().value).toBe("Plan");
});

it("an undo shows its text, also in the field with focus", async () => {
	const { draft } = await drawn(<TextField at={at} />);
	await userEvent.clear(field());
	await userEvent.type(field(), "Plan{Enter}");
	expect(field().value).toBe("Plan");
	await act(() => draft.actions.undo());
	expect(field().value).toBe("Contoso rollout");
});

it("text is not reformatted under the caret", async () => {
	await drawn(<TextListField at="/networking/hub/ranges" />);
	await userEvent.clear(field());
	await userEvent.type(field(), "10.0.0.0/8{Enter}{Enter}");
	act(() => sendWaiting());
	await act(() => Promise.resolve());
	expect(field().value).toBe("10.0.0.0/8\n\n");
	await userEvent.type(field(), "10.1.0.0/16");
	await userEvent.tab();
	expect(field().value).toBe("10.0.0.0/8\n10.1.0.0/16");
});

it("a field says what is found at its place, without a title of its own moving it", async () => {
	const found = finding({ at, code: "NET-001" });
	await drawn(<TextField at={at} />, { findings: [found] });
	const described = field().getAttribute("aria-describedby") ?? "";
	const texts = described.split(" ").map((id) => document.getElementById(id)?.textContent);
	expect(texts).toContain("No way in is chosen");
	expect(field().dataset.at).toBe(at);
});

it("whole numbers are numbers, other text is left for the plan to refuse", () => {
	expect(wholeNumber.read("20")).toBe(20);
	expect(wholeNumber.read("2,5")).toBe("2,5");
	expect(wholeNumber.read("")).toBeUndefined();
});

it("a number field sends a number", async () => {
	const { patches } = await drawn(<NumberField at="/models/deployments/dep-aaaaaa/capacity" />);
	await userEvent.type(field(), "50{Enter}");
	expect(patches()).toEqual([[{ at: "/models/deployments/dep-aaaaaa/capacity", to: 50 }]]);
});

it("a list leaves empty lines out", () => {
	expect(lines.read("a\n\n b\n")).toEqual(["a", " b"]);
	expect(lines.read("\n")).toBeUndefined();
});

it("an id is taken out of what was pasted when there is one", () => {
	const id = "b9a1f0c4-7d15-4a0e-9a63-51ce2d7f0a88";
	expect(guidIn(`/subscriptions/${id}/resourceGroups/rg`)).toBe(id);
	expect(guidIn(`${id} ${id}`)).toBeUndefined();
	expect(guidIn("sg-foundry")).toBeUndefined();
});
