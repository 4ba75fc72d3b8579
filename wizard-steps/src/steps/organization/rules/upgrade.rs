//! Upgrading an Azure OpenAI resource where it stands: what it takes, what it widens, the way back.

use crate::abilities::operation::covers;
use crate::catalog::roles;
use crate::desired::Grant;
use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::names;
use crate::observed::ObservedDefinition;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::organization::answers::{Existing, Future};

use super::existing::{at, called};

/// What only an owner may do, of what an upgrade needs.
const OWNERS: &str = "Microsoft.Authorization/roleAssignments/write";
/// Something that an Azure OpenAI resource has no need of, and a Foundry resource offers.
const BEYOND_OPENAI: &str = "Microsoft.CognitiveServices/accounts/AIServices/agents/write";

/// Resources that are to be upgraded.
fn upgrades<'p>(context: &Context<'p>) -> impl Iterator<Item = (&'p Id, &'p Existing)> {
    let existing = context.plan.organization.existing.iter();
    existing.filter(|(_, e)| e.future == Some(Future::Upgrade))
}

/// ORG-014: a resource is to be upgraded and has no managed identity, or keys of the company's own, or,
/// seen live, is not the caller's to upgrade.
/// Source: Microsoft's page on upgrading an Azure OpenAI resource (2026-01-07).
pub fn not_ready(context: &Context<'_>) -> Vec<Hit> {
    upgrades(context)
        .filter_map(|(id, e)| {
            let seen = e
                .resource_id
                .parsed()
                .and_then(|r| context.observed.resource(r));
            let has_identity = match seen {
                Some(seen) if seen.identity.is_some() => Some(true),
                _ => e.has_identity,
            };
            let mut open = Vec::new();
            if has_identity != Some(true) {
                open.push(("hasIdentity", "it has no managed identity"));
            }
            if e.customer_managed_keys == Some(true) && e.handled_by.trim().is_empty() {
                let why = "with customer-managed keys Microsoft upgrades it on request";
                open.push(("handledBy", why));
            }
            let scope = e.resource_id.parsed();
            let allowed = scope.and_then(|scope| context.observed.allows(scope, OWNERS));
            if allowed == Some(false) {
                open.push(("owner", "whoever signed in is not its owner"));
            }
            let (field, _) = *open.first()?;
            let why: Vec<&str> = open.iter().map(|(_, why)| *why).collect();
            let live = allowed == Some(false) || seen.is_some();
            let hit = Hit::at(at(id, field))
                .about(id)
                .with("resource", called(id, e))
                .with("why", labels::list(&why))
                .resting_on(if live { Data::Live } else { Data::Offline });
            Some(hit.ask("resource owner"))
        })
        .collect()
}

/// ORG-015: Cognitive Services User is held at or above a resource that is to be upgraded, where the
/// role then opens everything; or nobody looked. One press narrows grants of this plan.
/// Sources: Microsoft's training unit on roles (read 2026-11-22); Microsoft's page on upgrading (2026-01-07).
pub fn holders(context: &Context<'_>) -> Vec<Hit> {
    upgrades(context)
        .filter_map(|(id, e)| {
            let key = names::scope_key(e.resource_id.parsed().unwrap_or_default());
            let above = |scope: &str| names::is_at_or_below(&key, &names::scope_key(scope));
            let wide = |role: &str| role == roles::COGNITIVE_SERVICES_USER;
            let is_here =
                |g: &&Grant| wide(&g.role) && g.scope.arm_id.as_deref().is_some_and(above);
            let planned: Vec<&Grant> = context.desired.grants.iter().filter(is_here).collect();
            let seen = context.observed.assignments.iter();
            let seen = seen.filter(|a| wide(&a.role) && above(&a.scope)).count();
            let was_read = is_read(context, &key);
            let n = planned.len().max(seen);
            if n == 0 && (was_read || e.roles_audited == Some(true)) {
                return None;
            }
            let holders = match n {
                0 => "the holders".to_owned(),
                n => labels::counted(n, "holder", "holders"),
            };
            let data = match (seen, was_read) {
                (0, false) if planned.is_empty() => Data::NotChecked,
                (0, _) => Data::Offline,
                _ => Data::Live,
            };
            let hit = Hit::at(at(id, "rolesAudited"))
                .about(id)
                .with("resource", called(id, e))
                .with("holders", holders)
                .resting_on(data);
            let narrowed = narrow(&planned);
            Some(if narrowed.is_empty() {
                hit
            } else {
                hit.fixed_by(narrowed)
            })
        })
        .collect()
}

