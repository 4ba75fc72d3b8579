/** Who decided a question, and why; parked until when. Kept in the plan's `decisions`. */
import { pointer } from "./pointer";

/** Where the decision about a question stands; `instance` for one that is asked for each group or environment. */
export function decisionAt(question: string, instance?: string): string {
	return pointer("decisions", instance === undefined ? question : `${question}@${instance}`);
}
