/** What is open of the organization: its fields, below the grid. Escape goes back to where it was opened. */
import { Button } from "@fluentui/react-components";
import { CubeRegular } from "@fluentui/react-icons/svg/cube";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { FolderRegular } from "@fluentui/react-icons/svg/folder";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import type { OrganizationView } from "../../bindings";
import { firstControl } from "../../fields/Question";
import type { Id, Patch } from "../../host/types";
import { useActions, useDraft } from "../../state/hooks";
import { kindOf, nameOf } from "../../state/names";
import { pointer, valueAt } from "../../state/pointer";
import { words } from "../../words/organization";
import { words as shared } from "../../words/parts";
import { ThingMark } from "../parts/finds";
import { Ident } from "../parts/Ident";
import { AccountDetails } from "./AccountDetails";
import { AddProject } from "./AddProject";
import css from "./details.module.css";
import { steps } from "./GridRow";
import { GroupDetails } from "./GroupDetails";
import { type CellPlace, cellOf, type Opened, type Thing, thingId, thingsOf } from "./opened";
import { ProjectDetails } from "./ProjectDetails";
import { UseCaseDetails } from "./UseCaseDetails";

/** What every kind of details gets. */
export type DetailsProps = {
	view: OrganizationView;
	open: (opened: Opened) => void;
	close: () => void;
	remove: (name: string, patch: Patch) => Promise<boolean>;
};

type Props = DetailsProps & {
	opened: Opened;
	/** It was opened by a press: focus goes into it. */
	focus: boolean;
};

const collections = { group: "groups", useCase: "useCases", account: "accounts", project: "projects" };

/** Where a thing of the organization stands in the plan. */
function placeOf(id: Id): string {
	const kind = kindOf(id);
	const collection = kind !== undefined && kind in collections ? kind : "project";
	return pointer("organization", collections[collection as keyof typeof collections], id);
}

function wantedOf(opened: Opened): Id | undefined {
	return opened.of === "cell" ? opened.thing : opened.id;
}

export function Details({ opened, focus, ...props }: Props) {
	const { view, open, close } = props;
	const section = useRef<HTMLElement>(null);
	const place = cellOf(view, opened);
	const things = place === undefined ? [] : thingsOf(place.cell);
	const wanted = wantedOf(opened);
	const isListed = things.some((thing) => thingId(thing) === wanted);
	// What was just added is in the plan before it is in the grid.
	const isThere = useDraft(
		(state) => wanted !== undefined && valueAt(state.document, placeOf(wanted)) !== undefined,
	);
	const first = things[0];
	const chosen = isThere || isListed ? wanted : first === undefined ? undefined : thingId(first);

	const isReady = wanted === undefined || isListed || place === undefined;
	const key = JSON.stringify(opened);
	// biome-ignore lint/correctness/useExhaustiveDependencies: once for each thing that is opened
	useEffect(() => {
		const within = section.current;
		within?.scrollTo?.({ top: 0 });
		if (matchMedia("(max-height: 599px)").matches) {
			within?.scrollIntoView?.({ block: "start" });
		}
		if (focus && isReady) {
			const begin =
				within?.querySelector<HTMLElement>("[data-first]") ??
				within?.querySelector<HTMLElement>("[data-fields] :is(input, textarea, button)[data-at]");
			(begin ?? firstControl(within))?.focus({ preventScroll: true });
		}
	}, [key, isReady]);

	const title = useDraft((state) => {
		if (place !== undefined) {
			const group = place.row.id === null ? words.noGroup : place.row.name;
			return words.cell(group, view.columns[place.column]?.name ?? "");
		}
		return wanted === undefined ? "" : nameOf(state.document, wanted);
	});
	const leave = (event: KeyboardEvent<HTMLElement>) => {
		const isOpen =
			event.target instanceof HTMLElement && event.target.getAttribute("aria-expanded") === "true";
		if (event.key === "Escape" && !event.defaultPrevented && !isOpen) {
			event.stopPropagation();
			close();
		}
	};
	const removeAndNext: DetailsProps["remove"] = async (name, patch) => {
		const at = things.findIndex((thing) => thingId(thing) === chosen);
		const next = things[at + 1] ?? things[at - 1];
		const gone = await props.remove(name, patch);
		if (gone && place !== undefined) {
			const environment = view.columns[place.column]?.id ?? "";
			open({
				of: "cell",
				group: place.row.id,
				environment,
				...(next === undefined ? {} : { thing: thingId(next) }),
			});
		} else if (gone && opened.of === "thing") {
			close();
		}
		return gone;
	};
	// What was open may be undone.
	if (place === undefined && chosen === undefined) {
		return null;
	}
	return (
		<section ref={section} className={css.details} aria-label={shared.details(title)} onKeyDown={leave}>
			<div className={css.head}>
				<h2>{title}</h2>
				<Button
					appearance="subtle"
					icon={<DismissRegular />}
					aria-label={words.back}
					title={words.back}
					onClick={close}
				/>
			</div>
			<div className={place === undefined ? "" : css.two}>
				{place !== undefined && (
					<CellThings
						place={place}
						environment={view.columns[place.column]?.id ?? ""}
						things={things}
						chosen={chosen}
						adding={opened.of === "cell" && opened.adding === true}
						open={open}
					/>
				)}
				{chosen !== undefined && (
					<div
						className={css.fields}
						data-fields
						data-at={placeOf(chosen)}
						{...(place === undefined ? {} : tabPanel(chosen))}
					>
						<Fields {...props} remove={removeAndNext} id={chosen} />
					</div>
				)}
			</div>
		</section>
	);
}

