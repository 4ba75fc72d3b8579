//! Finding the pattern, and who in it is meant, by what people type.

use crate::plan::Plan;
use crate::plan::common::Id;

use super::{Kind, Wish, owned};

/// The pattern with this id, name or short form; else the names of all that have it.
///
/// # Errors
/// Nothing has it (an empty list), or several have.
pub fn find(plan: &Plan, text: &str) -> Result<Id, Vec<String>> {
    let text = text.trim();
    let organization = &plan.organization;
    let groups = organization.groups.iter();
    let groups = groups.map(|(id, g)| (id, &g.name, &g.token));
    let cases = organization.use_cases.iter();
    let cases = cases.map(|(id, u)| (id, &u.name, &u.token));
    let environments = plan.environments.items.iter();
    let environments = environments.map(|(id, e)| (id, &e.name, &e.token));
    let all: Vec<_> = groups.chain(cases).chain(environments).collect();
    let known = all.iter().any(|(id, ..)| *id == text) || organization.projects.contains_key(text);
    if known {
        return Ok(text.to_owned());
    }
    let same = |a: &str| a.trim().to_lowercase() == text.to_lowercase();
    let named: Vec<_> = all.iter().filter(|(_, name, _)| same(name)).collect();
    let short: Vec<_> = all.iter().filter(|(_, _, token)| same(token)).collect();
    match (named.as_slice(), short.as_slice()) {
        ([(id, ..)], _) | ([], [(id, ..)]) => Ok((*id).clone()),
        ([], several) | (several, _) => Err(several
            .iter()
            .map(|(id, name, _)| format!("{name} ({id})"))
            .collect()),
    }
}

/// Who of a pattern is meant: a principal or subscription by id or name, a principal by its persona or
/// the last word of its name.
///
/// # Errors
/// Nobody is (the names that could be meant), or several are.
pub fn person(plan: &Plan, of: &str, text: &str) -> Result<Id, Vec<String>> {
    let organization = &plan.organization;
    let kind = if organization.groups.contains_key(of) {
        Kind::Group
    } else if plan.environments.items.contains_key(of) {
        Kind::Environment
    } else {
        Kind::UseCase
    };
    let cases = organization.use_cases.iter();
    let wish = Wish {
        use_cases: cases.map(|(id, u)| (id.clone(), u.name.clone())).collect(),
        ..Wish::default()
    };
    let owned = owned::of(plan, kind, of, &wish).drawn;
    let text = text.trim().to_lowercase();
    let (principals, entries) = (
        &plan.prerequisites.principals,
        &plan.prerequisites.subscriptions,
    );
    let name = |id: &Id| {
        let principal = principals.get(id).map(|p| &p.name);
        principal
            .or(entries.get(id).map(|s| &s.name))
            .cloned()
            .unwrap_or_default()
    };
    let means: [&dyn Fn(&Id) -> bool; 3] = [
        &|id| *id == text || name(id).to_lowercase() == text,
        &|id| {
            let persona = principals.get(id).and_then(|p| p.persona);
            let key = persona.and_then(|p| serde_json::to_value(p).ok());
            key.and_then(|k| Some(k.as_str()?.to_lowercase()))
                .is_some_and(|k| k == text)
                || persona.is_some_and(|p| p.label() == text)
        },
        &|id| name(id).to_lowercase().rsplit(' ').next() == Some(text.as_str()),
    ];
    for means in means {
        let meant: Vec<&Id> = owned.iter().filter(|id| means(id)).collect();
        match meant.as_slice() {
            [] => {}
            [one] => return Ok((*one).clone()),
            several => return Err(several.iter().map(|id| name(id)).collect()),
        }
    }
    Err(owned.iter().map(name).collect())
}
