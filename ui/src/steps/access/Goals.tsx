/** Goals: what somebody must, may or must not be able to do, a sentence each, its fields behind it. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import type { AbilityName, Goal } from "../../bindings";
import { ChoiceField, PickField, PickListField } from "../../fields/choices";
import { Frame } from "../../fields/Frame";
import { Question } from "../../fields/Question";
import { LongTextField } from "../../fields/text";
import { RowsOf, useRows } from "../../pictures/rows";
import { useActions, useDraft, useKeys, useValue } from "../../state/hooks";
import { nameOf } from "../../state/names";
import { pointer } from "../../state/pointer";
import { useView } from "../../state/views";
import { goalText, words as says } from "../../words/abilities";
import { words } from "../../words/access";
import { choiceLabel } from "../../words/plan";
import { counted } from "../../words/window";
import { Chooser } from "./abilities/Chooser";
import { Folding } from "./Folding";
import { goalsAt } from "./goals";
import css from "./grants.module.css";

export function Goals() {
	const ids = useKeys(goalsAt);
	// No such ability: the names of all, and nobody who can.
	const abilities = useView(ids.length === 0 ? null : { of: "whoCan", ability: "" }).view?.abilities ?? [];
	const { newId, set, goTo } = useActions();
	const rows = useRows(ids.length, { size: 37 });
	const add = async () => {
		const at = goalsAt + pointer(await newId("goa"));
		await set(at, { must: "must" });
		goTo(`${at}/ability`);
	};
	return (
		<Question id="access.goals" answer={ids.length === 0 ? "" : counted(ids.length, "goal")}>
			<p className={css.help}>{words.goalsHelp}</p>
			<div ref={rows.ref} className={css.rows} data-many={rows.isMany}>
				<RowsOf rows={rows}>
					{(n) => {
						const id = ids[n];
						return id !== undefined && <GoalRow key={id} id={id} abilities={abilities} />;
					}}
				</RowsOf>
			</div>
			<Button appearance="subtle" icon={<AddRegular />} onClick={() => void add()}>
				{words.addGoal}
			</Button>
		</Question>
	);
}

function GoalRow({ id, abilities }: { id: string; abilities: AbilityName[] }) {
	const at = goalsAt + pointer(id);
	const goal = useValue<Goal>(at) ?? {};
	const text = useDraft((state) => {
		const who = goal.principal
			? nameOf(state.document, goal.principal)
			: goal.persona
				? choiceLabel(`${at}/persona`, goal.persona)
				: words.noOne;
		const ability = abilities.find((one) => one.id === goal.ability)?.name ?? goal.ability ?? "";
		const where = (goal.environments ?? []).map((one) => nameOf(state.document, one));
		const said = goalText(who, goal.must, ability);
		return where.length === 0 ? said : `${said}, ${words.inOnly(where.join(", "))}`;
	});
	return (
		<Folding at={at} title={text} remove={words.removeGoal(text)}>
			<div className={css.fields}>
				<ChoiceField at={`${at}/persona`} />
				<PickField at={`${at}/principal`} of="principal" />
				<AbilityField at={`${at}/ability`} abilities={abilities} />
				<ChoiceField at={`${at}/must`} />
				<PickListField at={`${at}/environments`} of="environment" />
				<LongTextField at={`${at}/why`} />
			</div>
		</Folding>
	);
}

function AbilityField({ at, abilities }: { at: string; abilities: AbilityName[] }) {
	const { set } = useActions();
	const ability = useValue<string>(at) ?? "";
	return (
		<Frame at={at}>
			{(control) => (
				<Chooser
					control={control}
					empty={says.noAbility}
					placeholder={says.chooseAbility}
					options={abilities}
					chosen={ability}
					choose={(id) => void set(at, id)}
				/>
			)}
		</Frame>
	);
}
