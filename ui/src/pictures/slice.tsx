/**
 * The business group and the environment that a screen shows; kept with the draft, shared by screens.
 *
 *   const slice = useSlice();
 *   <SliceBar slice={slice}>38 of 110 planned grants are for this group</SliceBar>
 *   useView({ of: "access", group: slice.group, environment: slice.environment })
 */
import { Combobox, Dropdown, Option } from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import type { EnvironmentKind } from "../bindings";
import { useDraft, useKept } from "../state/hooks";
import { type Thing, useThings } from "../state/names";
import { valueAt } from "../state/pointer";
import { words } from "../words/place";
import { EnvironmentName } from "./environment";
import css from "./slice.module.css";
import { Tabs } from "./tabs";

export type Slice = {
	/** The business group; empty means all. */
	group: string;
	/** The environment; empty means all. */
	environment: string;
	groups: Thing[];
	environments: Thing[];
	setGroup: (id: string) => void;
	setEnvironment: (id: string) => void;
};

/** An id that stands for all is kept apart, so that a screen that needs one thing still finds one. */
function useOneOrAll(key: string, things: Thing[]): [string, (id: string) => void] {
	const [kept, keep] = useKept<string>(key, "");
	const [all, keepAll] = useKept<boolean>(`${key}.all`, false);
	const one = things.some((thing) => thing.id === kept) ? kept : (things[0]?.id ?? "");
	const choose = (id: string) => {
		keepAll(id === "");
		if (id !== "") {
			keep(id);
		}
	};
	return [all ? "" : one, choose];
}

export function useSlice(): Slice {
	const groups = useThings("group");
	const environments = useThings("environment");
	const [group, setGroup] = useOneOrAll("group", groups);
	const [environment, setEnvironment] = useOneOrAll("environment", environments);
	return { group, environment, groups, environments, setGroup, setEnvironment };
}

export function SliceBar({ slice, children }: { slice: Slice; children?: ReactNode }) {
	const kinds = useDraft((state) =>
		slice.environments.map(
			({ id }) => valueAt(state.document, `/environments/items/${id}/kind`) as EnvironmentKind | undefined,
		),
	);
	return (
		<div className={css.bar}>
			<GroupPicker slice={slice} />
			<Tabs
				label={words.environment}
				chosen={slice.environment}
				choose={slice.setEnvironment}
				tabs={[
					...slice.environments.map(({ id, name }, at) => ({
						id,
						label: <EnvironmentName kind={kinds[at]} name={name} />,
					})),
					{ id: "", label: words.everyEnvironment },
				]}
			/>
			{children !== undefined && <div className={css.end}>{children}</div>}
		</div>
	);
}

const few = 12;

/** One business group, or all; from a dozen on by typing. */
export function GroupPicker({ slice: { group, groups, setGroup } }: { slice: Slice }) {
	const [typed, setTyped] = useState<string | null>(null);
	const name = groups.find((one) => one.id === group)?.name ?? words.everyGroup;
	const all = [...groups, { id: "", name: words.everyGroup }];
	if (groups.length <= few) {
		return (
			<Dropdown
				className={`${css.group}`}
				aria-label={words.group}
				value={name}
				selectedOptions={[group]}
				onOptionSelect={(_, { optionValue }) => setGroup(optionValue ?? "")}
			>
				{all.map((one) => (
					<Option key={one.id} value={one.id}>
						{one.name}
					</Option>
				))}
			</Dropdown>
		);
	}
	const looked = typed?.trim().toLowerCase() ?? "";
	const found = all.filter((one) => one.name.toLowerCase().includes(looked));
	return (
		<Combobox
			className={`${css.group} ${css.typed}`}
			aria-label={words.group}
			value={typed ?? name}
			selectedOptions={[group]}
			onChange={(event) => setTyped(event.target.value)}
			onBlur={() => setTyped(null)}
			onOptionSelect={(_, { optionValue }) => {
				setTyped(null);
				setGroup(optionValue ?? "");
			}}
		>
			{found.slice(0, 100).map((one) => (
				<Option key={one.id} value={one.id}>
					{one.name}
				</Option>
			))}
			{found.length === 0 && (
				<Option key="none" disabled value="none">
					{words.noGroup}
				</Option>
			)}
		</Combobox>
	);
}
