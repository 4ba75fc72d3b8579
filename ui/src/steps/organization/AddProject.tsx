/** Adds a project in a cell: of a use case the group has, or of a new one by its name. */
import { Button, Combobox, Option } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useId, useState } from "react";
import type { Id } from "../../host/types";
import { useActions, useDraft } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/organization";
import { casesOf, projectsOf, withProject, withUseCase } from "./changes";
import css from "./details.module.css";

export function AddProject({
	group,
	environment,
	first,
	added,
}: {
	group: Id;
	environment: Id;
	/** Focus goes here when it is shown. */
	first: boolean;
	added: (project: Id) => void;
}) {
	const { edit, newId } = useActions();
	const label = useId();
	const [text, setText] = useState("");
	// Use cases of the group that have no project here.
	const free = useDraft((state) =>
		casesOf(state.document, group).filter(
			(id) =>
				!projectsOf(state.document, id).some(
					(project) =>
						valueAt(state.document, pointer("organization", "projects", project, "environment")) ===
						environment,
				),
		),
	);
	const names = useDraft((state) => free.map((id) => nameOf(state.document, id)));
	const typed = text.trim();
	const known = free.filter((_, at) => names[at]?.toLowerCase().includes(typed.toLowerCase()));

	const add = async (chosen?: Id) => {
		const named = free[names.findIndex((name) => name.toLowerCase() === typed.toLowerCase())];
		const useCase = chosen ?? named;
		if (useCase === undefined && typed === "") {
			return;
		}
		const id = useCase ?? (await newId("use"));
		const project = await newId("prj");
		const taken = await edit([
			...(useCase === undefined ? withUseCase(id, { group, name: typed }) : []),
			...withProject(project, { useCase: id, group, environment }),
		]);
		if (taken) {
			setText("");
			added(project);
		}
	};
	return (
		<div className={css.addProject}>
			<label id={label} htmlFor={`${label}-box`}>
				{words.addProject}
			</label>
			<div className={css.addLine}>
				<Combobox
					id={`${label}-box`}
					freeform
					size="small"
					className={`${css.addBox}`}
					placeholder={words.useCaseOrNew}
					title={words.projectHelp}
					value={text}
					selectedOptions={[]}
					{...(first ? { "data-first": "" } : {})}
					onChange={(event) => setText(event.target.value)}
					onOptionSelect={(_, { optionValue }) => {
						if (optionValue !== undefined) {
							void add(optionValue === "new" ? undefined : optionValue);
						}
					}}
					onKeyDown={(event) => {
						if (event.key === "Enter" && event.currentTarget.getAttribute("aria-activedescendant") === null) {
							void add();
						}
					}}
				>
					{known.map((id) => (
						<Option key={id} value={id}>
							{names[free.indexOf(id)] ?? id}
						</Option>
					))}
					{typed !== "" && !names.some((name) => name.toLowerCase() === typed.toLowerCase()) && (
						<Option value="new" text={typed}>
							{words.newUseCase(typed)}
						</Option>
					)}
				</Combobox>
				<Button
					size="small"
					icon={<AddRegular />}
					disabled={typed === ""}
					aria-label={words.addThisProject}
					title={words.addThisProject}
					onClick={() => void add()}
				/>
			</div>
		</div>
	);
}
