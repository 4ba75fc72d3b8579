/** For component tests: a draft over the memory host, and components drawn inside of it. */
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { cleanup, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach } from "vitest";
import type { Problem } from "./bindings";
import { type MemoryOptions, memoryHost } from "./host/memory";
import type { Finding } from "./host/types";
import { createApp } from "./state/app";
import { createDraft } from "./state/draft";
import { AppContext, DraftContext } from "./state/hooks";

afterEach(cleanup);

export async function openDraft(options: MemoryOptions = {}) {
	const calls: [command: string, ...args: unknown[]][] = [];
	const host = memoryHost({ heard: (command, ...args) => calls.push([command, ...args]), ...options });
	const app = createApp(host);
	await app.actions.begin();
	const draft = createDraft(host, await host.openDraft("one"));
	app.setState({ draft });
	/** Arguments of every call of a command. */
	const heard = (command: string) => calls.filter(([name]) => name === command).map(([, ...args]) => args);
	/** The patches that were sent. */
	const patches = () => heard("edit").map((args) => args[2]);
	return { host, app, draft, heard, patches };
}

/** Draws something inside of an open draft. */
export async function drawn(what: ReactNode, options: MemoryOptions = {}) {
	const opened = await openDraft(options);
	const page = render(
		<AppContext value={opened.app}>
			<DraftContext value={opened.draft}>
				<FluentProvider theme={webLightTheme} className="app">
					{what}
				</FluentProvider>
			</DraftContext>
		</AppContext>,
	);
	return { ...opened, ...page };
}

export function finding(over: Partial<Finding> = {}): Finding {
	return {
		key: "NET-001 env-aaaaaa",
		code: "NET-001",
		severity: "blocker",
		area: "network",
		at: "/networking/environments/env-aaaaaa/inbound",
		group: null,
		question: null,
		acceptable: true,
		needsDecision: false,
		subjects: ["env-aaaaaa"],
		values: { environment: "Development" },
		fixes: [],
		data: "offline",
		environments: [],
		groups: [],
		step: "networking",
		accepted: false,
		...over,
	};
}

export const refused: Problem = {
	code: "SECRET_REFUSED",
	title: "This looks like a key",
	detail: "The text looks like an access key and was not stored.",
	next: "Keep it in a key vault and name the vault here.",
};
