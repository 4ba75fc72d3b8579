/** A Foundry resource: what differs from its column's rule, and who answers for it. */
import { Button } from "@fluentui/react-components";
import { BranchForkRegular } from "@fluentui/react-icons/svg/branch-fork";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import type { GridAccount, OrganizationView } from "../../bindings";
import { ChoiceField, PickField, PickListField, SwitchField } from "../../fields/choices";
import { TextField } from "../../fields/text";
import type { Id } from "../../host/types";
import { useActions, useValue } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { words } from "../../words/organization";
import { words as shared } from "../../words/parts";
import { Asked } from "../parts/Asked";
import { ThingFindings } from "../parts/finds";
import type { DetailsProps } from "./Details";
import css from "./details.module.css";
import { steps } from "./GridRow";

/** Drawn here, since what is left empty is taken from the rule. */
const drawn = [
	"name",
	"region",
	"subdomain",
	"subscription",
	"resourceGroup",
	"alsoServes",
	"identity",
	"allowProjectManagement",
	"localAuth",
];

/** Asked of resources beyond the rule only: the others have them from their cell. */
const ofExtra = ["extra", "groups", "environment"];

function found(view: OrganizationView, id: Id): { account: GridAccount; region: string } | undefined {
	for (const row of view.rows) {
		for (const [at, cell] of row.cells.entries()) {
			const account = cell.accounts.find((one) => one.id === id);
			if (account !== undefined) {
				return { account, region: view.columns[at]?.region ?? "" };
			}
		}
	}
	return undefined;
}

export function AccountDetails({ view, id, remove }: DetailsProps & { id: Id }) {
	const { edit } = useActions();
	const base = pointer("organization", "accounts", id);
	const { account, region = "" } = found(view, id) ?? {};
	const extra = useValue<boolean>(`${base}/extra`) === true;
	const changed = account?.changed ?? [];
	const name = account?.name ?? id;
	return (
		<>
			<div className={css.thing}>
				<h3 className="mono">{name}</h3>
				{extra && (
					<Button size="small" icon={<DeleteRegular />} onClick={() => void remove(name, [{ at: base }])}>
						{shared.removeThing(name)}
					</Button>
				)}
			</div>
			<ThingFindings id={id} at={base} steps={steps} />
			{!extra &&
				(changed.length === 0 ? (
					<p className={`caption ${css.rule}`}>{words.follows}</p>
				) : (
					<ul className={css.changes} aria-label={words.differs}>
						{changed.map((one) => (
							<li key={one.at}>
								<BranchForkRegular aria-hidden />
								<span>{words.changed(one.words)}</span>
								<button
									type="button"
									className="link"
									aria-label={words.setBackThing(name, one.words)}
									onClick={() => void edit([{ at: one.at }])}
								>
									{words.setBack}
								</button>
							</li>
						))}
					</ul>
				))}
			<Asked question="organization.resources" base={base} without={extra ? drawn : [...drawn, ...ofExtra]}>
				<div className={css.firstFields}>
					<TextField at={`${base}/name`} mono placeholder={name} />
					<TextField at={`${base}/region`} placeholder={region} />
					<TextField at={`${base}/subdomain`} mono placeholder={name.toLowerCase()} />
					<PickField at={`${base}/subscription`} of="subscription" empty={words.asRule} />
					<TextField at={`${base}/resourceGroup`} mono placeholder={words.asRule} />
					<PickListField at={`${base}/alsoServes`} of="environment" empty={words.noOther} />
					<ChoiceField at={`${base}/identity`} empty={words.asRule} />
					<SwitchField at={`${base}/allowProjectManagement`} empty={words.asRule} />
					<SwitchField at={`${base}/localAuth`} empty={words.asRule} />
				</div>
			</Asked>
			<Asked question="organization.owners" base={base} />
		</>
	);
}
