//! People in groups, identities by themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::holders::principal;
use super::source::{label, principal_name};
use crate::desired::{Grant, GrantPrincipal, Origin};
use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::prerequisites::answers::{Principal, PrincipalKind};

fn is_person(principal: &Principal) -> bool {
    match principal.kind {
        Some(kind) => kind == PrincipalKind::Person,
        None => principal.principal_type == "User",
    }
}

/// Grants of the directory objects in question, by object.
fn grants_of<'c>(
    context: &Context<'c>,
    in_question: impl Fn(&Principal) -> bool,
) -> BTreeMap<&'c str, Vec<&'c Grant>> {
    let principals = &context.plan.prerequisites.principals;
    let asked: BTreeSet<&str> = principals
        .iter()
        .filter(|(_, p)| in_question(p))
        .map(|(id, _)| id.as_str())
        .collect();
    let mut found: BTreeMap<&str, Vec<&Grant>> = BTreeMap::new();
    if asked.is_empty() {
        return found;
    }
    for grant in &context.desired.grants {
        if let GrantPrincipal::Directory(id) = &grant.principal
            && asked.contains(id.as_str())
        {
            found.entry(id).or_default().push(grant);
        }
    }
    found
}

/// ACC-023: a person holds a role; groups are there for that. Accounts for emergencies are left alone.
/// Sources: Microsoft's planning guide, identity strategy (2025-12-24), and its training unit on roles
/// for Azure OpenAI identities (read 2026-11-22).
pub(super) fn person_in_place_of_a_group(context: &Context<'_>) -> Vec<Hit> {
    grants_of(context, |p| is_person(p) && !p.break_glass)
        .into_iter()
        .map(|(id, grants)| {
            let roles: BTreeSet<String> = grants.iter().map(|g| label(&g.role)).collect();
            let hit = Hit::at(pointer(&["prerequisites", "principals", id, "persona"]))
                .about(id)
                .with("who", principal_name(context, id))
                .with("roles", labels::list(&Vec::from_iter(roles)));
            match moved_to_group(context, id, &grants) {
                Some(patch) => hit.fixed_by(patch),
                None => hit,
            }
        })
        .collect()
}

/// The person's persona goes, and what they hold by hand becomes the group's, where a group of the
/// same persona works wherever the person does.
fn moved_to_group(context: &Context<'_>, id: &str, grants: &[&Grant]) -> Option<Patch> {
    let principals = &context.plan.prerequisites.principals;
    let person = principals.get(id)?;
    let all = |wide: &[Id], narrow: &[Id]| {
        wide.is_empty() || (!narrow.is_empty() && narrow.iter().all(|id| wide.contains(id)))
    };
    let (group, _) = principals.iter().find(|(_, p)| {
        p.kind == Some(PrincipalKind::Group)
            && p.persona.is_some()
            && p.persona == person.persona
            && all(&p.environments, &person.environments)
            && all(&p.groups, &person.groups)
            && all(&p.projects, &person.projects)
    })?;
    let own = GrantPrincipal::Directory(group.as_str().into());
    let mut patch = vec![Edit::remove(pointer(&[
        "prerequisites",
        "principals",
        id,
        "persona",
    ]))];
    for grant in grants.iter().filter(|g| g.origin == Origin::Manual) {
        let mut there = context.desired.grants.iter();
        let is_there =
            there.any(|g| g.principal == own && g.role == grant.role && g.scope == grant.scope);
        patch.push(if is_there {
            Edit::remove(&grant.at)
        } else {
            Edit::set(format!("{}/principal", grant.at), group.as_str())
        });
    }
    Some(patch)
}

/// ACC-024: a group that identities get their role through: the plan says that it is one of
/// applications, or the directory showed identities among its members.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities, managed identity groups
/// and propagation (read 2026-11-22); tokens of managed identities are kept about 24 hours.
pub(super) fn identities_in_a_group(context: &Context<'_>) -> Vec<Hit> {
    let seen = |principal: &Principal| {
        if context.observed.principals.is_empty() {
            return None;
        }
        let id = principal.object_id.parsed()?;
        let seen = context.observed.principals.get(&id)?;
        (!seen.workloads.is_empty()).then_some(&seen.workloads)
    };
    let is_group = |p: &Principal| p.kind == Some(PrincipalKind::Group);
    let mixed = |p: &Principal| is_group(p) && (p.calls_models_directly || seen(p).is_some());
    grants_of(context, mixed)
        .into_iter()
        .map(|(id, grants)| {
            let roles: BTreeSet<String> = grants.iter().map(|g| label(&g.role)).collect();
            let members = principal(context, grants[0]).and_then(seen);
            let (who, data) = match members {
                Some(members) => (labels::list(members), Data::Live),
                None => ("the applications in it".to_owned(), Data::Offline),
            };
            Hit::at(pointer(&["prerequisites", "principals", id]))
                .about(id)
                .with("group", principal_name(context, id))
                .with("who", who)
                .with("roles", labels::list(&Vec::from_iter(roles)))
                .resting_on(data)
        })
        .collect()
}
