/**
 * The role picker: what fits a persona, what gives more than it needs, what is refused, each with its
 * reason, former name and id. A combobox over a listbox: focus stays in the search.
 */
import { Popover, PopoverSurface } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { SearchRegular } from "@fluentui/react-icons/svg/search";
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import type { Fit, Persona, RoleChoice } from "../../bindings";
import { guidIn } from "../../fields/text";
import { Marked } from "../../pictures/marks";
import { Part } from "../../pictures/part";
import { useView } from "../../state/views";
import { words } from "../../words/access";
import { fieldWords } from "../../words/plan";
import type { Chosen } from "./change";
import { placeName } from "./lines";
import css from "./picker.module.css";

type PickerProps = {
	/** Whom it is for, in words. */
	who: string;
	persona: Persona | null;
	/** The role now, by its GUID. */
	current: string;
	target: HTMLElement | null;
	/** What stands below the roles, such as in which environments it will hold. */
	foot?: ReactNode;
	choose: (chosen: Chosen) => void;
	close: () => void;
};

const fits: Fit[] = ["fits", "more", "refused"];

/** Roles that have all the words, in name, former name, purpose or id. */
export function lookedUp(roles: RoleChoice[], typed: string): RoleChoice[] {
	const looked = typed.toLowerCase().split(/\s+/).filter(Boolean);
	return roles.filter((role) => {
		const said = [role.name, ...role.former, role.purpose, role.role].join(" ").toLowerCase();
		return looked.every((word) => said.includes(word));
	});
}

function beginsWith(role: Chosen, typed: string): boolean {
	const looked = typed.trim().toLowerCase();
	return [role.name ?? "", ...(role.former ?? [])].some((name) => name.toLowerCase().startsWith(looked));
}

export function RolePicker({ who, persona, current, target, foot, choose, close }: PickerProps) {
	const id = useId();
	const list = useRef<HTMLDivElement>(null);
	const [typed, setTyped] = useState("");
	const all = useView({ of: "roles", persona, at: null }).view?.roles ?? [];
	const pasted = guidIn(typed)?.toLowerCase();
	const found = lookedUp(all, pasted ?? typed);
	const offered: Chosen[] = fits.flatMap((fit) => found.filter((role) => role.fit === fit));
	if (found.length === 0 && pasted !== undefined) {
		offered.push({ role: pasted });
	}
	const [at, setAt] = useState<number | null>(null);
	// The one whose name begins as typed, else the one now, else the first.
	const named = typed === "" ? -1 : offered.findIndex((role) => beginsWith(role, typed));
	const now = offered.findIndex((role) => role.role === current);
	const active = Math.min(at ?? Math.max(0, named === -1 ? now : named), offered.length - 1);
	const optionId = (n: number) => `${id}-${n}`;

	const move = (to: number) => {
		const next = Math.max(0, Math.min(offered.length - 1, to));
		setAt(next);
		list.current?.querySelector(`[data-option="${next}"]`)?.scrollIntoView({ block: "nearest" });
	};
	const take = (chosen: Chosen | undefined) => {
		if (chosen !== undefined) {
			choose(chosen);
		}
	};
	const keyed = (event: KeyboardEvent) => {
		const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
		if (by !== undefined) {
			event.preventDefault();
			move(active + by);
		} else if (event.key === "Enter") {
			event.preventDefault();
			take(offered[active]);
		}
	};
	const choices = fieldWords("/access/mapping/map/persona")?.choices ?? {};
	const need = persona === null ? undefined : choices[persona];
	const heads: Record<Fit, string> = {
		fits: words.fits(
			need === undefined ? "" : `${need.label}: ${need.help.replace(/\.$/, "").toLowerCase()}`,
		),
		more: words.more,
		refused: words.refused,
	};

	return (
		<Popover
			open
			trapFocus
			positioning={{
				target,
				position: "below",
				align: "start",
				autoSize: "height-always",
				overflowBoundaryPadding: 8,
			}}
			onOpenChange={(_, { open }) => !open && close()}
		>
			<PopoverSurface className={`${css.surface}`} aria-label={words.pickerOf(who)}>
				<div className={css.search}>
					<SearchRegular aria-hidden fontSize={18} />
					<input
						role="combobox"
						aria-label={words.search}
						aria-expanded="true"
						aria-controls={`${id}-list`}
						aria-activedescendant={offered.length === 0 ? undefined : optionId(active)}
						aria-autocomplete="list"
						placeholder={words.search}
						spellCheck={false}
						value={typed}
						onChange={(event) => {
							setTyped(event.target.value);
							setAt(null);
						}}
						onKeyDown={keyed}
					/>
					<span className="kbd" aria-hidden>
						Esc
					</span>
				</div>
				<div
					ref={list}
					className={css.list}
					role="listbox"
					id={`${id}-list`}
					aria-label={words.roles}
					tabIndex={-1}
				>
					{fits.map((fit) => {
						const roles = found.filter((role) => role.fit === fit);
						return (
							roles.length > 0 && (
								<Part key={fit} is="group" aria-label={heads[fit]}>
									<div className={css.head} role="presentation">
										{heads[fit]}
									</div>
									{roles.map((role) => {
										const n = offered.indexOf(role);
										return (
											<Option
												key={role.role}
												id={optionId(n)}
												n={n}
												role={role}
												now={role.role === current}
												active={n === active}
												hover={setAt}
												take={take}
											/>
										);
									})}
								</Part>
							)
						);
					})}
					{found.length === 0 && pasted !== undefined && (
						<Option
							id={optionId(0)}
							n={0}
							role={{ role: pasted, name: words.takeId(pasted), purpose: words.notInCatalogue }}
							now={pasted === current}
							active
							hover={setAt}
							take={take}
						/>
					)}
				</div>
				{all.length > 0 && offered.length === 0 && <p className={css.none}>{words.noneFound(all.length)}</p>}
				{foot !== undefined && <div className={css.foot}>{foot}</div>}
			</PopoverSurface>
		</Popover>
	);
}

function Option({
	id,
	n,
	role,
	now,
	active,
	hover,
	take,
}: {
	id: string;
	n: number;
	role: Chosen;
	now: boolean;
	active: boolean;
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
				{role.idFromOthers && <div className={css.why}>{words.lookUp}</div>}
				<div className="mono">{role.role}</div>
			</div>
			<div className={css.fit}>
				{role.fit === "refused" ? (
					<Marked of="blocker">{words.notTaken}</Marked>
				) : role.fit === "more" ? (
					<Marked of="warning">{words.tooMuch}</Marked>
				) : role.suggestedAt ? (
					<Marked of="done">{words.suggestedAt(placeName(role.suggestedAt))}</Marked>
				) : null}
			</div>
		</div>
	);
}
