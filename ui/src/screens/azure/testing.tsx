/** For tests of Compare, Apply and Export: a foot to put buttons in, and a tenant that answers as it is told. */
import { type ReactNode, useState } from "react";
import type { ChangeLine, Compared, RunEvent, RunReport, StepLine, TenantState } from "../../bindings";
import type { MemoryOptions } from "../../host/memory";
import { FootSlots } from "../../shell/Foot";
import { drawn } from "../../testing";

export const practice: TenantState = {
	kind: "practice",
	name: "Contoso (practice)",
	which: "practice",
	writing: false,
};

export const real: TenantState = {
	kind: "real",
	tenantId: "afa82a4b-2880-57d0-b5b2-af20bb622bd0",
	account: "priya.raman@contoso.example",
	writing: false,
};

export function compared(over: Partial<Compared> = {}): Compared {
	return {
		digest: "d1",
		readAt: "2026-11-22T10:48:00Z",
		requests: 46,
		tenantId: "afa82a4b-2880-57d0-b5b2-af20bb622bd0",
		caller: "priya.raman@contoso.example",
		counts: [
			{ state: "create", count: 2 },
			{ state: "retire", count: 1 },
		],
		lines: 3,
		settled: false,
		confirm: null,
		refused: null,
		slice: {},
		sliceLabel: "the whole plan",
		added: [],
		removed: [],
		steps: [],
		...over,
	};
}

export function line(over: Partial<ChangeLine> = {}): ChangeLine {
	return {
		key: "k",
		state: "create",
		sentence: "Finance developers will be able to build agents in fdy-fin.",
		facts: "Finance developers · Foundry User on fdy-fin",
		why: "",
		principal: "Finance developers",
		principalId: "11f1dc26-405f-5b18-bad7-49f2fd1afeda",
		principalType: "Group",
		role: "53ca6127-db72-4b80-b1b0-d745d6d5456d",
		roleName: "Foundry User",
		formerRoleName: "Azure AI User",
		scopeLabel: "fdy-fin",
		scope: null,
		name: null,
		condition: "",
		createdBy: null,
		createdOn: null,
		under: "fdy-fin",
		environment: "env-aaaaaa",
		groups: [],
		...over,
	};
}

export function step(seq: number, over: Partial<StepLine> = {}): StepLine {
	return {
		seq,
		key: `k${seq}`,
		verb: "grant",
		state: "planned",
		sentence: `Group ${seq} can build agents in fdy-fin.`,
		detail: "",
		under: "fdy-fin",
		environment: "env-aaaaaa",
		requestId: null,
		at: "2026-11-22T10:50:00Z",
		...over,
	};
}

export function report(steps: StepLine[], over: Partial<RunReport["run"]> = {}): RunReport {
	const confirmed = steps.filter(({ state }) => state === "confirmed").length;
	return {
		run: {
			id: "run-aaaaaa",
			kind: "apply",
			started: "2026-11-22T10:50:00Z",
			state: confirmed === steps.length ? "done" : "failed",
			tenant: "practice",
			steps: steps.length,
			confirmed,
			made: confirmed,
			...over,
		},
		steps,
		requests: 50,
		complete: confirmed === steps.length,
		left: [],
	};
}

/** A run that a test carries out: it hears events, and ends when the test says so. */
export function runInHand() {
	let tell: (event: RunEvent) => void = () => undefined;
	let end: (report: RunReport) => void = () => undefined;
	const begun = (events: (event: RunEvent) => void) => {
		tell = events;
		return new Promise<RunReport>((done) => {
			end = done;
		});
	};
	return {
		begun,
		tell: (event: RunEvent) => tell(event),
		end: (ended: RunReport) => end(ended),
	};
}

function Framed({ children }: { children: ReactNode }) {
	const [end, setEnd] = useState<HTMLElement | null>(null);
	return (
		<FootSlots value={{ start: null, end }}>
			{children}
			<footer ref={setEnd} />
		</FootSlots>
	);
}

/** A screen with its foot, connected to a tenant. */
export async function screenWith(what: ReactNode, tenant: TenantState, options: MemoryOptions = {}) {
	const opened = await drawn(<Framed>{what}</Framed>, {
		...options,
		commands: { tenant: async () => tenant, ...options.commands },
	});
	await opened.draft.actions.lookAtTenant();
	return opened;
}
