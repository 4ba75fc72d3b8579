//! Do people get what their persona's work needs, and no more?

use std::collections::{BTreeMap, BTreeSet};

use super::places::{Places, Reach};
use super::source::{self, add_grant, add_row, by_source, label, name, principal_name};
use crate::catalog::roles::{self, Surface};
use crate::desired::{Grant, GrantPrincipal};
use crate::finding::Hit;
use crate::labels;
use crate::plan::common::{Id, Persona};
use crate::plan::edit::Edit;
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;
use crate::steps::access::desired::{accounts_of, projects_of};
use crate::steps::prerequisites::answers::Principal;

/// Roles that manage resources and read nothing inside a project, among those people take for enough.
pub(in crate::steps::access) const MANAGE_ONLY: [&str; 5] = [
    roles::OWNER,
    roles::CONTRIBUTOR,
    roles::READER,
    roles::FOUNDRY_ACCOUNT_OWNER,
    roles::COGNITIVE_SERVICES_CONTRIBUTOR,
];

/// Roles with which a consumer could change the agent as well.
const MORE_THAN_TALK: [&str; 4] = [
    roles::FOUNDRY_USER,
    roles::COGNITIVE_SERVICES_USER,
    roles::FOUNDRY_PROJECT_MANAGER,
    roles::FOUNDRY_OWNER,
];

/// Role and scope that the planning guide starts a persona with; the narrower of its two for admins.
fn starter(persona: Persona) -> (&'static str, ScopeKind) {
    match persona {
        Persona::Admins => (roles::FOUNDRY_ACCOUNT_OWNER, ScopeKind::Account),
        Persona::ProjectManagers => (roles::FOUNDRY_PROJECT_MANAGER, ScopeKind::Account),
        _ => (roles::FOUNDRY_USER, ScopeKind::Project),
    }
}

/// ACC-001: in an environment, nobody of the admins, the project managers or the project users holds
/// any role at its subscription, a resource group, a Foundry resource or a project.
/// Source: Microsoft's planning guide, checklist item 3 and starter mapping (2025-12-24).
pub(super) fn baseline_persona_without_role(context: &Context<'_>) -> Vec<Hit> {
    let places = Places::of(context);
    let mut served: BTreeSet<(Persona, &str)> = BTreeSet::new();
    let all = Persona::BASELINE.len() * context.estate.environments.len();
    for grant in &context.desired.grants {
        let persona = persona_of(context, grant).filter(|p| Persona::BASELINE.contains(p));
        if let Some(persona) = persona {
            let here = match (grant.scope.kind, &grant.environment) {
                (ScopeKind::Project, Some(environment)) => vec![environment.as_str()],
                _ => places.environments(&grant.scope),
            };
            served.extend(here.into_iter().map(|env| (persona, env)));
        }
        if served.len() == all {
            break;
        }
    }
    let environments = context.estate.environments.iter();
    environments
        .filter_map(|(id, _)| {
            let missing: Vec<Persona> = Persona::BASELINE
                .into_iter()
                .filter(|p| !served.contains(&(*p, id.as_str())))
                .collect();
            (!missing.is_empty()).then(|| nobody_of(context, id, &missing))
        })
        .collect()
}

fn nobody_of(context: &Context<'_>, environment: &Id, missing: &[Persona]) -> Hit {
    let known = |persona: &Persona| {
        let mut principals = context.plan.prerequisites.principals.values();
        principals.any(|p| p.persona == Some(*persona))
    };
    let at = if missing.iter().all(known) {
        "/access/mapping"
    } else {
        "/prerequisites/principals"
    };
    let labels: Vec<&str> = missing.iter().map(|p| p.label()).collect();
    let hit = Hit::at(at)
        .about(environment)
        .with("personas", labels::list(&labels))
        .with("environment", context.estate.environment_name(environment));
    let patch: Option<Vec<Edit>> = missing
        .iter()
        .map(|persona| start(context, *persona, environment))
        .collect();
    patch.map_or(hit.clone(), |patch| hit.fixed_by(patch))
}

/// The starter row of a persona, if it gives anybody a role in this environment.
fn start(context: &Context<'_>, persona: Persona, environment: &Id) -> Option<Edit> {
    let (role, kind) = starter(persona);
    let estate = context.estate;
    let works_here = |principal: &Principal| match kind {
        ScopeKind::Project => {
            projects_of(estate, principal).any(|(_, p)| p.project.environment == *environment)
        }
        _ => accounts_of(estate, principal).any(|a| a.environment == environment),
    };
    let mut principals = context.plan.prerequisites.principals.values();
    if !principals.any(|p| p.persona == Some(persona) && works_here(p)) {
        return None;
    }
    let mapping = &context.plan.access.mapping;
    let started = mapping.iter().find(|(_, row)| {
        row.persona == Some(persona)
            && row.scope == Some(kind)
            && row.role_id.parsed().as_deref() == Some(role)
    });
    let Some((id, row)) = started else {
        let all = estate.environments.iter().map(|(id, _)| id.as_str());
        let none_yet = mapping.values().all(|row| row.persona != Some(persona));
        let here = all.filter(|id| none_yet || id == environment).collect();
        return Some(add_row(context, persona, role, kind, &here));
    };
    let mut environments = row.environments.clone();
    environments.push(environment.clone());
    Some(Edit::set(
        format!("/access/mapping/{}/environments", pointer_token(id)),
        environments,
    ))
}

fn persona_of(context: &Context<'_>, grant: &Grant) -> Option<Persona> {
    match &grant.principal {
        GrantPrincipal::Directory(id) => context.estate.principals.get(id)?.persona,
        GrantPrincipal::IdentityOf(_) => None,
    }
}

