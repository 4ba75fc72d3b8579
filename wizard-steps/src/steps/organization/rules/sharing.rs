//! Foundry resources that several business groups share.

use std::collections::{BTreeMap, BTreeSet};

use crate::estate::{Account, Estate};
use crate::finding::Hit;
use crate::labels;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::environments::answers::Topology;

/// ORG-003: a Foundry resource serves several business groups although its environment is not cut for
/// that. One press keeps the group with the most projects in it and sends the others' projects to the
/// resources made for them, where there are such.
/// Source: Microsoft's planning guide, rollout considerations and cost management (2025-12-24).
pub fn several_groups(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let shared = estate.accounts.values().filter_map(|account| {
        let topology = estate.environment(account.environment)?.topology;
        let groups = groups(estate, account);
        (topology != Some(Topology::CoLocated) && groups.len() > 1).then_some((account, groups))
    });
    shared
        .map(|(account, groups)| tell(estate, account, &groups))
        .collect()
}

/// Business groups that a resource serves: by its answer, and by the projects in it, with their count.
fn groups<'e>(estate: &Estate<'e>, account: &Account<'e>) -> BTreeMap<&'e str, usize> {
    let mut groups: BTreeMap<&str, usize> =
        account.groups.iter().map(|g| (g.as_str(), 0)).collect();
    for id in &account.projects {
        if let Some(place) = estate.projects.get(*id) {
            *groups.entry(place.project.group.as_str()).or_default() += 1;
        }
    }
    groups.retain(|id, _| !id.is_empty());
    groups
}

fn tell(estate: &Estate<'_>, account: &Account<'_>, groups: &BTreeMap<&str, usize>) -> Hit {
    let names: Vec<&str> = groups.keys().map(|id| estate.group_name(id)).collect();
    let at = if account.answer.is_some_and(|a| a.groups.len() > 1) {
        account.field("groups")
    } else {
        account.pointer()
    };
    let hit = Hit::at(at)
        .about(&account.id)
        .with(
            "account",
            labels::or_id(&super::plain(&account.name), &account.id),
        )
        .with("groups", labels::list(&names));
    match split(estate, account, groups) {
        Some(patch) => hit.fixed_by(patch),
        None => hit,
    }
}

fn split(
    estate: &Estate<'_>,
    account: &Account<'_>,
    groups: &BTreeMap<&str, usize>,
) -> Option<Patch> {
    let topology = estate.environment(account.environment)?.topology?;
    let extra = account.answer.filter(|a| a.extra);
    let stays = match (extra, account.groups.first()) {
        (None, Some(own)) => own.as_str(),
        // The first of those with the most projects.
        _ => groups
            .iter()
            .rev()
            .max_by_key(|(_, n)| **n)
            .map(|(id, _)| *id)?,
    };
    let mut patch = Vec::new();
    if extra.is_some() {
        patch.push(Edit::set(account.field("groups"), vec![stays]));
    }
    let made: BTreeSet<&str> = estate.groups.iter().map(|(id, _)| id.as_str()).collect();
    for id in &account.projects {
        let project = estate.projects.get(*id)?.project;
        if project.group != stays {
            let has_home = topology == Topology::Isolated || made.contains(project.group.as_str());
            if !has_home || project.account.is_empty() {
                return None;
            }
            let at = crate::finding::pointer(&["organization", "projects", id, "account"]);
            patch.push(Edit::remove(at));
        }
    }
    Some(patch)
}
