/** How an ability is wanted: must, may, must not, by one press. */
import { Checkbox, ToggleButton } from "@fluentui/react-components";
import { useState } from "react";
import type { AbilityName, AbilityRow, Must } from "../../../bindings";
import { announce } from "../../../state/announce";
import { useDraft, useDraftStore } from "../../../state/hooks";
import { useName } from "../../../state/names";
import { goalText, words } from "../../../words/abilities";
import { choiceLabel } from "../../../words/plan";
import { goalIn, type Wanted, want } from "../goals";
import css from "./abilities.module.css";

const musts: readonly Must[] = ["must", "may", "mustNot"];

export function GoalButtons({
	row,
	ability,
	environment,
}: {
	row: AbilityRow;
	ability: AbilityName;
	environment: string;
}) {
	const draft = useDraftStore();
	const wanted: Wanted = { persona: row.persona, principal: row.id, ability: ability.id };
	const goal = useDraft((state) => goalIn(state.document, wanted, environment));
	const [only, setOnly] = useState((goal?.environments ?? []).length > 0);
	const named = useName(environment);
	const who = row.persona === null ? row.name : choiceLabel("/access/mapping/map/persona", row.persona);
	const press = async (must: Must) => {
		const next = goal?.must === must ? null : must;
		if (await want(draft, wanted, next, only ? environment : "")) {
			const text = goalText(who, must, ability.name);
			announce(next === null ? words.goalGone(text) : words.goalSet(text));
		}
	};
	return (
		<fieldset className={css.goal}>
			<legend className="caption">
				{words.goal}. {words.goalFor(who)}
			</legend>
			<div className={css.goalButtons}>
				{musts.map((must) => (
					<ToggleButton
						key={must}
						size="small"
						checked={goal?.must === must}
						onClick={() => void press(must)}
					>
						{words.goals[must]}
					</ToggleButton>
				))}
				{environment !== "" && (
					<Checkbox
						label={words.onlyIn(named)}
						checked={only}
						onChange={(_, { checked }) => setOnly(checked === true)}
					/>
				)}
			</div>
			{goal === undefined && <div className="caption">{words.byJob}</div>}
		</fieldset>
	);
}
