//! The rows, and the bars in them.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::roles;
use crate::change;
use crate::desired::{DesiredState, Grant, GrantPrincipal, Origin};
use crate::estate::Estate;
use crate::labels::{self, count};
use crate::plan::common::{Id, Persona};
use crate::plan::read::pointer_token;
use crate::slice::Slice;
use crate::steps::access::answers::{MappingRow, ScopeKind};
use crate::steps::prerequisites::answers::Principal;

use super::{AccessRow, Bar, Holder};

/// Who a row is for; the order is that of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who<'p> {
    Works(Option<Persona>, &'p str),
    Nobody(Persona),
    Projects,
    Accounts,
}

pub(super) fn rows(estate: &Estate<'_>, desired: &DesiredState, here: &Slice) -> Vec<AccessRow> {
    let principals = &estate.plan.prerequisites.principals;
    let mut grants: BTreeMap<Who<'_>, Vec<&Grant>> = BTreeMap::new();
    for grant in change::in_slice(desired, here) {
        grants.entry(who(estate, grant)).or_default().push(grant);
    }
    let mut present: BTreeSet<Persona> = BTreeSet::new();
    for (id, principal) in principals {
        let persona = principal.persona;
        if persona.is_some() && works_here(estate, principal, here) {
            grants.entry(Who::Works(persona, id)).or_default();
        }
        if grants.contains_key(&Who::Works(persona, id)) {
            present.extend(persona);
        }
    }
    let planned: Vec<(&Id, &MappingRow)> = (estate.plan.access.mapping.iter())
        .filter(|(_, row)| here.touches(&row.environments, &[] as &[&str]))
        .collect();
    for (_, row) in &planned {
        if let Some(persona) = row.persona.filter(|p| !present.contains(p)) {
            grants.entry(Who::Nobody(persona)).or_default();
        }
    }
    let mut rows: Vec<(u8, AccessRow)> = grants
        .into_iter()
        .map(|(who, grants)| {
            let mut bars = bars(estate, &grants);
            let persona = match who {
                Who::Works(persona, id) => persona
                    .filter(|_| (principals.get(id)).is_some_and(|p| works_here(estate, p, here))),
                Who::Nobody(persona) => Some(persona),
                Who::Projects | Who::Accounts => None,
            };
            let own = planned
                .iter()
                .filter(|(_, r)| persona.is_some() && r.persona == persona);
            let missing: Vec<Bar> = own
                .filter(|(id, _)| !bars.iter().any(|b| b.mapping.as_ref() == Some(*id)))
                .map(|(id, row)| without_grants(id, row))
                .collect();
            bars.extend(missing);
            bars.sort_by(|a, b| order(a).cmp(&order(b)));
            row(estate, who, &grants, bars)
        })
        .collect();
    rows.sort_by(|(a, x), (b, y)| (a, &x.name, &x.principal).cmp(&(b, &y.name, &y.principal)));
    rows.into_iter().map(|(_, row)| row).collect()
}

fn who<'g>(estate: &Estate<'g>, grant: &'g Grant) -> Who<'g> {
    match &grant.principal {
        GrantPrincipal::IdentityOf(id) if estate.projects.contains_key(id) => Who::Projects,
        GrantPrincipal::IdentityOf(_) => Who::Accounts,
        GrantPrincipal::Directory(id) => {
            let principal = estate.principals.get(id);
            Who::Works(principal.and_then(|p| p.persona), id)
        }
    }
}

/// Does this principal work in the part of the plan?
fn works_here(estate: &Estate<'_>, principal: &Principal, here: &Slice) -> bool {
    let mut projects = principal.projects.iter();
    here.touches(&principal.environments, &principal.groups)
        && (principal.projects.is_empty()
            || projects.any(|id| {
                estate.projects.get(id).is_some_and(|place| {
                    here.touches(&[&place.project.environment], &[&place.project.group])
                })
            }))
}

/// The place of a row on the screen: who runs and builds, what runs by itself, who watches, the rest.
fn rank(who: Who<'_>) -> u8 {
    match who {
        Who::Works(Some(persona), _) | Who::Nobody(persona) => match persona {
            Persona::Admins => 0,
            Persona::PlatformManagers => 1,
            Persona::ProjectManagers => 2,
            Persona::ProjectUsers => 3,
            Persona::FineTuners => 4,
            Persona::AgentConsumers => 5,
            Persona::CostOwners => 8,
            Persona::MonitoringOwners => 9,
        },
        Who::Projects => 6,
        Who::Accounts => 7,
        Who::Works(None, _) => 10,
    }
}

