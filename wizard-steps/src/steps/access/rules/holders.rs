//! Who holds a grant, and what a plan says about them.

use crate::abilities::operation::covers;
use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal, Origin};
use crate::estate::Account;
use crate::names::last_segment;
use crate::plan::common::Persona;
use crate::rule::Context;
use crate::steps::access::answers::{ManualGrant, MappingRow, ScopeKind};
use crate::steps::access::desired::{accounts_of, projects_of};
use crate::steps::prerequisites::answers::{Principal, PrincipalKind};

/// Built-in roles that let people see a Foundry resource in the portal: those with
/// `Microsoft.CognitiveServices/accounts/read`. Foundry Project Manager is not among them: it reads
/// what is in the resource and not the resource.
/// Source: the built-in role definitions (read 2026-11-22).
const SEES: [&str; 17] = [
    roles::FOUNDRY_USER,
    roles::FOUNDRY_OWNER,
    roles::FOUNDRY_ACCOUNT_OWNER,
    roles::COGNITIVE_SERVICES_USER,
    roles::COGNITIVE_SERVICES_CONTRIBUTOR,
    roles::COGNITIVE_SERVICES_OPENAI_USER,
    roles::COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR,
    roles::OWNER,
    roles::CONTRIBUTOR,
    roles::READER,
    roles::USER_ACCESS_ADMINISTRATOR,
    roles::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR,
    roles::MONITORING_READER,
    roles::MONITORING_CONTRIBUTOR,
    roles::LOG_ANALYTICS_READER,
    roles::LOG_ANALYTICS_CONTRIBUTOR,
    roles::RESOURCE_POLICY_CONTRIBUTOR,
];

/// The directory object of the plan that a grant is for.
pub(super) fn principal<'c>(context: &Context<'c>, grant: &Grant) -> Option<&'c Principal> {
    match &grant.principal {
        GrantPrincipal::Directory(id) => context.estate.principals.get(id).copied(),
        GrantPrincipal::IdentityOf(_) => None,
    }
}

/// The persona that a grant's holder stands for.
pub(super) fn persona(context: &Context<'_>, grant: &Grant) -> Option<Persona> {
    principal(context, grant)?.persona
}

/// A group of people, or a person.
pub(super) fn is_people(principal: &Principal) -> bool {
    match principal.kind {
        Some(kind) => matches!(kind, PrincipalKind::Group | PrincipalKind::Person),
        None => matches!(principal.principal_type.as_str(), "User" | "Group"),
    }
}

/// Do people hold this grant?
pub(super) fn of_people(context: &Context<'_>, grant: &Grant) -> bool {
    principal(context, grant).is_some_and(is_people)
}

/// An identity that nobody signs in with: of a project, a Foundry resource or an agent.
pub(super) fn is_identity(context: &Context<'_>, grant: &Grant) -> bool {
    let unattended = |p: &Principal| {
        matches!(
            p.kind,
            Some(PrincipalKind::ManagedIdentity | PrincipalKind::AgentIdentity)
        )
    };
    match &grant.principal {
        GrantPrincipal::IdentityOf(_) => true,
        GrantPrincipal::Directory(_) => principal(context, grant).is_some_and(unattended),
    }
}

/// The row of the mapping that a grant comes from.
pub(super) fn row<'c>(context: &Context<'c>, grant: &Grant) -> Option<&'c MappingRow> {
    (grant.origin == Origin::Persona)
        .then(|| context.plan.access.mapping.get(last_segment(&grant.at)))?
}

/// The answer by hand that a grant comes from.
pub(super) fn by_hand<'c>(context: &Context<'c>, grant: &Grant) -> Option<&'c ManualGrant> {
    (grant.origin == Origin::Manual)
        .then(|| context.plan.access.grants.get(last_segment(&grant.at)))?
}

/// Was it said that the holder calls models without an agent and without a key?
pub(super) fn calls_directly(context: &Context<'_>, grant: &Grant) -> bool {
    principal(context, grant).is_some_and(|p| p.calls_models_directly)
        || by_hand(context, grant).is_some_and(|g| g.calls_models_directly)
}

/// Does a role let its holder see a Foundry resource? Roles of the plan's own are looked at by what
/// they allow.
pub(super) fn sees(context: &Context<'_>, role: &str) -> bool {
    const ACTION: &str = "Microsoft.CognitiveServices/accounts/read";
    SEES.contains(&role) || own_role_allows(context, role, ACTION)
}

/// Does a role of the plan's own allow this action?
pub(super) fn own_role_allows(context: &Context<'_>, role: &str, action: &str) -> bool {
    let any = |list: &[String]| list.iter().any(|pattern| covers(pattern, action));
    let mut own = context.plan.access.custom_roles.values();
    own.any(|r| {
        r.role_id.parsed().as_deref() == Some(role) && any(&r.actions) && !any(&r.not_actions)
    })
}

/// Foundry resources at or below a grant's scope in which its holder works.
pub(super) fn accounts_below<'c>(
    context: &Context<'c>,
    grant: &Grant,
    holder: &'c Principal,
) -> Vec<&'c Account<'c>> {
    accounts_of(context.estate, holder)
        .filter(|account| is_above(context, grant, account))
        .collect()
}

/// Is a Foundry resource at or below a grant's scope?
pub(super) fn is_above(context: &Context<'_>, grant: &Grant, account: &Account<'_>) -> bool {
    let of = &grant.scope.of;
    match grant.scope.kind {
        ScopeKind::Account => account.id == *of,
        ScopeKind::ResourceGroup => {
            let named = context.estate.accounts.get(of);
            named.is_some_and(|named| {
                let (here, there) = (account.resource_group_id(), named.resource_group_id());
                named.id == account.id || (here.is_some() && here == there)
            })
        }
        ScopeKind::Subscription => {
            let guid = |id: &str| {
                let entry = context.plan.prerequisites.subscriptions.get(id);
                entry.and_then(|s| s.subscription_id.parsed())
            };
            account.subscription.is_some_and(|(id, _)| {
                id == of || guid(id).is_some_and(|here| guid(of) == Some(here))
            })
        }
        ScopeKind::Project | ScopeKind::Resource => false,
    }
}

/// Projects that a principal works in, of these Foundry resources.
pub(super) fn projects_in<'c>(
    context: &Context<'c>,
    holder: &'c Principal,
    accounts: &[&Account<'_>],
) -> Vec<&'c str> {
    projects_of(context.estate, holder)
        .filter(|(_, place)| {
            accounts
                .iter()
                .any(|a| place.account.as_ref() == Some(&a.id))
        })
        .map(|(id, _)| id.as_str())
        .collect()
}
