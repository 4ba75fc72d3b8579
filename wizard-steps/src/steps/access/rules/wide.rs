//! Does a role reach further than its holder works?

use std::collections::{BTreeMap, BTreeSet};

use super::holders::{
    accounts_below, is_above, is_people, of_people, persona, principal, projects_in,
};
use super::patches::instead;
use super::source::{by_source, hit, name, principal_name};
use crate::catalog::roles;
use crate::desired::{Grant, Origin};
use crate::estate::Account;
use crate::finding::Hit;
use crate::labels;
use crate::plan::common::Persona;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;
use crate::steps::prerequisites::answers::Principal;

/// Roles with which their holder works in the projects below.
const WORKS: [&str; 5] = [
    roles::FOUNDRY_USER,
    roles::FOUNDRY_PROJECT_MANAGER,
    roles::FOUNDRY_OWNER,
    roles::CONTRIBUTOR,
    roles::OWNER,
];

/// ACC-011: admins hold Owner at a subscription in which they create no Foundry resource: all that the
/// plan has for them there were seen to exist, or it has none.
/// Source: Microsoft's planning guide, persona table (2025-12-24), and its page on roles for Agent
/// Service, IT admin row (read 2026-11-22).
pub(super) fn owner_where_nothing_is_made(context: &Context<'_>) -> Vec<Hit> {
    let makes = |grant: &Grant| {
        let Some(holder) = principal(context, grant) else {
            return true;
        };
        let there = |account: &&Account<'_>| {
            let id = account.arm_id();
            id.is_some_and(|id| context.observed.resource(&id).is_some())
        };
        !accounts_below(context, grant, holder).iter().all(there)
    };
    let grants = context.desired.grants.iter().filter(|g| {
        g.role == roles::OWNER
            && g.scope.kind == ScopeKind::Subscription
            && persona(context, g) == Some(Persona::Admins)
            && !makes(g)
    });
    by_source(grants)
        .into_values()
        .map(|grants| {
            let account = Some(ScopeKind::Account);
            let patch = instead(context, &grants, roles::FOUNDRY_ACCOUNT_OWNER, account);
            let hit = hit(context, "scope", &grants);
            patch.map_or(hit.clone(), |patch| hit.fixed_by(patch))
        })
        .collect()
}

/// ACC-015: people hold Foundry User at a resource group, a subscription, or at a Foundry resource with
/// several projects of which they work in one; or Foundry Project Manager above a Foundry resource.
/// Sources: Microsoft's training unit on roles for Azure OpenAI identities, scopes (read 2026-11-22),
/// and its planning guide (2025-12-24).
pub(super) fn wider_than_the_work(context: &Context<'_>) -> Vec<Hit> {
    let above = |kind| matches!(kind, ScopeKind::ResourceGroup | ScopeKind::Subscription);
    let wide = |grant: &&Grant| match grant.role.as_str() {
        roles::FOUNDRY_USER => above(grant.scope.kind) || works_in_one(context, grant),
        roles::FOUNDRY_PROJECT_MANAGER => above(grant.scope.kind),
        _ => false,
    };
    let grants = context.desired.grants.iter().filter(wide);
    by_source(grants.filter(|g| of_people(context, g)))
        .into_values()
        .map(|grants| {
            let role = grants[0].role.as_str();
            let kind = match role {
                roles::FOUNDRY_USER => ScopeKind::Project,
                _ => ScopeKind::Account,
            };
            let below = |a: &Account<'_>| grants.iter().any(|g| is_above(context, g, a));
            let accounts = context.estate.accounts.values().filter(|a| below(a));
            let opened: Vec<&str> = (accounts.flat_map(|a| &a.projects))
                .map(|id| name(context.estate, id))
                .collect();
            let hit = hit(context, "scope", &grants)
                .with("n", labels::counted(opened.len(), "project", "projects"))
                .with("projects", labels::list(&opened));
            let patch = instead(context, &grants, role, Some(kind));
            patch.map_or(hit.clone(), |patch| hit.fixed_by(patch))
        })
        .collect()
}

/// Is a grant at a Foundry resource with several projects, and its holder works in one of them?
fn works_in_one(context: &Context<'_>, grant: &Grant) -> bool {
    let account = (grant.scope.kind == ScopeKind::Account)
        .then(|| context.estate.accounts.get(&grant.scope.of))
        .flatten();
    let holder = principal(context, grant).filter(|p| !p.projects.is_empty());
    match (account, holder) {
        (Some(account), Some(holder)) if account.projects.len() > 1 => {
            projects_in(context, holder, &[account]).len() == 1
        }
        _ => false,
    }
}

