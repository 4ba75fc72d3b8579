//! What a press does to the answers behind grants.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::holders::{accounts_below, by_hand, principal, projects_in, row, sees};
use super::source::add_grant;
use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal, Origin};
use crate::names::{self, last_segment};
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::steps::access::answers::{MappingRow, ScopeKind};

/// Grants that one press may make of one: past that somebody should look.
pub(super) const MOST: usize = 40;

/// Gives another role, at another kind of place where one is given, in the answer behind these grants.
/// None where the answer is no row and no grant by hand, or where the new place is not known.
pub(super) fn instead(
    context: &Context<'_>,
    grants: &[&Grant],
    role: &str,
    kind: Option<ScopeKind>,
) -> Option<Patch> {
    let first = *grants.first()?;
    let mut patch = match first.origin {
        Origin::Persona => in_row(context, first, role, kind)?,
        Origin::Manual => in_grant(context, first, role, kind)?,
        Origin::Identity | Origin::Connection => return None,
    };
    if matches!(role, roles::FOUNDRY_USER | roles::FOUNDRY_PROJECT_MANAGER) {
        patch.extend(also_seen(context, grants));
    }
    Some(patch)
}

fn in_row(
    context: &Context<'_>,
    grant: &Grant,
    role: &str,
    kind: Option<ScopeKind>,
) -> Option<Patch> {
    let old = row(context, grant)?;
    let new = MappingRow {
        role_id: role.into(),
        scope: kind.or(old.scope),
        eligible: false,
        ..old.clone()
    };
    let id = last_segment(&grant.at);
    let mapping = &context.plan.access.mapping;
    if mapping
        .iter()
        .any(|(other, row)| other != id && covers(row, &new))
    {
        return Some(vec![Edit::remove(&grant.at)]);
    }
    let mut patch = vec![Edit::set(format!("{}/roleId", grant.at), role)];
    if new.scope != old.scope {
        patch.push(Edit::set(format!("{}/scope", grant.at), json!(new.scope)));
    }
    if old.eligible {
        patch.push(Edit::remove(format!("{}/eligible", grant.at)));
    }
    Some(patch)
}

/// Does a row give all that another one gives?
pub(super) fn covers(row: &MappingRow, other: &MappingRow) -> bool {
    row.persona == other.persona
        && row.scope == other.scope
        && row.role_id.parsed() == other.role_id.parsed()
        && !row.eligible
        && reaches(row, other)
}

/// Does a row hold wherever another one does?
pub(super) fn reaches(row: &MappingRow, other: &MappingRow) -> bool {
    let all = |wide: &[Id], narrow: &[Id]| {
        wide.is_empty() || (!narrow.is_empty() && narrow.iter().all(|id| wide.contains(id)))
    };
    all(&row.environments, &other.environments) && all(&row.groups, &other.groups)
}

fn in_grant(
    context: &Context<'_>,
    grant: &Grant,
    role: &str,
    kind: Option<ScopeKind>,
) -> Option<Patch> {
    let answer = by_hand(context, grant)?;
    let kind = kind.unwrap_or(grant.scope.kind);
    let places: Vec<&str> = if kind == grant.scope.kind {
        vec![grant.scope.of.as_str()]
    } else {
        let holder = principal(context, grant)?;
        match kind {
            ScopeKind::Project => {
                projects_in(context, holder, &accounts_below(context, grant, holder))
            }
            ScopeKind::Account if grant.scope.kind == ScopeKind::Project => {
                let place = context.estate.projects.get(&grant.scope.of)?;
                vec![place.account.as_deref()?]
            }
            ScopeKind::Account => {
                let below = accounts_below(context, grant, holder);
                below.into_iter().map(|a| a.id.as_str()).collect()
            }
            _ => return None,
        }
    };
    if places.is_empty() || places.len() > MOST {
        return None;
    }
    let held: BTreeSet<&str> = (context.desired.grants.iter())
        .filter(|g| g.role == role && g.principal == grant.principal && g.scope.kind == kind)
        .map(|g| g.scope.of.as_str())
        .collect();
    let mut lacking = places.into_iter().filter(|place| !held.contains(place));
    let Some(first) = lacking.next() else {
        return Some(vec![Edit::remove(&grant.at)]);
    };
    let mut patch = vec![Edit::set(format!("{}/roleId", grant.at), role)];
    if kind != grant.scope.kind {
        let scope = json!({"kind": kind, "id": first});
        patch.push(Edit::set(format!("{}/scope", grant.at), scope));
    }
    for (field, is_given) in [
        ("eligible", answer.eligible),
        ("condition", !answer.condition.is_empty()),
        ("conditionVersion", !answer.condition_version.is_empty()),
    ] {
        if is_given {
            patch.push(Edit::remove(format!("{}/{field}", grant.at)));
        }
    }
    for place in lacking {
        patch.extend(like(context, grant, role, kind, place));
    }
    Some(patch)
}

