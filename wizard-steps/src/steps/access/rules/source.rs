//! Where a grant comes from, in words, and what a fix adds.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal, Origin, Scope};
use crate::estate::Estate;
use crate::finding::Hit;
use crate::labels;
use crate::names;
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;

/// Grants by the answer they come from: one answer, one finding, however many grants it makes.
pub(super) fn by_source<'c>(
    grants: impl Iterator<Item = &'c Grant>,
) -> BTreeMap<&'c str, Vec<&'c Grant>> {
    let mut sources: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for grant in grants {
        sources.entry(grant.at.as_str()).or_default().push(grant);
    }
    sources
}

/// A hit on a field of the answer behind these grants, with `{role}`, `{who}` and `{place}`.
pub(super) fn hit(context: &Context<'_>, field: &str, grants: &[&Grant]) -> Hit {
    let first = grants[0];
    let mut hit = Hit::at(format!("{}/{field}", first.at))
        .with("role", label(&first.role))
        .with("who", who(context, first))
        .with("place", place(context.estate, grants));
    if matches!(first.origin, Origin::Manual | Origin::Connection) {
        let row = names::last_segment(&first.at);
        let hit = hit.about(row).about(first.principal.id());
        return match first.scope.kind {
            ScopeKind::Resource => hit,
            _ => hit.about(&first.scope.of),
        };
    }
    if first.origin == Origin::Persona {
        hit = hit.about(names::last_segment(&first.at));
    }
    let environments: BTreeSet<_> = grants
        .iter()
        .filter_map(|g| g.environment.as_ref())
        .collect();
    environments.into_iter().fold(hit, |hit, id| hit.about(id))
}

/// Name of a role, the former one in brackets.
pub(super) fn label(role: &str) -> String {
    roles::by_id(role).map_or_else(|| role.to_owned(), roles::Role::label)
}

/// For whom a grant is, in words.
fn who(context: &Context<'_>, grant: &Grant) -> String {
    match (&grant.principal, grant.origin) {
        (GrantPrincipal::IdentityOf(_), Origin::Identity) => "the projects' identities".to_owned(),
        (GrantPrincipal::IdentityOf(id), _) => {
            format!("the identity of {}", name(context.estate, id))
        }
        (GrantPrincipal::Directory(id), origin) => {
            let principal = context.estate.principals.get(id);
            let persona = principal.and_then(|p| p.persona);
            match (persona, origin) {
                (Some(persona), Origin::Persona) => persona.label().to_owned(),
                _ => principal_name(context, id),
            }
        }
    }
}

/// Name of a principal, or its id when it has none.
pub(super) fn principal_name(context: &Context<'_>, id: &str) -> String {
    let principal = context.plan.prerequisites.principals.get(id);
    labels::or_id(principal.map_or("", |p| p.name.trim()), id).to_owned()
}

/// Name of a project or Foundry resource, or the id when there is none.
pub(super) fn name<'c>(estate: &'c Estate<'_>, id: &'c str) -> &'c str {
    let project = estate.projects.get(id).map(|p| p.name.as_str());
    let name = project.or_else(|| estate.accounts.get(id).map(|a| a.name.as_str()));
    labels::or_id(name.unwrap_or_default(), id)
}

/// Where grants lie, in words: by name when there is one place, else counted.
fn place(estate: &Estate<'_>, grants: &[&Grant]) -> String {
    let scopes: BTreeSet<&Scope> = grants.iter().map(|g| &g.scope).collect();
    let kind = grants[0].scope.kind;
    if scopes.len() > 1 {
        let what = match kind {
            ScopeKind::Subscription => "subscriptions",
            ScopeKind::ResourceGroup => "resource groups",
            ScopeKind::Account => "Foundry resources",
            ScopeKind::Project => "projects",
            ScopeKind::Resource => "resources",
        };
        return format!("{} {what}", scopes.len());
    }
    let of = grants[0].scope.of.as_str();
    match kind {
        ScopeKind::Subscription => {
            let entry = estate.plan.prerequisites.subscriptions.get(of);
            let name = labels::or_id(entry.map_or("", |s| &s.name), of);
            format!("subscription {name}")
        }
        ScopeKind::ResourceGroup => {
            let group = estate.accounts.get(of).map(|a| a.resource_group.as_str());
            format!("resource group {}", group.unwrap_or(of))
        }
        ScopeKind::Account | ScopeKind::Project => name(estate, of).to_owned(),
        ScopeKind::Resource => names::last_segment(of).to_owned(),
    }
}

/// An edit that adds a grant for a principal, or for the identity of a project.
pub(super) fn add_grant(
    context: &Context<'_>,
    principal: &GrantPrincipal,
    role: &str,
    kind: ScopeKind,
    of: &str,
) -> Edit {
    let who = match principal {
        GrantPrincipal::Directory(_) => "principal",
        GrantPrincipal::IdentityOf(_) => "identityOf",
    };
    let what = format!("{} {role} {of}", principal.id());
    let id = names::free_id("gra", &what, &context.plan.access.grants);
    let grant = json!({
        who: principal.id(),
        "roleId": role,
        "scope": {"kind": kind, "id": of},
    });
    Edit::set(format!("/access/grants/{id}"), grant)
}

/// An edit that adds a row to the mapping, for these environments or for all.
pub(super) fn add_row(
    context: &Context<'_>,
    persona: crate::plan::common::Persona,
    role: &str,
    kind: ScopeKind,
    environments: &BTreeSet<&str>,
) -> Edit {
    let all = context.estate.environments.len() == environments.len();
    let only: Vec<&str> = environments.iter().copied().filter(|_| !all).collect();
    let what = format!("{} {role} {only:?}", persona.label());
    let id = names::free_id("map", &what, &context.plan.access.mapping);
    let mut row = json!({"persona": persona, "roleId": role, "scope": kind});
    if !only.is_empty() {
        row["environments"] = json!(only);
    }
    Edit::set(format!("/access/mapping/{id}"), row)
}
