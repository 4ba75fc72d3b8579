/** What the list that was read after the last write holds, against what was written. */
import type { RunReport } from "../../bindings";
import { Marked, type MarkOf } from "../../pictures/marks";
import { words } from "../../words/apply";
import css from "./apply.module.css";

type Check = { check: string; expected: number | null; seen: number; result: string; of: MarkOf };

export function checksOf({ run, steps }: RunReport): Check[] {
	const against = (check: string, verb: "grant" | "remove"): Check[] => {
		const own = steps.filter((step) => step.verb === verb);
		const seen = own.filter(({ state }) => state === "confirmed" || state === "undone").length;
		const missing = own.length - seen;
		return own.length === 0
			? []
			: [
					{
						check,
						expected: own.length,
						seen,
						result: missing === 0 ? words.same : words.missing(missing),
						of: missing === 0 ? "done" : "warning",
					},
				];
	};
	const adopted =
		steps.filter((step) => step.verb === "grant" && step.state === "confirmed").length - run.made;
	const made: Check[] =
		run.kind === "apply"
			? [{ check: words.checkMade, expected: null, seen: run.made, result: words.undoable, of: "create" }]
			: [];
	return [
		...against(words.checkGranted, "grant"),
		...against(words.checkRemoved, "remove"),
		...made,
		...(run.kind === "apply" && adopted > 0
			? [
					{
						check: words.checkAdopted,
						expected: null,
						seen: adopted,
						result: words.leftByUndo,
						of: "adopted" as const,
					},
				]
			: []),
	];
}

export function Seen({ report }: { report: RunReport }) {
	return (
		<section aria-labelledby="apply-seen">
			<h2 id="apply-seen">{words.seenTitle}</h2>
			<table className={css.seen}>
				<thead>
					<tr>
						<th scope="col">{words.columns.check}</th>
						<th scope="col">{words.columns.expected}</th>
						<th scope="col">{words.columns.seen}</th>
						<th scope="col">{words.columns.result}</th>
					</tr>
				</thead>
				<tbody>
					{checksOf(report).map(({ check, expected, seen, result, of }) => (
						<tr key={check}>
							<td>{check}</td>
							<td>{expected ?? "–"}</td>
							<td>{seen}</td>
							<td>
								<Marked of={of}>{result}</Marked>
							</td>
						</tr>
					))}
				</tbody>
			</table>
			{report.requests !== null && <p className="caption">{words.requests(report.requests)}</p>}
		</section>
	);
}
