/** The palette over an open draft: projects, findings, questions, who and what, actions. */
import { DocumentQuestionMarkRegular } from "@fluentui/react-icons/svg/document-question-mark";
import { FlashRegular } from "@fluentui/react-icons/svg/flash";
import { FolderRegular } from "@fluentui/react-icons/svg/folder";
import { PeopleRegular } from "@fluentui/react-icons/svg/people";
import { useMemo } from "react";
import { Mark } from "../pictures/marks";
import type { App } from "../state/app";
import type { Draft } from "../state/draftTypes";
import { useAppStore, useDraftStore } from "../state/hooks";
import { collections, type Kind, thingsOf } from "../state/names";
import { codeWords, placeOfQuestion, says, stepWords } from "../words/plan";
import { words } from "../words/shell";
import { own } from "../words/window";
import { inDraft } from "./actions";
import { type Hit, PaletteBox, rank } from "./PaletteBox";
import { titleOf } from "./places";
import { visit } from "./throughFindings";

/** At most so many of a kind; more letters find the rest. */
const most = 8;

type Source = { hit: Hit; texts: (string | undefined)[]; mark: ">" | "#" | "@" | "" };

/** Everything that can be found, once for each opening. */
export function sources(app: App, draft: Draft): Source[] {
	const { document, findings, steps } = draft.getState();
	const { goTo, go, enter } = draft.actions;
	const things = (kind: Kind, heading: string, icon: Hit["icon"], second: string): Source[] =>
		thingsOf(document, kind).map(({ id, name }) => ({
			hit: {
				id,
				kind: heading,
				icon,
				title: name,
				second,
				run: () => goTo(`${collections[kind].at}/${id}`),
			},
			texts: [name, id],
			mark: kind === "project" || kind === "connection" ? "" : "@",
		}));
	const { who, projects } = words.paletteKinds;
	return [
		...things("project", projects, <FolderRegular />, words.things.project),
		...findings.all.map(
			(finding): Source => ({
				hit: {
					id: finding.key,
					kind: words.paletteKinds.findings,
					icon: <Mark of={finding.severity} />,
					title: codeWords(finding.code).title,
					second: `${finding.code}, ${Object.values(finding.values).slice(0, 2).join(", ")}`,
					run: () => visit(draft, finding),
				},
				texts: [codeWords(finding.code).title, finding.code, says(finding)],
				mark: "#",
			}),
		),
		...stepWords.flatMap((step) =>
			step.questions.map((question, n): Source => {
				const number = steps.find((one) => one.id === step.id)?.number ?? 0;
				return {
					hit: {
						id: question.id,
						kind: words.paletteKinds.questions,
						icon: <DocumentQuestionMarkRegular />,
						title: question.title,
						second: `${step.title}, ${number}.${n + 1}`,
						run: () => {
							goTo(placeOfQuestion(question.id));
							enter(question.id);
						},
					},
					texts: [question.title, step.title, question.why],
					mark: "",
				};
			}),
		),
		...things("group", who, <PeopleRegular />, words.things.group),
		...things("principal", who, <PeopleRegular />, words.things.principal),
		...things("useCase", who, <FolderRegular />, words.things.useCase),
		...things("connection", who, <FolderRegular />, words.things.connection),
		...steps.map(
			(step): Source => ({
				hit: {
					id: `step-${step.id}`,
					kind: words.paletteKinds.actions,
					icon: <FlashRegular />,
					title: words.goTo(titleOf({ at: "step", step: step.id })),
					keys: `Alt ${"1234567890-"[step.number - 1] ?? ""}`,
					run: () => go({ at: "step", step: step.id }),
				},
				texts: [titleOf({ at: "step", step: step.id })],
				mark: ">",
			}),
		),
		...inDraft.map(
			(action): Source => ({
				hit: {
					id: action.id,
					kind: words.paletteKinds.actions,
					icon: <FlashRegular />,
					title: action.title,
					...(action.keys === undefined ? {} : { keys: action.keys }),
					run: () => action.run(app, draft),
				},
				texts: [action.title],
				mark: ">",
			}),
		),
	];
}

/** The best of each kind; the kinds in the order of their best hit. */
export function searched(all: Source[], text: string): Hit[] {
	const mark = /^[>#@]/.exec(text)?.[0] ?? "";
	const sought = text.slice(mark.length).toLowerCase().trim().split(/\s+/).filter(Boolean);
	const ranked = all
		.filter((source) => mark === "" || source.mark === mark)
		.map((source) => ({ hit: source.hit, rank: rank(sought, ...source.texts) }))
		.filter((found) => found.rank >= 0);
	const kinds = new Map<string, { hit: Hit; rank: number }[]>();
	for (const found of ranked) {
		kinds.set(found.hit.kind, [...(kinds.get(found.hit.kind) ?? []), found]);
	}
	return [...kinds.values()]
		.map((list) => list.sort((a, b) => b.rank - a.rank))
		.sort((a, b) => (sought.length === 0 ? 0 : (b[0]?.rank ?? 0) - (a[0]?.rank ?? 0)))
		.flatMap((list) =>
			list.slice(0, mark === "" ? (sought.length === 0 ? 4 : most) : 50).map((found) => found.hit),
		);
}

export function Palette() {
	const app = useAppStore();
	const draft = useDraftStore();
	const all = useMemo(() => sources(app, draft), [app, draft]);
	return (
		<PaletteBox
			label={own.find}
			search={(text) => searched(all, text)}
			hints={
				<>
					<span className="kbd">&gt;</span>
					<span>{words.actionsOnly}</span>
					<span className="kbd">#</span>
					<span>{words.theFindings}</span>
					<span className="kbd">@</span>
					<span>{words.peopleAndGroups}</span>
				</>
			}
		/>
	);
}
