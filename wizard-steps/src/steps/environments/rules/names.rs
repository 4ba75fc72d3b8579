//! Names and subdomains that Azure would refuse.

use std::collections::{BTreeMap, BTreeSet};

use crate::estate::Account;
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::plan::edit::Edit;
use crate::rule::Context;

use super::cleaning::{self, ACCOUNT, NameKind, PROJECT, RESOURCE_GROUP, SUBDOMAIN};

/// A name that Azure would refuse, and the field that overrides it.
struct Refused<'a> {
    of: &'a str,
    name: &'a str,
    field: String,
    /// The plan says this name itself; otherwise a pattern made it.
    own: bool,
}

/// ENV-008: the name of a Foundry resource, a project or a resource group is one that Azure refuses.
/// When the pattern is at fault, one finding lists everything that it names.
/// Sources: Microsoft's published types of Microsoft.CognitiveServices (2026-08); Azure naming rules.
pub fn refused_name(context: &Context<'_>) -> Vec<Hit> {
    let mut hits = accounts(context);
    hits.extend(projects(context));
    hits.extend(resource_groups(context));
    hits
}

/// What makes the names of one kind.
struct Maker<'a> {
    kind: NameKind,
    pattern: &'a str,
    place: [&'a str; 3],
    /// Keeps findings on a resource's group apart from those on the resource.
    also_about: Option<&'static str>,
}

fn accounts(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let wrong = estate
        .accounts
        .values()
        .filter(|a| ACCOUNT.refuses(&a.name));
    let wrong = wrong.map(|a| Refused {
        of: &a.id,
        name: &a.name,
        field: a.field("name"),
        own: a.answer.is_some_and(|answer| !answer.name.is_empty()),
    });
    let maker = Maker {
        kind: ACCOUNT,
        pattern: &context.plan.environments.naming.account,
        place: ["environments", "naming", "account"],
        also_about: None,
    };
    maker.tell(wrong.collect(), || cleaning::taken(estate))
}

fn projects(context: &Context<'_>) -> Vec<Hit> {
    let places = &context.estate.projects;
    let wrong = places
        .iter()
        .filter(|(_, place)| PROJECT.refuses(&place.name));
    let wrong = wrong.map(|(id, place)| Refused {
        of: id,
        name: &place.name,
        field: pointer(&["organization", "projects", id, "name"]),
        own: !place.project.name.is_empty(),
    });
    let maker = Maker {
        kind: PROJECT,
        pattern: &context.plan.environments.naming.project,
        place: ["environments", "naming", "project"],
        also_about: None,
    };
    maker.tell(wrong.collect(), || {
        places.values().map(|p| p.name.to_lowercase()).collect()
    })
}

/// Each name once, at the first resource in it: many resources may share a group. Empty names are
/// those of PRE-001.
fn resource_groups(context: &Context<'_>) -> Vec<Hit> {
    let mut names: BTreeMap<(bool, &str), &Account<'_>> = BTreeMap::new();
    for account in context.estate.accounts.values() {
        let own = account.answer.is_some_and(|a| !a.resource_group.is_empty());
        names
            .entry((own, account.resource_group.as_str()))
            .or_insert(account);
    }
    let refused = |name: &str| !name.trim().is_empty() && RESOURCE_GROUP.refuses(name);
    let wrong = names.iter().filter(|((_, name), _)| refused(name));
    let wrong = wrong.map(|((own, name), account)| Refused {
        of: &account.id,
        name,
        field: account.field("resourceGroup"),
        own: *own,
    });
    let maker = Maker {
        kind: RESOURCE_GROUP,
        pattern: &context.plan.prerequisites.resource_groups.pattern,
        place: ["prerequisites", "resourceGroups", "pattern"],
        also_about: Some("resourceGroup"),
    };
    maker.tell(wrong.collect(), || {
        names.keys().map(|(_, name)| name.to_lowercase()).collect()
    })
}

