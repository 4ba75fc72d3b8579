/**
 * Which part of the plan a screen is about: everything, a wave, or some environments and business groups.
 *
 *   const [slice, setSlice] = useSlice();
 *   <SlicePicker value={slice} onChange={setSlice} />
 *
 * The choice is kept with the draft and is the same on every screen that uses `useSlice`.
 */
import {
	Button,
	Menu,
	MenuDivider,
	MenuGroup,
	MenuGroupHeader,
	MenuItemCheckbox,
	MenuItemRadio,
	MenuList,
	MenuPopover,
} from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { useRef, useState } from "react";
import type { Slice, Wave } from "../bindings";
import { useKept, useValue } from "../state/hooks";
import { type Thing, useThings } from "../state/names";
import { words } from "../words/slice";

type Props = { value: Slice; onChange: (slice: Slice) => void };

const whole: Slice = {};

/** The part of the plan that the screens of this draft are about. */
export function useSlice(): [Slice, (slice: Slice) => void] {
	return useKept<Slice>("slice", whole);
}

export function SlicePicker({ value, onChange }: Props) {
	const environments = useThings("environment");
	const groups = useThings("group");
	const waves = useValue<{ [id: string]: Wave }>("/environments/waves") ?? {};
	const [open, setOpen] = useState(false);
	const button = useRef<HTMLSpanElement>(null);
	const label = sliceName(value, environments, groups, waves);
	const close = () => {
		setOpen(false);
		button.current?.querySelector("button")?.focus();
	};
	return (
		<span ref={button}>
			<Button
				size="small"
				icon={<ChevronDownRegular />}
				iconPosition="after"
				aria-label={`${words.part}: ${label}`}
				aria-haspopup="menu"
				aria-expanded={open}
				onClick={() => setOpen(!open)}
				onKeyDown={(event) => {
					if (event.key === "ArrowDown") {
						event.preventDefault();
						setOpen(true);
					}
				}}
			>
				{label}
			</Button>
			{open && (
				<Choices {...{ value, onChange, environments, groups, waves, close }} target={button.current} />
			)}
		</span>
	);
}

type Known = { environments: Thing[]; groups: Thing[]; waves: { [id: string]: Wave } };

/** The menu, there only while it is open. */
function Choices({
	value,
	onChange,
	environments,
	groups,
	waves,
	target,
	close,
}: Props & Known & { target: HTMLElement | null; close: () => void }) {
	const all = isWhole(value);
	return (
		<Menu
			open
			persistOnItemClick
			positioning={{ target, position: "below", align: "end" }}
			onOpenChange={(event, { open }) => {
				// A press on the button is the button's own affair.
				if (!open && !(event.target instanceof Node && target?.contains(event.target))) {
					close();
				}
			}}
			checkedValues={{
				whole: all ? ["whole"] : [],
				wave: Object.keys(waves).filter((id) => !all && sameSlice(value, waves[id] ?? {})),
				environments: value.environments ?? [],
				groups: value.groups ?? [],
			}}
			onCheckedValueChange={(_, { name, checkedItems }) => {
				if (name === "whole") {
					onChange(whole);
				} else if (name === "wave") {
					onChange(plain(waves[checkedItems[0] ?? ""] ?? {}));
				} else {
					onChange(plain({ ...value, [name]: checkedItems }));
				}
			}}
		>
			<MenuPopover>
				<MenuList>
					<MenuItemRadio name="whole" value="whole">
						{words.whole}
					</MenuItemRadio>
					{Object.keys(waves).length > 0 && <MenuDivider />}
					{Object.keys(waves).length > 0 && (
						<MenuGroup>
							<MenuGroupHeader>{words.waves}</MenuGroupHeader>
							{Object.entries(waves).map(([id, wave]) => (
								<MenuItemRadio key={id} name="wave" value={id}>
									{wave.name || words.unnamedWave}
								</MenuItemRadio>
							))}
						</MenuGroup>
					)}
					<Several name="environments" title={words.environments} things={environments} />
					<Several name="groups" title={words.groups} things={groups} />
				</MenuList>
			</MenuPopover>
		</Menu>
	);
}

function Several({ name, title, things }: { name: string; title: string; things: Thing[] }) {
	if (things.length === 0) {
		return null;
	}
	return (
		<>
			<MenuDivider />
			<MenuGroup>
				<MenuGroupHeader>{title}</MenuGroupHeader>
				{things.map((thing) => (
					<MenuItemCheckbox key={thing.id} name={name} value={thing.id}>
						{thing.name}
					</MenuItemCheckbox>
				))}
			</MenuGroup>
		</>
	);
}

export function isWhole({ environments = [], groups = [] }: Slice): boolean {
	return environments.length === 0 && groups.length === 0;
}

/** Without empty lists: they mean all. */
function plain({ environments = [], groups = [] }: Slice): Slice {
	return {
		...(environments.length === 0 ? {} : { environments: [...environments] }),
		...(groups.length === 0 ? {} : { groups: [...groups] }),
	};
}

function sameSlice(a: Slice, b: Slice): boolean {
	const key = ({ environments = [], groups = [] }: Slice) =>
		JSON.stringify([[...environments].sort(), [...groups].sort()]);
	return key(a) === key(b);
}

/** `The whole plan`, a wave's name, or `Test, Production · Retail`. */
function sliceName(
	slice: Slice,
	environments: Thing[],
	groups: Thing[],
	waves: { [id: string]: Wave },
): string {
	if (isWhole(slice)) {
		return words.whole;
	}
	const wave = Object.values(waves).find((one) => sameSlice(one, slice));
	if (wave?.name) {
		return wave.name;
	}
	const named = (ids: string[] | undefined, things: Thing[], what: "environments" | "groups") => {
		const names = (ids ?? []).map((id) => things.find((thing) => thing.id === id)?.name ?? id);
		return names.length > 3 ? words.several(names.length, what) : names.join(", ");
	};
	return words.join(
		[named(slice.environments, environments, "environments"), named(slice.groups, groups, "groups")].filter(
			(part) => part !== "",
		),
	);
}
