/** The host inside the desktop app: the only file that knows Tauri. */
import { Channel, invoke } from "@tauri-apps/api/core";
import type { Commands, ReadProgress, RunEvent } from "../bindings";
import { asProblem, type Host, type Outside } from "./host";

async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
	try {
		return await invoke<T>(command, args);
	} catch (thrown) {
		throw asProblem(thrown);
	}
}

function channel<T>(then: (message: T) => void): Channel<T> {
	const made = new Channel<T>();
	made.onmessage = then;
	return made;
}

const commands: Commands = {
	start: () => call("start"),
	summary: (draft) => call("summary", { draft }),
	createDraft: (from) => call("create_draft", { from }),
	openFile: () => call("open_file"),
	openDraft: (draft) => call("open_draft", { draft }),
	deleteDraft: (draft) => call("delete_draft", { draft }),
	edit: (draft, revision, patch) => call("edit", { draft, revision, patch }),
	undo: (draft, revision) => call("undo", { draft, revision }),
	redo: (draft, revision) => call("redo", { draft, revision }),
	save: (draft) => call("save", { draft }),
	saveCopy: (draft) => call("save_copy", { draft }),
	history: (draft) => call("history", { draft }),
	keepWindow: (draft, state) => call("keep_window", { draft, state }),
	newId: (draft, prefix) => call("new_id", { draft, prefix }),
	setSettings: (settings) => call("set_settings", { settings }),
	view: (draft, query) => call("view", { draft, query }),
	sign: (draft, revision, area, by) => call("sign", { draft, revision, area, by }),
	tenant: (draft) => call("tenant", { draft }),
	connect: (draft, tenant) => call("connect", { draft, tenant }),
	disconnect: (draft) => call("disconnect", { draft }),
	deployPractice: (draft, slice) => call("deploy_practice", { draft, slice }),
	resetPractice: (draft) => call("reset_practice", { draft }),
	compare: (draft, slice, progress) =>
		call("compare", { draft, slice, progress: channel<ReadProgress>(progress) }),
	changeGroups: (draft, states, words) => call("change_groups", { draft, states, words }),
	changes: (draft, states, words, from, count) => call("changes", { draft, states, words, from, count }),
	apply: (draft, digest, retire, events) =>
		call("apply", { draft, digest, retire, events: channel<RunEvent>(events) }),
	stop: () => call("stop"),
	runs: (draft) => call("runs", { draft }),
	run: (draft, run) => call("run", { draft, run }),
	resume: (draft, run, events) => call("resume", { draft, run, events: channel<RunEvent>(events) }),
	undoRun: (draft, run, events) => call("undo_run", { draft, run, events: channel<RunEvent>(events) }),
	exportFiles: (draft, slice) => call("export_files", { draft, slice }),
	saveExport: (draft, slice, names) => call("save_export", { draft, slice, names }),
	openLink: (link) => call("open_link", { link }),
	painted: () => call("painted"),
};

export const tauriHost: Host = {
	...commands,
	listen: (then) => {
		let heard = then;
		void call("listen", { news: channel<Outside>((news) => heard(news)) });
		return () => {
			heard = () => undefined;
		};
	},
	close: () => call("close"),
};
