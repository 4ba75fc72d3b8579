//! Are the directory objects given so that Azure takes them?

use std::collections::{BTreeMap, BTreeSet};

use crate::desired::GrantPrincipal;
use crate::finding::Hit;
use crate::plan::common::Id;
use crate::plan::edit::Edit;
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::steps::prerequisites::answers::{Principal, PrincipalKind};

use super::source::principal_name;

const TYPES: [&str; 3] = ["User", "Group", "ServicePrincipal"];

/// ACC-025: a principal that gets a role has no type, or one that Azure does not know. Managed and
/// agent identities are service principals.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities (read 2026-11-22).
pub(super) fn no_type(context: &Context<'_>) -> Vec<Hit> {
    let principals = context.plan.prerequisites.principals.iter();
    let untyped: BTreeMap<&Id, &Principal> = principals
        .filter(|(_, principal)| !TYPES.contains(&principal.principal_type.as_str()))
        .collect();
    if untyped.is_empty() {
        return Vec::new();
    }
    let used: BTreeSet<&str> = context
        .desired
        .grants
        .iter()
        .filter_map(|grant| match &grant.principal {
            GrantPrincipal::Directory(id) => Some(id.as_str()),
            GrantPrincipal::IdentityOf(_) => None,
        })
        .collect();
    untyped
        .into_iter()
        .filter(|(id, _)| used.contains(id.as_str()))
        .map(|(id, principal)| {
            let at = format!("/prerequisites/principals/{}/type", pointer_token(id));
            let hit = Hit::at(&at)
                .about(id)
                .with("principal", principal_name(context, id));
            match meant(principal) {
                Some(kind) => hit.fixed_by(vec![Edit::set(at, kind)]),
                None => hit,
            }
        })
        .collect()
}

/// The type that was meant: by what the principal is, else by what was typed.
fn meant(principal: &Principal) -> Option<&'static str> {
    match principal.kind {
        Some(PrincipalKind::Group) => Some("Group"),
        Some(PrincipalKind::Person) => Some("User"),
        Some(
            PrincipalKind::ServicePrincipal
            | PrincipalKind::ManagedIdentity
            | PrincipalKind::AgentIdentity,
        ) => Some("ServicePrincipal"),
        Some(PrincipalKind::Application | PrincipalKind::AgentBlueprint) => None,
        None => {
            let typed = principal.principal_type.trim();
            TYPES.into_iter().find(|t| t.eq_ignore_ascii_case(typed))
        }
    }
}

/// ACC-026: an object id equals a client id that the plan holds for any principal: roles go to the
/// object, never to the client id.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities (read 2026-11-22).
pub(super) fn client_id_as_object_id(context: &Context<'_>) -> Vec<Hit> {
    let principals = &context.plan.prerequisites.principals;
    let clients: BTreeMap<String, &str> = principals
        .iter()
        .filter_map(|(id, p)| Some((p.client_id.parsed()?, id.as_str())))
        .collect();
    let in_scope = |p: &Principal| {
        let mut environments = p.environments.iter();
        p.environments.is_empty() || environments.any(|e| context.estate.environment(e).is_some())
    };
    principals
        .iter()
        .filter(|(_, principal)| in_scope(principal))
        .filter_map(|(id, principal)| {
            let client_of = clients.get(&principal.object_id.parsed()?)?;
            let at = format!("/prerequisites/principals/{}/objectId", pointer_token(id));
            let hit = Hit::at(at)
                .about(id)
                .with("principal", principal_name(context, id))
                .with("application", principal_name(context, client_of));
            Some(if client_of == id {
                hit
            } else {
                hit.about(client_of)
            })
        })
        .collect()
}
