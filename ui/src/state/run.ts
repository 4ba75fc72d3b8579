/** A run as its events tell it: pure, so that ten thousand grants cost one look for each batch of events. */
import type { RunEvent, RunReport, StepLine } from "../bindings";

export type Doing = "apply" | "resume" | "undo";

export type Run = {
	doing: Doing;
	/** Known once the run is in the journal. */
	id: string | null;
	/** Every write with its last known state. */
	steps: StepLine[];
	/** Places in `steps` of what got through or failed, in that order. */
	log: number[];
	/** Written and not seen in a list yet, while the run looks for it. */
	missing: number | null;
	/** Somebody asked to stop. */
	stopping: boolean;
};

export type RunCounts = {
	of: number;
	/** Azure accepted them, or more. */
	written: number;
	/** Seen in Azure afterwards. */
	seen: number;
	/** Refused, or nobody knows. */
	needsYou: number;
	toGo: number;
};

export function begun(doing: Doing): Run {
	return { doing, id: null, steps: [], log: [], missing: null, stopping: false };
}

/** The run after these events. */
export function after(run: Run, events: RunEvent[]): Run {
	let next = run;
	let steps = run.steps;
	let log = run.log;
	let places: Map<number, number> | undefined;
	for (const event of events) {
		if (event.kind === "started") {
			next = { ...next, id: event.run, missing: null };
			steps = [...event.steps];
			log = [];
			places = undefined;
		} else if (event.kind === "confirming") {
			next = { ...next, missing: event.missing };
		} else {
			if (steps === run.steps) {
				steps = [...steps];
				log = [...log];
			}
			places ??= new Map(steps.map((step, at) => [step.seq, at]));
			const at = places.get(event.step.seq);
			if (at !== undefined) {
				steps[at] = event.step;
				log.push(at);
			}
			// Something was sent again: what was seen before says nothing about it.
			next = next.missing === null ? next : { ...next, missing: null };
		}
	}
	return { ...next, steps, log };
}

export function countsOf(run: Run): RunCounts {
	const counts = countSteps(run.steps);
	if (run.missing !== null) {
		counts.seen = Math.max(counts.seen, counts.written - run.missing);
	}
	return counts;
}

export function countSteps(steps: StepLine[]): RunCounts {
	const counts: RunCounts = { of: steps.length, written: 0, seen: 0, needsYou: 0, toGo: 0 };
	for (const { state } of steps) {
		if (state === "failed" || state === "unknown") {
			counts.needsYou += 1;
		} else if (state === "planned" || state === "intended") {
			counts.toGo += 1;
		} else {
			counts.written += 1;
			if (state !== "accepted") {
				counts.seen += 1;
			}
		}
	}
	return counts;
}

/** How many tenths are through: what a screen reader is told goes by these. */
export function tenths({ of, toGo }: RunCounts): number {
	return of === 0 ? 0 : Math.floor((10 * (of - toGo)) / of);
}

/** Writes that need somebody. */
export function needsYou(steps: StepLine[]): StepLine[] {
	return steps.filter((step) => step.state === "failed" || step.state === "unknown");
}

/** About how many seconds are left, from when the steps were on disk; none while that would be a guess. */
export function secondsLeft(run: Run): number | null {
	const first = Date.parse(run.steps[run.log[0] ?? -1]?.at ?? "");
	const last = Date.parse(run.steps[run.log.at(-1) ?? -1]?.at ?? "");
	const took = (last - first) / 1000;
	const { toGo } = countsOf(run);
	return run.log.length < 10 || !(took >= 3) || toGo === 0 ? null : (took / run.log.length) * toGo;
}

export type ResourceSteps = {
	label: string;
	environment: string | null;
	steps: StepLine[];
};

/** The writes by the Foundry resource they are drawn under, in the order of the run. */
export function byResource(steps: StepLine[]): ResourceSteps[] {
	const found = new Map<string, ResourceSteps>();
	for (const step of steps) {
		const key = `${step.environment} ${step.under}`;
		const known = found.get(key);
		if (known === undefined) {
			found.set(key, { label: step.under, environment: step.environment, steps: [step] });
		} else {
			known.steps.push(step);
		}
	}
	return [...found.values()];
}

/** Nothing of the run is left to try again. */
export function isThrough({ complete, run }: RunReport): boolean {
	return complete || run.state === "done";
}
