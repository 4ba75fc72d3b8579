/** Starts the window. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { tauriHost } from "./host/tauri";
import { Shell } from "./shell/Shell";
import { createApp } from "./state/app";
import "./theme/base.css";

const root = document.getElementById("root");
if (root !== null) {
	// Fluent hides the page behind a dialog, and now and then forgets to show it again to screen readers.
	new MutationObserver(() => {
		if (root.hasAttribute("aria-hidden") && document.querySelector("[aria-modal=true]") === null) {
			root.removeAttribute("aria-hidden");
		}
	}).observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-hidden"] });
	const app = createApp(tauriHost);
	void app.actions.begin();
	createRoot(root).render(
		<StrictMode>
			<Shell app={app} />
		</StrictMode>,
	);
}
