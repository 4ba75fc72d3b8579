/** Words of the governance screen. */
import { counted } from "./window";

export const words = {
	watching: "Who watches each business group",
	group: "Business group",
	groupOne: "business group",
	cost: "Cost owner",
	monitoring: "Monitoring owner",
	views: "Looks at",
	nobody: "Nobody yet",
	noViews: "Nothing yet",
	noGroups: "No business groups yet: step 3 names them, and each gets its owners and views here.",
	toOrganization: "Go to Organization and ownership",
	view: (kind: string, often: string) => [kind, often].filter((part) => part !== "").join(", "),
	addView: "Add a view",
	viewOne: "the view",
	ownersOf: (what: string, n: number) =>
		`${what} for ${counted(n, "group")}: who is accountable for the group`,
	fromOrganization: "step 3",

	policies: "Policies",
	policy: "policy",
	addPolicy: "Add a policy",
	name: "Name",
	effect: "Effect",
	subscription: "Subscription",
	allowed: "Allows",
	noEffect: "No effect yet",
	noSubscription: "No subscription yet",
	emptyPolicies:
		"No policies of the plan. A policy refuses or reports in Azure what a plan can only ask for.",

	tags: "Tags",
	tagName: "Tag name",
	tagNameOf: (name: string) => `Name of the tag ${name}`,
	tagValueOf: (name: string) => `Value of the tag ${name}`,
	value: "Value",
	addTag: "Add a tag",
	newTagName: "Name of the new tag",
	newTagValue: "Value of the new tag",
	emptyTags:
		"No tags of the plan. A tag, such as costCenter, is put on every resource; reports find resources by it.",
	taken: (name: string) => `There is a tag ${name} already. Give this one another name.`,
	removeTag: (name: string) => `Remove the tag ${name}`,
} as const;
