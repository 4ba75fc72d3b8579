//! Names that two things would share.

use std::collections::{BTreeMap, BTreeSet};

use crate::estate::{Account, Estate, Place};
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;

use super::cleaning::{self, ACCOUNT, PROJECT, SUBDOMAIN};
use super::sharing;

/// ENV-010: two Foundry resources have one subdomain, or one name in one resource group; or two projects
/// of a resource have one name. Silent where ENV-002 speaks about the same resources.
/// Source: Microsoft's pages on creating Foundry resources and projects (read 2026-11-22).
pub fn taken_twice(context: &Context<'_>) -> Vec<Hit> {
    let mut hits = accounts(context.estate);
    hits.extend(projects(context.estate));
    hits
}

/// Foundry resources that share their subdomain, or their name and place, with another one.
pub fn colliding_accounts<'e>(estate: &'e Estate<'_>) -> BTreeSet<&'e Id> {
    let sets = by_subdomain(estate).into_values();
    let sets = sets.chain(sharing::by_place(estate).into_values());
    let shared = sets.filter(|set| set.len() > 1).flatten();
    shared.map(|account| &account.id).collect()
}

/// Projects that share their name with another one of their Foundry resource.
pub fn colliding_projects<'p>(estate: &Estate<'p>) -> BTreeSet<&'p Id> {
    let accounts = by_account(estate);
    let sets = accounts.values().flat_map(BTreeMap::values);
    let shared = sets.filter(|set| set.len() > 1).flatten();
    shared.map(|(id, _)| *id).collect()
}

fn by_subdomain<'e, 'p>(estate: &'e Estate<'p>) -> BTreeMap<String, Vec<&'e Account<'p>>> {
    let mut subdomains: BTreeMap<String, Vec<&Account<'_>>> = BTreeMap::new();
    for account in estate.accounts.values().filter(|a| !a.subdomain.is_empty()) {
        subdomains
            .entry(account.subdomain.to_lowercase())
            .or_default()
            .push(account);
    }
    subdomains
}

fn accounts(estate: &Estate<'_>) -> Vec<Hit> {
    let subdomains = by_subdomain(estate);
    let places = sharing::by_place(estate);
    let same_subdomain = |set: &[&Account<'_>]| {
        set.iter()
            .all(|a| a.subdomain.eq_ignore_ascii_case(&set[0].subdomain))
    };
    let by_name = places
        .values()
        .filter(|set| !same_subdomain(set))
        .map(|set| (set, "name"));
    let sets = subdomains
        .values()
        .map(|set| (set, "subdomain"))
        .chain(by_name);
    let shared = sets.filter(|(set, _)| set.len() > 1);
    let mut shared = shared
        .filter(|(set, _)| !sharing::is_production_shared(estate, set))
        .peekable();
    if shared.peek().is_none() {
        return Vec::new();
    }
    let mut taken = cleaning::taken(estate);
    shared
        .map(|(set, what)| same_name(estate, set, what, &mut taken))
        .collect()
}

fn same_name(
    estate: &Estate<'_>,
    set: &[&Account<'_>],
    what: &str,
    taken: &mut BTreeSet<String>,
) -> Hit {
    let labels: Vec<String> = set.iter().map(|a| cleaning::label(estate, a)).collect();
    let last = set[set.len() - 1];
    let shared = match what {
        "name" => &last.name,
        _ => &last.subdomain,
    };
    let hit = Hit::at(last.field(what))
        .with("items", labels::list(&labels))
        .with("shared", format!("the {what} {shared}"));
    let hit = set.iter().fold(hit, |hit, a| hit.about(&a.id));
    match apart(estate, set[0], &set[1..], taken) {
        Some(patch) => hit.fixed_by(patch),
        None => hit,
    }
}

/// Gives each of these what it shares with the first: a name, a subdomain, or both.
pub fn apart(
    estate: &Estate<'_>,
    first: &Account<'_>,
    others: &[&Account<'_>],
    taken: &mut BTreeSet<String>,
) -> Option<Patch> {
    let mut patch = Patch::new();
    for account in others {
        let words = cleaning::words(estate, account);
        let own = account.answer.is_some_and(|a| a.subdomain.is_some());
        let mut subdomain = account.subdomain.to_lowercase();
        let mut clashes = account.subdomain.eq_ignore_ascii_case(&first.subdomain);
        if account.name.eq_ignore_ascii_case(&first.name) {
            let name = ACCOUNT.free(&account.name, &words, taken)?;
            taken.insert(name.to_lowercase());
            if !own {
                subdomain = name.to_lowercase();
                clashes = !crate::names::is_dns_label(&subdomain);
            }
            patch.push(Edit::set(account.field("name"), name));
        }
        if clashes {
            let free = SUBDOMAIN.free(&subdomain, &words, taken)?;
            taken.insert(free.clone());
            patch.push(Edit::set(account.field("subdomain"), free));
        }
    }
    Some(patch)
}

/// Projects by name in lower case.
type ByName<'e, 'p> = BTreeMap<String, Vec<(&'p Id, &'e Place<'p>)>>;

fn by_account<'e, 'p>(estate: &'e Estate<'p>) -> BTreeMap<&'e str, ByName<'e, 'p>> {
    let mut by_account: BTreeMap<&str, ByName<'_, '_>> = BTreeMap::new();
    for (id, place) in &estate.projects {
        if let Some(account) = place.account.as_deref().filter(|_| !place.name.is_empty()) {
            let names = by_account.entry(account).or_default();
            names
                .entry(place.name.to_lowercase())
                .or_default()
                .push((id, place));
        }
    }
    by_account
}

fn projects(estate: &Estate<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for names in by_account(estate).values() {
        let mut taken: BTreeSet<String> = names.keys().cloned().collect();
        for set in names.values().filter(|set| set.len() > 1) {
            hits.push(same_project(estate, set, &mut taken));
        }
    }
    hits
}

fn same_project(
    estate: &Estate<'_>,
    set: &[(&Id, &Place<'_>)],
    taken: &mut BTreeSet<String>,
) -> Hit {
    let called = |(id, place): &(&Id, &Place<'_>)| {
        place
            .use_case
            .map_or_else(|| (*id).clone(), |u| u.name.clone())
    };
    let labels: Vec<String> = set.iter().map(called).collect();
    let (last, place) = set[set.len() - 1];
    let hit = Hit::at(pointer(&["organization", "projects", last, "name"]))
        .with("items", labels::list(&labels))
        .with(
            "shared",
            format!("the project name {}", place.name.replace(['{', '}'], "")),
        );
    let hit = set.iter().fold(hit, |hit, (id, _)| hit.about(id));
    let mut patch = Patch::new();
    for (id, place) in &set[1..] {
        let group = estate.plan.organization.groups.get(&place.project.group);
        let words = [
            place.use_case.map_or("", |u| u.token.as_str()),
            group.map_or("", |g| g.token.as_str()),
        ];
        let parts: Vec<&str> = place.name.split('-').collect();
        let new: Vec<&str> = words.into_iter().filter(|w| !parts.contains(w)).collect();
        let Some(free) = PROJECT.free(&place.name, &new, taken) else {
            return hit;
        };
        taken.insert(free.to_lowercase());
        patch.push(Edit::set(
            pointer(&["organization", "projects", id, "name"]),
            free,
        ));
    }
    hit.fixed_by(patch)
}
