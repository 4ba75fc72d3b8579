//! Role assignments and the personas they are approved for.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::catalog::roles;
use crate::checklist::{OUTCOMES, Seen};
use crate::desired::{Grant, GrantPrincipal, Origin};
use crate::finding::{Finding, Hit};
use crate::labels;
use crate::plan::common::Persona;
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::slice::Slice;
use crate::steps::access::answers::{MappingRow, ScopeKind};
use crate::steps::environments::answers::Isolation;
use crate::table::Table;

use super::gathered::gather;

/// REV-001: a grant was written by hand, goes beyond what its persona or identity may have, and no
/// decision says who wanted it and why; a persona's role
/// that builds reaches further than the persona works, and no decision says so either; or a blocker of
/// Access is open.
/// Source: Microsoft's planning guide, "Validate rollout decisions", identity and access, and its table
/// of starter roles and scopes (2025-12-24).
pub fn grants_follow_personas(context: &Context<'_>) -> Vec<Hit> {
    let mut hits = by_hand(context);
    hits.extend(too_far(context));
    let open: Vec<&Finding> = (context.found.iter())
        .filter(|f| f.code.starts_with("ACC-") && f.is_blocker())
        .collect();
    let slice = Slice::all();
    let planned = (OUTCOMES[0].planned)(&Seen::new(context.estate, context.desired, &slice));
    let gathered = gather(context.estate, &open, !planned, "/access/mapping");
    hits.extend(gathered.into_iter().map(|hit| {
        let parts = hit.values.get("parts").cloned().unwrap_or_default();
        hit.with("assignment", "the grants of Access")
            .with("why", parts)
    }));
    hits
}

/// Members of a collection of Access that a decision stands behind.
fn decided<'p>(context: &'p Context<'_>, question: &'p str) -> impl Iterator<Item = &'p str> {
    let decisions = context.plan.decisions.iter();
    decisions
        .filter(|(_, d)| !d.decided_by.trim().is_empty() && !d.why.trim().is_empty())
        .filter_map(move |(key, _)| key.strip_prefix(question)?.strip_prefix('@'))
}

fn by_hand(context: &Context<'_>) -> Vec<Hit> {
    let decided: Table<Cow<'_, str>, ()> = decided(context, "access.grants")
        .map(|id| (pointer_token(id), ()))
        .collect();
    (context.desired.grants.iter())
        .filter(|g| g.origin == Origin::Manual && !is_approved(context, g))
        .filter_map(|grant| {
            let id = grant.at.strip_prefix("/access/grants/")?;
            (!decided.contains_key(id)).then(|| {
                let why = "it was written by hand and no decision stands behind it";
                Hit::at(&grant.at)
                    .about(id)
                    .with("assignment", described(context, grant))
                    .with("why", why)
            })
        })
        .collect()
}

/// Does a grant by hand stay within what its persona, or the identity of a project, may have anyway?
/// Privileged roles are for people who run the platform; roles of our own always need a decision.
fn is_approved(context: &Context<'_>, grant: &Grant) -> bool {
    let estate = context.estate;
    let Some(role) = roles::by_id(&grant.role) else {
        return false;
    };
    match &grant.principal {
        GrantPrincipal::IdentityOf(id) => {
            let place = estate.projects.get(id);
            let account = place.and_then(|place| place.account.as_deref());
            !role.privileged && (grant.scope.of == *id || account == Some(grant.scope.of.as_str()))
        }
        GrantPrincipal::Directory(id) => {
            let principal = estate.principals.get(id);
            let Some(persona) = principal.and_then(|p| p.persona) else {
                return false;
            };
            let runs = matches!(persona, Persona::Admins | Persona::PlatformManagers);
            let environment = grant.environment.as_deref();
            let isolation = environment
                .and_then(|env| estate.environment(env))
                .and_then(|env| env.isolation);
            let near = grant.scope.kind != ScopeKind::Resource
                && breadth(grant.scope.kind) <= widest(persona, isolation);
            near && (runs || !role.privileged)
        }
    }
}

fn described(context: &Context<'_>, grant: &Grant) -> String {
    format!(
        "{} for {} on {}",
        roles::name_of(&grant.role),
        labels::of(context.estate, grant.principal.id()),
        labels::of(context.estate, &grant.scope.of),
    )
}

fn too_far(context: &Context<'_>) -> Vec<Hit> {
    let decided: BTreeSet<&str> = decided(context, "access.mapping").collect();
    let estate = context.estate;
    let mut hits = Vec::new();
    for (id, row) in &context.plan.access.mapping {
        let Some((persona, role, scope)) = building(row) else {
            continue;
        };
        let wide: Vec<&str> = (estate.environments.iter())
            .filter(|(env, _)| row.environments.is_empty() || row.environments.contains(env))
            .filter(|(_, env)| breadth(scope) > widest(persona, env.isolation))
            .map(|(env, _)| env.as_str())
            .collect();
        if wide.is_empty() || decided.contains(id.as_str()) {
            continue;
        }
        let names: Vec<&str> = wide
            .iter()
            .map(|env| estate.environment_name(env))
            .collect();
        let assignment = format!("{} for {}", role.name, persona.label());
        let why = format!(
            "the scope is wider than this persona works in {}",
            labels::list(&names)
        );
        let hit = Hit::at(format!("/access/mapping/{}/scope", pointer_token(id)))
            .about(id)
            .with("assignment", assignment)
            .with("why", why);
        hits.push(wide.iter().fold(hit, |hit, env| hit.about(env)));
    }
    hits
}

/// Rows whose role lets its holder build: only they are held to the persona's scope.
fn building(row: &MappingRow) -> Option<(Persona, &'static roles::Role, ScopeKind)> {
    let role = roles::by_id(row.role_id.as_str()).filter(|role| role.builds)?;
    Some((row.persona?, role, row.scope?))
}

/// How far a kind of scope reaches.
fn breadth(scope: ScopeKind) -> u8 {
    match scope {
        ScopeKind::Project | ScopeKind::Resource => 0,
        ScopeKind::Account => 1,
        ScopeKind::ResourceGroup => 2,
        ScopeKind::Subscription => 3,
    }
}

/// How far a persona works: people who run the platform up to the subscription, managers up to the
/// resource group, the others in the resource, or in their projects only where isolation is full.
fn widest(persona: Persona, isolation: Option<Isolation>) -> u8 {
    match (persona, isolation) {
        (Persona::ProjectManagers, Some(Isolation::Full)) => 1,
        (Persona::ProjectManagers, _) => 2,
        (Persona::ProjectUsers | Persona::AgentConsumers | Persona::FineTuners, isolation) => {
            match isolation {
                Some(Isolation::None) => 3,
                Some(Isolation::Full) => 0,
                _ => 1,
            }
        }
        _ => 3,
    }
}
