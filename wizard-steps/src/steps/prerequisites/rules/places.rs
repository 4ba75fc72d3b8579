//! Tenant, subscriptions and resource groups: is there a place for everything?

use std::collections::BTreeMap;

use crate::estate::{Account, Estate};
use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::plan::common::Id;
use crate::rule::Context;

use super::{id_defect, subscriptions};

const OWNER: &str = "subscription owner";

/// PRE-001: an environment has a Foundry resource without a subscription or a resource group; while it
/// has no resource yet, no subscription is for it, or the cut of resource groups is open.
/// Source: Microsoft's planning guide, prerequisite 1 (2025-12-24).
pub fn no_place(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let mut accounts: BTreeMap<&Id, Vec<&Account<'_>>> = BTreeMap::new();
    for account in estate.accounts.values() {
        accounts
            .entry(account.environment)
            .or_default()
            .push(account);
    }
    let open = |id: &Id| {
        let here = accounts.get(id).map_or(&[][..], Vec::as_slice);
        let (at, whose, what) = match (no_subscription(estate, id, here), no_group(estate, here)) {
            (None, None) => return None,
            (Some((at, whose)), None) => (at, whose, "the subscription"),
            (None, Some((at, whose))) => (at, whose, "the resource-group strategy"),
            (Some((at, _)), Some(_)) => {
                let both = "the subscription and the resource-group strategy";
                (at, Vec::new(), both)
            }
        };
        let mut name = estate.environment_name(id).to_owned();
        if !whose.is_empty() && whose.len() < here.len() {
            let names: Vec<&str> = whose.iter().map(|a| a.name.as_str()).collect();
            name = format!("{name} ({})", labels::list(&names));
        }
        let hit = Hit::at(at).about(id).with("environment", name);
        Some(hit.with("what", what).ask(OWNER))
    };
    let environments = estate.environments.iter();
    environments.filter_map(|(id, _)| open(id)).collect()
}

type Lacking<'a, 'p> = Option<(String, Vec<&'a Account<'p>>)>;

/// Where to say which subscription, and the resources that have none.
fn no_subscription<'a, 'p>(
    estate: &Estate<'p>,
    environment: &str,
    here: &[&'a Account<'p>],
) -> Lacking<'a, 'p> {
    let entries = &estate.plan.prerequisites.subscriptions;
    let all = || pointer(&["prerequisites", "subscriptions"]);
    if here.is_empty() {
        let mut fitting = entries
            .values()
            .filter(|s| s.environment.is_empty() || s.environment == environment);
        return fitting.next().is_none().then(|| (all(), Vec::new()));
    }
    let lacking: Vec<_> = here
        .iter()
        .filter(|a| a.subscription.is_none())
        .copied()
        .collect();
    let first = lacking.first()?;
    let at = match first.answer {
        Some(answer) if !answer.subscription.is_empty() => first.field("subscription"),
        _ => all(),
    };
    Some((at, lacking))
}

/// Where to say how resource groups are cut, and the resources that have none.
fn no_group<'a, 'p>(estate: &Estate<'p>, here: &[&'a Account<'p>]) -> Lacking<'a, 'p> {
    let answer = &estate.plan.prerequisites.resource_groups;
    let field = if answer.strategy.is_none() {
        "strategy"
    } else {
        "pattern"
    };
    let unanswered = answer.strategy.is_none() || answer.pattern.trim().is_empty();
    let lacking: Vec<_> = here
        .iter()
        .filter(|a| a.resource_group.trim().is_empty())
        .copied()
        .collect();
    let open = !lacking.is_empty() || (here.is_empty() && unanswered);
    open.then(|| {
        (
            pointer(&["prerequisites", "resourceGroups", field]),
            lacking,
        )
    })
}

/// PRE-002: the tenant's id or a subscription's id is empty, no GUID or the zero GUID; or the cloud is
/// not chosen. A subscription that is to be made is asked for, not missing.
/// Source: Azure CLI example on Microsoft's classic page on roles (the zero GUID is a placeholder).
pub fn no_ids(context: &Context<'_>) -> Vec<Hit> {
    let about = &context.plan.about;
    let hit = |at: String, subject: &str, field: String, fact: &str| {
        let hit = Hit::at(at).about(subject);
        hit.with("field", field).with("fact", fact)
    };
    let mut hits = Vec::new();
    if let Some(fact) = id_defect(&about.tenant_id) {
        let at = pointer(&["about", "tenantId"]);
        hits.push(hit(at, "tenantId", "the tenant id".to_owned(), fact));
    }
    if about.cloud.is_none() {
        let at = pointer(&["about", "cloud"]);
        hits.push(hit(
            at,
            "cloud",
            "the Azure cloud".to_owned(),
            "none was chosen",
        ));
    }
    for (id, entry) in subscriptions(context.estate).filter(|(_, s)| !s.is_awaited()) {
        if let Some(fact) = id_defect(&entry.subscription_id) {
            let at = pointer(&["prerequisites", "subscriptions", id, "subscriptionId"]);
            let field = format!("the id of subscription {}", labels::or_id(&entry.name, id));
            hits.push(hit(at, id, field, fact));
        }
    }
    hits
}

/// PRE-003, live: a subscription of the plan was not found, is not enabled, or belongs to another
/// tenant than the plan's. Silent while no subscription was read.
/// Source: Azure Resource Manager, Subscriptions – Get (2022-12-01).
pub fn unusable_subscription(context: &Context<'_>) -> Vec<Hit> {
    let observed = context.observed;
    if observed.subscriptions.is_empty() {
        return Vec::new();
    }
    let tenant = context.plan.about.tenant_id.parsed();
    let fact = |guid: &str| {
        let Some(seen) = observed.subscriptions.get(guid) else {
            return Some("whoever signed in cannot find it".to_owned());
        };
        if !seen.state.is_empty() && !seen.state.eq_ignore_ascii_case("Enabled") {
            return Some(format!("its state is {}", seen.state));
        }
        let other = tenant.as_ref().filter(|t| {
            !seen.tenant_id.trim().is_empty() && !seen.tenant_id.trim().eq_ignore_ascii_case(t)
        });
        other.map(|_| format!("it belongs to tenant {}", seen.tenant_id))
    };
    let hit = |(id, entry): (&Id, &super::Subscription)| {
        let fact = fact(&entry.subscription_id.parsed()?)?;
        let at = pointer(&["prerequisites", "subscriptions", id, "subscriptionId"]);
        let hit = Hit::at(at)
            .about(id)
            .with("subscription", labels::or_id(&entry.name, id));
        Some(hit.with("fact", fact).ask(OWNER).resting_on(Data::Live))
    };
    subscriptions(context.estate).filter_map(hit).collect()
}
