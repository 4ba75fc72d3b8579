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
import { nameOf } from "../../state/names";
import { pointer } from "../../state/pointer";
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
	/** Focus was asked for at a field of it, or it was opened by a press. */
	focus: boolean;
};

export function Details({ opened, focus, ...props }: Props) {
	const { view, close } = props;
	const section = useRef<HTMLElement>(null);
	const key = JSON.stringify(opened);
	// biome-ignore lint/correctness/useExhaustiveDependencies: once for each thing that is opened
	useEffect(() => {
		section.current?.scrollTo?.({ top: 0 });
		if (matchMedia("(max-height: 599px)").matches) {
			section.current?.scrollIntoView?.({ block: "start" });
		}
		if (focus) {
			const within = section.current;
			const begin =
				within?.querySelector<HTMLElement>("[data-first]") ??
				within?.querySelector<HTMLElement>("[data-fields] :is(input, textarea, button)[data-at]");
			(begin ?? firstControl(within))?.focus({ preventScroll: true });
		}
	}, [key]);
	const place = cellOf(view, opened);
	const title = useDraft((state) => {
		if (place !== undefined) {
			const group = place.row.id === null ? words.noGroup : place.row.name;
			return words.cell(group, view.columns[place.column]?.name ?? "");
		}
		return opened.of === "cell" ? "" : nameOf(state.document, opened.id);
	});
	const leave = (event: KeyboardEvent<HTMLElement>) => {
		const isOpen =
			event.target instanceof HTMLElement && event.target.getAttribute("aria-expanded") === "true";
		if (event.key === "Escape" && !event.defaultPrevented && !isOpen) {
			event.stopPropagation();
			close();
		}
	};
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
			{place !== undefined ? (
				<InCell {...props} opened={opened} place={place} />
			) : (
				<div data-fields>
					{opened.of === "group" && <GroupDetails key={opened.id} {...props} id={opened.id} />}
					{opened.of === "useCase" && <UseCaseDetails key={opened.id} {...props} id={opened.id} />}
					{opened.of === "thing" && <Fields {...props} id={opened.id} />}
				</div>
			)}
		</section>
	);
}

/** Things of a cell at the left, the fields of the chosen one at the right. */
function InCell({ opened, place, ...props }: DetailsProps & { opened: Opened; place: CellPlace }) {
	const { open, view } = props;
	const { row, column, cell } = place;
	const { edit, newId } = useActions();
	const environment = view.columns[column]?.id ?? "";
	const things = thingsOf(cell);
	const wanted = opened.of === "cell" ? opened.thing : opened.of === "thing" ? opened.id : undefined;
	const chosen = things.find((thing) => thingId(thing) === wanted) ?? things[0];
	const adding = opened.of === "cell" && opened.adding === true;
	const choose = (thing: Id) => open({ of: "cell", group: row.id, environment, thing });
	const removeAndNext: DetailsProps["remove"] = async (name, patch) => {
		const at = chosen === undefined ? -1 : things.indexOf(chosen);
		const next = things[at + 1] ?? things[at - 1];
		const gone = await props.remove(name, patch);
		if (gone) {
			open({
				of: "cell",
				group: row.id,
				environment,
				...(next === undefined ? {} : { thing: thingId(next) }),
			});
		}
		return gone;
	};
	const addResource = async () => {
		const id = await newId("acc");
		const groups = row.id === null ? [] : [row.id];
		if (
			await edit([{ at: pointer("organization", "accounts", id), to: { extra: true, groups, environment } }])
		) {
			open({ of: "thing", id });
		}
	};
	return (
		<div className={css.two}>
			<div className={css.things}>
				{things.length === 0 ? (
					<p className={css.nothing}>{words.nothingHere}</p>
				) : (
					<ThingTabs things={things} chosen={chosen} choose={choose} />
				)}
				{row.id !== null && (
					<AddProject
						key={`${row.id} ${environment}`}
						group={row.id}
						environment={environment}
						first={adding || things.length === 0}
						added={choose}
					/>
				)}
				<button type="button" className={`link ${css.addResource}`} onClick={() => void addResource()}>
					{words.addResource}
				</button>
			</div>
			{chosen !== undefined && (
				<div
					className={css.fields}
					role="tabpanel"
					id="thing-fields"
					aria-labelledby={`thing-${thingId(chosen)}`}
					data-fields
				>
					<Fields {...props} remove={removeAndNext} id={thingId(chosen)} />
				</div>
			)}
		</div>
	);
}

/** Tabs that stand one below the other: arrow keys choose. */
function ThingTabs({
	things,
	chosen,
	choose,
}: {
	things: Thing[];
	chosen: Thing | undefined;
	choose: (id: Id) => void;
}) {
	const tabs = useRef<HTMLDivElement>(null);
	const arrows = (event: KeyboardEvent) => {
		const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
		const next = chosen === undefined ? undefined : things[things.indexOf(chosen) + by];
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
				const isChosen = thing === chosen;
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
							{...(isChosen ? { "data-first": "" } : {})}
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
	return id.startsWith("acc") ? (
		<AccountDetails key={id} {...props} id={id} />
	) : (
		<ProjectDetails key={id} {...props} id={id} />
	);
}
