/** Choices that cannot be taken back: each is acknowledged by itself, with a name and a day. */
import { Button, Checkbox } from "@fluentui/react-components";
import type { OneWayDoor, SignOffView } from "../../bindings";
import { DateField, TextField } from "../../fields/text";
import { EnvironmentSquare } from "../../pictures/environment";
import { Mark } from "../../pictures/marks";
import { useActions, useApp, useDraft } from "../../state/hooks";
import { dayName } from "../../words/dates";
import { words } from "../../words/sign_off";
import { own } from "../../words/window";
import { Above, useAbove } from "../Above";
import css from "./sign_off.module.css";

export function Doors({ view }: { view: SignOffView }) {
	const { enter } = useActions();
	return (
		<section aria-label={words.doors} data-question="signOffs.doors" onFocus={() => enter("signOffs.doors")}>
			<div className={css.head}>
				<h2>
					<Mark of="oneWay" size={20} /> {words.doors}
				</h2>
			</div>
			<p className="caption">{view.doors.length === 0 ? words.noDoors : words.doorsLead}</p>
			{view.doors.length > 0 && <p className="caption">{words.doorsOpen(view.doorsOpen)}</p>}
			{kindsOf(view.doors).map(([kind, doors]) => (
				<div key={kind} className={css.kind}>
					<h3>{doors[0]?.label ?? kind}</h3>
					<ul className={css.doors}>
						{doors.map((door) => (
							<Door key={door.key} door={door} />
						))}
					</ul>
				</div>
			))}
		</section>
	);
}

/** Doors of one kind stand together, in the order they come. */
function kindsOf(doors: OneWayDoor[]): [kind: string, doors: OneWayDoor[]][] {
	const kinds = new Map<string, OneWayDoor[]>();
	for (const door of doors) {
		kinds.set(door.kind, [...(kinds.get(door.kind) ?? []), door]);
	}
	return [...kinds];
}

function Door({ door }: { door: OneWayDoor }) {
	const who = useApp((state) => state.start?.settings.who ?? "");
	const today = useDraft((state) => state.today);
	const kind = useDraft(
		(state) =>
			(state.document as { environments?: { items?: { [id: string]: { kind?: "test" } } } }).environments
				?.items?.[door.environment]?.kind,
	);
	const { edit } = useActions();
	const above = useAbove();
	const label = words.doorSays(door.label, door.environmentName);
	const said = door.acknowledged
		? words.acknowledged(door.by ?? "", door.date === null ? "" : dayName(door.date, today))
		: words.notAcknowledged;
	const acknowledge = (by: string) => edit([{ at: door.at, to: { by, date: today } }]);
	return (
		<li className={css.door}>
			<Checkbox
				checked={door.acknowledged}
				aria-label={label}
				data-at={door.at}
				onChange={(_, { checked }) => {
					if (checked !== true) {
						void edit([{ at: door.at }]);
					} else if (who === "") {
						// Without a name nothing is acknowledged.
						above.show();
					} else {
						void acknowledge(who);
					}
				}}
			/>
			<span className={css.doorText}>
				<span>
					<EnvironmentSquare kind={kind} /> {door.environmentName}
				</span>
				{door.holds !== "" && <span className="caption">{door.holds}</span>}
			</span>
			<button
				{...above.button}
				type="button"
				className={css.doorSaid}
				data-open={!door.acknowledged}
				aria-label={words.doorChange(label, said)}
			>
				{said}
			</button>
			<Above of={above} label={label}>
				<div className={css.popover}>
					<strong>{label}</strong>
					<TextField at={`${door.at}/by`} label={words.doorBy} />
					<DateField at={`${door.at}/date`} label={words.doorDate} />
					<Button size="small" onClick={above.close}>
						{own.close}
					</Button>
				</div>
			</Above>
		</li>
	);
}
