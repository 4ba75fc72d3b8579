//! Whom the target of a connection sees, and what that identity may do there.

use std::collections::BTreeSet;

use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal};
use crate::estate::Estate;
use crate::finding::Hit;
use crate::labels;
use crate::names::{is_at_or_below, scope_key};
use crate::plan::edit::Edit;
use crate::plan::text::{Guid, ResourceId};
use crate::rule::Context;
use crate::steps::connections::answers::Connection;
use crate::steps::connections::desired::{account_of, reading_role, signs_in};
use crate::steps::organization::answers::AccountIdentity;
use crate::steps::prerequisites::answers::PrincipalKind;

use super::{called, field, planned};

/// CON-012: a connection signs in with an identity that gets no role on the target. The plan derives
/// the role by itself wherever it knows the target's resource id and the identity; what is left are
/// targets without an id, Foundry resources without an identity, and agents without a grant.
/// Source: Microsoft's page on roles for the Agent Service, data sources (2026).
pub fn identities_get_their_role(context: &Context<'_>) -> Vec<Hit> {
    let principals = context.estate.principals.iter();
    let agents: BTreeSet<&str> = principals
        .filter(|(_, p)| p.kind == Some(PrincipalKind::AgentIdentity))
        .map(|(id, _)| id.as_str())
        .collect();
    let is_agent = |g: &&Grant| match &g.principal {
        GrantPrincipal::Directory(id) => agents.contains(id.as_str()),
        GrantPrincipal::IdentityOf(_) => false,
    };
    let grants = &context.desired.grants;
    let agents: Vec<&Grant> = if agents.is_empty() {
        Vec::new()
    } else {
        grants.iter().filter(is_agent).collect()
    };
    planned(context.estate)
        .filter_map(|(id, connection)| {
            let role = reading_role(&connection.category)?;
            let (at, principal, how) = gap(context.estate, id, connection, role, &agents)?;
            let hit = Hit::at(&at)
                .about(id)
                .with("connection", called(id, connection))
                .with("principal", principal)
                .with("role", roles::name_of(role))
                .with("how", how);
            let known = connection.metadata.get("ResourceId");
            let known =
                known.and_then(|id| ResourceId::from(id.as_str()).parsed().map(str::to_owned));
            Some(match known.filter(|_| at.ends_with("/targetResourceId")) {
                Some(resource) => hit.fixed_by(vec![Edit::set(at, resource)]),
                None => hit.ask("target owner"),
            })
        })
        .collect()
}

/// Field to change, the identity in words, and what to do.
fn gap(
    estate: &Estate<'_>,
    id: &str,
    connection: &Connection,
    role: &str,
    agents: &[&Grant],
) -> Option<(String, String, &'static str)> {
    let agentic = connection.auth_type == "AgenticIdentityToken";
    let (at, how) = if let Some(target) = connection.target_resource_id.parsed() {
        let target = scope_key(target);
        let granted = |g: &&Grant| {
            let scope = g.scope.arm_id.as_deref().map(scope_key);
            g.role == role && scope.is_some_and(|scope| is_at_or_below(&target, &scope))
        };
        if agentic && !agents.iter().any(granted) {
            let how = "add a grant for the agent's identity under Access";
            ("/access/grants".to_owned(), how)
        } else {
            let how = "turn on the managed identity of the Foundry resource";
            (identity_turned_off(estate, connection)?, how)
        }
    } else {
        let how = "enter the Azure resource id of the target";
        (field(id, "targetResourceId"), how)
    };
    let principal = if agentic {
        "the agent's identity".to_owned()
    } else {
        match signs_in(estate, connection).as_slice() {
            [] => return None, // A key, a person, or nobody yet.
            [one] => format!("the identity of {}", labels::of(estate, one.id())),
            many => format!("the identities of {} projects", many.len()),
        }
    };
    Some((at, principal, how))
}

/// The field that turns on the identity of the Foundry resource, when the connection signs in with it
/// and it is off.
fn identity_turned_off(estate: &Estate<'_>, connection: &Connection) -> Option<String> {
    let account = estate.accounts.get(account_of(estate, connection)?)?;
    let off = connection.auth_type == "AccountManagedIdentity"
        && account.identity() == AccountIdentity::None;
    off.then(|| format!("{}/identity", account.pointer()))
}

/// CON-031: a direct connection to models of another Foundry or `AzureOpenAI` resource crosses
/// subscriptions.
/// Source: Microsoft's page on adding connections (2025-11-06).
pub fn models_are_in_the_same_subscription(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    planned(estate)
        .filter(|(_, c)| matches!(c.category.as_str(), "AzureOpenAI" | "AIServices"))
        .filter_map(|(id, connection)| {
            let account = estate.accounts.get(account_of(estate, connection)?)?;
            let here = account.subscription?.1.subscription_id.parsed()?;
            let target = connection.target_resource_id.parsed()?;
            let there = Guid::from(target.split('/').nth(2)?).parsed()?;
            (here != there).then(|| {
                Hit::at(field(id, "category"))
                    .about(id)
                    .with("connection", called(id, connection))
                    .with("target", crate::names::last_segment(target))
            })
        })
        .collect()
}
