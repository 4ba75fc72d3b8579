//! Grants of hosted agents: images are pulled by the identity of their project, and an agent may have an
//! identity of its own.
//! Source: Microsoft's page on permissions of hosted agents (2026-04-21).

use std::collections::BTreeSet;

use serde_json::json;

use crate::catalog::roles;
use crate::desired::{DesiredResource, Grant, GrantPrincipal, Origin, Scope};
use crate::estate::{Estate, Place};
use crate::names;
use crate::plan::common::Id;
use crate::steps::access::answers::ScopeKind;
use crate::steps::organization::answers::Runtime;
use crate::steps::prerequisites::answers::PrincipalKind;

/// What the id of a container registry holds, in lower case.
pub const REGISTRIES: &str = "/providers/microsoft.containerregistry/registries/";

/// Where the answers of hosted agents are.
const AT: &str = "/access/hostedAgents";

fn hosting<'e>(estate: &'e Estate<'_>) -> impl Iterator<Item = (&'e Id, &'e Place<'e>)> {
    let projects = estate.projects.iter();
    projects
        .filter(|(_, place)| place.project.runtime == Some(Runtime::HostedAgents))
        .map(|(id, place)| (*id, place))
}

/// Adds them, where a registry or a role for the agents' own identities is given.
pub(super) fn grants(estate: &Estate<'_>, out: &mut Vec<Grant>) {
    let answer = &estate.plan.access.hosted_agents;
    let grant = |principal, role: &str, scope, place: &Place<'_>| Grant {
        principal,
        role: role.into(),
        scope,
        condition: String::new(),
        condition_version: String::new(),
        eligible: false,
        origin: Origin::Identity,
        at: AT.into(),
        environment: Some(place.project.environment.as_str().into()),
        groups: [place.project.group.as_str().into()].as_slice().into(),
    };
    if let Some(registry) = answer.registry.parsed() {
        let role = answer.registry_role.parsed();
        let role = role.unwrap_or_else(|| roles::CONTAINER_REGISTRY_REPOSITORY_READER.to_owned());
        for (id, place) in hosting(estate) {
            let scope = Scope {
                kind: ScopeKind::Resource,
                of: names::scope_key(registry).into(),
                arm_id: Some(registry.into()),
            };
            let own = GrantPrincipal::IdentityOf(id.as_str().into());
            out.push(grant(own, &role, scope, place));
        }
    }
    let Some(role) = answer.agent_identity_role.parsed() else {
        return;
    };
    let agents = estate.plan.prerequisites.principals.iter();
    for (agent, who) in agents.filter(|(_, p)| p.kind == Some(PrincipalKind::AgentIdentity)) {
        for (id, place) in hosting(estate).filter(|(id, _)| who.projects.contains(id)) {
            let scope = Scope {
                kind: ScopeKind::Project,
                of: estate.text(id),
                arm_id: estate.project_arm_id(id).map(Into::into),
            };
            let own = GrantPrincipal::Directory(agent.as_str().into());
            out.push(grant(own, &role, scope, place));
        }
    }
}

/// Adds the registry that images come from, where something is pulled from it.
pub fn targets(estate: &Estate<'_>, out: &mut Vec<DesiredResource>) {
    let Some(registry) = estate.plan.access.hosted_agents.registry.parsed() else {
        return;
    };
    let mut hosting = hosting(estate).map(|(_, place)| place).peekable();
    let Some(first) = hosting.peek() else {
        return;
    };
    let home = first.account.as_ref().and_then(|a| estate.accounts.get(a));
    let region = home.map(|a| a.region.as_str()).unwrap_or_default();
    let mut resource = DesiredResource {
        of: registry.to_owned(),
        arm_id: Some(registry.into()),
        resource_type: "Microsoft.ContainerRegistry/registries",
        body: json!({"location": region}),
        environments: BTreeSet::new(),
        groups: BTreeSet::new(),
        ours: false,
    };
    for place in hosting {
        let project = place.project;
        resource.environments.insert(project.environment.clone());
        resource.groups.insert(project.group.clone());
    }
    out.push(resource);
}
