/** Starts the window over the host it finds itself in. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import type { Host } from "./host/host";
import { Shell } from "./shell/Shell";
import { createApp } from "./state/app";
import "./theme/base.css";

async function hostHere(): Promise<Host> {
	if (import.meta.env.DEV && !("__TAURI_INTERNALS__" in window)) {
		const { browserHost } = await import("./host/browser");
		return browserHost();
	}
	const { tauriHost } = await import("./host/tauri");
	return tauriHost;
}

const root = document.getElementById("root");
if (root !== null) {
	void hostHere().then((host) => {
		const app = createApp(host);
		void app.actions.begin();
		createRoot(root).render(
			<StrictMode>
				<Shell app={app} />
			</StrictMode>,
		);
	});
}
