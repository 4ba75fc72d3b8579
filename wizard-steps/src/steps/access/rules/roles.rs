//! Is each role one that exists, fits Foundry, and lies where it has an effect?

use serde_json::json;

use super::places::Places;
use super::source::{by_source, hit, label};
use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal, Origin};
use crate::finding::Hit;
use crate::names::last_segment;
use crate::plan::common::Id;
use crate::plan::edit::Edit;
use crate::plan::read::pointer_token;
use crate::plan::text::Guid;
use crate::rule::Context;
use crate::steps::access::answers::{GrantScope, ScopeKind};
use crate::steps::prerequisites::answers::PrincipalKind;

/// Roles that are made for hubs and Machine Learning workspaces.
const FOR_HUBS: [&str; 3] = [
    roles::AZURE_AI_DEVELOPER,
    roles::AZURE_AI_ADMINISTRATOR,
    roles::AZURE_AI_INFERENCE_DEPLOYMENT_OPERATOR,
];

/// ACC-002: a role is given by something that is no role definition's GUID. A name that exactly one
/// role of the catalogue has or had, and a full role definition id, are read as their GUID by the fix.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities (read 2026-11-22).
pub(super) fn no_role_id(context: &Context<'_>) -> Vec<Hit> {
    let access = &context.plan.access;
    let in_scope = |id: &Id| context.estate.environment(id).is_some();
    let mut hits = Vec::new();
    for (id, row) in &access.mapping {
        if row.environments.is_empty() || row.environments.iter().any(in_scope) {
            let hit = not_a_role(
                &format!("/access/mapping/{}", pointer_token(id)),
                &row.role_id,
            );
            hits.extend(hit.map(|h| row.environments.iter().fold(h.about(id), |h, e| h.about(e))));
        }
    }
    if !access.project_identity.role_id.is_empty() {
        hits.extend(not_a_role(
            "/access/projectIdentity",
            &access.project_identity.role_id,
        ));
    }
    for (id, grant) in &access.grants {
        if !grant.role_id.is_given() && reaches_scope(context, &grant.scope) {
            let at = format!("/access/grants/{}", pointer_token(id));
            let hit = not_a_role(&at, &grant.role_id);
            hits.extend(hit.map(|h| about_place(h.about(id), &grant.scope)));
        }
    }
    hits
}

/// Is the scope of a grant anywhere but in a deferred environment?
pub(super) fn reaches_scope(context: &Context<'_>, scope: &GrantScope) -> bool {
    let (environments, _) = context.estate.whereabouts(&scope.id);
    environments.is_empty()
        || environments
            .iter()
            .any(|e| context.estate.environment(e).is_some())
}

/// Adds the place of a grant to what a hit is about.
pub(super) fn about_place(hit: Hit, scope: &GrantScope) -> Hit {
    if scope.id.is_empty() {
        hit
    } else {
        hit.about(&scope.id)
    }
}

fn not_a_role(at: &str, role: &Guid) -> Option<Hit> {
    if role.is_given() {
        return None;
    }
    let typed = role.as_str().trim();
    let meant = Guid::from(last_segment(typed))
        .parsed()
        .or_else(|| roles::by_name(typed).map(|r| r.id.to_owned()));
    let value = if typed.is_empty() {
        "an empty field"
    } else {
        typed
    };
    let field = format!("{at}/roleId");
    let hit = Hit::at(&field).with("value", value);
    Some(match meant {
        Some(guid) => hit.fixed_by(vec![Edit::set(field, guid)]),
        None => hit,
    })
}

/// ACC-003: Azure AI Developer, Azure AI Administrator or Azure AI Inference Deployment Operator at a
/// Foundry resource, a project or an agent. At a hub they are in place.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities and its page on roles for
/// Agent Service (read 2026-11-22).
pub(super) fn made_for_hubs(context: &Context<'_>) -> Vec<Hit> {
    let of_foundry = |grant: &Grant| match grant.scope.kind {
        ScopeKind::Account | ScopeKind::Project => true,
        ScopeKind::Resource => grant
            .scope
            .of
            .contains("/microsoft.cognitiveservices/accounts/"),
        ScopeKind::Subscription | ScopeKind::ResourceGroup => false,
    };
    let grants = context.desired.of_roles(&FOR_HUBS);
    let grants = grants.filter(|g| of_foundry(g));
    by_source(grants)
        .into_values()
        .map(|grants| {
            let instead = match grants[0].role.as_str() {
                roles::AZURE_AI_ADMINISTRATOR => roles::FOUNDRY_ACCOUNT_OWNER,
                _ => roles::FOUNDRY_USER,
            };
            let field = format!("{}/roleId", grants[0].at);
            hit(context, "roleId", &grants)
                .with("instead", label(instead))
                .fixed_by(vec![Edit::set(field, instead)])
        })
        .collect()
}

/// ACC-006: Cognitive Services Usages Reader anywhere but at a subscription: quota belongs to the
/// subscription, below it the role shows nothing.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities, roles table (read 2026-11-22).
pub(super) fn quota_below_the_subscription(context: &Context<'_>) -> Vec<Hit> {
    let role = [roles::COGNITIVE_SERVICES_USAGES_READER];
    let mut readers = context.desired.of_roles(&role).peekable();
    if readers.peek().is_none() {
        return Vec::new();
    }
    let places = Places::of(context);
    by_source(readers.filter(|g| places.place(&g.scope).0 != ScopeKind::Subscription))
        .into_values()
        .map(|grants| {
            let hit = hit(context, "scope", &grants);
            match raised(context, grants[0]) {
                Some(edit) => hit.fixed_by(vec![edit]),
                None => hit,
            }
        })
        .collect()
}

/// The edit that raises the answer behind a grant to its subscription, if that is known.
fn raised(context: &Context<'_>, grant: &Grant) -> Option<Edit> {
    let kind = ScopeKind::Subscription;
    let field = format!("{}/scope", grant.at);
    if grant.origin != Origin::Manual {
        return Some(Edit::set(field, json!(kind)));
    }
    let estate = context.estate;
    let project = estate.projects.get(&grant.scope.of);
    let of = grant.scope.of.as_str();
    let account = project.map_or(Some(of), |p| p.account.as_deref());
    let subscription = estate.accounts.get(account?)?.subscription?.0;
    Some(Edit::set(field, json!({"kind": kind, "id": subscription})))
}

/// ACC-014: people hold a privileged role for good, not on request.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities (read 2026-11-22) and its
/// administrator guide for Foundry (2026-08-21).
pub(super) fn privileged_for_good(context: &Context<'_>) -> Vec<Hit> {
    let people = |grant: &Grant| match &grant.principal {
        GrantPrincipal::IdentityOf(_) => false,
        GrantPrincipal::Directory(id) => {
            let principal = context.estate.principals.get(id);
            // Who is there for emergencies must not depend on an activation.
            let kind = principal.filter(|p| !p.break_glass).and_then(|p| p.kind);
            matches!(kind, Some(PrincipalKind::Group | PrincipalKind::Person))
        }
    };
    let privileged = roles::ROLES.iter().filter(|r| r.privileged);
    let privileged: Vec<&str> = privileged.map(|r| r.id).collect();
    let grants = context.desired.of_roles(&privileged);
    let grants = grants.filter(|g| !g.eligible && people(g));
    by_source(grants)
        .into_values()
        .map(|grants| {
            let field = format!("{}/eligible", grants[0].at);
            hit(context, "eligible", &grants).fixed_by(vec![Edit::set(field, true)])
        })
        .collect()
}