function tabPanel(chosen: Id) {
	return { role: "tabpanel", id: "thing-fields", "aria-labelledby": `thing-${chosen}` } as const;
}

/** What stands in a cell, and what may be added to it. */
function CellThings({
	place,
	environment,
	things,
	chosen,
	adding,
	open,
}: {
	place: CellPlace;
	environment: Id;
	things: Thing[];
	chosen: Id | undefined;
	adding: boolean;
	open: DetailsProps["open"];
}) {
	const { edit, newId } = useActions();
	const group = place.row.id;
	const choose = (thing: Id) => open({ of: "cell", group, environment, thing });
	const addResource = async () => {
		const id = await newId("acc");
		const groups = group === null ? [] : [group];
		if (await edit([{ at: placeOf(id), to: { extra: true, groups, environment } }])) {
			choose(id);
		}
	};
	return (
		<div className={css.things}>
			{things.length === 0 ? (
				<p className={css.nothing}>{words.nothingHere}</p>
			) : (
				<ThingTabs things={things} chosen={chosen} choose={choose} isFirst={!adding} />
			)}
			{group !== null && (
				<AddProject
					key={`${group} ${environment}`}
					group={group}
					environment={environment}
					first={adding || things.length === 0}
					added={choose}
				/>
			)}
			<button type="button" className={`link ${css.addResource}`} onClick={() => void addResource()}>
				{words.addResource}
			</button>
		</div>
	);
}

/** Tabs that stand one below the other: arrow keys choose. */
function ThingTabs({
	things,
	chosen,
	choose,
	isFirst,
}: {
	things: Thing[];
	chosen: Id | undefined;
	choose: (id: Id) => void;
	/** Focus goes here when the details are opened. */
	isFirst: boolean;
}) {
	const tabs = useRef<HTMLDivElement>(null);
	const arrows = (event: KeyboardEvent) => {
		const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
		const next = things[things.findIndex((thing) => thingId(thing) === chosen) + by];
		if (by !== 0 && next !== undefined) {
			event.preventDefault();
			choose(thingId(next));
			tabs.current?.querySelector<HTMLElement>(`#thing-${thingId(next)}`)?.focus();
		}
	};
	return (
		<div
			ref={tabs}
			role="tablist"
			aria-orientation="vertical"
			aria-label={words.things}
			className={css.tabs}
			onKeyDown={arrows}
		>
			{things.map((thing) => {
				const id = thingId(thing);
				const isChosen = id === chosen;
				const collection = thing.kind === "account" ? "accounts" : "projects";
				return (
					<div key={id} className={css.tabLine} data-kind={thing.kind} role="presentation">
						<button
							type="button"
							role="tab"
							id={`thing-${id}`}
							className={css.tab}
							aria-selected={isChosen}
							aria-controls="thing-fields"
							tabIndex={isChosen ? 0 : -1}
							{...(isChosen && isFirst ? { "data-first": "" } : {})}
							onClick={() => choose(id)}
						>
							{thing.kind === "account" ? <CubeRegular aria-hidden /> : <FolderRegular aria-hidden />}
							{thing.kind === "account" ? (
								<Ident>{thing.account.name || id}</Ident>
							) : (
								<span>{thing.project.name}</span>
							)}
						</button>
						<ThingMark id={id} at={pointer("organization", collection, id)} steps={steps} tabStop={false} />
					</div>
				);
			})}
		</div>
	);
}

function Fields({ id, ...props }: DetailsProps & { id: Id }): ReactNode {
	switch (kindOf(id)) {
		case "account":
			return <AccountDetails key={id} {...props} id={id} />;
		case "group":
			return <GroupDetails key={id} {...props} id={id} />;
		case "useCase":
			return <UseCaseDetails key={id} {...props} id={id} />;
		default:
			return <ProjectDetails key={id} {...props} id={id} />;
	}
}
