//! What others are asked to make: groups and subscriptions that the plan knows by name only.
//!
//! Here is what is asked for, as plain data; scripts and letters are written from it elsewhere. The
//! answer comes back through [`reply`](super::reply).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::answers::{Principal, Subscription};
use super::rules::needed_providers;
use crate::desired::{DesiredState, GrantPrincipal};
use crate::estate::Estate;
use crate::labels;
use crate::names;
use crate::plan::common::{Contact, Id};

/// Everything that is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// Groups, by name.
    pub groups: Vec<AskedGroup>,
    /// Subscriptions, by name.
    pub subscriptions: Vec<AskedSubscription>,
    /// Names that are asked for more than once: a reply could not tell them apart.
    pub doubled: Vec<String>,
}

/// A group that is to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AskedGroup {
    /// Its id in the plan.
    pub id: Id,
    /// Its name: the one that was entered, else by the pattern.
    pub name: String,
    /// Mail nickname: Entra wants one from every group, and each only once.
    pub nickname: String,
    /// What it is for.
    pub why: String,
    /// Whom it stands for and where, in words.
    pub stands_for: String,
    /// Who owns it.
    pub owner: String,
    /// How to reach the owner.
    pub owner_reach: String,
    /// Who is in it from the start: sign-in names or object ids.
    pub members: Vec<String>,
    /// Rule of a dynamic membership; empty for members by name.
    pub rule: String,
    /// How many grants wait for it.
    pub waiting: u32,
}

/// A subscription that is to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AskedSubscription {
    /// Its id in the plan.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub why: String,
    /// Which environment and business group it is for, in words.
    pub stands_for: String,
    /// Management group that it is to stand in; empty when nobody said.
    pub management_group: String,
    /// Who owns it.
    pub owner: String,
    /// How to reach the owner.
    pub owner_reach: String,
    /// Resource providers to register in it.
    pub providers: Vec<String>,
    /// Regions that are used in it.
    pub regions: Vec<String>,
    /// How many grants wait for it.
    pub waiting: u32,
}

impl Asked {
    /// Nobody is asked for anything.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.subscriptions.is_empty()
    }
}

/// What a plan asks others to make.
pub fn asked(estate: &Estate<'_>, desired: &DesiredState) -> Asked {
    let waiting = Waiting::of(estate, desired);
    let prerequisites = &estate.plan.prerequisites;
    let awaited = prerequisites
        .principals
        .iter()
        .filter(|(_, p)| p.is_awaited());
    let mut nicknames = BTreeSet::new();
    let mut groups: Vec<AskedGroup> = awaited
        .map(|(id, p)| group(estate, id, p, &waiting, &mut nicknames))
        .collect();
    groups.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let awaited = prerequisites
        .subscriptions
        .iter()
        .filter(|(_, s)| s.is_awaited());
    let providers = needed_providers(estate);
    let mut subscriptions: Vec<AskedSubscription> = awaited
        .map(|(id, s)| {
            let needed = providers.get(id);
            let needed = needed.map(|set| set.iter().map(|n| (*n).to_owned()).collect());
            subscription(estate, id, s, &waiting, needed.unwrap_or_default())
        })
        .collect();
    subscriptions.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    let doubled = doubled(&groups, &subscriptions);
    Asked {
        groups,
        subscriptions,
        doubled,
    }
}

fn doubled(groups: &[AskedGroup], subscriptions: &[AskedSubscription]) -> Vec<String> {
    let groups = groups.iter().map(|g| g.name.as_str());
    let all = groups.chain(subscriptions.iter().map(|s| s.name.as_str()));
    let mut by_key: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for name in all {
        by_key
            .entry(super::reply::key(name))
            .or_default()
            .push(name);
    }
    let twice = by_key.into_values().filter(|names| names.len() > 1);
    twice.flatten().map(str::to_owned).collect()
}

fn group(
    estate: &Estate<'_>,
    id: &Id,
    principal: &Principal,
    waiting: &Waiting<'_>,
    nicknames: &mut BTreeSet<String>,
) -> AskedGroup {
    let name = group_name(estate, id, principal);
    let made = principal.to_be_made.clone().unwrap_or_default();
    let trimmed = |text: &String| text.trim().to_owned();
    let members = made.first_members.iter().map(trimmed);
    AskedGroup {
        id: id.clone(),
        nickname: nickname(&name, id, nicknames),
        why: trimmed(&made.why),
        stands_for: stands_for(estate, principal),
        owner: trimmed(&principal.owner.name),
        owner_reach: trimmed(&principal.owner.reach),
        members: members.filter(|m| !m.is_empty()).collect(),
        rule: trimmed(&made.membership_rule),
        waiting: labels::count(
            waiting
                .principals
                .get(id.as_str())
                .copied()
                .unwrap_or_default(),
        ),
        name,
    }
}

