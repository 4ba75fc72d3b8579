/** Business groups with who answers for cost, who watches, and where they look. */
import type { GroupGovernance } from "../../bindings";
import { Suggestion } from "../../fields/Suggestion";
import { ContactField } from "../../fields/text";
import type { Id, Json, Patch } from "../../host/types";
import { useActions, useDraft, useDraftStore, useValue } from "../../state/hooks";
import { nameOf, useIds, useName } from "../../state/names";
import { isTree, pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/governance";
import { shown } from "../../words/plan";
import { Asked } from "../parts/Asked";
import { ThingFindings } from "../parts/finds";
import { Cell, Things } from "../parts/Things";
import css from "./governance.module.css";
import { Views, viewFields } from "./Views";

const collection = "/governance/groups";
const steps = ["governance"] as const;
const at = (id: Id) => pointer("governance", "groups", id);

/** The owner of each business group, where nobody is named yet. */
function fromOwners(document: Json, groups: Id[], field: "costOwner" | "monitoringOwner"): Patch {
	return groups.flatMap((id) => {
		const there = valueAt(document, `${at(id)}/${field}/name`);
		const owner = valueAt(document, pointer("organization", "groups", id, "owner"));
		const isNamed = isTree(owner) && typeof owner.name === "string" && owner.name !== "";
		return isNamed && (there === undefined || there === "") ? [{ at: `${at(id)}/${field}`, to: owner }] : [];
	});
}

export function Groups() {
	const { goTo } = useActions();
	const ids = useIds("group");
	return (
		<section className={css.groups} aria-label={words.watching}>
			<h2>{words.watching}</h2>
			<Owners ids={ids} field="costOwner" what={words.cost} />
			<Owners ids={ids} field="monitoringOwner" what={words.monitoring} />
			{ids.length === 0 ? (
				<p className={css.quiet} data-at={collection}>
					{words.noGroups}{" "}
					<button type="button" className="link" onClick={() => goTo("/organization/groups")}>
						{words.toOrganization}
					</button>
				</p>
			) : (
				<Things
					label={words.watching}
					at={collection}
					ids={ids}
					steps={steps}
					one={words.groupOne}
					text={textOf}
					columns={[
						{ head: words.group, width: "minmax(150px, 1fr)" },
						{ head: words.cost, width: "minmax(150px, 1.2fr)" },
						{ head: words.monitoring, width: "minmax(150px, 1.2fr)" },
						{ head: words.views, width: "minmax(140px, 1fr)" },
					]}
					Name={Name}
					Cells={Cells}
					Details={Details}
				/>
			)}
		</section>
	);
}

function textOf(document: Json, id: Id): string {
	return `${nameOf(document, id)}\n${JSON.stringify(valueAt(document, at(id)) ?? "")}`;
}

/** One press names the owner of each group that has nobody yet. */
function Owners({ ids, field, what }: { ids: Id[]; field: "costOwner" | "monitoringOwner"; what: string }) {
	const draft = useDraftStore();
	const missing = useDraft((state) => fromOwners(state.document, ids, field).length);
	return missing === 0 ? null : (
		<Suggestion
			label={words.ownersOf(what, missing)}
			source={words.fromOrganization}
			patch={fromOwners(draft.getState().document, ids, field)}
		/>
	);
}

function Name({ id }: { id: Id }) {
	return <span>{useName(id)}</span>;
}

function Person({ at: place }: { at: string }) {
	const contact = useValue<{ name?: string; reach?: string }>(place);
	return (
		<Cell>
			<span className={css.two}>
				<span className={contact?.name ? "" : "caption"}>{contact?.name || words.nobody}</span>
				<span className="caption">{contact?.reach}</span>
			</span>
		</Cell>
	);
}

function Cells({ id }: { id: Id }) {
	const views = useValue<GroupGovernance["views"]>(`${at(id)}/views`) ?? {};
	const all = Object.entries(views);
	return (
		<>
			<Person at={`${at(id)}/costOwner`} />
			<Person at={`${at(id)}/monitoringOwner`} />
			<Cell>
				{all.length === 0 ? (
					<span className="caption">{words.noViews}</span>
				) : (
					<ul className={css.two}>
						{all.map(([view, { kind, howOften = "" }]) => (
							<li key={view}>{words.view(shown(`${at(id)}/views/${view}/kind`, kind ?? ""), howOften)}</li>
						))}
					</ul>
				)}
			</Cell>
		</>
	);
}

const contact = (field: string) => [`${field}.name`, `${field}.reach`];

function Details({ id }: { id: Id }) {
	return (
		<>
			<ThingFindings id={id} at={at(id)} steps={steps} />
			<Asked question="governance.cost" base={at(id)} without={contact("costOwner")}>
				<ContactField at={`${at(id)}/costOwner`} />
			</Asked>
			<Asked question="governance.monitoring" base={at(id)} without={contact("monitoringOwner")}>
				<ContactField at={`${at(id)}/monitoringOwner`} />
			</Asked>
			<Asked question="governance.views" base={at(id)} without={viewFields.map((name) => `views.*.${name}`)}>
				<Views at={`${at(id)}/views`} />
			</Asked>
		</>
	);
}