/// A further grant for the holder of one by hand, for the same reason and with its decision.
pub(super) fn like(
    context: &Context<'_>,
    grant: &Grant,
    role: &str,
    kind: ScopeKind,
    place: &str,
) -> Vec<Edit> {
    let mut edit = add_grant(context, &grant.principal, role, kind, place);
    let why = by_hand(context, grant).map_or("", |g| g.why.as_str());
    if let Some(Value::Object(new)) = &mut edit.to
        && !why.is_empty()
    {
        new.insert("why".to_owned(), why.into());
    }
    let decision = |id: &str| format!("access.grants@{id}");
    let old = context
        .plan
        .decisions
        .get(&decision(last_segment(&grant.at)));
    let copied = old.map(|old| {
        let question = decision(last_segment(&edit.at));
        let at = pointer_token(&question);
        Edit::set(format!("/decisions/{at}"), json!(old))
    });
    [Some(edit), copied].into_iter().flatten().collect()
}

/// Reader at the Foundry resources, where the people behind these grants would not see them: roles at a
/// project, and Foundry Project Manager anywhere, do not show the resource.
pub(super) fn also_seen(context: &Context<'_>, grants: &[&Grant]) -> Patch {
    let Some(first) = grants.first() else {
        return Vec::new();
    };
    if let Some(row) = row(context, first) {
        let see = MappingRow {
            role_id: roles::READER.into(),
            scope: Some(ScopeKind::Account),
            eligible: false,
            ..row.clone()
        };
        let (id, mapping) = (last_segment(&first.at), &context.plan.access.mapping);
        let seen = mapping
            .iter()
            .any(|(other, r)| other != id && shows(context, r, &see));
        if seen {
            return Vec::new();
        }
        let what = format!("sees {id}");
        let new = names::free_id("map", &what, mapping);
        return vec![Edit::set(format!("/access/mapping/{new}"), json!(see))];
    }
    let mut accounts: BTreeSet<&str> = BTreeSet::new();
    for grant in grants {
        let Some(holder) = principal(context, grant) else {
            continue;
        };
        let project = context.estate.projects.get(&grant.scope.of);
        accounts.extend(project.and_then(|p| p.account.as_deref()));
        let below = accounts_below(context, grant, holder);
        accounts.extend(below.into_iter().map(|a| a.id.as_str()));
    }
    let seen = |account: &&str| {
        let mut grants = context.desired.grants.iter();
        grants.any(|g| {
            g.at != first.at
                && g.principal == first.principal
                && g.scope.of == **account
                && sees(context, &g.role)
        })
    };
    let unseen = accounts.into_iter().filter(|account| !seen(account));
    unseen
        .flat_map(|account| like(context, first, roles::READER, ScopeKind::Account, account))
        .collect()
}

/// Does a row let its people see the Foundry resources of another one?
pub(super) fn shows(context: &Context<'_>, row: &MappingRow, other: &MappingRow) -> bool {
    let far = matches!(
        row.scope,
        Some(ScopeKind::Account | ScopeKind::ResourceGroup | ScopeKind::Subscription)
    );
    let role = row.role_id.parsed();
    far && row.persona == other.persona
        && !row.eligible
        && role.is_some_and(|role| sees(context, &role))
        && reaches(row, other)
}

/// The plan's identity behind a principal, as a grant names it.
pub(super) fn directory(id: &str) -> GrantPrincipal {
    GrantPrincipal::Directory(id.into())
}
