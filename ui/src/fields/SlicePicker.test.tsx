import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState } from "react";
import { expect, it } from "vitest";
import type { Slice } from "../bindings";
import { smallPlan } from "../host/smallPlan";
import { drawn } from "../testing";
import { SlicePicker } from "./SlicePicker";

const document = {
	...smallPlan,
	environments: {
		...smallPlan.environments,
		waves: { "wav-aaaaaa": { name: "First wave", environments: ["env-aaaaaa", "env-bbbbbb"] } },
	},
};

async function picker() {
	const heard: Slice[] = [];
	function Held() {
		const [value, set] = useState<Slice>({});
		return (
			<SlicePicker
				value={value}
				onChange={(slice) => {
					heard.push(slice);
					set(slice);
				}}
			/>
		);
	}
	await drawn(<Held />, { document });
	await userEvent.click(screen.getByRole("button", { name: "Part of the plan: The whole plan" }));
	return heard;
}

const button = () => screen.getByRole("button", { hidden: true }).textContent;

it("environments and groups are chosen one after another, and named on the button", async () => {
	const heard = await picker();
	await userEvent.click(screen.getByRole("menuitemcheckbox", { name: "Test" }));
	await userEvent.click(screen.getByRole("menuitemcheckbox", { name: "Finance & Risk" }));
	expect(heard.at(-1)).toEqual({ environments: ["env-bbbbbb"], groups: ["grp-aaaaaa"] });
	expect(button()).toBe("Test · Finance & Risk");
	await userEvent.click(screen.getByRole("menuitemradio", { name: "The whole plan" }));
	expect(heard.at(-1)).toEqual({});
});

it("a wave is a choice of its own, and is recognized", async () => {
	const heard = await picker();
	await userEvent.click(screen.getByRole("menuitemradio", { name: "First wave" }));
	expect(heard.at(-1)).toEqual({ environments: ["env-aaaaaa", "env-bbbbbb"] });
	expect(button()).toBe("First wave");
});
