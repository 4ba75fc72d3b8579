/** What opens above the matrix: the role picker, the menu of a bar, the menu of a row. */
import {
	Checkbox,
	Menu,
	MenuDivider,
	MenuGroup,
	MenuGroupHeader,
	MenuItem,
	MenuItemCheckbox,
	MenuItemRadio,
	MenuList,
	MenuPopover,
} from "@fluentui/react-components";
import { useState } from "react";
import type { AccessRow, MappingRow, ScopeKind } from "../../bindings";
import { useActions, useDraftStore, useValue } from "../../state/hooks";
import { useName, useThings } from "../../state/names";
import { whoText, words } from "../../words/access";
import { addRole, changeRole, isOwn } from "./change";
import { type Line, placeName, scopes } from "./lines";
import { RolePicker } from "./RolePicker";

export type Asked =
	/** Another role for a bar. */
	| { of: "role"; line: Line; target: Element }
	/** A role at a place, or wherever it is usual. */
	| { of: "new"; row: AccessRow; scope: ScopeKind | null; target: Element }
	/** What else can be changed about a bar. */
	| { of: "bar"; line: Line; target: Element }
	/** What can be done for who a row is for. */
	| { of: "row"; row: AccessRow; target: Element };

type AskingProps = {
	asked: Asked;
	environment: string;
	ask: (asked: Asked) => void;
	remove: (line: Line) => void;
	close: () => void;
};

export function Asking(props: AskingProps) {
	switch (props.asked.of) {
		case "role":
		case "new":
			return <Picking {...props} />;
		case "bar":
			return <BarMenu {...props} line={props.asked.line} />;
		case "row":
			return <RowMenu {...props} row={props.asked.row} />;
	}
}

function Picking({ asked, environment, close }: AskingProps) {
	const draft = useDraftStore();
	const [only, setOnly] = useState(false);
	const named = useName(environment);
	const row = asked.of === "role" ? asked.line.row : asked.of === "new" ? asked.row : null;
	const bar = asked.of === "role" ? asked.line.bar : null;
	if (row === null) {
		return null;
	}
	const ofMapping = bar === null ? row.persona !== null : bar.mapping !== null;
	const where = only ? environment : "";
	const at = bar === null ? (asked.of === "new" ? asked.scope : null) : bar.from;
	return (
		<RolePicker
			who={whoText(row)}
			persona={row.persona}
			at={at}
			current={bar?.role ?? ""}
			target={asked.target instanceof HTMLElement ? asked.target : null}
			foot={
				ofMapping || at !== null ? (
					<>
						{ofMapping && environment !== "" && (
							<Checkbox
								label={words.onlyIn(named)}
								checked={only}
								onChange={(_, { checked }) => setOnly(checked === true)}
							/>
						)}
						{ofMapping && <div>{words.everywhere}</div>}
						{at !== null && at !== "resource" && <div>{words.givesAt(placeName(at))}</div>}
					</>
				) : undefined
			}
			choose={(chosen) => {
				close();
				if (bar !== null) {
					void changeRole(draft, bar, chosen, where);
				} else if (asked.of === "new") {
					void addRole(draft, row, asked.scope, chosen, where);
				}
			}}
			close={close}
		/>
	);
}

/** More business groups than this are no list for a menu. */
const few = 12;