/// ACC-016: Foundry User or Cognitive Services User holds at a Foundry resource that takes keys: both
/// roles read the keys there, and a key goes around every role.
/// Sources: Microsoft's page on roles for Agent Service and its training unit on roles for Azure OpenAI
/// identities (read 2026-11-22); the role definitions, `accounts/listkeys/action`.
pub(super) fn reads_the_keys(context: &Context<'_>) -> Vec<Hit> {
    const READ_KEYS: [&str; 2] = [roles::FOUNDRY_USER, roles::COGNITIVE_SERVICES_USER];
    let estate = context.estate;
    let keyed: Vec<&Account<'_>> = estate
        .accounts
        .values()
        .filter(|a| a.local_auth())
        .collect();
    if keyed.is_empty() {
        return Vec::new();
    }
    let reaches = |g: &&Grant| {
        READ_KEYS.contains(&g.role.as_str())
            && keyed.iter().any(|account| is_above(context, g, account))
    };
    by_source(context.desired.grants.iter().filter(reaches))
        .into_values()
        .map(|grants| {
            let open = |a: &&&Account<'_>| grants.iter().any(|g| is_above(context, g, a));
            let open: Vec<&Account<'_>> = keyed.iter().filter(open).copied().collect();
            let names: Vec<&str> = open.iter().map(|a| a.name.as_str()).collect();
            let mut hit = hit(context, "scope", &grants).with("accounts", labels::list(&names));
            if of_people(context, grants[0]) {
                let project = Some(ScopeKind::Project);
                let patch = instead(context, &grants, roles::FOUNDRY_USER, project);
                hit = patch.map_or(hit.clone(), |patch| hit.fixed_by(patch));
            }
            match super::keys::switched_off(context, &open) {
                Some(patch) => hit.fixed_by(patch),
                None => hit,
            }
        })
        .collect()
}

/// ACC-049: one group works in the Foundry resources of two business groups, or in production and in
/// another environment. People who run the platform do so by trade. One finding, with the groups.
/// Source: Microsoft's planning guide, isolation and environments (2025-12-24).
pub(super) fn works_across(context: &Context<'_>) -> Vec<Hit> {
    let platform =
        |p: &Principal| matches!(p.persona, Some(Persona::Admins | Persona::PlatformManagers));
    let mut reached: BTreeMap<&str, Reached<'_>> = (context.plan.prerequisites.principals.iter())
        .filter(|(_, p)| !platform(p) && !p.break_glass && is_people(p))
        .map(|(id, _)| (id.as_str(), Reached::default()))
        .collect();
    for grant in &context.desired.grants {
        if !matches!(grant.origin, Origin::Persona | Origin::Manual)
            || !WORKS.contains(&grant.role.as_str())
        {
            continue;
        }
        let Some(reached) = reached.get_mut(grant.principal.id()) else {
            continue;
        };
        reached.environments.extend(grant.environment.as_deref());
        // What several groups share is theirs together.
        if let [group] = &grant.groups[..] {
            reached.groups.insert(group);
        }
    }
    let mut who: BTreeSet<&str> = BTreeSet::new();
    let mut places: BTreeSet<&str> = BTreeSet::new();
    for (id, reached) in &reached {
        let mut environments = reached.environments.iter();
        let production = environments.any(|env| context.estate.is_production(env));
        let both = [
            (reached.groups.len() > 1, "for several business groups"),
            (
                production && reached.environments.len() > 1,
                "in production and elsewhere",
            ),
        ];
        for (_, words) in both.into_iter().filter(|(is_across, _)| *is_across) {
            who.insert(id);
            places.insert(words);
        }
    }
    if who.is_empty() {
        return Vec::new();
    }
    let names: Vec<String> = who.iter().map(|id| principal_name(context, id)).collect();
    let hit = Hit::at("/prerequisites/principals")
        .with("who", labels::list(&names))
        .with("places", labels::list(&Vec::from_iter(places)));
    vec![who.iter().fold(hit, |hit, id| hit.about(id))]
}

/// Where somebody works.
#[derive(Default)]
struct Reached<'c> {
    groups: BTreeSet<&'c str>,
    environments: BTreeSet<&'c str>,
}