/// ACC-009: somebody who builds or talks to agents in a project reaches it with Owner, Contributor,
/// Reader, Foundry Account Owner or Cognitive Services Contributor only: no data action of Foundry.
/// Source: Microsoft's classic page on roles for Foundry, key differences, and its training unit on
/// roles for Azure OpenAI identities (read 2026-11-22).
pub(super) fn builds_without_data_action(context: &Context<'_>) -> Vec<Hit> {
    let reach = Reach::of_holders(context, &MANAGE_ONLY, |id| {
        works_in_projects(context, id) || context.plan.access.also_build.contains_key(id)
    });
    let builds_here = builders(context, &reach);
    let mut hits = Vec::new();
    for (id, projects) in &builds_here {
        let mut lacking: BTreeMap<&str, Vec<&Grant>> = BTreeMap::new();
        for project in projects {
            let grants = reach.at_project(id, project);
            if manages_only(&grants) {
                lacking.insert(project, grants);
            }
        }
        if !lacking.is_empty() {
            hits.push(cannot_build(context, id, &lacking));
        }
    }
    hits
}

/// Does the persona of this principal build or talk to agents?
fn works_in_projects(context: &Context<'_>, id: &str) -> bool {
    let principal = context.estate.principals.get(id);
    let persona = principal.and_then(|p| p.persona);
    matches!(
        persona,
        Some(Persona::ProjectUsers | Persona::AgentConsumers)
    )
}

/// Projects that a principal builds or talks to agents in, by its persona or by its own answer.
fn builders<'c>(context: &Context<'c>, reach: &Reach<'c>) -> BTreeMap<&'c str, BTreeSet<&'c str>> {
    let estate = context.estate;
    let mut builders: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let principals = context.plan.prerequisites.principals.iter();
    for (id, principal) in principals.filter(|(id, _)| reach.knows(id)) {
        if works_in_projects(context, id) {
            let projects = projects_of(estate, principal).map(|(id, _)| id.as_str());
            builders.entry(id).or_default().extend(projects);
        }
    }
    for (id, projects) in &context.plan.access.also_build {
        let known = projects.iter().filter(|p| estate.projects.contains_key(p));
        builders
            .entry(id)
            .or_default()
            .extend(known.map(String::as_str));
    }
    builders
}

/// At least one of the roles that people take for enough, and beside it nothing that could build.
fn manages_only(grants: &[&Grant]) -> bool {
    let harmless = |role: &str| {
        MANAGE_ONLY.contains(&role)
            || roles::by_id(role).is_some_and(|r| {
                let elsewhere = [
                    Surface::General,
                    Surface::Quota,
                    Surface::Cost,
                    Surface::Monitor,
                ];
                !r.builds
                    && (elsewhere.contains(&r.surface)
                        || r.id == roles::COGNITIVE_SERVICES_USAGES_READER)
            })
    };
    grants
        .iter()
        .any(|g| MANAGE_ONLY.contains(&g.role.as_str()))
        && grants.iter().all(|g| harmless(&g.role))
}

fn cannot_build(context: &Context<'_>, id: &str, lacking: &BTreeMap<&str, Vec<&Grant>>) -> Hit {
    let names: Vec<&str> = lacking.keys().map(|p| name(context.estate, p)).collect();
    let held: BTreeSet<String> = lacking.values().flatten().map(|g| label(&g.role)).collect();
    let principals = &context.plan.prerequisites.principals;
    let persona = principals.get(id).and_then(|p| p.persona);
    let needed = if persona == Some(Persona::AgentConsumers) {
        roles::FOUNDRY_AGENT_CONSUMER
    } else {
        roles::FOUNDRY_USER
    };
    let hit = Hit::at("/access/grants")
        .about(id)
        .with("who", principal_name(context, id))
        .with("projects", labels::list(&names))
        .with("roles", labels::list(&Vec::from_iter(held)))
        .with("needed", label(needed));
    let hit = lacking.keys().fold(hit, |hit, project| hit.about(project));
    let patch = may_build(context, id, persona, lacking);
    patch.map_or(hit.clone(), |patch| hit.fixed_by(patch))
}

/// The starter row for a persona that builds, else a grant in each project. The role of consumers is
/// known from third parties only: it is chosen by a person, not by a press.
fn may_build(
    context: &Context<'_>,
    id: &str,
    persona: Option<Persona>,
    lacking: &BTreeMap<&str, Vec<&Grant>>,
) -> Option<Vec<Edit>> {
    let (role, kind) = starter(Persona::ProjectUsers);
    match persona {
        Some(Persona::AgentConsumers) => None,
        Some(Persona::ProjectUsers) => {
            let places = lacking.keys().map(|p| &context.estate.projects[*p]);
            let environments = places.map(|p| p.project.environment.as_str()).collect();
            let persona = Persona::ProjectUsers;
            Some(vec![add_row(context, persona, role, kind, &environments)])
        }
        _ => {
            let principal = GrantPrincipal::Directory(id.into());
            let add = |p: &&str| add_grant(context, &principal, role, kind, p);
            Some(lacking.keys().map(add).collect())
        }
    }
}

/// ACC-033: agent consumers hold Foundry User, Cognitive Services User or more, with which they could
/// change the agents they talk to.
/// Source: Microsoft's page on roles for Foundry, persona table (2026-04-13); the id of the narrower
/// role is known from third parties only.
pub(super) fn consumers_may_build(context: &Context<'_>) -> Vec<Hit> {
    let grants = context.desired.of_roles(&MORE_THAN_TALK);
    let grants = grants.filter(|g| persona_of(context, g) == Some(Persona::AgentConsumers));
    by_source(grants)
        .into_values()
        .map(|grants| {
            source::hit(context, "roleId", &grants)
                .with("needed", label(roles::FOUNDRY_AGENT_CONSUMER))
        })
        .collect()
}