function BarMenu({ asked, line, ask, remove, close }: AskingProps & { line: Line }) {
	const { bar, row } = line;
	const { set, edit, goTo } = useActions();
	const environments = useThings("environment");
	const groups = useThings("group");
	const planned = useValue<MappingRow>(bar?.at ?? "/access");
	if (bar === null) {
		return null;
	}
	const role = bar.roleName ?? words.noRole;
	const isMapping = bar.mapping !== null;
	const isIdentity = bar.at === "/access/projectIdentity";
	const only = isMapping ? (planned?.environments ?? []) : [];
	const onlyGroups = isMapping ? (planned?.groups ?? []) : [];
	const places: ScopeKind[] = isIdentity ? ["account", "project"] : [...scopes];
	const checked = {
		place: bar.from === null ? [] : [bar.from],
		held: bar.eligible ? ["eligible"] : [],
		all: only.length === 0 ? ["all"] : [],
		only,
		allGroups: onlyGroups.length === 0 ? ["all"] : [],
		groups: onlyGroups,
	};
	return (
		<Menu
			open
			positioning={{
				target: asked.target instanceof HTMLElement ? asked.target : null,
				position: "below",
				align: "end",
				autoSize: true,
			}}
			checkedValues={checked}
			onCheckedValueChange={(_, { name, checkedItems }) => {
				if (name === "place") {
					void set(`${bar.at}/scope`, checkedItems[0]);
				} else if (name === "held") {
					void set(`${bar.at}/eligible`, checkedItems.length > 0 ? true : undefined);
				} else if (name === "all" || name === "allGroups") {
					void edit([{ at: `${bar.at}/${name === "all" ? "environments" : "groups"}` }]);
				} else {
					const at = `${bar.at}/${name === "only" ? "environments" : "groups"}`;
					void edit([{ at, ...(checkedItems.length > 0 ? { to: checkedItems } : {}) }]);
				}
			}}
			onOpenChange={(_, { open }) => !open && close()}
		>
			<MenuPopover>
				<MenuList aria-label={words.menu(role)}>
					{isOwn(bar) && (
						<MenuItem onClick={() => ask({ of: "role", line, target: asked.target })}>
							{words.chooseRole}
						</MenuItem>
					)}
					{row.persona !== null && (
						<MenuItem onClick={() => ask({ of: "new", row, scope: null, target: asked.target })}>
							{words.anotherRole}
						</MenuItem>
					)}
					{(isMapping || isIdentity) && (
						<MenuGroup>
							<MenuGroupHeader>{words.place}</MenuGroupHeader>
							{places.map((scope) => (
								<MenuItemRadio key={scope} name="place" value={scope}>
									{placeName(scope)}
								</MenuItemRadio>
							))}
						</MenuGroup>
					)}
					{isMapping && (
						<MenuGroup>
							<MenuGroupHeader>{words.environments}</MenuGroupHeader>
							<MenuItemCheckbox name="all" value="all">
								{words.everyEnvironment}
							</MenuItemCheckbox>
							{environments.map(({ id, name }) => (
								<MenuItemCheckbox key={id} name="only" value={id}>
									{name}
								</MenuItemCheckbox>
							))}
						</MenuGroup>
					)}
					{isMapping && groups.length > 1 && groups.length <= few && (
						<MenuGroup>
							<MenuGroupHeader>{words.onlyGroups}</MenuGroupHeader>
							<MenuItemCheckbox name="allGroups" value="all">
								{words.everyEnvironment}
							</MenuItemCheckbox>
							{groups.map(({ id, name }) => (
								<MenuItemCheckbox key={id} name="groups" value={id}>
									{name}
								</MenuItemCheckbox>
							))}
						</MenuGroup>
					)}
					{(isMapping || bar.origin === "manual") && (
						<MenuGroup>
							<MenuGroupHeader>{words.when}</MenuGroupHeader>
							<MenuItemCheckbox name="held" value="eligible">
								{words.heldOnRequest}
							</MenuItemCheckbox>
						</MenuGroup>
					)}
					{bar.origin === "manual" && (
						<MenuItem onClick={() => goTo(`${bar.at}/scope/kind`)}>{words.details}</MenuItem>
					)}
					{bar.origin === "connection" && (
						<MenuItem onClick={() => goTo(bar.at)}>{words.toConnection}</MenuItem>
					)}
					{isIdentity && <MenuItem onClick={() => goTo(`${bar.at}/scope`)}>{words.toIdentity}</MenuItem>}
					{isOwn(bar) && (
						<>
							<MenuDivider />
							<MenuItem
								onClick={() => {
									close();
									remove(line);
								}}
							>
								{words.remove(role)}
							</MenuItem>
						</>
					)}
				</MenuList>
			</MenuPopover>
		</Menu>
	);
}

function RowMenu({ asked, row, ask, close }: AskingProps & { row: AccessRow }) {
	const { goTo } = useActions();
	return (
		<Menu
			open
			positioning={{
				target: asked.target instanceof HTMLElement ? asked.target : null,
				position: "below",
				align: "start",
				autoSize: true,
			}}
			onOpenChange={(_, { open }) => !open && close()}
		>
			<MenuPopover>
				<MenuList aria-label={whoText(row)}>
					<MenuGroup>
						<MenuGroupHeader>{words.addRoleAt}</MenuGroupHeader>
						{scopes.map((scope) => (
							<MenuItem key={scope} onClick={() => ask({ of: "new", row, scope, target: asked.target })}>
								{placeName(scope)}
							</MenuItem>
						))}
					</MenuGroup>
					<MenuDivider />
					<MenuItem
						onClick={() =>
							goTo(
								row.principal === null
									? "/prerequisites/principals"
									: `/prerequisites/principals/${row.principal}/name`,
							)
						}
					>
						{row.principal === null ? words.nameGroup : words.openGroup}
					</MenuItem>
				</MenuList>
			</MenuPopover>
		</Menu>
	);
}
