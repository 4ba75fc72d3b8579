//! Production and others in one Foundry resource.

use std::collections::{BTreeMap, BTreeSet};

use crate::estate::{Account, Estate, Place};
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::environments::answers::Topology;

use super::{cleaning, collisions};

/// Subscription, resource group and name, as Azure compares them.
type Key = (String, String, String);

/// ENV-002: production and another environment use the same Foundry resource: because the resource
/// serves both, because a project of one lives in it, or because two are planned at one place under one
/// name.
/// Source: Microsoft's planning guide, checklist item 1 and environment setup (2025-12-24).
pub fn shared_with_production(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let guests = guests(estate);
    let mut hits: Vec<Hit> = estate
        .accounts
        .values()
        .filter_map(|account| shared(estate, account, guests.get(&account.id)))
        .collect();
    let places = by_place(estate);
    let mut taken: Option<BTreeSet<String>> = None;
    for set in places
        .values()
        .filter(|set| is_production_shared(estate, set))
    {
        let taken = taken.get_or_insert_with(|| cleaning::taken(estate));
        hits.push(one_place(estate, set, taken));
    }
    hits
}

type Guests<'e, 'p> = BTreeMap<&'e Id, Vec<(&'p Id, &'e Place<'p>)>>;

/// Projects that live in a resource of another environment, by resource.
fn guests<'e, 'p>(estate: &'e Estate<'p>) -> Guests<'e, 'p> {
    let mut guests: Guests<'e, 'p> = BTreeMap::new();
    for (id, place) in &estate.projects {
        let Some(account) = place.account.as_ref().and_then(|a| estate.accounts.get(a)) else {
            continue;
        };
        if *account.environment != place.project.environment {
            guests.entry(&account.id).or_default().push((id, place));
        }
    }
    guests
}

fn shared(
    estate: &Estate<'_>,
    account: &Account<'_>,
    guests: Option<&Vec<(&Id, &Place<'_>)>>,
) -> Option<Hit> {
    let guests = guests.map_or(&[][..], Vec::as_slice);
    let also = account.answer.map_or(&[][..], |a| a.also_serves.as_slice());
    let known = also.iter().filter(|e| estate.environment(e).is_some());
    let others: BTreeSet<&str> = known
        .map(String::as_str)
        .chain(guests.iter().map(|(_, p)| p.project.environment.as_str()))
        .filter(|e| e != account.environment)
        .collect();
    let home = estate.is_production(account.environment);
    // From a production resource everybody else goes; from another one production goes.
    let goes = |e: &&str| home || estate.is_production(e);
    let leaving: BTreeSet<&str> = others.into_iter().filter(goes).collect();
    let first = leaving.iter().next()?;
    let listed = also.iter().any(|e| e == first);
    let guest = guests
        .iter()
        .find(|(_, p)| leaving.contains(p.project.environment.as_str()));
    let at = match guest {
        Some((id, _)) if !listed => pointer(&["organization", "projects", id, "account"]),
        _ => account.field("alsoServes"),
    };
    let names: Vec<&str> = leaving.iter().map(|e| estate.environment_name(e)).collect();
    let hit = Hit::at(at)
        .about(&account.id)
        .with("account", cleaning::label(estate, account))
        .with("environment", labels::list(&names));
    let hit = leaving.iter().fold(hit, |hit, e| hit.about(e));
    Some(match leave(estate, account, &leaving, guests) {
        Some(patch) => hit.fixed_by(patch),
        None => hit,
    })
}

/// Sends these environments away: the resource no longer serves them, and their projects take the
/// resource that is made for them anyway. None when one of them has no such resource.
fn leave(
    estate: &Estate<'_>,
    account: &Account<'_>,
    leaving: &BTreeSet<&str>,
    guests: &[(&Id, &Place<'_>)],
) -> Option<Patch> {
    let mut patch = Patch::new();
    if let Some(answer) = account.answer.filter(|a| !a.also_serves.is_empty()) {
        let stay = |e: &&Id| !leaving.contains(e.as_str());
        let rest: Vec<String> = answer.also_serves.iter().filter(stay).cloned().collect();
        if rest.len() < answer.also_serves.len() {
            patch.push(Edit::set(account.field("alsoServes"), rest));
        }
    }
    for (id, place) in guests {
        let project = place.project;
        if !leaving.contains(project.environment.as_str()) {
            continue;
        }
        let topology = estate.environment(&project.environment)?.topology?;
        let made = topology != Topology::PerBusinessGroup
            || estate.plan.organization.groups.contains_key(&project.group);
        patch.push(
            made.then(|| Edit::remove(pointer(&["organization", "projects", id, "account"])))?,
        );
    }
    Some(patch)
}

/// Foundry resources by subscription, resource group and name, as far as these are known.
pub fn by_place<'e, 'p>(estate: &'e Estate<'p>) -> BTreeMap<Key, Vec<&'e Account<'p>>> {
    let mut places: BTreeMap<Key, Vec<&Account<'_>>> = BTreeMap::new();
    for account in estate.accounts.values() {
        let Some((id, entry)) = account.subscription else {
            continue;
        };
        if account.name.is_empty() || account.resource_group.is_empty() {
            continue;
        }
        let subscription = entry.subscription_id.parsed().unwrap_or_else(|| id.clone());
        let key = (
            subscription,
            account.resource_group.to_lowercase(),
            account.name.to_lowercase(),
        );
        places.entry(key).or_default().push(account);
    }
    places
}

/// Are these one and the same Azure resource, used by production and another environment?
pub fn is_production_shared(estate: &Estate<'_>, set: &[&Account<'_>]) -> bool {
    let environments: BTreeSet<&Id> = set.iter().map(|a| a.environment).collect();
    let mut ids: Vec<Option<String>> = set.iter().map(|a| a.arm_id()).collect();
    ids.dedup_by(|a, b| match (a, b) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(b),
        _ => false,
    });
    ids.len() == 1 && environments.len() > 1 && environments.iter().any(|e| estate.is_production(e))
}

fn one_place(estate: &Estate<'_>, set: &[&Account<'_>], taken: &mut BTreeSet<String>) -> Hit {
    let (home, others): (Vec<&Account<'_>>, Vec<&Account<'_>>) = set
        .iter()
        .partition(|a| estate.is_production(a.environment));
    let production = home.first().copied().unwrap_or(set[0]);
    let others: Vec<&Account<'_>> = home.into_iter().skip(1).chain(others).collect();
    let names: Vec<&str> = others
        .iter()
        .map(|a| estate.environment_name(a.environment))
        .collect();
    let hit = Hit::at(production.field("name"))
        .with("account", cleaning::label(estate, production))
        .with("environment", labels::list(&names));
    let hit = set.iter().fold(hit, |hit, a| hit.about(&a.id));
    match collisions::apart(estate, production, &others, taken) {
        Some(patch) => hit.fixed_by(patch),
        None => hit,
    }
}
