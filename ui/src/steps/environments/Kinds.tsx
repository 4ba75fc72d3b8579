/** The environments: name, kind, short form, put off or not; their order and their end. */
import {
	Button,
	Dialog,
	DialogActions,
	DialogBody,
	DialogContent,
	DialogSurface,
	DialogTitle,
	Menu,
	MenuItem,
	MenuList,
	MenuPopover,
	MenuTrigger,
	useRestoreFocusTarget,
} from "@fluentui/react-components";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { useState } from "react";
import { ChoiceField } from "../../fields/choices";
import { DateField, TextField } from "../../fields/text";
import type { Id, Patch } from "../../host/types";
import { focusField } from "../../shell/focus";
import { useActions, useDraft, useDraftStore, useValue } from "../../state/hooks";
import { useIds, useName } from "../../state/names";
import { isTree, isWithin, pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/environments";
import { words as organization } from "../../words/organization";
import { own } from "../../words/window";
import { ByEnvironment, type CellProps, EnvironmentHead, type Line } from "../columns/ByEnvironment";
import { AddLike } from "../organization/AddLike";
import { FindingsIn } from "../rows/FindingLines";
import css from "./environments.module.css";

const place = (id: Id) => `/environments/items${pointer(id)}`;

const lines: Line[] = [
	{
		id: "name",
		label: words.name,
		cell: (id, props) => <TextField at={`${place(id)}/name`} {...props} />,
	},
	{
		id: "kind",
		label: words.kind,
		cell: (id, props) => <ChoiceField at={`${place(id)}/kind`} {...props} />,
	},
	{
		id: "token",
		label: words.token,
		cell: (id, props) => <TextField at={`${place(id)}/token`} mono {...props} />,
	},
	{ id: "deferred", label: words.putOff, cell: (id, props) => <PutOff id={id} cell={props} /> },
];

const ownLines = ["name", "kind", "token", "deferred", "topology", "isolation", "region"];

export function Kinds() {
	const environments = useIds("environment");
	return (
		<>
			<ByEnvironment
				label={words.environments}
				environments={environments}
				lines={lines}
				head={(id) => (
					<EnvironmentHead id={id}>
						<Actions id={id} />
					</EnvironmentHead>
				)}
			/>
			{environments.map((id) => (
				<FindingsIn key={id} at={place(id)} shown={ownLines.map((field) => `${place(id)}/${field}`)} />
			))}
		</>
	);
}

/** An environment that waits, with why and until when; else a way to let it wait. */
function PutOff({ id, cell }: { id: Id; cell: CellProps }) {
	const at = `${place(id)}/deferred`;
	const name = useName(id);
	const deferred = useValue(at);
	const { set } = useActions();
	const wished = useDraft((state) => state.wish !== null && isWithin(state.wish.at, at));
	const [asked, setAsked] = useState(false);
	const stands = isTree(deferred);
	const label = (text: string) =>
		cell.dense === true ? { dense: true, label: `${name}: ${text}` } : { label: text };
	if (!stands && !asked && !wished) {
		return (
			<Button
				size="small"
				data-at={at}
				aria-label={words.putOffNamed(name)}
				onClick={() => {
					setAsked(true);
					focusField(`${at}/reason`, () => null);
				}}
			>
				{words.putOffIt}
			</Button>
		);
	}
	return (
		<div className={css.putOff}>
			<TextField at={`${at}/reason`} placeholder={words.reason} {...label(words.reason)} />
			<DateField at={`${at}/until`} {...label(words.until)} />
			<div>
				<Button
					size="small"
					aria-label={words.takeUpNamed(name)}
					onClick={() => {
						setAsked(false);
						if (stands) {
							void set(at);
						}
					}}
				>
					{words.takeUp}
				</Button>
			</div>
		</div>
	);
}

/** Order and removal of one environment. */
function Actions({ id }: { id: Id }) {
	const environments = useIds("environment");
	const name = useName(id);
	const { set } = useActions();
	const [asking, setAsking] = useState(false);
	const [like, setLike] = useState(false);
	// The menu is closed when the question comes up: focus goes back to what opened the menu.
	const opener = useRestoreFocusTarget();
	const at = environments.indexOf(id);
	const move = (by: 1 | -1) => {
		const order = environments.filter((one) => one !== id);
		order.splice(at + by, 0, id);
		void set("/environments/order", order);
	};
	const { projects, remove } = useRemoval(id);
	return (
		<>
			<Menu>
				<MenuTrigger disableButtonEnhancement>
					<Button
						className={css.menu}
						appearance="subtle"
						size="small"
						icon={<MoreHorizontalRegular />}
						aria-label={words.actions(name)}
						title={words.actions(name)}
						data-at="/environments/order"
						{...opener}
					/>
				</MenuTrigger>
				<MenuPopover>
					<MenuList>
						<MenuItem disabled={at === 0} onClick={() => move(-1)}>
							{words.left}
						</MenuItem>
						<MenuItem disabled={at === environments.length - 1} onClick={() => move(1)}>
							{words.right}
						</MenuItem>
						<MenuItem onClick={() => setLike(true)}>{organization.addLike(name)}</MenuItem>
						<MenuItem onClick={() => (projects === 0 ? void remove() : setAsking(true))}>
							{words.remove(name)}
						</MenuItem>
					</MenuList>
				</MenuPopover>
			</Menu>
			{like && <AddLike of={id} close={() => setLike(false)} />}
			<Dialog open={asking} onOpenChange={(_, { open }) => setAsking(open)}>
				<DialogSurface>
					<DialogBody>
						<DialogTitle>{words.removeTitle(name)}</DialogTitle>
						<DialogContent>{words.removeText(name, projects)}</DialogContent>
						<DialogActions>
							<Button onClick={() => setAsking(false)}>{own.cancel}</Button>
							<Button
								appearance="primary"
								onClick={() => {
									setAsking(false);
									void remove();
								}}
							>
								{words.removeIt(name, projects)}
							</Button>
						</DialogActions>
					</DialogBody>
				</DialogSurface>
			</Dialog>
		</>
	);
}

/** What goes with an environment: its projects, and what was answered for it alone. */
function useRemoval(id: Id) {
	const draft = useDraftStore();
	const projects = useDraft((state) => projectsIn(state.document, id).length);
	const remove = async () => {
		const { document } = draft.getState();
		const left = environmentsIn(document).filter((one) => one !== id);
		const gone = [
			...projectsIn(document, id).map((project) => `/organization/projects${pointer(project)}`),
			`/networking/environments${pointer(id)}`,
			`/encryption/environments${pointer(id)}`,
			place(id),
		].filter((at) => valueAt(document, at) !== undefined);
		const patch: Patch = [...gone.map((at) => ({ at })), { at: "/environments/order", to: left }];
		if (await draft.actions.edit(patch)) {
			const next = left[0];
			focusField(next === undefined ? "/environments" : `${place(next)}/name`, () => null);
		}
	};
	return { projects, remove };
}

function environmentsIn(document: unknown): Id[] {
	const order = valueAt(document, "/environments/order");
	return Array.isArray(order) ? order.map(String) : [];
}

function projectsIn(document: unknown, environment: Id): Id[] {
	const projects = valueAt(document, "/organization/projects");
	return isTree(projects)
		? Object.entries(projects)
				.filter(([, project]) => isTree(project) && project.environment === environment)
				.map(([project]) => project)
		: [];
}
