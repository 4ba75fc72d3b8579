/** Virtual networks of an environment with their subnets: fields in rows, added and removed one by one. */
import { Button, Input } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { FilterRegular } from "@fluentui/react-icons/svg/filter";
import { useRef, useState } from "react";
import type { NetworkChoice } from "../../bindings";
import { ChoiceField, PickField } from "../../fields/choices";
import { TextField } from "../../fields/text";
import { Mark } from "../../pictures/marks";
import { Says } from "../../shell/FindingCard";
import { open } from "../../state/findings";
import { useActions, useDraft, useValue } from "../../state/hooks";
import { nameOf, type Thing } from "../../state/names";
import { none } from "../../state/none";
import { parts, pointer } from "../../state/pointer";
import { words } from "../../words/networking";
import { fieldWords } from "../../words/plan";
import { Rows } from "../Rows";
import { EnvironmentTabs } from "./Builds";
import { type Line, linesOf, type Named } from "./lines";
import css from "./networking.module.css";

const columns = [
	{ id: "name", title: words.name, width: "minmax(210px, 2.6fr)" },
	{ id: "range", title: words.range, width: "minmax(124px, 1.1fr)" },
	{ id: "whom", title: words.whom, width: "minmax(130px, 1.6fr)" },
	{ id: "where", title: words.where, width: "minmax(150px, 2fr)" },
	{ id: "actions", title: words.actions, width: "60px", plain: true },
];

const filterFrom = 50;

export function Networks({
	environments,
	environment,
	show,
}: {
	environments: Thing[];
	environment: string;
	show: (environment: string) => void;
}) {
	const at = pointer("networking", "environments", environment);
	const choice = useValue<NetworkChoice>(at) ?? {};
	const groups = useDraft((state) =>
		Object.values(choice.networks ?? {}).map(({ group = "" }) =>
			group === "" ? "" : nameOf(state.document, group),
		),
	);
	const [typed, setTyped] = useState("");
	const wanted = useDraft((state) => parts(state.wish?.at ?? "")[4]);
	const { newId, edit } = useActions();
	const frame = useRef<HTMLDivElement>(null);
	const all = linesOf(choice, groups);
	const lines = typed === "" ? all : all.filter((line) => line.found.includes(typed.toLowerCase()));
	const name = environments.find(({ id }) => id === environment)?.name ?? environment;
	const networks: Named[] = all.flatMap((line) => (line.of === "network" ? [line] : []));

	const addNetwork = async () => {
		const id = await newId("net");
		await edit([{ at: `${at}/networks/${id}`, to: {} }]);
		focusRow(frame.current, `${at}/networks/${id}/name`);
	};
	const addSubnet = async (network: string) => {
		const id = await newId("snt");
		await edit([{ at: `${at}/subnets/${id}`, to: network === "" ? {} : { network } }]);
		focusRow(frame.current, `${at}/subnets/${id}/name`);
	};
	const remove = async (line: Line, n: number) => {
		// A network goes with its subnets, in one change.
		const inside =
			line.of === "network" ? all.filter((one) => one.of === "subnet" && one.network === line.id) : [];
		const gone = [...inside.map((one) => `${at}/subnets/${one.id}`), `${at}/${line.of}s/${line.id}`];
		const next = lines.filter((one) => one !== line && !inside.includes(one))[n];
		if (await edit(gone.map((one) => ({ at: one })))) {
			focusRow(frame.current, next === undefined ? "" : `${at}/${next.of}s/${next.id}/name`);
		}
	};
	return (
		<div ref={frame}>
			<div className={css.bar}>
				<EnvironmentTabs environments={environments} environment={environment} show={show} />
				{all.length >= filterFrom && (
					<span className="caption">{words.shownOf(lines.length, all.length)}</span>
				)}
				{all.length >= filterFrom && (
					<Input
						size="small"
						className={`${css.filter}`}
						contentBefore={<FilterRegular />}
						aria-label={words.filter}
						placeholder={words.filter}
						value={typed}
						onChange={(_, { value }) => setTyped(value)}
					/>
				)}
			</div>
			<Missing at={at} />
			<Rows
				label={words.table(name)}
				columns={columns}
				items={lines}
				keyOf={({ id }) => id}
				look={({ of }) => ({ "data-inside": of === "subnet" })}
				wanted={wanted}
				height={42}
				empty={words.noNetworks}
				below={(line) =>
					line.of === "subnet" && line.delegated ? (
						<Delegation at={`${at}/subnets/${line.id}`} line={line} />
					) : null
				}
				cells={(line) =>
					line.of === "network"
						? networkCells(
								at,
								line,
								() => void remove(line, lines.indexOf(line)),
								(id) => void addSubnet(id),
							)
						: subnetCells(at, line, networks, () => void remove(line, lines.indexOf(line)))
				}
			/>
			<div className={css.adds}>
				<Button size="small" icon={<AddRegular />} onClick={() => void addNetwork()}>
					{words.addNetwork}
				</Button>
				<Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => void addSubnet("")}>
					{words.addSubnet}
				</Button>
			</div>
		</div>
	);
}

