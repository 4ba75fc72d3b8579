//! The pasted reply: names and ids of what was asked for, as others write them.
//!
//! A table (commas, semicolons or tabs, with or without a heading, columns in any order) or the JSON that
//! `az ad group list`, `az ad group create`, `az account list` and Microsoft Graph print. All ids go into the
//! plan as one patch; what was not understood is said line by line and changes nothing.

mod reading;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use super::requests::group_name;
use crate::estate::Estate;
use crate::finding::pointer;
use crate::labels;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::plan::text::Guid;
use reading::Row;

/// What a reply says.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    /// What was understood, in the order of the reply.
    pub understood: Vec<Understood>,
    /// What was not, in the order of the reply.
    pub puzzles: Vec<Puzzle>,
    /// Names that were asked for and are not in it.
    pub missing: Vec<String>,
    /// Puts every id that was understood into the plan.
    pub patch: Patch,
}

/// An id that was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Understood {
    /// Whose: the id in the plan.
    pub of: Id,
    /// Its name.
    pub name: String,
    /// The object id, or the id of the subscription.
    pub id: String,
    /// It is a subscription, not a group.
    pub is_subscription: bool,
}

/// A line that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Puzzle {
    /// Which line, from 1; for JSON which entry.
    pub line: u32,
    /// How it reads, cut to what fits a line.
    pub text: String,
    /// Why it was left.
    pub why: String,
}

/// Something that is waited for.
#[derive(Clone)]
struct Awaited<'p> {
    id: &'p Id,
    name: String,
    is_subscription: bool,
}

/// Reads a reply for a plan. Never fails: what is no reply is a puzzle.
pub fn read(estate: &Estate<'_>, text: &str) -> Reply {
    let (rows, puzzles) = reading::rows(text);
    let mut reply = Reply {
        puzzles,
        ..Reply::default()
    };
    let awaited = awaited(estate);
    let known = known(estate);
    let mut used: BTreeMap<String, String> = BTreeMap::new();
    let mut filled: BTreeMap<Id, String> = BTreeMap::new();
    for row in &rows {
        match understand(row, &awaited, &known, &used, &filled) {
            Ok(Some(found)) => {
                used.insert(found.id.clone(), found.name.clone());
                filled.insert(found.of.clone(), found.id.clone());
                reply.patch.extend(edits(estate, &found));
                reply.understood.push(found);
            }
            // The same line twice says nothing new.
            Ok(None) => {}
            Err(why) => reply.puzzles.push(Puzzle {
                line: row.line,
                text: row.shown(),
                why,
            }),
        }
    }
    reply.puzzles.sort_by_key(|p| p.line);
    let all = awaited.values().flatten();
    let missing = all
        .filter(|a| !filled.contains_key(a.id))
        .map(|a| a.name.clone());
    reply.missing = missing.collect();
    reply
}

fn understand(
    row: &Row,
    awaited: &BTreeMap<String, Vec<Awaited<'_>>>,
    known: &BTreeMap<String, String>,
    used: &BTreeMap<String, String>,
    filled: &BTreeMap<Id, String>,
) -> Result<Option<Understood>, String> {
    if row.name.trim().is_empty() {
        return Err("it has no name".to_owned());
    }
    let id = Guid::from(row.id.trim_matches(|c: char| !c.is_ascii_alphanumeric())).parsed();
    let Some(id) = id else {
        return Err(if row.id.trim().is_empty() {
            "it has no id".to_owned()
        } else {
            format!("{} is no object id", cut(&row.id))
        });
    };
    let key = key(&row.name);
    let found = match awaited.get(&key).map(Vec::as_slice) {
        None | Some([]) => {
            return match known.get(&id).filter(|name| self::key(name) == key) {
                Some(_) => Ok(None),
                None => Err("nothing of this name is asked for".to_owned()),
            };
        }
        Some([one]) => one,
        Some(_) => return Err("more than one thing of this name is asked for".to_owned()),
    };
    if row.without_security && !found.is_subscription {
        return Err("the group is not security-enabled, so it takes no roles".to_owned());
    }
    match filled.get(found.id) {
        Some(same) if *same == id => return Ok(None),
        Some(_) => return Err("the reply gives this name another id further up".to_owned()),
        None => {}
    }
    if let Some(other) = used.get(&id) {
        return Err(format!("the reply gives this id to {other} as well"));
    }
    if let Some(other) = known.get(&id) {
        return Err(format!("the plan has this id for {other} already"));
    }
    Ok(Some(Understood {
        of: found.id.clone(),
        name: found.name.clone(),
        id,
        is_subscription: found.is_subscription,
    }))
}

fn edits(estate: &Estate<'_>, found: &Understood) -> Patch {
    let prerequisites = &estate.plan.prerequisites;
    if found.is_subscription {
        let at = |field| pointer(&["prerequisites", "subscriptions", &found.of, field]);
        return vec![
            Edit::set(at("subscriptionId"), found.id.as_str()),
            Edit::remove(at("toBeMade")),
        ];
    }
    let at = |field| pointer(&["prerequisites", "principals", &found.of, field]);
    let mut patch = vec![
        Edit::set(at("objectId"), found.id.as_str()),
        Edit::remove(at("toBeMade")),
    ];
    if let Some(principal) = prerequisites.principals.get(&found.of) {
        if principal.name.trim().is_empty() {
            patch.push(Edit::set(at("name"), found.name.as_str()));
        }
        if principal.kind.is_none() {
            patch.push(Edit::set(at("kind"), "group"));
        }
        if principal.principal_type.trim().is_empty() {
            patch.push(Edit::set(at("type"), "Group"));
        }
    }
    patch
}

/// What is waited for, by name as names are compared.
fn awaited<'p>(estate: &Estate<'p>) -> BTreeMap<String, Vec<Awaited<'p>>> {
    let prerequisites = &estate.plan.prerequisites;
    let mut awaited: BTreeMap<String, Vec<Awaited<'p>>> = BTreeMap::new();
    let mut add = |id, name: String, is_subscription| {
        let one = Awaited {
            id,
            name,
            is_subscription,
        };
        awaited.entry(key(&one.name)).or_default().push(one);
    };
    for (id, principal) in prerequisites
        .principals
        .iter()
        .filter(|(_, p)| p.is_awaited())
    {
        add(id, group_name(estate, id, principal), false);
    }
    for (id, entry) in prerequisites
        .subscriptions
        .iter()
        .filter(|(_, s)| s.is_awaited())
    {
        add(id, labels::or_id(entry.name.trim(), id).to_owned(), true);
    }
    awaited
}

/// Ids that the plan has already, and whose they are.
fn known(estate: &Estate<'_>) -> BTreeMap<String, String> {
    let prerequisites = &estate.plan.prerequisites;
    let principals = prerequisites
        .principals
        .values()
        .map(|p| (&p.object_id, &p.name));
    let subscriptions = prerequisites
        .subscriptions
        .values()
        .map(|s| (&s.subscription_id, &s.name));
    let ids = principals.chain(subscriptions);
    ids.filter_map(|(id, name)| Some((id.parsed()?, name.clone())))
        .collect()
}

/// A name for comparing: people copy it with other case and spacing.
pub(super) fn key(name: &str) -> String {
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// As much of a text as fits a sentence.
fn cut(text: &str) -> String {
    const MOST: usize = 80;
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let head: String = line.chars().take(MOST - 1).collect();
    format!("{head}…")
}
