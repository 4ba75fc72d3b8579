import { render, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { Part } from "./part";
import { ListOf, many, RowsOf, useRows } from "./rows";

function List({ count, keep }: { count: number; keep?: number }) {
	const rows = useRows(count, { size: 40, keep });
	return (
		<ListOf rows={rows} label="Things">
			{(row) => `Thing ${row}`}
		</ListOf>
	);
}

function Table({ count }: { count: number }) {
	const rows = useRows(count, { size: 40 });
	return (
		<div ref={rows.ref}>
			<Part is="table">
				<RowsOf rows={rows}>{(row) => <Part is="row">{`Thing ${row}`}</Part>}</RowsOf>
			</Part>
		</div>
	);
}

beforeEach(() => {
	vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(400);
	vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(800);
	vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(40);
});

it("draws up to fifty rows as they are", () => {
	render(<List count={many} />);
	const rows = screen.getAllByRole("listitem");
	expect(rows).toHaveLength(many);
	expect(rows[0]?.getAttribute("aria-setsize")).toBeNull();
});

it("draws of more only those in sight, and the one with focus; each says which of how many it is", () => {
	render(<List count={900} keep={700} />);
	const rows = screen.getAllByRole("listitem");
	expect(rows.length).toBeLessThan(many);
	const last = rows.at(-1);
	expect(last?.textContent).toBe("Thing 700");
	expect([last?.getAttribute("aria-posinset"), last?.getAttribute("aria-setsize")]).toEqual(["701", "900"]);
});

it("rows of a table stay its rows, drawn in part or not", () => {
	for (const count of [3, 900]) {
		const { unmount } = render(<Table count={count} />);
		expect(screen.getAllByRole("row").length).toBeGreaterThan(2);
		expect(screen.queryAllByRole("listitem")).toEqual([]);
		unmount();
	}
});
