/** Subscriptions by what they are for, and how resource groups are cut and named. */
import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { Fragment } from "react";
import type { AccountLine, Subscription } from "../../bindings";
import { ChoiceField } from "../../fields/choices";
import { Question } from "../../fields/Question";
import { GuidField, TextField } from "../../fields/text";
import type { Id } from "../../host/types";
import { Marked } from "../../pictures/marks";
import { useActions, useDraft, useDraftStore, useValue } from "../../state/hooks";
import { isWithin, pointer } from "../../state/pointer";
import { useView } from "../../state/views";
import { words } from "../../words/prerequisites";
import { words as shared } from "../../words/rows";
import { FieldsOf } from "../FieldsOf";
import { Empty } from "../rows/Empty";
import { FindingsOfAll } from "../rows/FindingLines";
import { Rows } from "../rows/Rows";
import rows from "../rows/rows.module.css";
import { ThingRow } from "../rows/ThingRow";
import { useAdd, useRemove } from "../rows/things";
import { useNarrow } from "../rows/useNarrow";
import { Ask } from "./AskDialog";
import { For, useForWhat } from "./For";
import css from "./prerequisites.module.css";
import { isAwaited } from "./principals";
import { type Gap, gapsOf, place, subscriptionsInOrder } from "./subscriptions";
import { ToBeMade } from "./ToBeMade";

export function Places() {
	const [room, narrow] = useNarrow(700);
	const accounts = useView({ of: "estate" }).view?.accounts ?? [];
	return (
		<Question id="prerequisites.places" fold={false}>
			<div ref={room}>
				<div className={css.line}>
					<ChoiceField at="/prerequisites/subscriptionStrategy" />
				</div>
				<Subscriptions stacked={narrow} accounts={accounts} />
				<h3 className={css.sub}>{words.resourceGroups}</h3>
				<ResourceGroups accounts={accounts} />
			</div>
		</Question>
	);
}

function Subscriptions({ stacked, accounts }: { stacked: boolean; accounts: AccountLine[] }) {
	const ids = useDraft((state) => subscriptionsInOrder(state.document));
	const gaps = useDraft((state) =>
		gapsOf(state.document).map((gap) => `${gap.environment} ${gap.group}`),
	).map((key): Gap => {
		const [environment = "", group = ""] = key.split(" ");
		return { environment, group };
	});
	const add = useAdd(place, "sub", "name");
	const addAll = useAddAll();
	const wanted = useDraft((state) =>
		state.wish === null ? -1 : ids.findIndex((id) => isWithin(state.wish?.at ?? "", place + pointer(id))),
	);
	const holds = new Map<string, number>();
	for (const { subscription } of accounts) {
		holds.set(subscription, (holds.get(subscription) ?? 0) + 1);
	}
	if (ids.length === 0 && gaps.length === 0) {
		return (
			<Empty title={words.noSubscriptionsYet} text={words.subscriptionsGive}>
				<Button onClick={() => void add({})}>{words.addSubscription}</Button>
			</Empty>
		);
	}
	const all = [...ids, ...gaps.slice(0, 12).map((gap) => `${gap.environment} ${gap.group}`)];
	return (
		<>
			<FindingsOfAll at={place} />
			{!stacked && (
				<div className={rows.head} aria-hidden>
					<span>{words.forWhat}</span>
					<span>{words.subscription}</span>
					<span>{words.subscriptionId}</span>
				</div>
			)}
			<Rows
				label={words.subscriptions}
				keys={all}
				height={67}
				wanted={wanted}
				row={(at) => {
					const id = ids[at];
					const gap = gaps[at - ids.length];
					return id !== undefined ? (
						<SubscriptionRow id={id} next={ids[at + 1] ?? ids[at - 1]} holds={holds} stacked={stacked} />
					) : gap !== undefined ? (
						<Lacking gap={gap} add={add} stacked={stacked} />
					) : null;
				}}
			/>
			<div className={rows.foot}>
				<Button appearance="subtle" size="small" icon={<AddRegular />} onClick={() => void add({})}>
					{words.addSubscription}
				</Button>
				{gaps.length > 1 && (
					<Button appearance="subtle" size="small" icon={<AddRegular />} onClick={() => void addAll(gaps)}>
						{words.addSubscriptions(gaps.length)}
					</Button>
				)}
				<Ask />
			</div>
			<ManagementGroups />
		</>
	);
}

