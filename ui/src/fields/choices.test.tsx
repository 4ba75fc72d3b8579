import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { drawn } from "../testing";
import { ChoiceField, PickField, SwitchField } from "./choices";

it("a choice shows the words of its value and sends the value", async () => {
	const at = "/networking/environments/env-aaaaaa/inbound";
	const { patches } = await drawn(<ChoiceField at={at} />);
	const box = screen.getByRole("combobox");
	expect(box.textContent).toBe("Selected addresses");
	expect(box.dataset.at).toBe(at);
	await userEvent.click(box);
	await userEvent.click(screen.getByRole("option", { name: /^Private endpoint(?! and)/ }));
	expect(patches()).toEqual([[{ at, to: "privateEndpoint" }]]);
	expect(box.textContent).toBe("Private endpoint");
});

it("a choice can be taken back", async () => {
	const at = "/networking/environments/env-aaaaaa/inbound";
	const { patches } = await drawn(<ChoiceField at={at} />);
	await userEvent.click(screen.getByRole("combobox"));
	await userEvent.click(screen.getByRole("option", { name: "Not decided yet" }));
	expect(patches()).toEqual([[{ at }]]);
});

it("a thing of the plan is offered by its name", async () => {
	const at = "/organization/projects/prj-aaaaaa/environment";
	const { patches } = await drawn(<PickField at={at} of="environment" />);
	const box = screen.getByRole("combobox");
	expect(box.textContent).toBe("Test");
	await userEvent.click(box);
	expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual([
		"Development",
		"Test",
		"Production",
		"None",
	]);
	await userEvent.click(screen.getByRole("option", { name: "Production" }));
	expect(patches()).toEqual([[{ at, to: "env-cccccc" }]]);
});

it("a switch is open until somebody answers", async () => {
	const at = "/networking/environments/env-aaaaaa/spokeOfHub";
	const { patches } = await drawn(<SwitchField at={at} />);
	const box = screen.getByRole("combobox");
	expect(box.textContent).toBe("Not decided yet");
	await userEvent.click(box);
	await userEvent.click(screen.getByRole("option", { name: "No" }));
	expect(patches()).toEqual([[{ at, to: false }]]);
});
