//! The region plan.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::regions;
use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::plan::about::Cloud;
use crate::plan::edit::Edit;
use crate::plan::text::Region;
use crate::rule::Context;

use super::subscriptions;

/// PRE-013: the plan names no region at all, or an environment has none.
/// Source: Microsoft's planning guide, prerequisite 3 (2025-12-24).
pub fn no_region(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let mut hits = Vec::new();
    let regions = &context.plan.prerequisites.regions;
    if regions.values().all(|choice| choice.region.is_empty()) {
        let hit = Hit::at(pointer(&["prerequisites", "regions"])).about("regions");
        hits.push(hit.with("environment", "the region plan"));
    }
    for (id, environment) in &estate.environments {
        if environment.region.is_empty() {
            let at = pointer(&["environments", "items", id, "region"]);
            let hit = Hit::at(at).about(id);
            hits.push(hit.with("environment", estate.environment_name(id)));
        }
    }
    hits
}

/// PRE-014: a region of the plan is not on the dated list of regions with Foundry projects, and nobody
/// noted when that was checked and where the proof is. Public cloud only. One press takes the region
/// that was most likely meant.
/// Source: Microsoft's page on region support of Foundry (2026-01-23).
pub fn not_listed(context: &Context<'_>) -> Vec<Hit> {
    if context.plan.about.cloud.is_some_and(|c| c != Cloud::Public) {
        return Vec::new();
    }
    let proven: BTreeSet<String> = (context.plan.prerequisites.regions.values())
        .filter(|choice| choice.is_proven())
        .filter_map(|choice| choice.region.parsed())
        .collect();
    let unknown = |region: &String| !regions::offers_foundry(region) && !proven.contains(region);
    let named = named(context)
        .into_iter()
        .filter(|(region, _)| unknown(region));
    named
        .map(|(region, places)| tell_unlisted(&region, &places))
        .collect()
}

/// Where regions are named, by region: the pointer and the id it is about.
fn named(context: &Context<'_>) -> BTreeMap<String, Vec<(String, String)>> {
    let mut named: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut note = |region: &Region, at: String, of: &str| {
        if let Some(region) = region.parsed() {
            named.entry(region).or_default().push((at, of.to_owned()));
        }
    };
    for (id, choice) in &context.plan.prerequisites.regions {
        note(
            &choice.region,
            pointer(&["prerequisites", "regions", id, "region"]),
            id,
        );
    }
    for (id, environment) in &context.estate.environments {
        note(
            &environment.region,
            pointer(&["environments", "items", id, "region"]),
            id,
        );
    }
    for account in context.estate.accounts.values() {
        if let Some(answer) = account.answer {
            note(&answer.region, account.field("region"), &account.id);
        }
    }
    named
}

fn tell_unlisted(region: &str, places: &[(String, String)]) -> Hit {
    let at = places
        .first()
        .map_or("/prerequisites/regions", |(at, _)| at);
    let hit = Hit::at(at)
        .with("region", region)
        .with("date", regions::FOUNDRY_AS_OF);
    let hit = places.iter().fold(hit, |hit, (_, of)| hit.about(of));
    match regions::meant(region) {
        Some(meant) => {
            let patch = places.iter().map(|(at, _)| Edit::set(at, meant)).collect();
            hit.with("next", format!("{meant} is")).fixed_by(patch)
        }
        None => hit.with("next", "look it up on Microsoft's page and note the proof"),
    }
}

/// PRE-015, live: a subscription lists no Foundry resources for a region that the plan uses in it, or a
/// policy refuses the region.
/// Source: Azure Resource Manager, Providers – Get; error `RequestDisallowedByAzure`.
pub fn not_offered(context: &Context<'_>) -> Vec<Hit> {
    let observed = context.observed;
    if observed.providers.is_empty() && observed.subscriptions.is_empty() {
        return Vec::new();
    }
    let mut used: BTreeMap<String, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for account in context
        .estate
        .accounts
        .values()
        .filter(|a| !a.region.is_empty())
    {
        let guid = account
            .subscription
            .and_then(|(_, s)| s.subscription_id.parsed());
        if let Some(guid) = guid {
            let regions = used.entry(guid).or_default();
            regions
                .entry(&account.region)
                .or_default()
                .push(account.environment);
        }
    }
    let mut hits = Vec::new();
    for (id, entry) in subscriptions(context.estate) {
        let Some((guid, regions)) = entry
            .subscription_id
            .parsed()
            .and_then(|g| used.remove_entry(&g))
        else {
            continue;
        };
        let offers = observed
            .providers
            .get(&guid)
            .and_then(|p| p.get("microsoft.cognitiveservices"));
        let offers = offers.filter(|p| !p.locations.is_empty());
        let seen = observed.subscriptions.get(&guid);
        for (region, environments) in regions {
            let same =
                |text: &String| Region::from(text.as_str()).parsed().as_deref() == Some(region);
            let refused = seen.is_some_and(|s| s.refused_regions.iter().any(same));
            let missing = offers.is_some_and(|p| !p.locations.iter().any(same));
            if !refused && !missing {
                continue;
            }
            let first = environments.first().copied().unwrap_or_default();
            let environments: BTreeSet<&str> = environments.iter().copied().collect();
            let hit = Hit::at(pointer(&["environments", "items", first, "region"]))
                .about(id)
                .about(region)
                .with("subscription", labels::or_id(&entry.name, id))
                .with("region", region)
                .with(
                    "fact",
                    if refused {
                        "a policy refuses it"
                    } else {
                        "Azure does not list it"
                    },
                );
            let hit = environments.into_iter().fold(hit, Hit::about);
            hits.push(hit.resting_on(Data::Live));
        }
    }
    hits
}
