/** The window's own words. Words of questions, fields and findings come from the plan (`plan.ts`). */
import type { Severity, StepState } from "../bindings";
import type { Finding } from "../host/types";

/** `1 blocker`, `2 blockers`. */
export function counted(n: number, one: string, many = `${one}s`): string {
	return `${n} ${n === 1 ? one : many}`;
}

export const severityWords: Record<Severity, string> = {
	blocker: "Blocker",
	warning: "Warning",
	note: "Note",
};

export const own = {
	product: "Foundry Rollout",
	saved: "Saved",
	saving: "Saving",
	savedAt: (time: string) => `Saved ${time}`,
	onThisComputer: (revision: number) => `on this computer · revision ${revision}`,
	notSaved: "Not saved",
	saveCopy: "Save a copy…",
	tryAgain: "Try again",
	startOver: "Start over",
	savePlan: "Save the plan as a file…",
	close: "Close",
	copySaved: (where: string) => `A copy was saved: ${where}`,
	planSaved: (where: string) => `The plan is saved as ${where}`,
	copy: "Copy",
	copied: "Copied",
	cancel: "Cancel",

	home: "Home",
	find: "Find a question, finding, group, project or action",
	findAtHome: "Find a rollout or an action",
	undo: "Undo",
	redo: "Redo",
	settings: "Settings",
	switchRollout: "Switch rollout",
	allRollouts: "All rollouts",
	theme: "Theme",
	themes: {
		system: "As the system",
		light: "Light",
		dark: "Dark",
		highContrast: "High contrast",
	},
	zoom: "Zoom",
	zoomIn: "Larger",
	zoomOut: "Smaller",
	person: "Your name…",
	personTitle: "Your name",
	personSave: "Keep this name",
	personHelp: "It stands beside every decision you record.",

	steps: "Steps",
	regions: {
		top: "Top bar",
		tenant: "Tenant",
		rail: "Steps",
		decisions: "Decisions",
		panel: "Findings and guidance",
		foot: "Saved state and next step",
	},
	answeredOf: (answered: number, questions: number) => `${answered} of ${questions}`,
	questionsAnswered: "questions answered",
	stepOfSteps: (n: number, of: number) => `Step ${n} of ${of}`,
	compare: "Compare with Azure",
	apply: "Apply",
	export: "Export",
	parked: "Parked questions",
	history: "History",
	next: (title: string) => `Next: ${title}`,

	turned: (which: "undo" | "redo", label: string) =>
		`${which === "undo" ? "Undone" : "Done again"}: ${label}`,
	newFindings: (fresh: Finding[], title: (step: string) => string) => {
		const first = fresh[0];
		if (first === undefined) {
			return "";
		}
		const place = fresh.every((finding) => finding.step === first.step) ? ` in ${title(first.step)}` : "";
		return `${countsInWords(fresh.map((finding) => finding.severity)).replaceAll(/(\d+)/g, "$1 new")}${place}`;
	},
} as const;

/** `1 blocker, 2 warnings`; empty where there is nothing. */
export function countsInWords(severities: Severity[]): string {
	const order: Severity[] = ["blocker", "warning", "note"];
	return order
		.map((severity) => [severity, severities.filter((one) => one === severity).length] as const)
		.filter(([, n]) => n > 0)
		.map(([severity, n]) => counted(n, severity))
		.join(", ");
}

/** What a screen reader hears of a step in the rail. */
export function railText(step: StepState, title: string, steps: number, current: boolean): string {
	const share =
		step.done && step.questions > 0
			? "done"
			: step.questions > 0
				? `${Math.round((100 * step.answered) / step.questions)} percent answered`
				: "";
	return [
		own.stepOfSteps(step.number, steps),
		title,
		share,
		step.blockers > 0 ? counted(step.blockers, "blocker") : "",
		step.warnings > 0 ? counted(step.warnings, "warning") : "",
		step.parked > 0 ? `${step.parked} parked` : "",
		current ? "current step" : "",
	]
		.filter((part) => part !== "")
		.join(", ");
}
