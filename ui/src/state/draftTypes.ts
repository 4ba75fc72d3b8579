/** What is known about an open draft, and what can be done with it. See `hooks.ts` for how to read it. */
import type { StoreApi } from "zustand/vanilla";
import type { Judged, Problem, Slice, StepState, TenantChoice, TenantState } from "../bindings";
import type { Host } from "../host/host";
import type { Finding, Json, Patch } from "../host/types";
import type { FindingIndex } from "./findings";
import type { Place, Tab } from "./window";

export type Safe = { kind: "saved"; at: string } | { kind: "saving" } | { kind: "not"; problem: Problem };

/** A dialog of the frame; `park` holds the pointer of the decision and the question's title. */
export type Dialog = { of: "parked" | "history" | "connect" } | { of: "park"; at: string; title: string };

export type Refusal = { problem: Problem; tried: Json | undefined };

export type DraftState = {
	id: string;
	name: string;
	revision: number;
	today: string;
	/** The plan's document with everything that was entered, sent or not. */
	document: Json;
	canUndo: boolean;
	canRedo: boolean;
	steps: StepState[];
	findings: FindingIndex;
	saved: Safe;
	/** What was typed and not taken, and why, by pointer. The field keeps showing it. */
	refusals: { [at: string]: Refusal };
	/** What was asked for and did not work, other than an answer. */
	problem: Problem | null;
	/** Something that was done and is worth a line. */
	notice: string | null;
	tenant: TenantState;
	/** What was not understood when the plan was taken in. */
	report: string[];

	place: Place;
	/** The question in focus. */
	question: string | null;
	/** Pointer of the field in focus; its help stands in the panel. */
	field: string | null;
	/** Key of the finding that is open in the panel. */
	finding: string | null;
	tab: Tab;
	/** The panel is wanted: as a column where there is room, else as a drawer. */
	panel: { column: boolean; drawer: boolean };
	/** Where focus is wanted; `n` tells two wishes for the same place apart. */
	wish: { at: string; n: number } | null;
	/** What is open above everything else. */
	dialog: Dialog | null;
	/** Choices of screens that are kept with the draft, such as the environment shown. */
	kept: { [key: string]: Json };
};

export type DraftActions = {
	/** Sends a change. True when it was taken; a refusal is in `refusals`. */
	edit: (patch: Patch) => Promise<boolean>;
	/** Sets one field; without a value it is removed. */
	set: (at: string, to?: Json) => Promise<boolean>;
	undo: () => Promise<void>;
	redo: () => Promise<void>;
	sign: (area: string, by: string, slice: Slice) => Promise<boolean>;
	/** Takes in what a reading of the tenant did to what is known of the plan. */
	judge: (judged: Judged) => void;
	/** Sends what was typed and resolves when everything was answered. */
	settled: () => Promise<void>;
	/** Forgets why a text was not taken: the field holds the saved value again. */
	forgive: (at: string) => void;
	/** Tries again to write to disk what is in memory only. */
	saveAgain: () => Promise<void>;
	saveCopy: () => Promise<void>;
	/** Writes the plan as a file that the person chooses. */
	savePlan: () => Promise<void>;
	/** What was told is no longer shown. */
	heard: () => void;
	newId: (prefix: string) => Promise<string>;
	connect: (tenant: TenantChoice) => Promise<boolean>;
	disconnect: () => Promise<void>;
	/** Reads which tenant is connected; after a run that changed it. */
	lookAtTenant: () => Promise<void>;

	/** Opens a step or another screen. */
	go: (place: Place) => void;
	/** Goes to the step of a field, its question, and puts focus on it. */
	goTo: (at: string) => void;
	/** A question got focus. */
	enter: (question: string | null) => void;
	/** A field got focus. */
	enterField: (at: string | null) => void;
	/** Opens a finding in the panel. */
	select: (finding: Finding | null) => void;
	show: (tab: Tab) => void;
	setPanel: (panel: Partial<DraftState["panel"]>) => void;
	keep: (key: string, value: Json) => void;
	/** Opens a dialog of the frame, or closes it. */
	ask: (dialog: Dialog | null) => void;
	/** Shows a problem that is not of a field, or takes it away. */
	report: (problem: unknown) => void;
};

export type Draft = StoreApi<DraftState> & { actions: DraftActions; host: Host };