/** Where policy sits: management groups with what stands in them; nothing until one is named. */
function ManagementGroups() {
	const groups = useView({ of: "prerequisites" }).view?.managementGroups ?? [];
	if (groups.every((group) => group.name === "")) {
		return null;
	}
	return (
		<>
			<h3 className={css.sub}>{words.managementGroups}</h3>
			<dl className={css.held}>
				{groups.map((group) => (
					<Fragment key={group.name}>
						<dt className={group.name === "" ? "caption" : "mono"}>{group.name || words.inNone}</dt>
						<dd>
							{shared.and(
								group.subscriptions.slice(0, shownNames).join(", "),
								group.subscriptions.length - shownNames,
							)}
						</dd>
					</Fragment>
				))}
			</dl>
		</>
	);
}

/** One for each gap, in one press. */
function useAddAll() {
	const draft = useDraftStore();
	return async (gaps: Gap[]) => {
		try {
			const ids = await Promise.all(gaps.map(() => draft.actions.newId("sub")));
			await draft.actions.edit(
				gaps.map((gap, at) => ({ at: place + pointer(ids[at] ?? ""), to: entryFor(gap) })),
			);
		} catch (problem) {
			draft.actions.report(problem);
		}
	};
}

function entryFor({ environment, group }: Gap): { [name: string]: string } {
	return { ...(environment === "" ? {} : { environment }), ...(group === "" ? {} : { group }) };
}

function Lacking({
	gap,
	add,
	stacked,
}: {
	gap: Gap;
	add: (thing: { [name: string]: string }) => Promise<void>;
	stacked: boolean;
}) {
	const forWhat = useForWhat(gap);
	return (
		<div className={rows.row} data-stacked={stacked}>
			<div className={rows.lead}>
				<For {...gap} />
			</div>
			<div className={rows.vacant}>
				<span>{words.noSubscription}</span>
				<Button
					size="small"
					icon={<AddRegular />}
					aria-label={words.addSubscriptionFor(forWhat)}
					onClick={() => void add(entryFor(gap))}
				>
					{words.addSubscription}
				</Button>
			</div>
		</div>
	);
}

const details = [["managementGroup"], ["environment"], ["group"], ["owner", "name"], ["owner", "reach"]];
const madeDetails = [["toBeMade", "why"], ...details];

function SubscriptionRow({
	id,
	next,
	holds,
	stacked,
}: {
	id: Id;
	next: Id | undefined;
	holds: Map<string, number>;
	stacked: boolean;
}) {
	const at = place + pointer(id);
	const { edit } = useActions();
	const remove = useRemove(edit);
	const subscription = useValue<Subscription>(at) ?? {};
	const { name = "", environment = "", group = "", owner } = subscription;
	const awaited = isAwaited(subscription);
	const shownName = name === "" ? words.unnamed : name;
	const label = (row: string) => (stacked ? {} : { dense: true, label: shared.cell(shownName, row) });
	return (
		<ThingRow
			at={at}
			name={shownName}
			lead={<For environment={environment} group={group} />}
			fields={[
				{ at: `${at}/name`, field: <TextField at={`${at}/name`} {...label(words.subscription)} /> },
				{
					at: `${at}/subscriptionId`,
					field: <GuidField at={`${at}/subscriptionId`} {...label(words.subscriptionId)} />,
				},
			]}
			state={
				<>
					{awaited ? (
						<Marked of="waiting">{words.subscriptionToBeMade}</Marked>
					) : (
						<span>{words.resources(holds.get(name) ?? 0)}</span>
					)}
					<ToBeMade at={at} name={shownName} of={subscription} />
				</>
			}
			facts={words.owner(owner?.name ?? "")}
			more={<FieldsOf base={at} fields={awaited ? madeDetails : details} />}
			remove={() => void remove([{ at }], next === undefined ? undefined : `${place + pointer(next)}/name`)}
			stacked={stacked}
		/>
	);
}

const shownNames = 3;

/** How resource groups are cut, their names, and what the pattern gives. */
function ResourceGroups({ accounts }: { accounts: AccountLine[] }) {
	const names = [...new Set(accounts.map((account) => account.resourceGroup))].filter((name) => name !== "");
	const pattern = useValue<string>("/prerequisites/resourceGroups/pattern") ?? "";
	return (
		<>
			<div className={css.line}>
				<ChoiceField at="/prerequisites/resourceGroups/strategy" />
				<TextField at="/prerequisites/resourceGroups/pattern" mono />
			</div>
			{pattern !== "" && (
				<p className={css.gives}>
					{names.length === 0 ? (
						words.givesNothing
					) : (
						<>
							<span>{words.gives}</span>
							<span className="mono">
								{shared.and(names.slice(0, shownNames).join(", "), names.length - shownNames)}
							</span>
						</>
					)}
				</p>
			)}
		</>
	);
}
