/** Who decided a question, and why; parked until when. Kept in the plan's `decisions`. */
import { pointer } from "./pointer";

export type Decision = {
	decidedBy?: string;
	date?: string;
	why?: string;
	parked?: { owner?: { name?: string; reach?: string }; until?: string; note?: string };
	accepted?: { by?: string; until?: string; why?: string };
};

/** Where the decision about a question stands; `instance` for one that is asked for each group or environment. */
export function decisionAt(question: string, instance?: string): string {
	return pointer("decisions", instance === undefined ? question : `${question}@${instance}`);
}
