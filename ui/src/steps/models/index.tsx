/** Step 8: which models serve which use case, with how much of which quota. */
import { Question } from "../../fields/Question";
import { StepHead } from "../../shell/StepHead";
import { useActions, useDraft } from "../../state/hooks";
import { isTree, keysAt, pointer, valueAt } from "../../state/pointer";
import { useView } from "../../state/views";
import { words } from "../../words/models";
import { shown } from "../../words/plan";
import { Confirmations } from "./Confirmations";
import { Deployments } from "./Deployments";
import css from "./models.module.css";
import { boundaryAt } from "./places";
import { Quota } from "./Quota";
import { Strategies } from "./Strategies";

export function ModelsStep() {
	const { view, problem } = useView({ of: "models" });
	const { goTo } = useActions();
	const none = view !== undefined && view.strategies.length === 0;
	return (
		<>
			<StepHead step="models" />
			<Question id="models.strategies" fold={false}>
				{problem !== null && view === undefined && <p>{`${problem.title} ${problem.next}`}</p>}
				{none && (
					<p className={css.quiet} data-at="/models/strategies">
						{words.noUseCases}{" "}
						<button type="button" className="link" onClick={() => goTo("/organization/useCases")}>
							{words.toOrganization}
						</button>
					</p>
				)}
				{view !== undefined && !none && <Strategies view={view} />}
			</Question>
			<Boundary />
			<Question id="models.deployments" fold={false}>
				<Deployments />
			</Question>
			<Question id="models.capacity" fold={false}>
				{view !== undefined && <Quota view={view} />}
			</Question>
			<Versions />
			<Question id="models.readiness" fold={false}>
				<Confirmations />
			</Question>
		</>
	);
}

/** How many of each, `Data zone 9 · not limited 1`. */
function counts(values: string[]): string {
	const found = new Map<string, number>();
	for (const value of values) {
		found.set(value, (found.get(value) ?? 0) + 1);
	}
	return [...found].map(([value, n]) => `${value} ${n}`).join(" · ");
}

function Boundary() {
	const answer = useDraft((state) =>
		counts(
			keysAt(state.document, "/organization/useCases").map((id) => {
				const value = valueAt(state.document, boundaryAt(id));
				return value === undefined || value === null ? words.notLimited : shown(boundaryAt(id), value);
			}),
		),
	);
	return (
		<Question id="models.boundary" answer={answer}>
			<p>{answer}</p>
			<p className="caption">{words.toColumn}</p>
		</Question>
	);
}

function Versions() {
	const answer = useDraft((state) =>
		counts(
			keysAt(state.document, "/models/deployments").map((id) => {
				const entry = valueAt(state.document, pointer("models", "deployments", id));
				const policy = isTree(entry) ? entry.versionUpgrade : undefined;
				return typeof policy === "string" && policy !== "" ? policy : words.noPolicy;
			}),
		),
	);
	return (
		<Question id="models.versions" answer={answer}>
			<p>{answer}</p>
			<p className="caption">{words.versionsAbove}</p>
		</Question>
	);
}