/// Were the role assignments around this resource read?
fn is_read(context: &Context<'_>, key: &str) -> bool {
    let read = context.observed.subscriptions.keys();
    let mut read = read.map(|guid| format!("/subscriptions/{}", guid.to_lowercase()));
    !key.is_empty() && read.any(|subscription| names::is_at_or_below(key, &subscription))
}

/// Calls to OpenAI models need no more than their own role.
fn narrow(planned: &[&Grant]) -> Patch {
    let by_hand = planned
        .iter()
        .filter(|g| g.at.starts_with("/access/grants/"));
    by_hand
        .map(|g| {
            let role = roles::COGNITIVE_SERVICES_OPENAI_USER;
            Edit::set(format!("{}/roleId", g.at), role)
        })
        .collect()
}

/// ORG-016: a custom role or a policy at or above a resource that is to be upgraded grows with it or
/// stops it; or nobody looked.
/// Source: Microsoft's training unit on roles, before an upgrade (read 2026-11-22).
pub fn wildcards(context: &Context<'_>) -> Vec<Hit> {
    let observed = context.observed;
    let was_read = !observed.definitions.is_empty() || !observed.policies.is_empty();
    upgrades(context)
        .filter_map(|(id, e)| {
            let key = names::scope_key(e.resource_id.parsed().unwrap_or_default());
            let above = |scope: &String| names::is_at_or_below(&key, &names::scope_key(scope));
            let roles = observed.definitions.values().filter(|d| d.custom);
            let roles = roles.filter(|r| r.assignable_scopes.iter().any(above) && grows(r));
            let policies = observed.policies.iter();
            let policies = policies.filter(|p| above(&p.scope) && !p.tests_kind);
            let names: Vec<String> = roles
                .map(|r| format!("custom role {}", super::plain(&r.name)))
                .chain(policies.map(|p| format!("policy {}", super::plain(&p.name))))
                .collect();
            if names.is_empty() && (was_read || e.policies_audited == Some(true)) {
                return None;
            }
            let (what, data) = if names.is_empty() {
                let what = "custom roles with wildcards and policies that do not look at the kind";
                (what.to_owned(), Data::NotChecked)
            } else {
                (labels::list(&names), Data::Live)
            };
            let hit = Hit::at(at(id, "policiesAudited"))
                .about(id)
                .with("resource", called(id, e))
                .with("what", what);
            Some(hit.resting_on(data).ask("policy owner"))
        })
        .collect()
}

/// A wildcard above the actions of OpenAI: it opens what the resource offers once it is upgraded.
fn grows(role: &ObservedDefinition) -> bool {
    let items = role.items.iter();
    let entries = items.flat_map(|item| item.can.iter().chain(&item.can_data));
    let mut wild = entries.filter(|entry| entry.contains('*'));
    wild.any(|entry| covers(entry, BEYOND_OPENAI))
}

/// ORG-017: a resource that is to be upgraded has private endpoints.
/// Source: Microsoft's page on upgrading an Azure OpenAI resource (2026-01-07).
pub fn endpoints(context: &Context<'_>) -> Vec<Hit> {
    let private = upgrades(context).filter(|(_, e)| e.private_endpoints == Some(true));
    private
        .map(|(id, e)| {
            Hit::at(at(id, "privateEndpoints"))
                .about(id)
                .with("resource", called(id, e))
                .ask("network team")
        })
        .collect()
}

/// ORG-018: an upgrade is planned. One note for all of them.
/// Source: Microsoft's page on upgrading an Azure OpenAI resource (2026-01-07).
pub fn way_back(context: &Context<'_>) -> Vec<Hit> {
    let all: Vec<(&Id, &Existing)> = upgrades(context).collect();
    let names: Vec<String> = all.iter().map(|(id, e)| called(id, e)).collect();
    let hit = || {
        let hit =
            Hit::at(pointer(&["organization", "existing"])).with("resource", labels::list(&names));
        all.iter().fold(hit, |hit, (id, _)| hit.about(id))
    };
    (!all.is_empty()).then(hit).into_iter().collect()
}
