import { Dialog, DialogSurface } from "@fluentui/react-components";
import { render, screen, waitFor } from "@testing-library/react";
import { act } from "react";
import { expect, it } from "vitest";
import { Theme } from "./Theme";

it("shows the page to screen readers again when what trapped focus goes with its screen", async () => {
	const page = (open: boolean) => (
		<Theme setting="light">
			<h1>Page</h1>
			{open && (
				<Dialog open>
					<DialogSurface>
						<button type="button">Inside</button>
					</DialogSurface>
				</Dialog>
			)}
		</Theme>
	);
	const { container, rerender } = render(page(true));
	await act(async () => screen.getByRole("button", { hidden: true }).focus());
	await waitFor(() => expect(container.getAttribute("aria-hidden")).toBe("true"));
	rerender(page(false));
	await waitFor(() => expect(container.getAttribute("aria-hidden")).toBeNull());
});
