/** How many lines of which state: a bar, and below it the counts, which filter the lines. */
import { ToggleButton } from "@fluentui/react-components";
import { useMemo } from "react";
import type { ChangeState, Compared } from "../../bindings";
import { ChangeMark } from "../../pictures/marks";
import { type Portion, ProportionBar } from "../../pictures/progress";
import { useAzure, useAzureActions } from "../../state/azure";
import { countIn, stateOrder, words } from "../../words/compare";
import css from "./compare.module.css";

export function Counts({ compared }: { compared: Compared }) {
	const states = useAzure((state) => state.shown.states);
	const { show } = useAzureActions();
	const portions = useMemo(
		() =>
			stateOrder.flatMap((state): (Portion & { id: ChangeState })[] => {
				const count = countIn(compared.counts, state);
				return count === 0 ? [] : [{ id: state, label: state, count, fill: `var(--fill-${state})` }];
			}),
		[compared],
	);
	const toggle = (state: ChangeState) =>
		show({
			states: states.includes(state) ? states.filter((one) => one !== state) : [...states, state],
			tab: "scope",
			row: 1,
			line: null,
		});
	if (portions.length === 0) {
		return null;
	}
	return (
		<div className={css.counts}>
			<ProportionBar portions={portions} label={words.bar(compared.counts)} />
			<fieldset className={css.states} aria-label={words.counts}>
				{portions.map(({ id, count }) => (
					<ToggleButton
						key={id}
						appearance="subtle"
						size="small"
						checked={states.includes(id)}
						disabledFocusable={compared.lines === count && !states.includes(id)}
						onClick={() => toggle(id)}
					>
						<ChangeMark of={id} />
						<strong className={css.count}>{count}</strong>
					</ToggleButton>
				))}
			</fieldset>
		</div>
	);
}
