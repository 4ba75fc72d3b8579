/** Menus of the top bar, loaded with the first press. */
import {
	type MenuProps as FluentMenuProps,
	Menu,
	MenuDivider,
	MenuGroup,
	MenuGroupHeader,
	MenuItem,
	MenuItemRadio,
	MenuList,
	MenuPopover,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { ArrowExitRegular } from "@fluentui/react-icons/svg/arrow-exit";
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { SubtractRegular } from "@fluentui/react-icons/svg/subtract";
import type { ReactNode } from "react";
import type { Theme } from "../bindings";
import { useApp, useAppActions } from "../state/hooks";
import { own } from "../words/window";

type MenuChecked = Pick<FluentMenuProps, "checkedValues" | "onCheckedValueChange">;
type MenuProps = { target: HTMLElement; close: () => void };

function Opened({ target, close, children, ...checked }: MenuProps & MenuChecked & { children: ReactNode }) {
	return (
		<Menu
			open
			// In its place, so that it belongs to the region it was opened from.
			inline
			{...checked}
			onOpenChange={(_, { open }) => (open ? undefined : close())}
			positioning={{ target, position: "below", align: "end", strategy: "fixed" }}
		>
			<MenuPopover>{children}</MenuPopover>
		</Menu>
	);
}

const zooms = [80, 90, 100, 110, 125, 150, 175, 200];

export function SettingsMenu({ target, close }: MenuProps) {
	const settings = useApp((state) => state.start?.settings);
	const { set, name } = useAppActions();
	const { theme = "system", zoom = 100 } = settings ?? {};
	const zoomTo = (by: 1 | -1) => {
		const next = zooms.indexOf(zoom) + by;
		set({ zoom: zooms[next] ?? zoom });
	};
	return (
		<Opened
			target={target}
			close={close}
			checkedValues={{ theme: [theme] }}
			onCheckedValueChange={(_, { checkedItems }) => set({ theme: checkedItems[0] as Theme })}
		>
			<MenuList>
				<MenuGroup>
					<MenuGroupHeader>{own.theme}</MenuGroupHeader>
					{Object.entries(own.themes).map(([value, label]) => (
						<MenuItemRadio key={value} name="theme" value={value} persistOnClick>
							{label}
						</MenuItemRadio>
					))}
				</MenuGroup>
				<MenuDivider />
				<MenuGroup>
					<MenuGroupHeader>
						{own.zoom} {zoom} %
					</MenuGroupHeader>
					<MenuItem icon={<AddRegular />} persistOnClick onClick={() => zoomTo(1)}>
						{own.zoomIn}
					</MenuItem>
					<MenuItem icon={<SubtractRegular />} persistOnClick onClick={() => zoomTo(-1)}>
						{own.zoomOut}
					</MenuItem>
				</MenuGroup>
				<MenuDivider />
				<MenuItem icon={<PersonRegular />} onClick={() => name(true)}>
					{own.person}
				</MenuItem>
			</MenuList>
		</Opened>
	);
}

export function RolloutMenu({ target, close }: MenuProps) {
	const drafts = useApp((state) => state.start?.drafts ?? []);
	const draft = useApp((state) => state.draft);
	const current = draft?.getState().id;
	const { open, home } = useAppActions();
	return (
		<Opened target={target} close={close} checkedValues={{ draft: [current ?? ""] }}>
			<MenuList>
				{drafts.map((one) => (
					<MenuItemRadio
						key={one.id}
						name="draft"
						value={one.id}
						onClick={() => {
							if (one.id !== current) {
								void open(one.id);
							}
						}}
					>
						{one.name}
					</MenuItemRadio>
				))}
				<MenuDivider />
				<MenuItem icon={<SaveRegular />} onClick={() => void draft?.actions.savePlan()}>
					{own.savePlan}
				</MenuItem>
				<MenuItem icon={<ArrowExitRegular />} onClick={() => void home()}>
					{own.allRollouts}
				</MenuItem>
			</MenuList>
		</Opened>
	);
}
