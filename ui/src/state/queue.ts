/**
 * The queue of changes: one after another, never two in flight. What waits is already in the mirror.
 * A refusal takes its own change out of the mirror and leaves the others.
 */
import type { Edited, Problem } from "../bindings";
import { asProblem } from "../host/host";
import type { Json, Patch } from "../host/types";
import { patched } from "./pointer";

type Job = {
	patch: Patch;
	send: (revision: number) => Promise<Edited>;
	done: (answer: Edited | Problem) => void;
};

export type Queue = {
	/** Puts a change in; `patch` is what the mirror shows until the answer is there. */
	push: (patch: Patch, send: Job["send"]) => Promise<Edited | Problem>;
	/** Resolves when nothing is under way. */
	settled: () => Promise<void>;
};

export type QueueEvents = {
	/** The document as it would be if everything that waits were accepted. */
	mirror: (document: Json) => void;
	/** An answer came, before whoever asked hears of it. */
	answered: (answer: Edited, document: Json) => void;
	/** A change was not taken; the document is the one without it. */
	refused: (problem: Problem, patch: Patch, document: Json) => void;
	/** Work began, or the last of it ended. */
	busy: (busy: boolean) => void;
};

export function isEdited(answer: Edited | Problem): answer is Edited {
	return "revision" in answer;
}

export function createQueue(document: Json, revision: number, events: QueueEvents): Queue {
	let confirmed = document;
	let at = revision;
	let waiting: Job[] = [];
	let running: Promise<void> | null = null;

	const mirror = () => waiting.reduce((tree, job) => patched(tree, job.patch), confirmed);

	async function run(): Promise<void> {
		events.busy(true);
		for (let job = waiting[0]; job !== undefined; job = waiting[0]) {
			let answer: Edited | Problem;
			try {
				answer = await job.send(at);
			} catch (thrown) {
				answer = asProblem(thrown);
			}
			waiting = waiting.slice(1);
			if (isEdited(answer)) {
				at = answer.revision;
				confirmed = patched(confirmed, answer.patch);
				events.answered(answer, mirror());
			} else {
				events.refused(answer, job.patch, mirror());
			}
			job.done(answer);
		}
		running = null;
		events.busy(false);
	}

	return {
		push: (patch, send) =>
			new Promise((done) => {
				waiting = [...waiting, { patch, send, done }];
				if (patch.length > 0) {
					events.mirror(mirror());
				}
				running ??= run();
			}),
		settled: async () => {
			while (running !== null) {
				await running;
			}
		},
	};
}
