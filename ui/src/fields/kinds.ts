/**
 * What kind of value a field holds, where words alone do not say: text is the rule, choices come with
 * their words. Used by `AnyField`; composed screens name the field component themselves.
 */
import type { Kind } from "../state/names";

export type ValueKind =
	| { of: "number" }
	| { of: "date" }
	| { of: "switch" }
	| { of: "guid" }
	| { of: "lines" }
	| { of: "long" }
	| { of: "choices" }
	| { of: "pick"; kind: Kind }
	| { of: "pickList"; kind: Kind };

const pick = (kind: Kind): ValueKind => ({ of: "pick", kind });
const pickList = (kind: Kind): ValueKind => ({ of: "pickList", kind });

const byId: { [field: string]: ValueKind } = {
	"about.tenantId": { of: "guid" },
	"about.purpose": { of: "long" },
	"networking.hub.ranges": { of: "lines" },
	"networking.hub.taken": { of: "lines" },
	"organization.order": pickList("group"),
	"environments.order": pickList("environment"),
	"access.alsoBuild.*": pickList("project"),
	"access.grants.*.principal": pick("principal"),
	"access.goals.*.principal": pick("principal"),
	"networking.environments.*.subnets.*.account": pick("account"),
	"networking.environments.*.selectedAddresses": { of: "lines" },
	"networking.environments.*.dnsZones": { of: "lines" },
	"models.deployments.*.account": pick("account"),
	"models.confirmations.*.models": { of: "lines" },
	"models.confirmations.*.services": { of: "lines" },
	"governance.policies.*.allowed": { of: "lines" },
	"connections.items.*.account": pick("account"),
	"connections.items.*.project": pick("project"),
	"organization.projects.*.account": pick("account"),
	"organization.accounts.*.subscription": pick("subscription"),
	"organization.existing.*.account": pick("account"),
	"organization.existing.*.identity": pick("principal"),
	"organization.existing.*.notCarriedOver": { of: "lines" },
	"organization.useCases.*.models": { of: "lines" },
	"governance.policies.*.subscription": pick("subscription"),
};

const byLast: { [name: string]: ValueKind } = {
	subscriptionId: { of: "guid" },
	objectId: { of: "guid" },
	clientId: { of: "guid" },
	roleId: { of: "guid" },
	registryRole: { of: "guid" },
	agentIdentityRole: { of: "guid" },
	definitionId: { of: "guid" },
	date: { of: "date" },
	approvedOn: { of: "date" },
	checkedOn: { of: "date" },
	firstMembers: { of: "lines" },
	endsOn: { of: "date" },
	until: { of: "date" },
	capacity: { of: "number" },
	environment: pick("environment"),
	group: pick("group"),
	useCase: pick("useCase"),
	environments: pickList("environment"),
	alsoServes: pickList("environment"),
	groups: pickList("group"),
	projects: pickList("project"),
	purpose: { of: "long" },
	why: { of: "long" },
	isolation: { of: "long" },
	condition: { of: "long" },
	verified: { of: "switch" },
	eligible: { of: "switch" },
	callsModelsDirectly: { of: "switch" },
	breakGlass: { of: "switch" },
	usesModels: { of: "switch" },
	needsData: { of: "switch" },
	extra: { of: "switch" },
	localAuth: { of: "switch" },
	allowProjectManagement: { of: "switch" },
	spokeOfHub: { of: "switch" },
	requiredByPolicy: { of: "switch" },
	hasIdentity: { of: "switch" },
	customerManagedKeys: { of: "switch" },
	privateEndpoints: { of: "switch" },
	rolesAudited: { of: "switch" },
	policiesAudited: { of: "switch" },
	usesKeys: { of: "switch" },
	keysAllowed: { of: "switch" },
	needs: { of: "choices" },
	publishes: { of: "choices" },
	handledBy: { of: "long" },
};

export function kindOfField(id: string): ValueKind | undefined {
	return byId[id] ?? byLast[id.slice(id.lastIndexOf(".") + 1)];
}
