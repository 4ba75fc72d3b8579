import { screen, waitFor } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { ExportFile } from "../../bindings";
import { practice, screenWith } from "../azure/testing";
import { Export } from ".";
import { blocksOf } from "./markdown";

const file = (name: string, preview: string): ExportFile => ({
	name,
	bytes: preview.length,
	sha256: "04da57086eab1858aa4fb7d07f2199f3137365013f66efe127553609001e69f7",
	preview,
});
const files = [
	file("plan.json", '{"about":{}}'),
	file("report.md", "# Contoso\n\n| a | b |\n| --- | ---: |\n| x \\| y | 2 |\n"),
	file("SHA256SUMS", "04da  plan.json\n04da  report.md\n"),
];

it("only files that are chosen are saved, and it says where", async () => {
	const { heard } = await screenWith(<Export />, practice, {
		commands: { exportFiles: async () => files, saveExport: async () => "/home/priya/rollout" },
	});
	await userEvent.click(await screen.findByRole("checkbox", { name: "Save Report, Markdown" }));
	expect(screen.getByText(/names files that are not chosen/)).toBeTruthy();
	await userEvent.click(screen.getByRole("button", { name: "Save 2 files…" }));
	await waitFor(() => screen.getByText("/home/priya/rollout"));
	expect(heard("saveExport")).toEqual([["one", {}, ["plan.json", "SHA256SUMS"]]]);
});

it("a dialog that was closed saved nothing and says nothing", async () => {
	await screenWith(<Export />, practice, { commands: { exportFiles: async () => files } });
	await userEvent.click(await screen.findByRole("button", { name: "Save 3 files…" }));
	await waitFor(() => screen.getByRole("button", { name: "Save 3 files…" }));
	expect(screen.queryByText(/files saved/)).toBeNull();
});

it("the report is shown as a page, other files as text", async () => {
	await screenWith(<Export />, practice, { commands: { exportFiles: async () => files } });
	expect(await screen.findByRole("cell", { name: "x | y" })).toBeTruthy();
	await userEvent.click(screen.getByRole("button", { name: /Plan, JSON/ }));
	expect(screen.getByText('{"about":{}}')).toBeTruthy();
});

it("blocks of a text that was cut end with its last whole line", () => {
	expect(blocksOf("## A\\*b\n\n- one\n- two\n- thr", true)).toEqual([
		{ of: "heading", level: 2, text: "A*b" },
		{ of: "list", points: ["one", "two"] },
	]);
	expect(blocksOf("**Mark**\n\nText.")).toEqual([
		{ of: "heading", level: 4, text: "Mark" },
		{ of: "text", text: "Text." },
	]);
});