impl Maker<'_> {
    /// One finding for what the pattern spoils, and one for each other name.
    fn tell(&self, wrong: Vec<Refused<'_>>, taken: impl FnOnce() -> BTreeSet<String>) -> Vec<Hit> {
        if wrong.is_empty() {
            return Vec::new();
        }
        let by_pattern = self.kind.refuses_pattern(self.pattern);
        let (made, other): (Vec<_>, Vec<_>) = wrong.into_iter().partition(|w| by_pattern && !w.own);
        let mut taken = taken();
        let one = |w: &Refused<'_>| self.one(w, &mut taken);
        let mut hits: Vec<Hit> = other.iter().map(one).collect();
        hits.extend(self.all(&made));
        hits
    }

    fn all(&self, made: &[Refused<'_>]) -> Option<Hit> {
        let first = made.first()?;
        let names: Vec<String> = made.iter().map(|w| shown(w.name)).collect();
        let hit = Hit::at(pointer(&self.place))
            .with("name", labels::list(&names))
            .with("rule", self.kind.rule(first.name));
        let subjects = made.iter().map(|w| w.of).chain(self.also_about);
        let hit = subjects.fold(hit, Hit::about);
        Some(match self.kind.clean_pattern(self.pattern) {
            Some(clean) => hit.fixed_by(vec![Edit::set(pointer(&self.place), clean)]),
            None => hit,
        })
    }

    fn one(&self, wrong: &Refused<'_>, taken: &mut BTreeSet<String>) -> Hit {
        let hit = Hit::at(wrong.field.clone())
            .with("name", shown(wrong.name))
            .with("rule", self.kind.rule(wrong.name));
        let subjects = std::iter::once(wrong.of).chain(self.also_about);
        let hit = subjects.fold(hit, Hit::about);
        let clean = self.kind.clean(wrong.name).and_then(|clean| {
            let used = taken.contains(&clean.to_lowercase());
            if used {
                self.kind.free(&clean, &[], taken)
            } else {
                Some(clean)
            }
        });
        let Some(clean) = clean else { return hit };
        taken.insert(clean.to_lowercase());
        hit.fixed_by(vec![Edit::set(wrong.field.clone(), clean)])
    }
}

/// A name in a sentence, also when there is none.
fn shown(name: &str) -> String {
    if name.trim().is_empty() {
        "(empty)".to_owned()
    } else {
        name.replace(['{', '}'], "")
    }
}

/// ENV-009: the custom subdomain of a Foundry resource is empty or no DNS label. Silent where ENV-008
/// refuses the name that it comes from.
/// Source: Azure REST API specification of Microsoft.CognitiveServices accounts (2026-03-01).
pub fn no_subdomain(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let own = |a: &Account<'_>| a.answer.is_some_and(|answer| answer.subdomain.is_some());
    let wrong: Vec<_> = estate
        .accounts
        .values()
        .filter(|a| SUBDOMAIN.refuses(&a.subdomain))
        .filter(|a| own(a) || !ACCOUNT.refuses(&a.name))
        .collect();
    if wrong.is_empty() {
        return Vec::new();
    }
    let mut taken = cleaning::taken(estate);
    let look = |account: &Account<'_>| {
        let empty = account.subdomain.trim().is_empty();
        let rule = if empty {
            "it is empty"
        } else {
            SUBDOMAIN.rule(&account.subdomain)
        };
        let at = account.field("subdomain");
        let hit = Hit::at(at.clone())
            .about(&account.id)
            .with("account", cleaning::label(estate, account))
            .with("fact", rule);
        let Some(free) = subdomain_for(context, account, &taken) else {
            return hit;
        };
        taken.insert(free.clone());
        hit.fixed_by(vec![Edit::set(at, free)])
    };
    wrong.into_iter().map(look).collect()
}

/// The name of a Foundry resource as a subdomain that nobody else has.
fn subdomain_for(
    context: &Context<'_>,
    account: &Account<'_>,
    taken: &BTreeSet<String>,
) -> Option<String> {
    let name = account.name.to_lowercase();
    let clean = SUBDOMAIN.clean(&name)?;
    if clean == name || !taken.contains(&clean) {
        return Some(clean);
    }
    SUBDOMAIN.free(&clean, &cleaning::words(context.estate, account), taken)
}
