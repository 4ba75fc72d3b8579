//! Resource groups: what reaches what in them, and where they are already.

use std::collections::BTreeMap;

use crate::estate::{Account, Estate};
use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::names;
use crate::plan::edit::Edit;
use crate::plan::text::Region;
use crate::rule::Context;
use crate::steps::prerequisites::answers::ResourceGroupStrategy;

/// Foundry resources by their resource group, as Azure compares it.
type ByGroup<'e, 'p> = BTreeMap<(String, String), Vec<&'e Account<'p>>>;

fn by_group<'e, 'p>(estate: &'e Estate<'p>) -> ByGroup<'e, 'p> {
    let mut groups: ByGroup<'e, 'p> = BTreeMap::new();
    for account in estate.accounts.values() {
        let Some((id, entry)) = account
            .subscription
            .filter(|_| !account.resource_group.trim().is_empty())
        else {
            continue;
        };
        let subscription = entry.subscription_id.parsed().unwrap_or_else(|| id.clone());
        let key = (subscription, account.resource_group.to_lowercase());
        groups.entry(key).or_default().push(account);
    }
    groups
}

/// ENV-003: production and another environment share a resource group. What the name pattern causes is
/// one finding, and one press adds the environment to the pattern.
/// Source: Microsoft's planning guide, environment setup (2025-12-24).
pub fn shared_with_production(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let answers = &context.plan.prerequisites.resource_groups;
    let mixed = |accounts: &[&Account<'_>]| {
        let production = |a: &&Account<'_>| estate.is_production(a.environment);
        accounts.iter().any(production) && !accounts.iter().all(production)
    };
    let mut made: Vec<&Account<'_>> = Vec::new();
    let mut hits = Vec::new();
    for accounts in by_group(estate).into_values().filter(|set| mixed(set)) {
        let own = |a: &&&Account<'_>| a.answer.is_some_and(|x| !x.resource_group.is_empty());
        match accounts.iter().find(own) {
            Some(named) => hits.push(tell_shared(estate, named.field("resourceGroup"), &accounts)),
            None => made.extend(accounts),
        }
    }
    if !made.is_empty() {
        let at = pointer(&["prerequisites", "resourceGroups", "pattern"]);
        let hit = tell_shared(estate, at.clone(), &made);
        let existing = answers.strategy == Some(ResourceGroupStrategy::Existing);
        hits.push(if existing || answers.pattern.contains("{environment}") {
            hit
        } else {
            hit.fixed_by(vec![Edit::set(
                at,
                format!("{}-{{environment}}", answers.pattern),
            )])
        });
    }
    hits
}

fn tell_shared(estate: &Estate<'_>, at: String, accounts: &[&Account<'_>]) -> Hit {
    let mut groups: Vec<&str> = accounts.iter().map(|a| a.resource_group.as_str()).collect();
    groups.sort_unstable();
    groups.dedup();
    let mut others: Vec<&str> = (accounts.iter().map(|a| a.environment.as_str()))
        .filter(|e| !estate.is_production(e))
        .map(|e| estate.environment_name(e))
        .collect();
    others.sort_unstable();
    others.dedup();
    let hit = Hit::at(at)
        .with("groups", labels::list(&groups))
        .with("environments", labels::list(&others));
    accounts
        .iter()
        .fold(hit, |hit, account| hit.about(&account.id))
}

/// ENV-015, live: a resource group exists in another region than the plan gives it. One press takes the
/// region it has; what stands in it keeps its own.
/// Source: Azure Resource Manager, error `InvalidResourceGroupLocation`.
pub fn elsewhere(context: &Context<'_>) -> Vec<Hit> {
    let observed = context.observed;
    if observed.resources.is_empty() {
        return Vec::new();
    }
    let mut groups: BTreeMap<String, Vec<&Account<'_>>> = BTreeMap::new();
    for account in context.estate.accounts.values() {
        if let Some(id) = account.resource_group_id() {
            groups
                .entry(names::scope_key(&id))
                .or_default()
                .push(account);
        }
    }
    let hit = |(id, accounts): (String, Vec<&Account<'_>>)| {
        let live = Region::from(observed.resource(&id)?.location.as_str()).parsed()?;
        let first = accounts.first()?;
        let planned = first.resource_group_region();
        if planned.is_empty() || planned == live {
            return None;
        }
        let field = |a: &&Account<'_>| a.field("resourceGroupRegion");
        let patch = accounts
            .iter()
            .map(|a| Edit::set(field(a), live.as_str()))
            .collect();
        let hit = Hit::at(field(first))
            .with("group", first.resource_group.as_str())
            .with("live", live.as_str())
            .with("planned", planned)
            .fixed_by(patch)
            .resting_on(Data::Live);
        Some(
            accounts
                .iter()
                .fold(hit, |hit, account| hit.about(&account.id)),
        )
    };
    groups.into_iter().filter_map(hit).collect()
}
