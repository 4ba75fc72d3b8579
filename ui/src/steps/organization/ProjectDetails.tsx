/** A project: where it stands, what runs in it, who answers for it. */
import { Button } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import type { GridProject, OrganizationView } from "../../bindings";
import { PickField } from "../../fields/choices";
import { TextField } from "../../fields/text";
import type { Id } from "../../host/types";
import { accountsIn } from "../../state/accounts";
import { useActions, useDraft, useDraftStore, useValue } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { pointer } from "../../state/pointer";
import { words } from "../../words/organization";
import { words as shared } from "../../words/parts";
import { Asked } from "../parts/Asked";
import { ThingFindings } from "../parts/finds";
import { withoutProject } from "./changes";
import type { DetailsProps } from "./Details";
import css from "./details.module.css";
import { steps } from "./GridRow";
import { ShortForm } from "./GroupDetails";

function found(view: OrganizationView, id: Id): GridProject | undefined {
	return view.rows
		.flatMap((row) => row.cells)
		.flatMap((cell) => [...cell.unplaced, ...cell.accounts.flatMap((account) => account.projects)])
		.find((project) => project.id === id);
}

export function ProjectDetails({ view, id, open, remove }: DetailsProps & { id: Id }) {
	const draft = useDraftStore();
	const { enter } = useActions();
	const base = pointer("organization", "projects", id);
	const name = useDraft((state) => nameOf(state.document, id));
	const useCase = useValue<string>(`${base}/useCase`);
	const useCaseAt = pointer("organization", "useCases", useCase ?? "");
	const token = useValue<string>(`${useCaseAt}/token`) ?? "";
	const environment = useValue<string>(`${base}/environment`);
	const project = found(view, id);
	const resources = accountsIn(view).filter(
		(one) => environment === undefined || one.environment === environment,
	);
	return (
		<>
			<div className={css.thing}>
				<h3>{project?.name ?? name}</h3>
				{project !== undefined && <span className="mono">{project.azureName}</span>}
				{useCase !== undefined && useCase !== "" && (
					<button type="button" className="link" onClick={() => open({ of: "useCase", id: useCase })}>
						{words.openUseCase(project?.name ?? "")}
					</button>
				)}
				<Button
					size="small"
					icon={<DeleteRegular />}
					aria-label={shared.removeThing(name)}
					onClick={() => void remove(name, withoutProject(draft.getState().document, id))}
				>
					{shared.remove}
				</Button>
			</div>
			<ThingFindings id={id} at={base} steps={steps} />
			{useCase !== undefined && useCase !== "" && token === "" && <ShortForm base={useCaseAt} />}
			<Asked question="organization.data" base={base} />
			<Asked question="organization.owners" base={base} />
			<Asked question="organization.projects" base={base} without={["name", "account"]}>
				{/* biome-ignore lint/a11y/noStaticElementInteractions: tells which question its fields belong to */}
				<div className={css.firstFields} onFocus={() => enter("organization.projects")}>
					<TextField at={`${base}/name`} mono placeholder={project?.azureName ?? ""} />
					<PickField at={`${base}/account`} of="account" options={resources} empty={words.asRule} />
				</div>
			</Asked>
		</>
	);
}
