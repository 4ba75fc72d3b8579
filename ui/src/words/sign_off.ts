/** Words of the sign-off screen. */
import type { SignatureState } from "../bindings";
import { counted } from "./window";

export const words = {
	lead: "Each area signs its own part. A signature holds while the meaning of that part holds: new names, another order or another export do not touch it.",
	signatures: "Signatures",
	stand: (n: number) => `${n} ${n === 1 ? "stands" : "stand"}`,
	void: (n: number) => `${n} void`,
	waiting: (n: number) => `${n} waiting`,
	columns: {
		area: "Area",
		signs: "What is signed",
		by: "By",
		state: "State",
		actions: "Actions",
	},
	states: {
		signed: (date: string) => `Signed ${date}`,
		void: () => "Void",
		waiting: () => "Waiting",
	} satisfies Record<SignatureState, (date: string) => string>,
	signedBy: (by: string) => `by ${by}`,
	otherPart: (part: string) => `Signed for another part: ${part}`,
	moved: (by: string, date: string) =>
		`Signed${by === "" ? "" : ` by ${by}`}${date === "" ? "" : ` on ${date}`}. What this part means has changed since then, so the signature no longer holds.`,
	movedFromTo: "Digest of meaning, signed and now",
	notRequired: "not demanded by a real tenant",
	noApprover: "Nobody named yet",
	changeApprover: (area: string, who: string) => `Who signs for ${area}: ${who}`,
	signHere: "Sign here…",
	signAgain: "Sign again…",
	signFor: (area: string) => `Sign for ${area}`,
	withdraw: "Withdraw",
	actFor: (act: string, area: string) => `${act} ${area}`,

	signTitle: (area: string) => `Sign for ${area}`,
	statement: (signs: string, part: string) => `I agree to what this plan means for ${part}: ${signs}.`,
	statementOf: "The statement",
	name: "Signed by",
	nameHelp: "The person, role or board that agrees.",
	nameNeeded: "A signature needs a name.",
	binds: "It binds this digest and is void as soon as the meaning moves.",
	openBlockers: (n: number) =>
		`${counted(n, "blocker")} ${n === 1 ? "is" : "are"} open in this part. A fix that changes the meaning voids the signature.`,

	required: "Signatures that a real tenant demands",
	requiredAll: "Every part that has an approver",

	doors: "One-way doors",
	doorsLead: "Cannot be changed after creation. Each is acknowledged by name.",
	doorsOpen: (n: number) => (n === 0 ? "All acknowledged" : `${n} not acknowledged`),
	noDoors: "Nothing in this part of the plan is for good yet.",
	acknowledged: (by: string, date: string) => [by, date].filter((part) => part !== "").join(", "),
	notAcknowledged: "not acknowledged",
	doorSays: (label: string, environment: string) => `${label}, ${environment}`,
	doorBy: "Acknowledged by",
	doorDate: "On",
	doorChange: (label: string, said: string) => `${label}: ${said}. Change the name or the date`,
	acknowledge: "Acknowledge",

	risks: "Accepted risks",
	risk: (by: string, until: string) =>
		[by, until === "" ? "" : `until ${until}`].filter((part) => part !== "").join(", "),
	lapsed: "its day has passed",

	digest: "Digest of meaning",
	digestLead: "Written on what leaves the app. Whoever has the plan can compute it again.",
	copyDigest: "Copy the digest",
	grants: (n: number) => counted(n, "grant"),

	opens: "Apply to a real tenant opens when this is settled:",
	isOpen: "Nothing stands in the way of applying this part to a real tenant.",
	practice: "The practice tenant asks for no signature. One-way doors are read, and do not hold up Apply.",
} as const;
