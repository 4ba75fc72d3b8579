/** What the choices of an environment build: the drawing, with one business group unfolded. */
import { Dropdown, Option } from "@fluentui/react-components";
import type { EnvironmentKind, NetworkingView, Problem, SceneBox, SceneLine } from "../../bindings";
import type { Finding } from "../../host/types";
import { EnvironmentName } from "../../pictures/environment";
import { SceneDrawing } from "../../pictures/SceneDrawing";
import { Tabs } from "../../pictures/tabs";
import { weightiest } from "../../state/findings";
import { useActions, useDraft, useDraftStore } from "../../state/hooks";
import { nameOf, type Thing } from "../../state/names";
import { valueAt } from "../../state/pointer";
import { words } from "../../words/networking";
import { questionOf, stepOf } from "../../words/plan";
import { Waiting } from "../Waiting";
import css from "./networking.module.css";

type Props = {
	environments: Thing[];
	environment: string;
	view: NetworkingView | undefined;
	problem: Problem | null;
	show: (environment: string) => void;
	unfold: (group: string) => void;
};

export function Builds({ environments, environment, view, problem, show, unfold }: Props) {
	const draft = useDraftStore();
	const { goTo, select, setPanel } = useActions();
	const question = useDraft((state) => state.question);
	const press = (box: SceneBox) => {
		const { bySubject } = draft.getState().findings;
		const finding = weightiest(
			box.subjects.flatMap((subject) => bySubject.get(subject) ?? []).filter((one) => !isElsewhere(one)),
		);
		if (box.role === "folded") {
			unfold(box.id);
		} else if (box.at !== "") {
			goTo(box.at);
		}
		if (finding !== undefined) {
			select(finding);
			setPanel({ drawer: true });
		}
	};
	return (
		<section className={css.part} aria-label={words.builds}>
			<div className={css.partHead}>
				<h2>{words.builds}</h2>
				<EnvironmentTabs environments={environments} environment={environment} show={show} />
				{view !== undefined && view.groups.length > 0 && <GroupPicker view={view} unfold={unfold} />}
			</div>
			{view === undefined ? (
				<Waiting problem={problem} />
			) : (
				<SceneDrawing scene={view.scene} choose={press} ignore={isElsewhere} {...inFocus(view, question)} />
			)}
		</section>
	);
}

/** Findings of other steps have their own pictures. */
function isElsewhere(finding: Finding): boolean {
	return finding.step !== "networking" && stepOf(finding.at) !== "networking";
}

/** What the question in focus draws, when it draws something. */
function inFocus(
	{ scene }: NetworkingView,
	question: string | null,
): { strong?: (box: SceneBox) => boolean; strongLine?: (line: SceneLine) => boolean } {
	const ways = (line: SceneLine) => line.kind === "agents" || line.kind === "outbound";
	const ends = new Set(
		question === "networking.agents" ? scene.lines.filter(ways).flatMap(({ from, to }) => [from, to]) : [],
	);
	const strong = (box: SceneBox) => ends.has(box.id) || questionOf(box.at) === question;
	const ids = new Set(scene.boxes.filter(strong).map((box) => box.id));
	if (question === null || ids.size === 0) {
		return {};
	}
	const strongLine = (line: SceneLine) =>
		question === "networking.agents" ? ways(line) : ids.has(line.from) || ids.has(line.to);
	return { strong, strongLine };
}

/** One tab for each environment. */
export function EnvironmentTabs({
	environments,
	environment,
	show,
}: Pick<Props, "environments" | "environment" | "show">) {
	const kinds = useDraft((state) =>
		environments.map(
			({ id }) => valueAt(state.document, `/environments/items/${id}/kind`) as EnvironmentKind | null,
		),
	);
	return (
		<Tabs
			label={words.environment}
			tabs={environments.map(({ id, name }, n) => ({
				id,
				label: <EnvironmentName kind={kinds[n]} name={name} />,
			}))}
			chosen={environment}
			choose={show}
		/>
	);
}

function GroupPicker({ view, unfold }: { view: NetworkingView; unfold: Props["unfold"] }) {
	const names = useDraft((state) => view.groups.map((id) => nameOf(state.document, id)));
	const chosen = names[view.groups.indexOf(view.group ?? "")] ?? "";
	return (
		<Dropdown
			className={`${css.groupPicker}`}
			size="small"
			aria-label={words.group}
			value={chosen}
			selectedOptions={view.group === null ? [] : [view.group]}
			onOptionSelect={(_, { optionValue }) => unfold(optionValue ?? "")}
		>
			{view.groups.map((id, n) => (
				<Option key={id} value={id}>
					{names[n] ?? id}
				</Option>
			))}
		</Dropdown>
	);
}
