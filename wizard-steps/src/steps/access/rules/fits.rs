//! Does a role fit the work that its holder is there for?

use super::holders::{calls_directly, persona, principal};
use super::narrowing::yields;
use super::patches::instead;
use super::source::{by_source, hit, label};
use crate::abilities::jobs::job;
use crate::abilities::list::position;
use crate::abilities::sentences::verb;
use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal};
use crate::finding::Hit;
use crate::labels;
use crate::plan::common::Persona;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;

/// Roles for calling models and for OpenAI features, which say nothing about projects.
const BESIDE_PROJECTS: [&str; 4] = [
    roles::COGNITIVE_SERVICES_OPENAI_USER,
    roles::COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR,
    roles::COGNITIVE_SERVICES_CONTRIBUTOR,
    roles::COGNITIVE_SERVICES_DATA_READER,
];

/// Roles that administer what routine work only uses.
const ADMINISTERS: [&str; 4] = [
    roles::OWNER,
    roles::CONTRIBUTOR,
    roles::FOUNDRY_OWNER,
    roles::FOUNDRY_ACCOUNT_OWNER,
];

/// ACC-004: Cognitive Services User at a Foundry resource or project, for somebody of whom nobody said
/// that they call models directly. Sources disagree, so it warns.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities, inference role (read
/// 2026-11-22); its page on roles for Foundry advises against it (2026-04-13).
pub(super) fn meant_for_direct_calls(context: &Context<'_>) -> Vec<Hit> {
    let grants = context.desired.grants.iter().filter(|g| {
        g.role == roles::COGNITIVE_SERVICES_USER
            && matches!(g.scope.kind, ScopeKind::Account | ScopeKind::Project)
            && !calls_directly(context, g)
            && persona(context, g) != Some(Persona::AgentConsumers)
    });
    replaced(context, grants, |grant| {
        let identity = matches!(grant.principal, GrantPrincipal::IdentityOf(_));
        let kind = (!identity).then_some(ScopeKind::Project);
        Some((roles::FOUNDRY_USER, kind))
    })
    .into_iter()
    .map(|(hit, _)| hit)
    .collect()
}

/// ACC-005: people who work in projects hold a role for calling models or for OpenAI features.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities, three surfaces (read
/// 2026-11-22).
pub(super) fn another_surface(context: &Context<'_>) -> Vec<Hit> {
    let grants = context.desired.grants.iter().filter(|g| {
        BESIDE_PROJECTS.contains(&g.role.as_str())
            && matches!(
                persona(context, g),
                Some(Persona::ProjectUsers | Persona::ProjectManagers)
            )
            && !calls_directly(context, g)
    });
    replaced(context, grants, |grant| {
        Some(match persona(context, grant)? {
            Persona::ProjectManagers => (roles::FOUNDRY_PROJECT_MANAGER, Some(ScopeKind::Account)),
            _ => (roles::FOUNDRY_USER, Some(ScopeKind::Project)),
        })
    })
    .into_iter()
    .map(|(hit, _)| hit)
    .collect()
}

/// ACC-010: people who build, talk to agents or call models hold Owner, Contributor, Foundry Owner or
/// Foundry Account Owner. Consumers with Foundry Owner have a finding of their own.
/// Sources: Microsoft's training unit on roles for Azure OpenAI identities, roles to avoid, and its
/// page on roles for Agent Service (read 2026-11-22).
pub(super) fn administers_for_routine_work(context: &Context<'_>) -> Vec<Hit> {
    let routine = |grant: &Grant| match persona(context, grant) {
        Some(Persona::ProjectUsers) => true,
        Some(Persona::AgentConsumers) => grant.role != roles::FOUNDRY_OWNER,
        Some(_) => false,
        None => principal(context, grant).is_some_and(|p| p.calls_models_directly),
    };
    let grants = (context.desired.grants.iter())
        .filter(|g| ADMINISTERS.contains(&g.role.as_str()) && routine(g));
    replaced(context, grants, |grant| {
        // The role of consumers is known from third parties only: people choose it.
        let builds = persona(context, grant) == Some(Persona::ProjectUsers);
        builds.then_some((roles::FOUNDRY_USER, Some(ScopeKind::Project)))
    })
    .into_iter()
    .map(|(hit, grant)| hit.with("excess", excess(context, grant)))
    .collect()
}

/// What a grant lets its holder do beside the work, in words.
fn excess(context: &Context<'_>, grant: &Grant) -> String {
    let persona = persona(context, grant).unwrap_or(Persona::ProjectUsers);
    let cans = yields(&grant.role, grant.scope.kind).unwrap_or_default();
    let able = |id: &&&str| position(id).is_some_and(|n| cans.get(n).is_some_and(|c| c.is_able()));
    let verbs: Vec<String> = (job(persona).must_not.iter().filter(able))
        .map(|id| verb(id))
        .collect();
    match verbs.as_slice() {
        [] => "administer resources".to_owned(),
        some => labels::all(some),
    }
}

/// One hit an answer with a grant of it, and with the role that fits, where a press can put it in.
fn replaced<'c>(
    context: &Context<'c>,
    grants: impl Iterator<Item = &'c Grant>,
    fitting: impl Fn(&Grant) -> Option<(&'static str, Option<ScopeKind>)>,
) -> Vec<(Hit, &'c Grant)> {
    by_source(grants)
        .into_values()
        .map(|grants| {
            let fitting = fitting(grants[0]);
            let needed = fitting.map_or(roles::FOUNDRY_USER, |(role, _)| role);
            let needed = match persona(context, grants[0]) {
                Some(Persona::AgentConsumers) => roles::FOUNDRY_AGENT_CONSUMER,
                _ => needed,
            };
            let hit = hit(context, "roleId", &grants).with("needed", label(needed));
            let patch = fitting.and_then(|(role, kind)| instead(context, &grants, role, kind));
            let hit = patch.map_or(hit.clone(), |patch| hit.fixed_by(patch));
            (hit, grants[0])
        })
        .collect()
}
