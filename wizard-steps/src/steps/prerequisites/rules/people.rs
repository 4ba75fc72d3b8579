//! Groups of people: is somebody there for each persona, and does somebody look after the group?

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::plan::common::{Id, Persona};
use crate::rule::Context;

use super::super::answers::Principal;
use super::principals;

/// PRE-004: an environment has no principal for admins, project managers or project users.
/// Source: Microsoft's planning guide, prerequisite 2 (2025-12-24).
pub fn missing_persona(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let mut everywhere: BTreeSet<Persona> = BTreeSet::new();
    let mut somewhere: BTreeSet<(Persona, &str)> = BTreeSet::new();
    for (_, principal) in principals(estate) {
        let Some(persona) = principal.persona else {
            continue;
        };
        if principal.environments.is_empty() {
            everywhere.insert(persona);
        }
        let environments = principal.environments.iter();
        somewhere.extend(environments.map(|e| (persona, e.as_str())));
    }
    let missing = |id: &str| -> Vec<&'static str> {
        let personas = Persona::BASELINE.into_iter();
        personas
            .filter(|p| !everywhere.contains(p) && !somewhere.contains(&(*p, id)))
            .map(Persona::label)
            .collect()
    };
    let environments = estate.environments.iter();
    environments
        .map(|(id, _)| (id, missing(id)))
        .filter(|(_, missing)| !missing.is_empty())
        .map(|(id, missing)| {
            Hit::at(pointer(&["prerequisites", "principals"]))
                .about(id)
                .with("persona", labels::list(&missing))
                .with("environment", estate.environment_name(id))
                .ask("identity team")
        })
        .collect()
}

/// PRE-011: one object id stands for admins and for another persona in the same environment.
/// Source: persona table of Microsoft's planning guide (2025-12-24).
pub fn two_personas(context: &Context<'_>) -> Vec<Hit> {
    let mut by_object: BTreeMap<String, Vec<(&Id, &Principal)>> = BTreeMap::new();
    for (id, principal) in principals(context.estate) {
        if let (Some(object), Some(_)) = (principal.object_id.parsed(), principal.persona) {
            by_object.entry(object).or_default().push((id, principal));
        }
    }
    let same = by_object.values().filter(|entries| entries.len() > 1);
    same.filter_map(|entries| both(entries)).collect()
}

fn both(entries: &[(&Id, &Principal)]) -> Option<Hit> {
    let is_admin = |p: &Principal| p.persona == Some(Persona::Admins);
    let (admins, others): (Vec<_>, Vec<_>) = entries.iter().partition(|(_, p)| is_admin(p));
    let everywhere = admins.iter().any(|(_, p)| p.environments.is_empty());
    let somewhere: BTreeSet<&Id> = admins.iter().flat_map(|(_, p)| &p.environments).collect();
    let meets = |p: &Principal| {
        let (all, mut some) = (p.environments.is_empty(), p.environments.iter());
        !admins.is_empty() && (everywhere || all || some.any(|e| somewhere.contains(e)))
    };
    let meeting: Vec<_> = others.into_iter().filter(|(_, p)| meets(p)).collect();
    let (first, _) = meeting.first()?;
    let (id, admin) = admins.first()?;
    let personas: BTreeSet<Persona> = meeting.iter().filter_map(|(_, p)| p.persona).collect();
    let labels: Vec<&str> = personas.into_iter().map(Persona::label).collect();
    let hit = Hit::at(pointer(&["prerequisites", "principals", first, "objectId"]))
        .with("group", labels::or_id(&admin.name, id))
        .with("first", Persona::Admins.label())
        .with("second", labels::list(&labels));
    let subjects = admins.iter().chain(&meeting);
    Some(subjects.fold(hit, |hit, (id, _)| hit.about(id)))
}

/// PRE-012: a group has no named owner, or one that is to be made has neither first members nor a rule;
/// or the directory counts no owner or no members.
/// Source: steps for security groups on Microsoft's classic page on roles for Foundry.
pub fn group_without_owner(context: &Context<'_>) -> Vec<Hit> {
    principals(context.estate)
        .filter(|(_, p)| p.is_group())
        .filter_map(|(id, p)| {
            let (field, what, data) = lacking(context, p)?;
            let hit = Hit::at(pointer(&["prerequisites", "principals", id, field]))
                .about(id)
                .with("group", labels::or_id(&p.name, id))
                .with("what", what);
            Some(hit.ask("identity team").resting_on(data))
        })
        .collect()
}

fn lacking(context: &Context<'_>, group: &Principal) -> Option<(&'static str, &'static str, Data)> {
    let empty = group.to_be_made.as_ref().is_some_and(|made| {
        let nobody = made.first_members.iter().all(|m| m.trim().is_empty());
        nobody && made.membership_rule.trim().is_empty()
    });
    if !group.owner.is_named() {
        let what = if group.is_awaited() && empty {
            "an owner, with a way to reach them, and the first members"
        } else {
            "an owner, with a way to reach them,"
        };
        return Some(("owner", what, Data::Offline));
    }
    if group.is_awaited() {
        return empty.then_some(("toBeMade", "the first members, or a rule,", Data::Offline));
    }
    let seen = context
        .observed
        .principals
        .get(&group.object_id.parsed()?)?;
    if seen.members == Some(0) {
        Some(("objectId", "members", Data::Live))
    } else {
        (seen.owners == Some(0)).then_some(("objectId", "an owner in the directory", Data::Live))
    }
}
