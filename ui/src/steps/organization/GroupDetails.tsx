/** A business group: its name, what it wants, who answers for it, what it builds. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useState } from "react";
import { Suggestion } from "../../fields/Suggestion";
import { TextField } from "../../fields/text";
import type { Id } from "../../host/types";
import { useActions, useDraft, useDraftStore, useValue } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/organization";
import { words as shared } from "../../words/parts";
import { Asked } from "../parts/Asked";
import { ThingFindings, ThingMark } from "../parts/finds";
import { AddLike } from "./AddLike";
import { casesOf, moved, projectsIn, projectsOf, withoutGroup, withUseCase } from "./changes";
import type { DetailsProps } from "./Details";
import css from "./details.module.css";
import { steps } from "./GridRow";

/** A few letters of a name, as they may stand in names of resources. */
export function shortForm(name: string): string {
	const plain = name
		.normalize("NFD")
		.replaceAll(/\p{Mark}/gu, "")
		.toLowerCase();
	return plain.match(/[a-z0-9]+/)?.[0].slice(0, 12) ?? "";
}

/** The short form, with one made of the name beside it while there is none. */
export function ShortForm({ base }: { base: string }) {
	const name = useValue<string>(`${base}/name`) ?? "";
	const token = useValue<string>(`${base}/token`) ?? "";
	const suggested = shortForm(name);
	return (
		<TextField
			at={`${base}/token`}
			mono
			beside={
				token === "" &&
				suggested !== "" && (
					<Suggestion
						label={suggested}
						source={words.fromName}
						patch={[{ at: `${base}/token`, to: suggested }]}
					/>
				)
			}
		/>
	);
}

export function GroupDetails({ id, open, close, remove }: DetailsProps & { id: Id }) {
	const draft = useDraftStore();
	const { edit } = useActions();
	const [like, setLike] = useState(false);
	const base = pointer("organization", "groups", id);
	const name = useDraft((state) => nameOf(state.document, id));
	const projects = useDraft((state) => projectsIn(state.document, id).length);
	const [canUp, canDown] = useDraft((state) => [
		moved(state.document, id, -1) !== undefined,
		moved(state.document, id, 1) !== undefined,
	]);
	const move = (by: 1 | -1) => {
		const patch = moved(draft.getState().document, id, by);
		if (patch !== undefined) {
			void edit(patch);
		}
	};
	const removeIt = async () => {
		if (await remove(name, withoutGroup(draft.getState().document, id))) {
			close();
		}
	};
	return (
		<>
			<div className={css.thing}>
				<fieldset className={css.order} data-at="/organization/order">
					<legend className="hidden-text">{words.order}</legend>
					<Button size="small" icon={<ArrowUpRegular />} disabled={!canUp} onClick={() => move(-1)}>
						{words.up}
					</Button>
					<Button size="small" icon={<ArrowDownRegular />} disabled={!canDown} onClick={() => move(1)}>
						{words.down}
					</Button>
				</fieldset>
				<Button size="small" icon={<CopyRegular />} onClick={() => setLike(true)}>
					{words.addLikeShort}
				</Button>
				<Button size="small" icon={<DeleteRegular />} onClick={() => void removeIt()}>
					{words.removeWith(name, projects)}
				</Button>
			</div>
			{like && (
				<AddLike of={id} close={() => setLike(false)} added={(made) => open({ of: "group", id: made })} />
			)}
			<ThingFindings id={id} at={base} steps={steps} />
			<Asked question="organization.groups" base={base} without={["name", "token"]}>
				<div className={css.firstFields}>
					<TextField at={`${base}/name`} />
					<ShortForm base={base} />
				</div>
			</Asked>
			<Asked question="organization.owners" base={base} />
			<UseCases group={id} open={open} />
		</>
	);
}

function UseCases({ group, open }: { group: Id; open: DetailsProps["open"] }) {
	const { edit, newId } = useActions();
	const ids = useDraft((state) => casesOf(state.document, group));
	const add = async () => {
		const id = await newId("use");
		if (await edit(withUseCase(id, { group }))) {
			open({ of: "useCase", id });
		}
	};
	return (
		<section className={css.useCases} aria-label={words.useCases}>
			<h3>{words.useCases}</h3>
			<ul>
				{ids.map((id) => (
					<UseCaseLine key={id} id={id} open={open} />
				))}
			</ul>
			<Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => void add()}>
				{words.addUseCase}
			</Button>
		</section>
	);
}

function UseCaseLine({ id, open }: { id: Id; open: DetailsProps["open"] }) {
	const name = useDraft((state) => nameOf(state.document, id));
	const places = useDraft((state) =>
		projectsOf(state.document, id)
			.map((project) => valueAt(state.document, pointer("organization", "projects", project, "environment")))
			.map((environment) => (typeof environment === "string" ? nameOf(state.document, environment) : ""))
			.join(", "),
	);
	return (
		<li>
			<button type="button" className="link" onClick={() => open({ of: "useCase", id })}>
				{name === id ? shared.unnamed : name}
			</button>
			<span className="caption">{places || words.nowhere}</span>
			<ThingMark id={id} at={pointer("organization", "useCases", id)} steps={steps} />
		</li>
	);
}
