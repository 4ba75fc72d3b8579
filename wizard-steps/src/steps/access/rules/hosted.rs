//! Agents in containers of our own.

use std::collections::{BTreeMap, BTreeSet};

use super::holders::is_above;
use super::patches::directory;
use super::source::{add_grant, name};
use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal};
use crate::estate::Place;
use crate::finding::{Data, Hit};
use crate::labels;
use crate::names;
use crate::plan::common::{Id, Persona};
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;
use crate::steps::access::desired::{REGISTRIES, projects_of};
use crate::steps::organization::answers::Runtime;
use crate::steps::prerequisites::answers::{Principal, PrincipalKind};

/// Roles with which images can be pulled; the first two also where the registry works with permissions
/// by repository.
/// Source: the built-in role definitions (read 2026-11-22).
const PULLS: [&str; 7] = [
    roles::CONTAINER_REGISTRY_REPOSITORY_READER,
    roles::CONTAINER_REGISTRY_REPOSITORY_WRITER,
    roles::ACRPULL,
    roles::ACRPUSH,
    roles::READER,
    roles::CONTRIBUTOR,
    roles::OWNER,
];

fn hosting<'c>(context: &'c Context<'_>) -> BTreeMap<&'c str, &'c Place<'c>> {
    let projects = context.estate.projects.iter();
    projects
        .filter(|(_, place)| place.project.runtime == Some(Runtime::HostedAgents))
        .map(|(id, place)| (id.as_str(), place))
        .collect()
}

pub(super) fn agents_of<'c>(context: &Context<'c>, project: &Id) -> Vec<(&'c Id, &'c Principal)> {
    let principals = context.plan.prerequisites.principals.iter();
    principals
        .filter(|(_, p)| {
            p.kind == Some(PrincipalKind::AgentIdentity) && p.projects.contains(project)
        })
        .collect()
}

/// Project ids as what a hit is about, and by name in `{projects}`.
pub(super) fn with_projects(context: &Context<'_>, hit: Hit, projects: &BTreeSet<&str>) -> Hit {
    let names: Vec<&str> = projects.iter().map(|p| name(context.estate, p)).collect();
    let hit = hit.with("projects", labels::list(&names));
    projects.iter().fold(hit, |hit, id| hit.about(id))
}

/// ACC-036: people who make hosted agents hold Foundry User and not Foundry Project Manager at the
/// project, or the agents' own identities get no Foundry User there: an older page asks for both, newer
/// ones for neither. One finding for all projects.
/// Sources: Microsoft's page on roles for Agent Service (read 2026-11-22); its page on permissions of
/// hosted agents (2026-04-21) says otherwise.
pub(super) fn hosted_agents_on_disputed_rights(context: &Context<'_>) -> Vec<Hit> {
    let hosting = hosting(context);
    if hosting.is_empty() {
        return Vec::new();
    }
    let holds = |who: &GrantPrincipal, role: &str, project: &str, place: &Place<'_>| {
        let home = place
            .account
            .as_ref()
            .and_then(|a| context.estate.accounts.get(a));
        context.desired.grants.iter().any(|g| {
            g.role == role
                && g.principal == *who
                && (g.scope.of == project || home.is_some_and(|a| is_above(context, g, a)))
        })
    };
    let answer = context
        .plan
        .access
        .hosted_agents
        .agent_identity_role
        .parsed();
    let mut open: BTreeSet<&str> = BTreeSet::new();
    let mut patch: Vec<Edit> = Vec::new();
    if answer.as_deref() != Some(roles::FOUNDRY_USER) {
        for (id, place) in &hosting {
            let agents = agents_of(context, &(*id).to_owned());
            let served = |(agent, _): &(&Id, &Principal)| {
                holds(&directory(agent), roles::FOUNDRY_USER, id, place)
            };
            if agents.is_empty() || !agents.iter().all(served) {
                open.insert(id);
            }
        }
        if !open.is_empty() {
            let role = "/access/hostedAgents/agentIdentityRole";
            patch.push(Edit::set(role, roles::FOUNDRY_USER));
        }
    }
    for (id, who) in &context.plan.prerequisites.principals {
        if who.persona != Some(Persona::ProjectUsers) {
            continue;
        }
        for (project, place) in projects_of(context.estate, who) {
            let Some(place) = hosting.get(project.as_str()).map(|_| place) else {
                continue;
            };
            let own = directory(id);
            let (user, manager) = (roles::FOUNDRY_USER, roles::FOUNDRY_PROJECT_MANAGER);
            if holds(&own, user, project, place) && !holds(&own, manager, project, place) {
                open.insert(project);
                patch.push(add_grant(
                    context,
                    &own,
                    manager,
                    ScopeKind::Project,
                    project,
                ));
            }
        }
    }
    if open.is_empty() {
        return Vec::new();
    }
    let hit = Hit::at("/access/hostedAgents/agentIdentityRole").fixed_by(patch);
    vec![with_projects(context, hit, &open)]
}

/// ACC-037: the identity of a project with hosted agents cannot pull images. Where the registry works
/// with permissions by repository, AcrPull does not count. One finding for all projects.
/// Source: Microsoft's page on permissions of hosted agents (2026-04-21).
pub(super) fn images_are_not_pulled(context: &Context<'_>) -> Vec<Hit> {
    let hosting = hosting(context);
    if hosting.is_empty() {
        return Vec::new();
    }
    let answer = &context.plan.access.hosted_agents;
    let registry = answer.registry.parsed();
    let by_repository = registry
        .and_then(|id| context.observed.resource(id))
        .and_then(|seen| seen.registry.as_ref())
        .is_some_and(|seen| seen.repository_permissions);
    let counted = if by_repository {
        &PULLS[..2]
    } else {
        &PULLS[..]
    };
    let reaches = |g: &Grant| match registry {
        Some(id) => g.scope.arm_id.as_deref().is_some_and(|scope| {
            names::is_at_or_below(&names::scope_key(id), &names::scope_key(scope))
        }),
        None => g.scope.of.contains(REGISTRIES),
    };
    let pulling: BTreeSet<&str> = (context.desired.grants.iter())
        .filter(|g| matches!(g.principal, GrantPrincipal::IdentityOf(_)))
        .filter(|g| counted.contains(&g.role.as_str()) && reaches(g))
        .map(|g| g.principal.id())
        .collect();
    let open: BTreeSet<&str> = hosting
        .keys()
        .copied()
        .filter(|id| !pulling.contains(id))
        .collect();
    if open.is_empty() {
        return Vec::new();
    }
    let (at, place) = match registry {
        Some(id) => ("registryRole", names::last_segment(id)),
        None => ("registry", "the registry of their images"),
    };
    let hit = Hit::at(format!("/access/hostedAgents/{at}"))
        .with("registry", place)
        .resting_on(if by_repository {
            Data::Live
        } else {
            Data::Offline
        });
    let hit = with_projects(context, hit, &open);
    vec![match registry {
        Some(_) => hit.fixed_by(vec![Edit::remove("/access/hostedAgents/registryRole")]),
        None => hit,
    }]
}
