/** Roles of one's own: from abilities to the least definition that gives them, its fields behind it. */
import { Button, Dropdown, Option } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useId } from "react";
import type { AbilityName, CustomRole } from "../../bindings";
import { Question } from "../../fields/Question";
import { useControlStyles } from "../../fields/styles";
import { DateField, GuidField, LongTextField, TextField, TextListField } from "../../fields/text";
import { useActions, useKeys, useValue } from "../../state/hooks";
import { pointer } from "../../state/pointer";
import { useView } from "../../state/views";
import { words } from "../../words/access";
import { counted } from "../../words/window";
import { Folding } from "./Folding";
import css from "./grants.module.css";
import { draftPatch, holds } from "./roleDraft";

const place = "/access/customRoles";

export function CustomRoles() {
	const ids = useKeys(place);
	const abilities = useView(ids.length === 0 ? null : { of: "whoCan", ability: "" }).view?.abilities ?? [];
	const { newId, set, goTo } = useActions();
	const add = async () => {
		const at = place + pointer(await newId("rol"));
		await set(at, {});
		goTo(`${at}/name`);
	};
	return (
		<Question id="access.customRoles" answer={ids.length === 0 ? "" : counted(ids.length, "role")}>
			{ids.map((id) => (
				<OwnRole key={id} at={place + pointer(id)} abilities={abilities} />
			))}
			<Button appearance="subtle" icon={<AddRegular />} onClick={() => void add()}>
				{words.addRole}
			</Button>
		</Question>
	);
}

function OwnRole({ at, abilities }: { at: string; abilities: AbilityName[] }) {
	const name = useValue<string>(`${at}/name`) || words.unnamedRole;
	return (
		<Folding at={at} title={name} remove={words.removeOwn(name)}>
			<AbilitiesOfRole at={at} abilities={abilities} />
			<div className={css.fields}>
				<TextField at={`${at}/name`} />
				<GuidField at={`${at}/roleId`} />
				<LongTextField at={`${at}/description`} />
				<LongTextField at={`${at}/why`} />
				<TextListField at={`${at}/actions`} mono />
				<TextListField at={`${at}/notActions`} mono />
				<TextListField at={`${at}/dataActions`} mono />
				<TextListField at={`${at}/notDataActions`} mono />
				<TextListField at={`${at}/assignableScopes`} mono />
				<DateField at={`${at}/reviewOn`} />
			</div>
		</Folding>
	);
}

/** Choosing an ability writes the operations that it takes; those of one that is left go. */
function AbilitiesOfRole({ at, abilities }: { at: string; abilities: AbilityName[] }) {
	const id = useId();
	const style = useControlStyles();
	const { edit } = useActions();
	const role = useValue<CustomRole>(at) ?? {};
	const held = abilities.filter((one) => holds(role, one));
	const unsure = held.filter((one) => !one.confirmed);
	return (
		<div className={css.drafting}>
			<label id={id} htmlFor={`${id}-abilities`}>
				{words.roleGives}
			</label>
			<Dropdown
				id={`${id}-abilities`}
				className={`${css.adder}`}
				multiselect
				listbox={{ className: style.list }}
				aria-labelledby={id}
				placeholder={words.chooseAbilities}
				value={held.map(({ short }) => short).join(", ")}
				selectedOptions={held.map((one) => one.id)}
				onOptionSelect={(_, { selectedOptions }) =>
					void edit(draftPatch(at, role, abilities, selectedOptions))
				}
			>
				{abilities.map((one) => (
					<Option key={one.id} value={one.id}>
						{one.name}
					</Option>
				))}
			</Dropdown>
			<p className="caption">{words.roleGivesHelp}</p>
			{unsure.length > 0 && (
				<p className="caption">{words.unsure(unsure.map(({ short }) => short).join(", "))}</p>
			)}
		</div>
	);
}
