//! How much fits.

use std::collections::BTreeMap;

use crate::finding::{Hit, pointer};
use crate::plan::common::Id;
use crate::rule::Context;

use super::cleaning;

/// Projects that a Foundry resource takes.
/// Source: Microsoft's page on quotas and limits of Foundry models (2026-02-20).
const PROJECTS: usize = 250;
/// Foundry resources that a subscription takes in a region.
/// Source: Microsoft's page on quotas and limits of Foundry models (2026-02-20).
const ACCOUNTS: usize = 100;

/// ENV-013: more projects are planned in a Foundry resource than it takes.
/// Source: Microsoft's page on quotas and limits of Foundry models (2026-02-20).
pub fn too_many_projects(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for place in estate.projects.values() {
        if let Some(account) = place.account.as_deref() {
            *counts.entry(account).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|(_, n)| *n > PROJECTS)
        .filter_map(|(id, n)| Some((estate.accounts.get(id)?, n)))
        .map(|(account, n)| {
            Hit::at(pointer(&["organization", "projects"]))
                .about(&account.id)
                .with("account", cleaning::label(estate, account))
                .with("n", n.to_string())
        })
        .collect()
}

/// ENV-014: more Foundry resources are planned in one region of a subscription than it takes.
/// Source: Microsoft's page on quotas and limits of Foundry models (2026-02-20).
pub fn too_many_accounts(context: &Context<'_>) -> Vec<Hit> {
    let mut counts: BTreeMap<(String, &str), (&Id, &str, usize)> = BTreeMap::new();
    for account in context.estate.accounts.values() {
        let Some((id, entry)) = account.subscription.filter(|_| !account.region.is_empty()) else {
            continue;
        };
        let guid = entry.subscription_id.parsed().unwrap_or_else(|| id.clone());
        let name = if entry.name.trim().is_empty() {
            id
        } else {
            &entry.name
        };
        let count = counts
            .entry((guid, &account.region))
            .or_insert((id, name, 0));
        count.2 += 1;
    }
    counts
        .into_iter()
        .filter(|(_, (.., n))| *n > ACCOUNTS)
        .map(|((_, region), (id, name, n))| {
            Hit::at(pointer(&["prerequisites", "subscriptions", id]))
                .about(id)
                .about(region)
                .with("subscription", name)
                .with("region", region)
                .with("n", n.to_string())
        })
        .collect()
}
