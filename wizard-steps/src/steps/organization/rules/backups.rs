//! Who stands in, and who answers beside the owner.

use std::collections::BTreeMap;

use crate::estate::{Account, Estate};
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::plan::common::{Contact, Id};
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;

/// What is open at one place of the plan, and for which resources and projects.
#[derive(Default)]
struct Open {
    /// Who is missing, as a sentence names them.
    missing: Vec<&'static str>,
    names: Vec<String>,
    subjects: Vec<Id>,
    patch: Patch,
}

/// ORG-006: a Foundry resource or a production project has nobody who stands in, or the same as its
/// owner; or nobody is named for security, cost or incidents of a production resource. What one answer
/// closes is one finding; the projects of a business group are one, and one press names its owner.
/// Sources: Microsoft's planning guide, checklist item 2 (2025-12-24); Microsoft's pages on security
/// baselines for Foundry, ownership per boundary (2026).
pub fn nobody_else(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let mut open: BTreeMap<String, Open> = BTreeMap::new();
    for account in estate.accounts.values() {
        if same_or_nobody(account.owner, account.backup) {
            let entry = open.entry(place_of_backup(estate, account)).or_default();
            entry.add("somebody who stands in", &account.id, account_name(account));
        }
        if estate.is_production(account.environment) {
            without_answers(estate, account, &mut open);
        }
    }
    let mut hits: Vec<Hit> = open.into_iter().map(|(at, open)| open.tell(at)).collect();
    hits.extend(projects(estate));
    hits
}

impl Open {
    fn add(&mut self, missing: &'static str, id: &str, name: String) {
        if !self.missing.contains(&missing) {
            self.missing.push(missing);
        }
        if !self.subjects.iter().any(|known| known == id) {
            self.subjects.push(id.to_owned());
            self.names.push(name);
        }
    }

    fn tell(self, at: String) -> Hit {
        let hit = Hit::at(at)
            .with("missing", labels::list(&self.missing))
            .with("resource", labels::list(&self.names));
        let hit = self.subjects.iter().fold(hit, |hit, id| hit.about(id));
        if self.patch.is_empty() {
            hit
        } else {
            hit.fixed_by(self.patch)
        }
    }
}

/// Nobody stands in, or the one who is accountable anyway.
fn same_or_nobody(owner: &Contact, backup: &Contact) -> bool {
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    !backup.is_named() || (same(&owner.name, &backup.name) && same(&owner.reach, &backup.reach))
}

fn account_name(account: &Account<'_>) -> String {
    labels::or_id(&super::plain(&account.name), &account.id).to_owned()
}

fn place_of_backup(estate: &Estate<'_>, account: &Account<'_>) -> String {
    let begun = account.answer.map(|a| &a.backup);
    let groups = &estate.plan.organization.groups;
    match account.groups.as_slice() {
        [one] if begun.is_none_or(|b| *b == Contact::default()) && groups.contains_key(*one) => {
            pointer(&["organization", "groups", one, "backup", "name"])
        }
        _ => pointer(&["organization", "accounts", &account.id, "backup", "name"]),
    }
}

fn without_answers(estate: &Estate<'_>, account: &Account<'_>, open: &mut BTreeMap<String, Open>) {
    for id in &account.groups {
        let Some(group) = estate.plan.organization.groups.get(*id) else {
            continue;
        };
        let for_ = &group.answers_for;
        let watched = estate.plan.governance.groups.get(*id);
        let cost = for_.cost.is_named() || watched.is_some_and(|g| g.cost_owner.is_named());
        let missing = [
            (
                for_.security.is_named(),
                "security",
                "who answers for security",
            ),
            (cost, "cost", "who answers for cost"),
            (
                for_.incidents.is_named(),
                "incidents",
                "who is called for incidents",
            ),
        ];
        let mut missing = missing.into_iter().filter(|(named, ..)| !named);
        if let Some((_, first, what)) = missing.next() {
            let at = pointer(&["organization", "groups", id, "answersFor", first, "name"]);
            let entry = open.entry(at).or_default();
            entry.add(what, &account.id, account_name(account));
            for (_, _, what) in missing {
                entry.add(what, &account.id, account_name(account));
            }
        }
    }
}

/// Production projects with nobody else, by business group.
fn projects(estate: &Estate<'_>) -> Vec<Hit> {
    let mut open: BTreeMap<&Id, (String, Open)> = BTreeMap::new();
    for (id, place) in &estate.projects {
        let project = place.project;
        if !estate.is_production(&project.environment)
            || !same_or_nobody(&project.owner, &project.backup)
        {
            continue;
        }
        let at = pointer(&["organization", "projects", id, "backup"]);
        let (_, entry) = open
            .entry(&project.group)
            .or_insert_with(|| (format!("{at}/name"), Open::default()));
        entry.add("somebody who stands in", id, super::called(id, place));
        let group = estate.plan.organization.groups.get(&project.group);
        let candidates = group.into_iter().flat_map(|g| [&g.owner, &g.backup]);
        let mut fit = candidates.filter(|c| !same_or_nobody(&project.owner, c));
        if let Some(value) = fit.next().and_then(|c| serde_json::to_value(c).ok()) {
            entry.patch.push(Edit::set(at, value));
        }
    }
    let tell = |(at, mut entry): (String, Open)| {
        // One press closes all of it, or it is not offered.
        if entry.patch.len() != entry.subjects.len() {
            entry.patch.clear();
        }
        entry.tell(at)
    };
    open.into_values().map(tell).collect()
}