/// The name of a group: what was entered, else what the pattern gives, else its id in the plan.
pub fn group_name(estate: &Estate<'_>, id: &str, principal: &Principal) -> String {
    let name = principal.name.trim();
    if !name.is_empty() {
        return name.to_owned();
    }
    let naming = &estate.plan.environments.naming;
    let group = match principal.groups.as_slice() {
        [one] => estate
            .plan
            .organization
            .groups
            .get(one)
            .map(|g| g.token.as_str()),
        _ => None,
    };
    let environment = match principal.environments.as_slice() {
        [one] => estate
            .plan
            .environments
            .items
            .get(one)
            .map(|e| e.token.as_str()),
        _ => None,
    };
    let persona = principal
        .persona
        .map_or(String::new(), |p| names::slug(p.label()));
    let made = names::fill(
        naming.group.trim(),
        &[
            ("organization", naming.organization.as_str()),
            ("group", group.unwrap_or_default()),
            ("environment", environment.unwrap_or_default()),
            ("persona", persona.as_str()),
        ],
    );
    if made.is_empty() { id.to_owned() } else { made }
}

/// Most characters of a mail nickname.
/// Source: Microsoft Graph, group resource, mailNickname (read 2026-11-22).
const NICKNAME: usize = 64;

fn nickname(name: &str, id: &str, taken: &mut BTreeSet<String>) -> String {
    let slug = names::slug(name);
    let base = if slug.is_empty() {
        names::slug(id)
    } else {
        slug
    };
    let base: String = base.chars().take(NICKNAME - 5).collect();
    let numbered = (2..).map(|n: u32| format!("{base}-{n}"));
    let free = std::iter::once(base.clone())
        .chain(numbered)
        .find(|n| !taken.contains(n));
    let nickname = free.unwrap_or(base);
    taken.insert(nickname.clone());
    nickname
}

fn stands_for(estate: &Estate<'_>, principal: &Principal) -> String {
    let who = principal
        .persona
        .map_or("a group of its own", |p| p.label());
    let groups: Vec<&str> = principal
        .groups
        .iter()
        .map(|id| estate.group_name(id))
        .collect();
    let environments: Vec<&str> = principal
        .environments
        .iter()
        .map(|id| estate.environment_name(id))
        .collect();
    let mut text = who.to_owned();
    if !groups.is_empty() {
        text = format!("{text} of {}", labels::list(&groups));
    }
    if !environments.is_empty() {
        text = format!("{text} in {}", labels::list(&environments));
    }
    text
}

fn subscription(
    estate: &Estate<'_>,
    id: &Id,
    entry: &Subscription,
    waiting: &Waiting<'_>,
    providers: Vec<String>,
) -> AskedSubscription {
    let parts = [
        (!entry.group.is_empty()).then(|| estate.group_name(&entry.group)),
        (!entry.environment.is_empty()).then(|| estate.environment_name(&entry.environment)),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    let here = estate
        .accounts
        .values()
        .filter(|a| a.subscription.is_some_and(|(s, _)| s == id));
    let regions: BTreeSet<String> = here
        .map(|a| a.region.clone())
        .filter(|r| !r.is_empty())
        .collect();
    let Contact { name, reach } = &entry.owner;
    let why = entry
        .to_be_made
        .as_ref()
        .map(|made| made.why.trim().to_owned());
    AskedSubscription {
        id: id.clone(),
        name: labels::or_id(entry.name.trim(), id).to_owned(),
        why: why.unwrap_or_default(),
        stands_for: if parts.is_empty() {
            "everything".to_owned()
        } else {
            parts.join(", ")
        },
        management_group: entry.management_group.trim().to_owned(),
        owner: name.trim().to_owned(),
        owner_reach: reach.trim().to_owned(),
        providers,
        regions: regions.into_iter().collect(),
        waiting: labels::count(
            waiting
                .subscriptions
                .get(id.as_str())
                .copied()
                .unwrap_or_default(),
        ),
    }
}

/// How many grants wait for what.
struct Waiting<'e> {
    principals: BTreeMap<&'e str, usize>,
    subscriptions: BTreeMap<&'e str, usize>,
}

impl<'e> Waiting<'e> {
    fn of(estate: &'e Estate<'_>, desired: &'e DesiredState) -> Self {
        let mut waiting = Self {
            principals: BTreeMap::new(),
            subscriptions: BTreeMap::new(),
        };
        for grant in &desired.grants {
            if let GrantPrincipal::Directory(id) = &grant.principal {
                *waiting.principals.entry(id).or_default() += 1;
            }
            if let Some((id, _)) = estate.subscription_of_scope(&grant.scope.of) {
                *waiting.subscriptions.entry(id).or_default() += 1;
            }
        }
        waiting
    }
}
