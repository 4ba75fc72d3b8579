//! Agents that are published: as an application of their own, or to Teams.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::holders::{is_above, of_people, persona};
use super::hosted::{agents_of, with_projects};
use super::patches::directory;
use super::source::{add_grant, add_row, label};
use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal, Text};
use crate::estate::Place;
use crate::finding::Hit;
use crate::labels;
use crate::names;
use crate::plan::common::{Id, Persona};
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;
use crate::steps::access::desired::REGISTRIES;
use crate::steps::organization::answers::Publishes;

/// Roles with which an agent application can be published, at the Foundry resource or above.
const PUBLISHES: [&str; 3] = [
    roles::FOUNDRY_PROJECT_MANAGER,
    roles::FOUNDRY_OWNER,
    roles::OWNER,
];

/// ACC-038: a project publishes agents, and what its identity holds on data has no twin for the
/// published agent's own identity. One finding a project.
/// Sources: Microsoft's page on roles for Agent Service, published identity (read 2026-11-22), and its
/// page on moving agent applications (2026-07-21).
pub(super) fn published_without_roles(context: &Context<'_>) -> Vec<Hit> {
    let publishing = |place: &Place<'_>| !place.project.publishes.is_empty();
    let published: Vec<&Id> = (context.estate.projects.iter())
        .filter(|(_, place)| publishing(place))
        .map(|(id, _)| *id)
        .collect();
    let mut hits = Vec::new();
    for project in published {
        let own = GrantPrincipal::IdentityOf(project.as_str().into());
        let agents = agents_of(context, project);
        let of = |who: &GrantPrincipal| -> BTreeMap<(Text, Text), &Grant> {
            (context.desired.grants.iter())
                .filter(|g| g.principal == *who && on_data(g))
                .map(|g| ((g.role.clone(), g.scope.of.clone()), g))
                .collect()
        };
        let (mut lacking, mut patch) = (BTreeSet::new(), Vec::new());
        let held = of(&own);
        let twins: Vec<_> = agents
            .iter()
            .map(|(id, _)| (directory(id), of(&directory(id))))
            .collect();
        for (key, grant) in &held {
            let without: Vec<_> = twins
                .iter()
                .filter(|(_, has)| !has.contains_key(key))
                .collect();
            if twins.is_empty() || !without.is_empty() {
                lacking.insert(names::last_segment(&grant.scope.of).to_owned());
            }
            for (agent, _) in without {
                let mut edit = add_grant(
                    context,
                    agent,
                    &grant.role,
                    ScopeKind::Resource,
                    &grant.scope.of,
                );
                if let Some(new) = &mut edit.to {
                    let id = grant.scope.arm_id.as_ref().unwrap_or(&grant.scope.of);
                    new["scope"] = json!({"kind": ScopeKind::Resource, "resourceId": id});
                }
                patch.push(edit);
            }
        }
        if lacking.is_empty() {
            continue;
        }
        let hit = Hit::at("/prerequisites/principals")
            .about(project)
            .with("project", labels::project(context.estate, project))
            .with("places", labels::list(&Vec::from_iter(lacking)));
        let hit = agents.iter().fold(hit, |hit, (id, _)| hit.about(id));
        hits.push(if patch.is_empty() {
            hit
        } else {
            hit.fixed_by(patch)
        });
    }
    hits
}

/// A grant on somebody's data: a foreign resource that is neither a registry nor Foundry.
fn on_data(grant: &Grant) -> bool {
    grant.scope.kind == ScopeKind::Resource
        && !grant.scope.of.contains(REGISTRIES)
        && !grant
            .scope
            .of
            .contains("/providers/microsoft.cognitiveservices/")
}

/// ACC-039: agents are to be published, and nobody of the people holds a role at the Foundry resource
/// with which that works; or to Teams, and nobody may make the bot in the resource group. One finding
/// for all projects.
/// Sources: Microsoft's training unit on roles for Azure OpenAI identities, project manager row (read
/// 2026-11-22), and its administrator guide (2026-08-21).
pub(super) fn nobody_may_publish(context: &Context<'_>) -> Vec<Hit> {
    const MAKES_BOTS: [&str; 2] = [roles::CONTRIBUTOR, roles::OWNER];
    let mut open: BTreeSet<&str> = BTreeSet::new();
    let mut needed: BTreeSet<String> = BTreeSet::new();
    let mut environments: BTreeSet<&str> = BTreeSet::new();
    for (id, place) in &context.estate.projects {
        let published = &place.project.publishes;
        let home = place
            .account
            .as_ref()
            .and_then(|a| context.estate.accounts.get(a));
        let Some(home) = home.filter(|_| !published.is_empty()) else {
            continue;
        };
        let held = |roles: &[&str], far: bool| {
            context.desired.grants.iter().any(|g| {
                roles.contains(&g.role.as_str())
                    && (!far || g.scope.kind != ScopeKind::Account)
                    && of_people(context, g)
                    && is_above(context, g, home)
            })
        };
        if published.contains(&Publishes::AgentApplication) && !held(&PUBLISHES, false) {
            open.insert(id);
            environments.insert(&place.project.environment);
            needed.insert(format!("{} on the Foundry resource", label(PUBLISHES[0])));
        }
        if published.contains(&Publishes::Teams) && !held(&MAKES_BOTS, true) {
            open.insert(id);
            needed.insert(format!("{} on the resource group", label(MAKES_BOTS[0])));
        }
    }
    if open.is_empty() {
        return Vec::new();
    }
    let hit = Hit::at("/access/mapping").with("needed", labels::list(&Vec::from_iter(needed)));
    let hit = with_projects(context, hit, &open);
    let managers = |g: &Grant| persona(context, g) == Some(Persona::ProjectManagers);
    let has_managers = context.desired.grants.iter().any(managers);
    let applications_only = environments.len() == 1 || !environments.is_empty();
    let teams = open.iter().any(|id| {
        let place = context.estate.projects.get(&(*id).to_owned());
        place.is_some_and(|p| p.project.publishes.contains(&Publishes::Teams))
    });
    if !has_managers || !applications_only || teams {
        return vec![hit];
    }
    let role = roles::FOUNDRY_PROJECT_MANAGER;
    let row = add_row(
        context,
        Persona::ProjectManagers,
        role,
        ScopeKind::Account,
        &environments,
    );
    vec![hit.fixed_by(vec![row])]
}
