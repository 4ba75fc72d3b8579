/** Words of Apply. */
import type { ChangeState, RunLine, RunReport, StateCount } from "../bindings";
import type { RunCounts } from "../state/run";
import { countIn } from "./compare";
import { counted } from "./window";

const are = (n: number) => (n === 1 ? "is" : "are");

export const words = {
	title: "Apply",
	noneLead: "Apply writes the grants that a comparison showed, one by one, after you confirmed them by name.",
	noneTitle: "Nothing was compared yet",
	noneText:
		"Compare first: it shows each grant in plain words. What you confirm here is exactly that, no more.",
	goCompare: "Go to Compare",
	lead: (tenant: string, part: string, at: string) =>
		`Into ${tenant}, for ${part}, as it was read ${at}. Each grant is in the journal before it is sent.`,
	nothingTitle: "Nothing to write",
	nothingText: "No grant of the plan is missing that could be written now.",

	writtenTitle: "What will be written",
	create: (n: number) => `${counted(n, "grant")} ${are(n)} created.`,
	createText: "People can do what the lines say. Undo removes exactly these.",
	retire: (n: number) => `${counted(n, "grant")} ${are(n)} retired.`,
	retireText: "These people lose what an earlier run gave them. Removed after every new grant was seen.",
	retireNot: (n: number) => `${counted(n, "grant")} of earlier runs ${n === 1 ? "stays" : "stay"}.`,
	retireNotText: "The plan no longer wants them. They are removed only when you tick it below.",
	retireTick: (n: number) => `Also remove what the plan no longer wants (${counted(n, "grant")})`,
	stays: (n: number) => `${counted(n, "grant")} ${are(n)} there already.`,
	staysText: (counts: StateCount[]) =>
		[
			[countIn(counts, "inPlace"), "in place"],
			[countIn(counts, "adopted"), "adopted"],
			[countIn(counts, "inherited"), "inherited"],
		]
			.filter(([n]) => n !== 0)
			.map(([n, what]) => `${n} ${what}`)
			.join(", "),
	left: {
		waiting: (n: number) =>
			`${counted(n, "grant")} ${n === 1 ? "waits" : "wait"} for a scope or a principal.`,
		blocked: (n: number) => `${counted(n, "grant")} ${are(n)} blocked for this account.`,
		differs: (n: number) => `${counted(n, "grant")} ${n === 1 ? "differs" : "differ"} in the condition.`,
		unknown: (n: number) => `${counted(n, "grant")} could not be read.`,
		surplus: (n: number) => `${counted(n, "assignment")} ${are(n)} not of this plan.`,
	},
	leftText: {
		waiting: "Nothing is written for them. Compare again when what they wait for exists.",
		blocked: "Nothing is written for them. Somebody with the right writes them, or gives it to this account.",
		differs: "Nothing is written for them until somebody decides which condition is right.",
		unknown: "Nothing is written and nothing is assumed for them.",
		surplus: "They are reported, and never removed.",
	} satisfies { [state in ChangeState]?: string },
	showLines: "Show the lines",

	refusedTitle: "Nothing can be written yet",
	signed: "Signatures",
	notSignedPractice: (stand: number, areas: number) =>
		`Not signed: ${stand} of ${areas} signatures hold. The practice tenant asks for none; a real tenant does.`,
	signedPractice: (areas: number) => `Signed: all ${areas} signatures hold.`,
	signedReal: (stand: number, areas: number) => `${stand} of ${areas} signatures hold for this part.`,
	goSign: "Go to Sign-off",

	confirmTitle: "Confirm",
	confirmPractice: (n: number) =>
		`One press writes ${counted(n, "grant")} into the practice tenant. Nothing reaches Azure.`,
	confirmReal: (asked: string) => `Type “${asked}” to confirm`,
	confirmHelp: (caller: string, tenant: string) => `Writes as ${caller} into tenant ${tenant}.`,
	confirmMissing: (asked: string) => `The words are “${asked}”.`,
	apply: (grants: number, removals: number) =>
		[
			grants > 0 ? `Apply ${counted(grants, "grant")}` : "",
			removals > 0 ? `${grants > 0 ? "remove" : "Remove"} ${counted(removals, "grant")}` : "",
		]
			.filter((part) => part !== "")
			.join(", "),

	byResource: "By resource",
	legend: { done: "in place", next: "written, not seen yet", failed: "needs you", todo: "to go" },
	of: (done: number, of: number) => `${done} of ${of}`,
	squares: (label: string, written: number, of: number, needsYou: number) =>
		`${label}: ${written} of ${of} written${needsYou > 0 ? `, ${needsYou} ${needsYou === 1 ? "needs" : "need"} you` : ""}`,

	doing: {
		apply: (n: number) => `Applying ${counted(n, "grant")}`,
		resume: (n: number) => `Going on with ${counted(n, "grant")}`,
		undo: (n: number) => `Taking back ${counted(n, "grant")}`,
	},
	starting: {
		apply: "Starting to write",
		resume: "Looking at what is there",
		undo: "Looking at what is there",
	},
	doingLead:
		"You may work on in other steps. If the app is closed, it goes on from the next grant when you come back.",
	written: (of: number) => `of ${of} written`,
	writtenBack: (of: number) => `of ${of} taken back`,
	countSeen: (n: number) => `${n} in place`,
	countWritten: (n: number) => `${n} written, not seen yet`,
	countNeeds: (n: number) => `${n} ${n === 1 ? "needs" : "need"} you`,
	countToGo: (n: number) => `${n} to go`,
	left_: (seconds: number) =>
		seconds < 60
			? `about ${Math.max(5, Math.ceil(seconds / 5) * 5)} s left`
			: `about ${Math.ceil(seconds / 60)} min left`,
	confirmingTitle: "Every write was accepted.",
	confirmingText: (missing: number) =>
		missing === 0
			? "All of them were seen in the tenant."
			: `${counted(missing, "grant")} ${are(missing)} not in the tenant’s list yet. It is read again until they are, for 5 minutes at most.`,
	bar: "Progress of the run",
	stop: "Stop after this grant",
	stopping: "Stopping after this grant",
	log: "Grant by grant",
	latest: "Latest",
	needs: (n: number) => `Needs you ${n}`,
	logNone: "Nothing was written yet.",
	logNoneNeeds: "Nothing needs you.",
	copyRequestId: "Copy the request id",
	states: {
		planned: "to go",
		intended: "being sent",
		accepted: "accepted",
		confirmed: "seen in the tenant",
		failed: "refused",
		unknown: "not known",
		undone: "taken back",
	},

	journal: "Journal on disk",
	close: "Close this run",
	safe: "What was sent is in the journal, and the plan is saved.",

	began: (n: number) => `Started: ${counted(n, "write")}`,
	progress: ({ of, written, needsYou }: RunCounts) =>
		`${written} of ${of} written${needsYou > 0 ? `, ${needsYou} ${needsYou === 1 ? "needs" : "need"} you` : ""}`,
	confirming: (missing: number) =>
		missing === 0 ? "All grants were seen in the tenant" : `${counted(missing, "grant")} not seen yet`,
	failedNow: (n: number, sentence: string, detail: string) => `${n} needs you: ${sentence} ${detail}`.trim(),
	nothingWritten: "Nothing was missing, so nothing was written",
	ended: (report: RunReport) => endedTitle(report),

	appliedLead: (when: string, counts: RunCounts) =>
		[
			when,
			counts.needsYou > 0
				? `${counted(counts.needsYou, "grant")} ${counts.needsYou === 1 ? "needs" : "need"} you`
				: "",
			counts.toGo > 0 ? `${counts.toGo} to go` : "",
			"Writing is switched off again",
		]
			.filter((part) => part !== "")
			.join(". ")
			.concat("."),
	nextTitle: "What to do next",
	againTitle: (n: number) => `Write the ${n === 1 ? "last grant" : `last ${n} grants`}`,
	againText: (detail: string) =>
		detail || "Azure is asked first what is there; only what is missing is sent.",
	again: "Try again",
	goOnTitle: (n: number) => `Go on with ${counted(n, "grant")}`,
	goOnText: "The run was stopped. It goes on where it is, and writes nothing twice.",
	goOn: "Go on",
	seeTitle: (n: number) => `Look for ${counted(n, "grant")} again`,
	seeText:
		"They were accepted and were not in the list yet. Going on looks for them and sends nothing twice.",
	compareTitle: "Compare again",
	compareText: "Reads what the tenant holds now. A settled comparison says that nothing is left.",
	waitTitle: (n: number) =>
		`${counted(n, "grant")} ${n === 1 ? "waits" : "wait"} for what does not exist yet`,
	blockedTitle: (n: number) => `${counted(n, "grant")} ${are(n)} blocked for this account`,
	blockedText: "Compare shows them, and writes the request to whoever can.",
	nothingNext: "Nothing is left to do in this run.",
	exportTitle: "Hand over the record",
	exportText: "The plan as it was applied, with digests, for those who audit.",
	export: "Go to Export",

	seenTitle: "What was seen afterwards",
	columns: { check: "Check, read only", expected: "Expected", seen: "Seen", result: "Result" },
	checkGranted: "Grants present under the planned names",
	checkRemoved: "Grants gone",
	checkMade: "Made by this run",
	checkAdopted: "There before, left as they were",
	same: "Same",
	missing: (n: number) => `${n} not there`,
	undoable: "undo removes these",
	leftByUndo: "undo leaves these",
	requests: (n: number) => `${counted(n, "request")}, the reading before included`,

	undoTitle: "Undo",
	undoText: (made: number) =>
		`Removes the ${counted(made, "grant")} this run made. Leaves what was there before, and anything that somebody changed since. Possible from this plan at any time.`,
	undoNone: "This run made nothing that is still there as far as we know.",
	undo: (made: number) => `Undo ${counted(made, "grant")}…`,
	undoAsk: (made: number) => `Take back ${counted(made, "grant")}?`,
	undoAskText: (tenant: string) =>
		`In ${tenant}. Before each removal Azure is asked whether it is still as it was written; what was changed since is left, and you are told.`,
	undoDo: (made: number) => `Remove ${counted(made, "grant")}`,
	undoNot: "Keep them",
	leftTitle: (n: number) => `${counted(n, "grant")} ${are(n)} left as ${n === 1 ? "it is" : "they are"}`,

	runsTitle: "Runs of this plan",
	runsNone: "No run yet. Each run is listed here with what it wrote, and can be taken back.",
	kinds: { apply: "Applied", undo: "Taken back" } as { [kind: string]: string },
	runStates: {
		running: "under way",
		done: "done",
		stopped: "stopped",
		failed: "something failed",
		unfinished: "broken off",
	} as { [state: string]: string },
	runLine: ({ confirmed, steps }: RunLine) => `${confirmed} of ${steps} seen`,
	look: "Show",
	resume: "Go on",
	tenants: { azure: "Azure", practice: "the practice tenant" },
	others: "Grants are being written for this plan",
	othersText: "A run of this plan is under way elsewhere in the app. It is listed below.",
} as const;

/** `Applied: 77 of 78 grants are in place`. */
export function endedTitle({ run }: RunReport): string {
	const all = `${run.confirmed} of ${counted(run.steps, "grant")}`;
	if (run.kind === "undo") {
		return `Taken back: ${all} ${run.confirmed === 1 ? "was" : "were"} seen as before`;
	}
	return `${run.state === "stopped" ? "Stopped" : "Applied"}: ${all} ${are(run.confirmed)} in place`;
}
