//! Do people see the Foundry resource that they work in?

use std::collections::BTreeSet;

use super::holders::{accounts_below, is_people, principal, sees};
use super::patches::{MOST, also_seen, shows};
use super::places::Reach;
use super::source::{by_source, hit, name, principal_name};
use crate::catalog::roles;
use crate::desired::{Grant, Origin};
use crate::estate::Account;
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::plan::common::Persona;
use crate::plan::edit::Patch;
use crate::rule::Context;
use crate::steps::access::answers::{MappingRow, ScopeKind};

/// ACC-020: people work in a project, or manage projects, and hold nothing that shows them the Foundry
/// resource: Foundry User at the project and Foundry Project Manager anywhere do not. One finding a row
/// of the mapping, and one for all grants by hand.
/// Sources: Microsoft's training unit on roles for Azure OpenAI identities, least-privilege project
/// team, and its page on roles for Agent Service (read 2026-11-22); the role definitions.
pub(super) fn resource_is_not_seen(context: &Context<'_>) -> Vec<Hit> {
    let rows = blind_rows(context);
    let in_question = |grant: &&Grant| match grant.origin {
        Origin::Persona => rows.contains(grant.at.as_str()),
        Origin::Manual => hides(&grant.role, Some(grant.scope.kind)),
        Origin::Identity | Origin::Connection => false,
    };
    let grants = context.desired.grants.iter().filter(in_question);
    let grants: Vec<&Grant> = grants.collect();
    if grants.is_empty() {
        return Vec::new();
    }
    let holders: BTreeSet<&str> = grants.iter().map(|g| g.principal.id()).collect();
    let all: BTreeSet<&str> = (context.desired.grants.iter())
        .map(|g| g.role.as_str())
        .collect();
    let seeing: BTreeSet<&str> = all.into_iter().filter(|role| sees(context, role)).collect();
    let showing = |g: &&Grant| {
        seeing.contains(g.role.as_str())
            && g.scope.kind != ScopeKind::Project
            && holders.contains(g.principal.id())
    };
    let reach = Reach::of(context, context.desired.grants.iter().filter(showing));
    let (mut by_row, mut by_hand) = (Vec::new(), Vec::new());
    for grant in grants {
        let accounts = unseen(context, &reach, grant);
        if accounts.is_empty() {
            continue;
        }
        match grant.origin {
            Origin::Manual => by_hand.push((grant, accounts)),
            _ => by_row.push((grant, accounts)),
        }
    }
    let mut hits: Vec<Hit> = by_source(by_row.iter().map(|(grant, _)| *grant))
        .into_values()
        .map(|grants| {
            let here = by_row.iter().filter(|(g, _)| g.at == grants[0].at);
            let accounts = here.flat_map(|(_, accounts)| accounts);
            let accounts: BTreeSet<&str> = accounts.map(|a| a.id.as_str()).collect();
            let hit = hit(context, "roleId", &grants);
            told(context, hit, &accounts, also_seen(context, &grants))
        })
        .collect();
    hits.extend(of_hand(context, &by_hand));
    hits
}

fn hides(role: &str, scope: Option<ScopeKind>) -> bool {
    match role {
        roles::FOUNDRY_USER => scope == Some(ScopeKind::Project),
        roles::FOUNDRY_PROJECT_MANAGER => scope != Some(ScopeKind::Resource),
        _ => false,
    }
}

/// Rows whose people may not see the resource, and that no other row makes up for. Consumers use an
/// agent through an application, not through the portal.
fn blind_rows(context: &Context<'_>) -> BTreeSet<String> {
    let mapping = &context.plan.access.mapping;
    let alone = |row: &MappingRow| !mapping.values().any(|r| shows(context, r, row));
    let blind = mapping.iter().filter(|(_, row)| {
        row.role_id
            .parsed()
            .is_some_and(|role| hides(&role, row.scope))
            && row.persona != Some(Persona::AgentConsumers)
            && alone(row)
    });
    blind
        .map(|(id, _)| pointer(&["access", "mapping", id]))
        .collect()
}

/// Foundry resources of a grant that nothing shows to its holder.
fn unseen<'c>(context: &Context<'c>, reach: &Reach<'c>, grant: &Grant) -> Vec<&'c Account<'c>> {
    let Some(holder) = principal(context, grant).filter(|p| is_people(p)) else {
        return Vec::new();
    };
    let estate = context.estate;
    let mut accounts: Vec<&Account<'_>> = match grant.scope.kind {
        ScopeKind::Project => {
            let place = estate.projects.get(&grant.scope.of);
            let home = place.and_then(|p| estate.accounts.get(p.account.as_ref()?));
            home.into_iter().collect()
        }
        ScopeKind::Account => estate.accounts.get(&grant.scope.of).into_iter().collect(),
        _ => accounts_below(context, grant, holder),
    };
    let id = grant.principal.id();
    if reach.knows(id) {
        accounts.retain(|account| reach.at_account(id, account).is_empty());
    }
    accounts
}

fn told(context: &Context<'_>, hit: Hit, accounts: &BTreeSet<&str>, patch: Patch) -> Hit {
    let names: Vec<&str> = accounts.iter().map(|a| name(context.estate, a)).collect();
    let hit = hit.with("accounts", labels::list(&names));
    if patch.is_empty() {
        hit
    } else {
        hit.fixed_by(patch)
    }
}

/// All grants by hand together: their cause is the same.
fn of_hand(context: &Context<'_>, blind: &[(&Grant, Vec<&Account<'_>>)]) -> Option<Hit> {
    let grants: Vec<&Grant> = blind.iter().map(|(grant, _)| *grant).collect();
    let first = *grants.first()?;
    let who: BTreeSet<&str> = grants.iter().map(|g| g.principal.id()).collect();
    let names: Vec<String> = who.iter().map(|id| principal_name(context, id)).collect();
    let mut hit = hit(context, "roleId", &[first]).with("who", labels::list(&names));
    if grants.len() > 1 {
        let held: BTreeSet<String> = grants
            .iter()
            .map(|g| super::source::label(&g.role))
            .collect();
        let places = labels::counted(grants.len(), "place", "places");
        hit = hit
            .with("role", labels::list(&Vec::from_iter(held)))
            .with("place", places);
        let rest = who.iter().filter(|id| **id != first.principal.id());
        hit = rest.fold(hit, |hit, id| hit.about(id));
    }
    let accounts = blind.iter().flat_map(|(_, accounts)| accounts);
    let accounts: BTreeSet<&str> = accounts.map(|a| a.id.as_str()).collect();
    let by_source = by_source(grants.iter().copied());
    let patch = if by_source.len() > MOST {
        Vec::new()
    } else {
        once_each(
            by_source
                .values()
                .flat_map(|g| also_seen(context, g))
                .collect(),
        )
    };
    Some(told(context, hit, &accounts, patch))
}

/// Two grants at one Foundry resource need Reader there once.
fn once_each(patch: Patch) -> Patch {
    let mut seen = BTreeSet::new();
    patch
        .into_iter()
        .filter(|edit| seen.insert(edit.at.clone()))
        .collect()
}
