/** Which subscription is for what, and where none is named yet. */
import type { Subscription } from "../../bindings";
import type { Id, Json } from "../../host/types";
import { type Thing, thingsOf } from "../../state/names";
import { isTree, valueAt } from "../../state/pointer";

export const place = "/prerequisites/subscriptions";

type Entries = { [id: Id]: Subscription };

function entriesOf(document: Json): Entries {
	const found = valueAt(document, place);
	return isTree(found) ? (found as Entries) : {};
}

/** Ids in the order of what they are for; names do not count, so that nothing moves while one types. */
export function subscriptionsInOrder(document: Json): Id[] {
	const entries = entriesOf(document);
	const rank = (things: Thing[], id: Id | undefined) =>
		id === undefined || id === "" ? -1 : things.findIndex((thing) => thing.id === id);
	const environments = thingsOf(document, "environment");
	const groups = thingsOf(document, "group");
	return Object.keys(entries).sort((a, b) => {
		const [one, other] = [entries[a], entries[b]];
		return (
			rank(environments, one?.environment) - rank(environments, other?.environment) ||
			rank(groups, one?.group) - rank(groups, other?.group) ||
			(a < b ? -1 : 1)
		);
	});
}

/** What a subscription would be for; empty means all. */
export type Gap = { environment: Id; group: Id };

const any = (id: Id | undefined, wanted: Id) => id === undefined || id === "" || id === wanted;

/** Where the cut asks for a subscription and none is there. */
export function gapsOf(document: Json): Gap[] {
	const entries = Object.values(entriesOf(document));
	const strategy = valueAt(document, "/prerequisites/subscriptionStrategy");
	const environments = thingsOf(document, "environment");
	const groups = thingsOf(document, "group");
	const lacking = (gap: Gap) =>
		!entries.some((entry) => any(entry.environment, gap.environment) && any(entry.group, gap.group));
	if (strategy === "perEnvironment") {
		return environments.map(({ id }) => ({ environment: id, group: "" })).filter(lacking);
	}
	if (strategy === "perGroup") {
		return groups.map(({ id }) => ({ environment: "", group: id })).filter(lacking);
	}
	if (strategy === "perGroupAndEnvironment") {
		return groups
			.flatMap((group) => environments.map(({ id }) => ({ environment: id, group: group.id })))
			.filter(lacking);
	}
	return [];
}
