/** One square for each grant, by the resource it is written at: before a run as planned, then as it goes. */
import { memo, useEffect, useMemo, useState } from "react";
import type { ChangeGroup, ChangeState, StepLine, WriteState } from "../../bindings";
import { EnvironmentName } from "../../pictures/environment";
import { ProgressSquares, Square, type SquareState } from "../../pictures/progress";
import { ListOf, useRows } from "../../pictures/rows";
import { type Comparison, useAzureActions } from "../../state/azure";
import { useDraftStore } from "../../state/hooks";
import { useIds } from "../../state/names";
import { byResource } from "../../state/run";
import { words } from "../../words/apply";
import { useEnvironments } from "../azure/useEnvironments";
import css from "./apply.module.css";

type Resource = {
	label: string;
	environment: string | null;
	/** One letter for each grant: what is drawn again is only what changed. */
	states: string;
};

/** More squares than these stand in lines of their own. */
const few = 12;

const squares: { [letter: string]: SquareState } = { d: "done", n: "next", f: "failed", t: "todo" };
const letters: Record<WriteState, string> = {
	planned: "t",
	intended: "t",
	accepted: "n",
	confirmed: "d",
	undone: "d",
	failed: "f",
	unknown: "f",
};

/** Resources of a run. */
export function Written({ steps }: { steps: StepLine[] }) {
	const resources = useMemo(
		() =>
			byResource(steps).map(({ label, environment, steps: own }) => ({
				label,
				environment,
				states: own.map(({ state }) => letters[state]).join(""),
			})),
		[steps],
	);
	return <Resources resources={useInOrder(resources)} legend />;
}

/** Resources of what would be written. */
export function Planned({ comparison, retire }: { comparison: Comparison; retire: boolean }) {
	const draft = useDraftStore();
	const { lost } = useAzureActions();
	const [groups, setGroups] = useState<ChangeGroup[]>([]);
	const { gone } = comparison;
	useEffect(() => {
		if (gone) {
			return undefined;
		}
		let current = true;
		const states: ChangeState[] = retire ? ["create", "retire"] : ["create"];
		draft.host.changeGroups(draft.getState().id, states, "").then((found) => {
			if (current) {
				setGroups(found);
			}
		}, lost);
		return () => {
			current = false;
		};
	}, [draft, gone, retire, lost]);
	const resources = useInOrder(useMemo(() => merged(groups), [groups]));
	return resources.length === 0 ? null : <Resources resources={resources} />;
}

/** A resource that several business groups use is one row. */
function merged(groups: ChangeGroup[]): Resource[] {
	const found = new Map<string, Resource>();
	for (const { label, environment, count } of groups) {
		const key = `${environment} ${label}`;
		const before = found.get(key)?.states ?? "";
		found.set(key, { label, environment, states: before + "t".repeat(count) });
	}
	return [...found.values()];
}

/** Environment by environment, as the plan has them. */
function useInOrder(resources: Resource[]): Resource[] {
	const order = useIds("environment");
	return useMemo(() => {
		const place = ({ environment }: Resource) =>
			environment === null ? order.length : order.indexOf(environment);
		return [...resources].sort((a, b) => place(a) - place(b) || (a.label < b.label ? -1 : 1));
	}, [resources, order]);
}

function Resources({ resources, legend = false }: { resources: Resource[]; legend?: boolean }) {
	const rows = useRows(resources.length, { size: 28, within: "screen" });
	return (
		<section aria-labelledby="apply-resources">
			<div className={css.resourcesHead}>
				<h2 id="apply-resources">{words.byResource}</h2>
				{legend && <Legend />}
			</div>
			<ListOf rows={rows}>
				{(at) => {
					const resource = resources[at];
					const first = resource !== undefined && resources[at - 1]?.environment !== resource.environment;
					return resource === undefined ? null : <Line {...resource} first={first} began={legend} />;
				}}
			</ListOf>
		</section>
	);
}

function Legend() {
	return (
		<div className={css.legend}>
			{(["done", "next", "failed", "todo"] as const).map((state) => (
				<span key={state}>
					<Square state={state} />
					{words.legend[state]}
				</span>
			))}
		</div>
	);
}

const Line = memo(function Line({
	label,
	environment,
	states,
	first,
	began,
}: Resource & { first: boolean; began: boolean }) {
	const named = useEnvironments()(environment);
	const written = [...states].filter((letter) => letter === "d" || letter === "n").length;
	const failed = [...states].filter((letter) => letter === "f").length;
	return (
		<div className={css.resource} data-many={states.length > few}>
			{first && named !== undefined && (
				<span className={css.environment}>
					<EnvironmentName {...named} />
				</span>
			)}
			<span className="mono">{label}</span>
			<ProgressSquares
				of={[...states].map((letter, id) => ({ id, state: squares[letter] ?? "todo" }))}
				label={words.squares(label, written, states.length, failed)}
			/>
			<span className={css.number} aria-hidden="true">
				{began ? words.of(written, states.length) : states.length}
			</span>
		</div>
	);
});
