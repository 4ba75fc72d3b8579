//! What has to be looked up first, and what a place does not evaluate.

use serde_json::json;

use super::source::{by_source, hit, label};
use crate::catalog::roles;
use crate::finding::{Data, Hit};
use crate::names;
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;

/// Roles whose GUID is known from third parties only, and roles that hubs use: they have findings of
/// their own.
const FROM_OTHERS: [&str; 2] = [
    roles::FOUNDRY_AGENT_CONSUMER,
    roles::FOUNDRY_PROJECT_RUNTIME_USER,
];

/// ACC-034: a role is planned whose GUID Microsoft does not publish, and nobody read its definition in
/// the tenant. One finding a role.
/// Source: public code that uses the roles (read 2026-11-22); Microsoft's page on roles for Foundry
/// names one of them (2026-04-13).
pub(super) fn id_from_third_parties(context: &Context<'_>) -> Vec<Hit> {
    let unread = FROM_OTHERS
        .into_iter()
        .filter(|role| !context.observed.definitions.contains_key(*role));
    unread
        .filter_map(|role| {
            let grants = context.desired.grants.iter().filter(|g| g.role == role);
            let sources = by_source(grants);
            let at = sources.keys().next()?;
            let hit = Hit::at(format!("{at}/roleId"))
                .with("role", label(role))
                .resting_on(Data::NotChecked);
            let ids = sources.keys().map(|at| names::last_segment(at));
            Some(ids.fold(hit.about(role), Hit::about))
        })
        .collect()
}

/// ACC-035: a role other than Foundry Agent Consumer at an agent, where nothing but talking to the
/// agent is evaluated. Roles made for hubs have a finding of their own.
/// Source: Microsoft's page on roles for Foundry, scopes (2026-04-13).
pub(super) fn more_than_talk_at_an_agent(context: &Context<'_>) -> Vec<Hit> {
    let at_agent = |of: &str| {
        of.split_once("/projects/")
            .is_some_and(|(_, p)| p.contains("/agents/"))
    };
    let for_hubs = |role: &str| roles::by_id(role).is_some_and(roles::Role::is_for_hubs);
    let grants = context.desired.grants.iter().filter(|g| {
        g.scope.kind == ScopeKind::Resource
            && g.role != roles::FOUNDRY_AGENT_CONSUMER
            && at_agent(&g.scope.of)
            && !for_hubs(&g.role)
    });
    by_source(grants)
        .into_values()
        .filter_map(|grants| {
            let scope = &grants[0].scope;
            let id = scope.arm_id.as_deref().unwrap_or(&scope.of);
            let end = id.to_lowercase().rfind("/agents/")?;
            let project = id.get(..end)?;
            let key = names::scope_key(project);
            let mut planned = context.estate.projects.keys();
            let planned = planned.find(|id| {
                let arm_id = context.estate.project_arm_id(id);
                arm_id.is_some_and(|arm_id| names::scope_key(&arm_id) == key)
            });
            let above = match planned {
                Some(id) => json!({"kind": ScopeKind::Project, "id": id}),
                None => json!({"kind": ScopeKind::Resource, "resourceId": project}),
            };
            let edit = Edit::set(format!("{}/scope", grants[0].at), above);
            Some(hit(context, "scope", &grants).fixed_by(vec![edit]))
        })
        .collect()
}

/// ACC-052: grants are planned, and Azure takes time to honour them.
/// Sources: Microsoft's training unit on roles for Azure OpenAI identities, propagation (read
/// 2026-11-22); Entra's page on managed identities.
pub(super) fn honoured_after_a_while(context: &Context<'_>) -> Vec<Hit> {
    if context.desired.grants.is_empty() {
        return Vec::new();
    }
    vec![Hit::at("/access/mapping")]
}
