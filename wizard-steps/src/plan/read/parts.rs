//! Typing again what an edit touched, and no more: a field of one grant does not type ten thousand.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::take;

use serde::de::value::MapDeserializer;
use serde_json::{Value, json};

use super::objects::Objects;
use super::{Document, NoPlan, Plan, counts, typed, typed_by};
use crate::plan::common::Id;

/// From so many members of one section on, the section is typed as a whole.
const MANY: usize = 64;

/// What is typed again: a section, or members of its largest collections.
#[derive(Debug, PartialEq, Eq)]
enum Part {
    Section,
    /// By collection (empty where the section is one itself) and id.
    Members(BTreeSet<(String, Id)>),
}

/// Makes plan and unknown fields agree again with a tree that was changed at these places.
///
/// # Errors
/// As [`typed`]; plan and unknown fields are then as they were.
pub(in crate::plan) fn retype<'p>(
    document: &mut Document,
    places: impl Iterator<Item = &'p str>,
) -> Result<(), NoPlan> {
    let mut parts: BTreeMap<String, Part> = BTreeMap::new();
    for place in places {
        touch(&mut parts, place);
    }
    for (section, part) in &mut parts {
        // Unknown fields are listed in the order of the tree; where there are any, they are listed anew.
        let is_unknown = |at: &String| section_of(at) == *section;
        if document.unknown.iter().any(is_unknown) {
            *part = Part::Section;
        }
    }
    if parts.contains_key("formatVersion") || !document.tree.is_object() {
        (document.plan, document.unknown) = typed(&document.tree)?;
        return Ok(());
    }
    let mut members = few(&document.tree, &parts)?;
    let named = members.unknown.iter().map(|at| section_of(at));
    for section in named {
        parts.insert(section, Part::Section);
    }
    let sections = parts.iter().filter(|(_, part)| **part == Part::Section);
    let sections = sections.filter_map(|(name, _)| Some((name.as_str(), document.tree.get(name)?)));
    let sections = sections.map(|(name, section)| (name, Objects(section)));
    let (mut whole, unknown) = typed_by(MapDeserializer::new(sections))?;
    counts(&document.tree)?;
    for (name, part) in &parts {
        match part {
            Part::Section => move_section(name, &mut whole, &mut document.plan),
            Part::Members(ids) => {
                for (collection, id) in ids {
                    let from = &mut members.plan;
                    move_member([name, collection], id, from, &mut document.plan);
                }
            }
        }
    }
    document
        .unknown
        .retain(|at| !parts.contains_key(&section_of(at)));
    document.unknown.extend(unknown);
    document.unknown.sort_by_cached_key(|at| section_of(at));
    Ok(())
}

fn touch(parts: &mut BTreeMap<String, Part>, place: &str) {
    let mut tokens = place.split('/').skip(1).map(plain);
    let section = tokens.next().unwrap_or_default();
    let member = member_of(&section, tokens);
    let part = parts.entry(section);
    let part = part.or_insert_with(|| Part::Members(BTreeSet::new()));
    match (member, &mut *part) {
        (Some(member), Part::Members(ids)) if ids.len() < MANY => _ = ids.insert(member),
        _ => *part = Part::Section,
    }
}

fn member_of(section: &str, mut tokens: impl Iterator<Item = String>) -> Option<(String, Id)> {
    let collection = match section {
        "decisions" => String::new(),
        _ => tokens.next()?,
    };
    let is_one = COLLECTIONS.contains(&[section, &collection]);
    is_one.then_some((collection, tokens.next()?))
}

/// A token of a pointer without its escapes.
fn plain(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

fn section_of(at: &str) -> String {
    plain(at.split('/').nth(1).unwrap_or_default())
}

/// A plan of nothing but the members that were touched.
fn few(tree: &Value, parts: &BTreeMap<String, Part>) -> Result<Document, NoPlan> {
    let mut few = json!({});
    for (section, part) in parts {
        let Part::Members(ids) = part else { continue };
        for (collection, id) in ids {
            let (there, mut here) = (tree.get(section), &mut few[section]);
            let there = match collection.as_str() {
                "" => there,
                collection => {
                    here = &mut here[collection];
                    there.and_then(|section| section.get(collection))
                }
            };
            if let Some(member) = there.and_then(|collection| collection.get(id)) {
                here[id] = member.clone();
            } else if here.is_null() {
                *here = json!({});
            }
        }
    }
    let (plan, unknown) = typed_by(Objects(&few))?;
    Ok(Document {
        tree: few,
        plan,
        unknown,
        dropped: Vec::new(),
    })
}

macro_rules! sections {
    ($($name:literal: $section:ident),*) => {
        /// Takes a section over; what is none is unknown, and has no place in a plan.
        fn move_section(name: &str, from: &mut Plan, to: &mut Plan) {
            match name {
                $($name => to.$section = take(&mut from.$section),)*
                _ => {}
            }
        }
    };
}

sections! {
    "about": about, "prerequisites": prerequisites, "environments": environments,
    "organization": organization, "access": access, "networking": networking,
    "encryption": encryption, "connections": connections, "models": models,
    "governance": governance, "decisions": decisions, "signOffs": sign_offs
}

macro_rules! collections {
    ($([$section:literal, $name:literal]: $($field:ident).+),*) => {
        /// Collections that grow with the company.
        const COLLECTIONS: &[[&str; 2]] = &[$([$section, $name]),*];

        /// Takes a member over, or away where it is gone.
        fn move_member(of: [&str; 2], id: &str, from: &mut Plan, to: &mut Plan) {
            match of {
                $([$section, $name] => {
                    let (from, to) = (&mut from.$($field).+, &mut to.$($field).+);
                    match from.remove_entry(id) {
                        Some((id, member)) => _ = to.insert(id, member),
                        None => _ = to.remove(id),
                    }
                })*
                _ => {}
            }
        }
    };
}

collections! {
    ["prerequisites", "principals"]: prerequisites.principals,
    ["organization", "groups"]: organization.groups,
    ["organization", "useCases"]: organization.use_cases,
    ["organization", "projects"]: organization.projects,
    ["organization", "accounts"]: organization.accounts,
    ["access", "grants"]: access.grants,
    ["connections", "items"]: connections.items,
    ["connections", "none"]: connections.none,
    ["models", "strategies"]: models.strategies,
    ["models", "deployments"]: models.deployments,
    ["governance", "groups"]: governance.groups,
    ["decisions", ""]: decisions
}

#[cfg(test)]
mod tests;
