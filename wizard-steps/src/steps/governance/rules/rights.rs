//! May those who watch cost and health read what they watch?

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal};
use crate::estate::Account;
use crate::finding::Hit;
use crate::labels;
use crate::names::{self, is_at_or_below, scope_key};
use crate::plan::common::{Id, Persona};
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;
use crate::steps::access::desired::{accounts_of, projects_of};
use crate::steps::prerequisites::answers::Principal;

/// Roles that read metrics, logs and traces.
/// Source: the built-in role definitions (read 2026-11-22).
const READS_TRACES: [&str; 7] = [
    roles::MONITORING_READER,
    roles::MONITORING_CONTRIBUTOR,
    roles::LOG_ANALYTICS_READER,
    roles::LOG_ANALYTICS_CONTRIBUTOR,
    roles::READER,
    roles::CONTRIBUTOR,
    roles::OWNER,
];
/// Roles that read cost.
/// Source: the built-in role definitions (read 2026-11-22).
const READS_COST: [&str; 6] = [
    roles::COST_MANAGEMENT_READER,
    roles::COST_MANAGEMENT_CONTRIBUTOR,
    roles::BILLING_READER,
    roles::READER,
    roles::CONTRIBUTOR,
    roles::OWNER,
];

/// GOV-005: a group for cost owners holds no role that reads cost above its Foundry resources, or one
/// for monitoring owners none that reads traces of its projects where they are kept. One finding a
/// group.
/// Source: Microsoft's planning guide, governance (2025-12-24), and its page on roles for Foundry.
pub fn owners_may_read(context: &Context<'_>) -> Vec<Hit> {
    let principals = context.plan.prerequisites.principals.iter();
    principals
        .filter_map(|(id, who)| {
            let (roles, places) = match who.persona? {
                Persona::MonitoringOwners => (&READS_TRACES[..], traces(context, who)),
                Persona::CostOwners => (&READS_COST[..], bills(context, who)),
                _ => return None,
            };
            if places.is_empty() {
                return None;
            }
            let own = GrantPrincipal::Directory(id.as_str().into());
            let held: Vec<&Grant> = (context.desired.grants.iter())
                .filter(|g| g.principal == own && roles.contains(&g.role.as_str()))
                .collect();
            let read = |place: &str| {
                held.iter().any(|g| {
                    let scope = g.scope.arm_id.as_deref().map(scope_key);
                    scope.is_some_and(|scope| is_at_or_below(&scope_key(place), &scope))
                })
            };
            let open = places.iter().filter(|(place, _)| !read(place));
            let open: BTreeMap<&str, &Account<'_>> = open
                .map(|(place, account)| (place.as_str(), *account))
                .collect();
            (!open.is_empty()).then(|| tell(context, id, who, roles[0], &open))
        })
        .collect()
}

/// Where traces of somebody's projects are kept, each with the Foundry resource it belongs to.
fn traces<'c>(context: &'c Context<'_>, who: &'c Principal) -> BTreeMap<String, &'c Account<'c>> {
    let estate = context.estate;
    let projects: BTreeMap<&str, &str> = projects_of(estate, who)
        .filter_map(|(id, place)| Some((id.as_str(), place.account.as_deref()?)))
        .collect();
    let connections = context.plan.connections.items.values();
    let traces = connections.filter(|c| c.category == "AppInsights");
    traces
        .filter_map(|c| {
            let target = c.target_resource_id.parsed()?;
            let own = projects.get(c.project.as_str()).copied();
            let shared = projects.values().find(|account| **account == c.account);
            let account = own.or(shared.copied())?;
            Some((target.to_owned(), estate.accounts.get(account)?))
        })
        .collect()
}

/// Resource groups of somebody's Foundry resources.
fn bills<'c>(context: &'c Context<'_>, who: &'c Principal) -> BTreeMap<String, &'c Account<'c>> {
    accounts_of(context.estate, who)
        .filter_map(|account| Some((account.resource_group_id()?, account)))
        .collect()
}

fn tell(
    context: &Context<'_>,
    id: &str,
    who: &Principal,
    role: &str,
    open: &BTreeMap<&str, &Account<'_>>,
) -> Hit {
    let names: Vec<&str> = open
        .keys()
        .map(|place| names::last_segment(place))
        .collect();
    let hit = Hit::at("/access/mapping")
        .about(id)
        .with("who", labels::or_id(&who.name, id))
        .with("role", roles::name_of(role))
        .with("places", labels::list(&names));
    let accounts: BTreeSet<&str> = open.values().map(|a| a.id.as_str()).collect();
    let hit = accounts.iter().fold(hit, |hit, account| hit.about(account));
    // A row of the mapping reaches what stands beside the Foundry resources.
    let beside = open.iter().all(|(place, account)| {
        let group = account.resource_group_id();
        group.is_some_and(|group| is_at_or_below(&scope_key(place), &scope_key(&group)))
    });
    if !beside {
        return hit;
    }
    let mapping = &context.plan.access.mapping;
    let new: Id = names::free_id("map", &format!("{role} for {id}"), mapping);
    let row = json!({"persona": who.persona, "roleId": role, "scope": ScopeKind::ResourceGroup});
    hit.fixed_by(vec![Edit::set(format!("/access/mapping/{new}"), row)])
}