/** What is found about networks or subnets that are not there. */
function Missing({ at }: { at: string }) {
	const all = useDraft((state) =>
		open(state.findings.byPlace.get(at) ?? none).filter(
			(finding) => finding.at === `${at}/networks` || finding.at === `${at}/subnets`,
		),
	);
	const { select, setPanel, show } = useActions();
	return (
		<ul className={css.missing}>
			{all.slice(0, 5).map((finding) => (
				<li key={finding.key}>
					<Mark of={finding.severity} size={14} />
					<button
						type="button"
						className="link plain"
						onClick={() => {
							select(finding);
							setPanel({ drawer: true });
						}}
					>
						<Says finding={finding} />
					</button>
				</li>
			))}
			{all.length > 5 && (
				<li>
					<button
						type="button"
						className="link"
						onClick={() => {
							show("findings");
							setPanel({ drawer: true });
						}}
					>
						{words.more(all.length - 5)}
					</button>
				</li>
			)}
		</ul>
	);
}

/** Focus goes to a field once it is drawn; without one to what adds. */
function focusRow(within: HTMLElement | null, at: string): void {
	requestAnimationFrame(() => {
		const field = [...(within?.querySelectorAll<HTMLElement>("[data-at]") ?? [])].find(
			(one) => one.dataset.at === at,
		);
		(field ?? within?.querySelector<HTMLElement>(`.${css.adds} button`))?.focus();
	});
}

const label = (at: string, name: string) => words.of(fieldWords(at)?.label ?? "", name);

function networkCells(
	base: string,
	line: Extract<Line, { of: "network" }>,
	remove: () => void,
	add: (network: string) => void,
) {
	const at = `${base}/networks/${line.id}`;
	const name = line.name || words.unnamed;
	const said = line.subnets === 0 ? words.remove(name) : words.removeWith(name, line.subnets);
	return [
		<TextField key="name" at={`${at}/name`} label={label(`${at}/name`, name)} dense mono />,
		<TextField key="range" at={`${at}/range`} label={label(`${at}/range`, name)} dense mono />,
		<PickField
			key="group"
			at={`${at}/group`}
			label={label(`${at}/group`, name)}
			of="group"
			empty={words.shared}
			dense
		/>,
		<TextField key="region" at={`${at}/region`} label={label(`${at}/region`, name)} dense mono />,
		<span key="actions" className={css.actions}>
			<Button
				appearance="subtle"
				size="small"
				icon={<AddRegular />}
				aria-label={words.addSubnetTo(name)}
				title={words.addSubnetTo(name)}
				onClick={() => add(line.id)}
			/>
			<Button
				appearance="subtle"
				size="small"
				icon={<DeleteRegular />}
				aria-label={said}
				title={said}
				onClick={remove}
			/>
		</span>,
	];
}

function Delegation({ at, line }: { at: string; line: Line }) {
	return (
		<div className={css.delegation}>
			<span className="caption">{words.delegation}</span>
			<TextField
				at={`${at}/delegation`}
				label={label(`${at}/delegation`, line.name || words.unnamed)}
				dense
				mono
				width={260}
			/>
		</div>
	);
}

function subnetCells(
	base: string,
	line: Extract<Line, { of: "subnet" }>,
	networks: Named[],
	remove: () => void,
) {
	const at = `${base}/subnets/${line.id}`;
	const name = line.name || words.unnamed;
	const lost = !networks.some(({ id }) => id === line.network);
	return [
		<span key="name">
			<TextField at={`${at}/name`} label={label(`${at}/name`, name)} dense mono />
			{lost && (
				<PickField
					at={`${at}/network`}
					label={label(`${at}/network`, name)}
					of="subscription"
					options={networks}
					empty={words.inNetwork}
					dense
				/>
			)}
		</span>,
		<TextField key="range" at={`${at}/range`} label={label(`${at}/range`, name)} dense mono />,
		<ChoiceField key="purpose" at={`${at}/purpose`} label={label(`${at}/purpose`, name)} dense />,
		<PickField key="account" at={`${at}/account`} label={label(`${at}/account`, name)} of="account" dense />,
		<span key="actions" className={css.actions}>
			<Button
				appearance="subtle"
				size="small"
				icon={<DeleteRegular />}
				aria-label={words.remove(name)}
				title={words.remove(name)}
				onClick={remove}
			/>
		</span>,
	];
}
