/** Focus goes back to what opened a dialog; when that is gone, to the first row or title of the screen. */
import { useEffect, useState } from "react";

export function useFocusBack(): void {
	// Seen while drawing: the dialog takes focus before effects run.
	const [opener] = useState(() => document.activeElement);
	useEffect(
		() => () => {
			requestAnimationFrame(() => {
				// What the dialog led to has focus already.
				if (document.activeElement !== null && document.activeElement !== document.body) {
					return;
				}
				const within = document.querySelector<HTMLElement>('[data-region="decisions"]');
				const there =
					opener instanceof HTMLElement && opener.isConnected && opener !== document.body
						? opener
						: (within?.querySelector<HTMLElement>("[data-row-button]") ??
							within?.querySelector<HTMLElement>("h1"));
				there?.focus();
			});
		},
		[opener],
	);
}
