/** Who is expected to give which roles. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import type { GrantDuty } from "../../bindings";
import { type Offer, PickField, PickListField } from "../../fields/choices";
import { Question } from "../../fields/Question";
import { useActions, useDraft, useKeys, useValue } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { pointer } from "../../state/pointer";
import { useView } from "../../state/views";
import { words } from "../../words/access";
import { counted } from "../../words/window";
import { Folding } from "./Folding";
import css from "./grants.module.css";

const place = "/access/whoGrants";

export function WhoGrants() {
	const ids = useKeys(place);
	const roles = useView(ids.length === 0 ? null : { of: "roles", persona: null, at: null }).view?.roles ?? [];
	const offers = roles.map(({ role, name }) => ({ value: role, label: name }));
	const { newId, set, goTo } = useActions();
	const add = async () => {
		const at = place + pointer(await newId("dut"));
		await set(at, {});
		goTo(`${at}/principal`);
	};
	return (
		<Question id="access.whoGrants" answer={ids.length === 0 ? "" : counted(ids.length, "giver")}>
			{ids.map((id) => (
				<Duty key={id} at={place + pointer(id)} offers={offers} />
			))}
			<Button appearance="subtle" icon={<AddRegular />} onClick={() => void add()}>
				{words.addGiver}
			</Button>
		</Question>
	);
}

function Duty({ at, offers }: { at: string; offers: Offer[] }) {
	const duty = useValue<GrantDuty>(at) ?? {};
	const named = useDraft((state) => nameOf(state.document, duty.principal ?? ""));
	const roles = (duty.roles ?? []).map((id) => offers.find(({ value }) => value === id)?.label ?? id);
	const who = named === "" ? words.noOne : named;
	return (
		<Folding at={at} title={words.givesRoles(who, roles.join(", "))} remove={words.removeGiver(who)}>
			<div className={css.fields}>
				<PickField at={`${at}/principal`} of="principal" />
				<PickListField at={`${at}/roles`} offers={offers} empty={words.noRoles} />
				<PickListField at={`${at}/environments`} of="environment" />
			</div>
		</Folding>
	);
}
