/** The pattern the mapping follows: chosen from those that there are, shown before it is taken. */
import {
	Button,
	Menu,
	MenuButton,
	MenuItem,
	MenuList,
	MenuPopover,
	MenuTrigger,
} from "@fluentui/react-components";
import { useState } from "react";
import type { Preset, PresetRow } from "../../bindings";
import { Question } from "../../fields/Question";
import { Framed } from "../../shell/Framed";
import { announce } from "../../state/announce";
import { useActions, useValue } from "../../state/hooks";
import { useView } from "../../state/views";
import { words } from "../../words/access";
import { choiceLabel, fieldWords } from "../../words/plan";
import { own } from "../../words/window";
import css from "./pattern.module.css";

const at = "/access/preset";

export function Pattern() {
	const chosen = useValue<Preset>(at);
	const [looked, setLooked] = useState<Preset | null>(null);
	const { view } = useView(chosen === undefined ? null : { of: "preset", preset: chosen });
	const now = chosen === undefined ? words.noPattern : choiceLabel(at, chosen);
	const label = view === undefined || view.asNow ? now : words.changedPattern(now);
	const choices = fieldWords(at)?.choices ?? {};
	return (
		<Question id="access.preset" answer={chosen === undefined ? "" : label}>
			<div data-at={at}>
				<Menu>
					<MenuTrigger disableButtonEnhancement>
						<MenuButton aria-label={words.patternIs(label)}>{label}</MenuButton>
					</MenuTrigger>
					<MenuPopover className={css.menu}>
						<MenuList aria-label={words.patterns}>
							{Object.entries(choices).map(([preset, { label: name, help }]) => (
								<MenuItem key={preset} subText={help} onClick={() => setLooked(preset as Preset)}>
									{name}
								</MenuItem>
							))}
						</MenuList>
					</MenuPopover>
				</Menu>
			</div>
			{looked !== null && <Shown preset={looked} close={() => setLooked(null)} />}
		</Question>
	);
}

/** What a pattern would do, and the press that takes it. */
function Shown({ preset, close }: { preset: Preset; close: () => void }) {
	const { edit } = useActions();
	const { view } = useView({ of: "preset", preset });
	const name = choiceLabel(at, preset);
	const take = async () => {
		if (view === undefined) {
			return;
		}
		close();
		if (await edit(view.patch)) {
			announce(words.patternTaken(name));
		}
	};
	return (
		<Framed
			title={name}
			close={close}
			leave={own.cancel}
			submit={() => void take()}
			actions={
				<Button appearance="primary" type="submit" disabled={view === undefined || view.asNow}>
					{words.takePattern}
				</Button>
			}
		>
			<p className="caption">{fieldWords(at)?.choices?.[preset]?.help}</p>
			{view !== undefined && (
				<>
					<h3 className={css.head}>{words.rowsOfPattern}</h3>
					<ul className={css.rows}>
						{view.rows.map((row) => (
							<li key={`${row.persona} ${row.role} ${row.scope} ${row.environments.join(" ")}`}>
								<Row row={row} />
							</li>
						))}
					</ul>
					<h3 className={css.head}>{words.changesOfPattern}</h3>
					{view.changes.length === 0 ? (
						<p>{view.asNow ? words.patternAsNow : words.nobodyChanges}</p>
					) : (
						<ul className={css.changes}>
							{view.changes.map((change) => (
								<li key={change}>{change}</li>
							))}
						</ul>
					)}
				</>
			)}
		</Framed>
	);
}

function Row({ row }: { row: PresetRow }) {
	const persona = choiceLabel("/access/mapping/map/persona", row.persona);
	const place = choiceLabel("/access/mapping/map/scope", row.scope);
	return (
		<>
			<span>{persona}</span>
			<b>{row.role}</b>
			<span className="caption">
				{row.environments.length === 0 ? place : `${place} · ${row.environments.join(", ")}`}
			</span>
		</>
	);
}
