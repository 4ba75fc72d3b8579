//! Does a role fit the work that its holder is there for?

use super::holders::{calls_directly, of_people, persona, principal};
use super::patches::instead;
use super::source::{by_source, hit, label};
use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal};
use crate::finding::Hit;
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
}

/// One hit an answer, with the role that fits, where a press can put it in.
fn replaced<'c>(
    context: &Context<'c>,
    grants: impl Iterator<Item = &'c Grant>,
    fitting: impl Fn(&Grant) -> Option<(&'static str, Option<ScopeKind>)>,
) -> Vec<Hit> {
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
            patch.map_or(hit.clone(), |patch| hit.fixed_by(patch))
        })
        .collect()
}

/// ACC-020: people work in a project, or manage projects, and hold nothing that shows them the Foundry
/// resource: Foundry User at the project and Foundry Project Manager anywhere do not.
/// Sources: Microsoft's training unit on roles for Azure OpenAI identities, least-privilege project
/// team, and its page on roles for Agent Service (read 2026-11-22); the role definitions.
pub(super) fn resource_is_not_seen(context: &Context<'_>) -> Vec<Hit> {
    let blind = unseen::sources(context);
    if blind.is_empty() {
        return Vec::new();
    }
    let of_blind = |g: &&Grant| blind.contains(g.at.as_str()) && of_people(context, g);
    let grants: Vec<&Grant> = context.desired.grants.iter().filter(of_blind).collect();
    unseen::hits(context, &grants)
}

mod unseen {
    use std::collections::BTreeSet;

    use super::{Context, Grant, Hit, Persona, ScopeKind, by_source, hit, principal, roles};
    use crate::desired::Origin;
    use crate::finding::pointer;
    use crate::labels;
    use crate::steps::access::answers::MappingRow;
    use crate::steps::access::rules::holders::{accounts_below, sees};
    use crate::steps::access::rules::patches::{also_seen, shows};
    use crate::steps::access::rules::places::Reach;
    use crate::steps::access::rules::source::name;

    fn hides(role: Option<&str>, scope: Option<ScopeKind>) -> bool {
        match role {
            Some(roles::FOUNDRY_USER) => scope == Some(ScopeKind::Project),
            Some(roles::FOUNDRY_PROJECT_MANAGER) => scope != Some(ScopeKind::Resource),
            _ => false,
        }
    }

    /// Answers whose people may not see the resource: rows that no other row makes up for, and grants
    /// by hand.
    pub fn sources(context: &Context<'_>) -> BTreeSet<String> {
        let access = &context.plan.access;
        let alone = |row: &MappingRow| !access.mapping.values().any(|r| shows(context, r, row));
        // Consumers use an agent through an application, not through the portal.
        let rows = access.mapping.iter().filter(|(_, row)| {
            hides(row.role_id.parsed().as_deref(), row.scope)
                && row.persona != Some(Persona::AgentConsumers)
                && alone(row)
        });
        let rows = rows.map(|(id, _)| pointer(&["access", "mapping", id]));
        let grants = access.grants.iter();
        let grants = grants.filter(|(_, g)| hides(g.role_id.parsed().as_deref(), g.scope.kind));
        rows.chain(grants.map(|(id, _)| pointer(&["access", "grants", id])))
            .collect()
    }

    pub fn hits(context: &Context<'_>, grants: &[&Grant]) -> Vec<Hit> {
        let holders: BTreeSet<&str> = grants.iter().map(|g| g.principal.id()).collect();
        let showing = (context.desired.grants.iter())
            .filter(|g| holders.contains(g.principal.id()) && sees(context, &g.role));
        let reach = Reach::of(context, showing);
        let unseen = |grant: &Grant| -> Vec<String> {
            let project = context.estate.projects.get(&grant.scope.of);
            let home = project.and_then(|p| context.estate.accounts.get(p.account.as_ref()?));
            let below = principal(context, grant).map(|p| accounts_below(context, grant, p));
            let accounts = home.into_iter().chain(below.unwrap_or_default());
            let lacking = accounts
                .filter(|account| reach.at_account(grant.principal.id(), account).is_empty());
            lacking.map(|a| a.id.clone()).collect()
        };
        let mut blind: Vec<(&Grant, Vec<String>)> = Vec::new();
        for grant in grants {
            let accounts = unseen(grant);
            if !accounts.is_empty() {
                blind.push((grant, accounts));
            }
        }
        by_source(blind.iter().map(|(grant, _)| *grant))
            .into_values()
            .map(|grants| {
                let here = blind.iter().filter(|(g, _)| g.at == grants[0].at);
                let accounts: BTreeSet<&str> =
                    here.flat_map(|(_, ids)| ids).map(String::as_str).collect();
                let names: Vec<&str> = accounts.iter().map(|a| name(context.estate, a)).collect();
                let hit = hit(context, "roleId", &grants).with("accounts", labels::list(&names));
                let hit = if grants[0].origin == Origin::Manual {
                    accounts.iter().fold(hit, |hit, id| hit.about(id))
                } else {
                    hit
                };
                let patch = also_seen(context, &grants);
                if patch.is_empty() {
                    hit
                } else {
                    hit.fixed_by(patch)
                }
            })
            .collect()
    }
}
