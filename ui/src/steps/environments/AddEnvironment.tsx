/** Adding environments: the usual three in one press, or one of a kind. */
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import type { EnvironmentKind } from "../../bindings";
import { EnvironmentSquare } from "../../pictures/environment";
import { focusField } from "../../shell/focus";
import { useDraftStore } from "../../state/hooks";
import { pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/environments";
import { Empty } from "../rows/Empty";

const kinds: EnvironmentKind[] = ["development", "test", "production", "sandbox"];
const usual: EnvironmentKind[] = ["development", "test", "production"];

function useAddKinds() {
	const draft = useDraftStore();
	return async (wanted: EnvironmentKind[]) => {
		try {
			const ids: string[] = [];
			for (const _ of wanted) {
				ids.push(await draft.actions.newId("env"));
			}
			const before = valueAt(draft.getState().document, "/environments/order");
			const order = Array.isArray(before) ? before : [];
			const made = wanted.map((kind, at) => ({
				at: `/environments/items${pointer(ids[at] ?? "")}`,
				to: { kind, ...words.starts[kind] },
			}));
			const taken = await draft.actions.edit([
				...made,
				{ at: "/environments/order", to: [...order, ...ids] },
			]);
			if (taken) {
				focusField(`/environments/items${pointer(ids[0] ?? "")}/name`, () => null);
			}
		} catch (problem) {
			draft.actions.report(problem);
		}
	};
}

export function NoEnvironments() {
	const add = useAddKinds();
	return (
		<Empty title={words.none} text={words.give}>
			<Button appearance="primary" onClick={() => void add(usual)}>
				{words.usual}
			</Button>
			{kinds.map((kind) => (
				<Button key={kind} icon={<EnvironmentSquare kind={kind} />} onClick={() => void add([kind])}>
					{words.addKind(words.starts[kind].name)}
				</Button>
			))}
		</Empty>
	);
}

export function AddEnvironment() {
	const add = useAddKinds();
	return (
		<Menu>
			<MenuTrigger disableButtonEnhancement>
				<Button icon={<AddRegular />}>{words.add}</Button>
			</MenuTrigger>
			<MenuPopover>
				<MenuList>
					{kinds.map((kind) => (
						<MenuItem key={kind} icon={<EnvironmentSquare kind={kind} />} onClick={() => void add([kind])}>
							{words.starts[kind].name}
						</MenuItem>
					))}
				</MenuList>
			</MenuPopover>
		</Menu>
	);
}