fn row(estate: &Estate<'_>, who: Who<'_>, grants: &[&Grant], bars: Vec<Bar>) -> (u8, AccessRow) {
    let empty = AccessRow {
        holder: Holder::Nobody,
        label: String::new(),
        persona: None,
        principal: None,
        name: None,
        kind: None,
        verified: false,
        identities: None,
        bars,
    };
    let identities = || {
        let ids: BTreeSet<&str> = grants.iter().map(|g| g.principal.id()).collect();
        Some(count(ids.len()))
    };
    let row = match who {
        Who::Nobody(persona) => AccessRow {
            label: labels::capital(persona.label()),
            persona: Some(persona),
            ..empty
        },
        Who::Projects => AccessRow {
            holder: Holder::ProjectIdentities,
            label: "Project identity".to_owned(),
            identities: identities(),
            ..empty
        },
        Who::Accounts => AccessRow {
            holder: Holder::AccountIdentities,
            label: "Foundry resource identity".to_owned(),
            identities: identities(),
            ..empty
        },
        Who::Works(persona, id) => {
            let principal = estate.principals.get(id);
            let name = labels::or_id(principal.map_or("", |p| p.name.trim()), id);
            AccessRow {
                holder: Holder::Principal,
                label: persona.map_or_else(|| name.to_owned(), |p| labels::capital(p.label())),
                persona,
                principal: Some(id.to_owned()),
                name: Some(name.to_owned()),
                kind: principal.and_then(|p| p.kind),
                verified: principal.is_some_and(|p| p.verified),
                ..empty
            }
        }
    };
    (rank(who), row)
}

/// Grants of one answer that differ in nothing but their place are one bar.
fn bars(estate: &Estate<'_>, grants: &[&Grant]) -> Vec<Bar> {
    type Key<'g> = (&'g str, &'g str, ScopeKind, bool, bool);
    let mut same: BTreeMap<Key<'_>, Vec<&Grant>> = BTreeMap::new();
    for grant in grants {
        let key = (
            grant.at.as_str(),
            grant.role.as_str(),
            grant.scope.kind,
            grant.eligible,
            !grant.condition.is_empty(),
        );
        same.entry(key).or_default().push(grant);
    }
    same.into_values()
        .map(|grants| bar(estate, &grants))
        .collect()
}

fn bar(estate: &Estate<'_>, grants: &[&Grant]) -> Bar {
    let first = grants[0];
    let mut places: Vec<(&str, String)> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for grant in grants {
        if seen.insert(&grant.scope.of) {
            places.push((&grant.scope.of, labels::scope(estate, &grant.scope)));
        }
    }
    let scopes: Vec<String> = places.into_iter().map(|(_, label)| label).collect();
    let row = first.at.strip_prefix("/access/mapping/");
    Bar {
        from: Some(first.scope.kind),
        scope_label: in_one_word(first.scope.kind, &scopes),
        scopes,
        grants: count(grants.len()),
        eligible: first.eligible,
        conditional: !first.condition.is_empty(),
        origin: first.origin,
        at: first.at.to_string(),
        mapping: row.map(|id| id.replace("~1", "/").replace("~0", "~")),
        ..of_role(&first.role)
    }
}

fn in_one_word(kind: ScopeKind, scopes: &[String]) -> String {
    let (one, many) = match kind {
        ScopeKind::Subscription => ("subscription", "subscriptions"),
        ScopeKind::ResourceGroup => ("resource group", "resource groups"),
        ScopeKind::Account => ("Foundry resource", "Foundry resources"),
        ScopeKind::Project => ("project", "projects"),
        ScopeKind::Resource => ("resource", "resources"),
    };
    match scopes {
        [only] => only.clone(),
        _ => labels::counted(scopes.len(), one, many),
    }
}

/// A row of the mapping that gives nobody anything here: half answered, or there is nothing yet to
/// give a role at.
fn without_grants(id: &str, row: &MappingRow) -> Bar {
    let typed = row.role_id.as_str().trim().to_owned();
    Bar {
        from: row.scope,
        eligible: row.eligible,
        at: format!("/access/mapping/{}", pointer_token(id)),
        mapping: Some(id.to_owned()),
        ..of_role(&row.role_id.parsed().unwrap_or(typed))
    }
}

fn of_role(role: &str) -> Bar {
    let known = roles::by_id(role);
    Bar {
        role: role.to_owned(),
        role_name: known.map(|r| r.name.to_owned()),
        former_name: known.and_then(|r| r.former.first()).map(|&f| f.to_owned()),
        level: roles::level_of(role),
        from: None,
        scope_label: String::new(),
        scopes: Vec::new(),
        grants: 0,
        eligible: false,
        conditional: false,
        origin: Origin::Persona,
        at: String::new(),
        mapping: None,
    }
}

fn order(bar: &Bar) -> (Option<ScopeKind>, roles::Level, &str, &str) {
    let name = bar.role_name.as_deref().unwrap_or(&bar.role);
    (bar.from, bar.level, name, &bar.at)
}
