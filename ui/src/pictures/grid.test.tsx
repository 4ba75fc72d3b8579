import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { expect, it } from "vitest";
import { drawn } from "../testing";
import { cellProps, gridProps, rowProps, useGrid } from "./grid";

function Board({ pressed }: { pressed: string[] }) {
	const keys = useGrid({
		rows: 3,
		columns: 3,
		press: (key, at) => {
			pressed.push(`${key} ${at.row}:${at.column}`);
			return true;
		},
	});
	return (
		<div ref={keys.grid} {...keys.handlers} {...gridProps("Board", 3, 3)}>
			{[0, 1, 2].map((row) => (
				<div key={row} {...rowProps(row)}>
					{[0, 1, 2].map((column) => (
						<div key={column} {...cellProps(row, column, keys.at.row === row && keys.at.column === column)}>
							{row === 2 && column === 2 ? <input aria-label="inside" tabIndex={-1} /> : "cell"}
						</div>
					))}
				</div>
			))}
		</div>
	);
}

const here = () => (document.activeElement as HTMLElement | null)?.dataset.cell;

it("a grid is one tab stop, and arrows move by cell", async () => {
	const pressed: string[] = [];
	await drawn(<Board pressed={pressed} />);
	await userEvent.tab();
	expect(here()).toBe("0:0");
	await userEvent.keyboard("{ArrowRight}{ArrowDown}");
	expect(here()).toBe("1:1");
	await userEvent.keyboard("{ArrowUp}{ArrowUp}{Home}");
	expect(here(), "it does not leave the grid").toBe("0:0");
	await userEvent.keyboard("{Control>}{End}{/Control}");
	expect(here()).toBe("2:2");
	expect(document.querySelectorAll("[data-cell][tabindex='0']")).toHaveLength(1);
	await userEvent.tab();
	expect(here()).toBeUndefined();
	await userEvent.tab({ shift: true });
	expect(here(), "Tab comes back to the same cell").toBe("2:2");
	await userEvent.keyboard("{Enter}{Delete}");
	expect(pressed).toEqual(["Enter 2:2", "Delete 2:2"]);
});

it("keys inside of a control are the control's; Escape gives focus back to its cell", async () => {
	const pressed: string[] = [];
	await drawn(<Board pressed={pressed} />);
	await userEvent.click(screen.getByLabelText("inside"));
	await userEvent.keyboard("a{ArrowLeft}{Enter}");
	expect(document.activeElement).toBe(screen.getByLabelText("inside"));
	expect(pressed).toEqual([]);
	await userEvent.keyboard("{Escape}");
	expect(here()).toBe("2:2");
});
