/** A role in the picker: its names, what it is for, and what it yields at the place. */
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { Marked } from "../../pictures/marks";
import { words } from "../../words/access";
import type { Chosen } from "./change";
import { placeName } from "./lines";
import css from "./picker.module.css";

export function RoleOption({
	id,
	n,
	role,
	now,
	active,
	persona,
	hover,
	take,
}: {
	id: string;
	n: number;
	role: Chosen;
	now: boolean;
	active: boolean;
	/** It is for a persona, whose work it is measured against. */
	persona: boolean;
	hover: (n: number) => void;
	take: (role: Chosen) => void;
}) {
	const former = role.former ?? [];
	return (
		// Keys are the search's, which keeps the focus.
		// biome-ignore lint/a11y/useKeyWithClickEvents: see above
		<div
			id={id}
			role="option"
			tabIndex={-1}
			aria-selected={now}
			data-option={n}
			data-active={active}
			className={css.option}
			onMouseMove={() => !active && hover(n)}
			onMouseDown={(event) => event.preventDefault()}
			onClick={() => take(role)}
		>
			<span className={css.check}>{now && <CheckmarkRegular aria-hidden />}</span>
			<div className={css.text}>
				<div className={css.name}>
					<strong>{role.name}</strong>
					{former.length > 0 && <span className="caption">{words.formerly(former.join(", "))}</span>}
					{now && <span className={css.now}>{words.now}</span>}
				</div>
				<div>{role.purpose}</div>
				{role.why && <div className={css.why}>{role.why}</div>}
				<Yields role={role} />
				{role.idFromOthers && <div className={css.why}>{words.lookUp}</div>}
				<div className="mono">{role.role}</div>
			</div>
			<div className={css.fit}>
				<Fits role={role} persona={persona} />
			</div>
		</div>
	);
}

/** What it adds, lacks and gives at the place, as far as that is known. */
function Yields({ role: { fit, tooMuch = [], lacks = [], gives = [], abilities } }: { role: Chosen }) {
	if (fit === undefined || fit === "refused") {
		return null;
	}
	return (
		<>
			{tooMuch.length > 0 && <div className={css.why}>{words.adds(tooMuch.join("; "))}</div>}
			{lacks.length > 0 && <div className={css.why}>{words.lacks(lacks.join("; "))}</div>}
			{tooMuch.length === 0 && abilities !== undefined && (
				<div className={css.why}>{words.gives(gives.join("; "), abilities)}</div>
			)}
		</>
	);
}

function Fits({ role, persona }: { role: Chosen; persona: boolean }) {
	const { fit, tooMuch = [], lacks = [], suggestedAt } = role;
	if (fit === "refused") {
		return <Marked of="blocker">{words.notTaken}</Marked>;
	}
	if (tooMuch.length > 0) {
		return <Marked of="warning">{words.tooMany(tooMuch.length)}</Marked>;
	}
	if (fit === "more") {
		return <Marked of="warning">{words.tooMuch}</Marked>;
	}
	if (persona && fit === "fits" && lacks.length === 0) {
		return <Marked of="done">{words.exactFit}</Marked>;
	}
	return suggestedAt ? <Marked of="open">{words.suggestedAt(placeName(suggestedAt))}</Marked> : null;
}
