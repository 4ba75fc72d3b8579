/** A use case over all environments: its fields, and where it has a project. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { FolderRegular } from "@fluentui/react-icons/svg/folder";
import { useState } from "react";
import { TextField } from "../../fields/text";
import type { Id } from "../../host/types";
import { EnvironmentName } from "../../pictures/environment";
import { useActions, useDraft, useDraftStore, useValue } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/organization";
import { Asked } from "../parts/Asked";
import { ThingFindings } from "../parts/finds";
import { AddLike } from "./AddLike";
import { projectsOf, withoutUseCase, withProject } from "./changes";
import type { DetailsProps } from "./Details";
import css from "./details.module.css";
import { steps } from "./GridRow";
import { ShortForm } from "./GroupDetails";

export function UseCaseDetails({ view, id, open, close, remove }: DetailsProps & { id: Id }) {
	const draft = useDraftStore();
	const { edit, newId } = useActions();
	const [like, setLike] = useState(false);
	const base = pointer("organization", "useCases", id);
	const name = useDraft((state) => nameOf(state.document, id));
	const group = useValue<string>(`${base}/group`) ?? "";
	const groupName = useDraft((state) => nameOf(state.document, group));
	const projects = useDraft((state) => projectsOf(state.document, id));
	const environmentOf = (project: Id) =>
		valueAt(draft.getState().document, pointer("organization", "projects", project, "environment"));
	const add = async (environment: Id) => {
		const project = await newId("prj");
		if (await edit(withProject(project, { useCase: id, group, environment }))) {
			open({ of: "thing", id: project });
		}
	};
	const removeIt = async () => {
		if (await remove(name, withoutUseCase(draft.getState().document, id))) {
			if (group === "") {
				close();
			} else {
				open({ of: "group", id: group });
			}
		}
	};
	return (
		<>
			<div className={css.thing}>
				{group !== "" && (
					<button type="button" className="link" onClick={() => open({ of: "group", id: group })}>
						{words.openGroup(groupName)}
					</button>
				)}
				<Button size="small" icon={<CopyRegular />} onClick={() => setLike(true)}>
					{words.addLikeShort}
				</Button>
				<Button size="small" icon={<DeleteRegular />} onClick={() => void removeIt()}>
					{words.removeWith(name, projects.length)}
				</Button>
			</div>
			{like && (
				<AddLike of={id} close={() => setLike(false)} added={(made) => open({ of: "useCase", id: made })} />
			)}
			<ThingFindings id={id} at={base} steps={steps} />
			<Asked question="organization.useCases" base={base} without={["name", "token"]}>
				<div className={css.firstFields}>
					<TextField at={`${base}/name`} />
					<ShortForm base={base} />
				</div>
			</Asked>
			<Asked question="organization.needs" base={base} />
			<section className={css.useCases} aria-label={words.standsIn}>
				<h3>{words.standsIn}</h3>
				<ul>
					{view.columns.map((column) => {
						const project = projects.find((one) => environmentOf(one) === column.id);
						return (
							<li key={column.id}>
								<span className={css.environment}>
									<EnvironmentName kind={column.kind} name={column.name} />
								</span>
								{project === undefined ? (
									<Button
										size="small"
										appearance="subtle"
										icon={<AddRegular />}
										onClick={() => void add(column.id)}
									>
										{words.addTo(column.name)}
									</Button>
								) : (
									<button
										type="button"
										className={`link ${css.place}`}
										onClick={() => open({ of: "thing", id: project })}
									>
										<FolderRegular aria-hidden />
										{words.project}
									</button>
								)}
							</li>
						);
					})}
				</ul>
			</section>
		</>
	);
}
