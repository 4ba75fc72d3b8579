/** Starts the window. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { tauriHost } from "./host/tauri";
import { Shell } from "./shell/Shell";
import { createApp } from "./state/app";
import "./theme/base.css";

const root = document.getElementById("root");
if (root !== null) {
	const app = createApp(tauriHost);
	void app.actions.begin();
	createRoot(root).render(
		<StrictMode>
			<Shell app={app} />
		</StrictMode>,
	);
}
