//! Identities that are not people: what a project itself may do.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::holders::{is_identity, principal};
use super::places::Reach;
use super::source::{add_grant, by_source, hit, label, name, principal_name};
use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal, Origin};
use crate::finding::Hit;
use crate::labels;
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;
use crate::steps::organization::answers::{AgentSetup, Runtime};

/// Roles with which a project's identity can run agents.
const RUNS_AGENTS: [&str; 3] = [
    roles::FOUNDRY_USER,
    roles::FOUNDRY_OWNER,
    roles::FOUNDRY_PROJECT_MANAGER,
];

fn of_identities<'c>(
    context: &Context<'c>,
    roles: &'static [&'static str],
) -> impl Iterator<Item = &'c Grant> {
    let grants = context.desired.of_roles(roles);
    grants.filter(|g| matches!(g.principal, GrantPrincipal::IdentityOf(_)))
}

/// ACC-021: a project runs agents and its managed identity has neither Foundry User nor a role that
/// includes it at the project, the Foundry resource or above. One finding for each Foundry resource.
/// Source: Microsoft's planning guide, "Plan user access" (2025-12-24); its page on roles for Agent
/// Service, project runtime identity (read 2026-11-22).
pub(super) fn project_identity_without_role(context: &Context<'_>) -> Vec<Hit> {
    let reach = Reach::of(context, of_identities(context, &RUNS_AGENTS));
    let mut without: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (id, place) in &context.estate.projects {
        let agents = matches!(
            place.project.runtime,
            Some(Runtime::PromptAgents | Runtime::HostedAgents)
        );
        let Some(account) = place.account.as_deref().filter(|_| agents) else {
            continue;
        };
        if reach.at_project(id, id).is_empty() {
            without.entry(account).or_default().insert(id);
        }
    }
    without
        .into_iter()
        .map(|(account, projects)| cannot_run(context, account, &projects))
        .collect()
}

fn cannot_run(context: &Context<'_>, account: &str, projects: &BTreeSet<&str>) -> Hit {
    let role = roles::FOUNDRY_USER;
    let common = &context.plan.access.project_identity;
    let (at, patch) = if common.role_id.parsed().is_none() {
        let answer = json!({"roleId": role, "scope": ScopeKind::Account});
        let edit = Edit::set("/access/projectIdentity", answer);
        ("/access/projectIdentity/roleId", vec![edit])
    } else {
        let add = |project: &&str| {
            let identity = GrantPrincipal::IdentityOf((*project).into());
            add_grant(context, &identity, role, ScopeKind::Account, account)
        };
        ("/access/grants", projects.iter().map(add).collect())
    };
    let names: Vec<&str> = projects.iter().map(|p| name(context.estate, p)).collect();
    let hit = Hit::at(at)
        .about(account)
        .with("projects", labels::list(&names))
        .with("account", name(context.estate, account))
        .fixed_by(patch);
    projects.iter().fold(hit, |hit, project| hit.about(project))
}

/// ACC-022: a project's identity holds Foundry User at the project and nowhere above; the newer page
/// names the Foundry resource, an older one the project.
/// Source: Microsoft's page on roles for Agent Service and its page on roles for Foundry (2026-06-02).
pub(super) fn role_at_the_project_only(context: &Context<'_>) -> Vec<Hit> {
    const USER: [&str; 1] = [roles::FOUNDRY_USER];
    let reach = Reach::of(context, of_identities(context, &USER));
    let alone = |grant: &&Grant| {
        let project = grant.principal.id();
        let here = reach.places.project(project);
        let at = |g: &&Grant| reach.places.place(&g.scope) == here;
        at(grant) && reach.at_project(project, project).iter().all(at)
    };
    by_source(of_identities(context, &USER).filter(alone))
        .into_values()
        .filter_map(|grants| {
            let first = grants[0];
            let place = context.estate.projects.get(first.principal.id())?;
            let scope = match first.origin {
                Origin::Identity => json!(ScopeKind::Account),
                _ => json!({"kind": ScopeKind::Account, "id": place.account.as_ref()?}),
            };
            let field = format!("{}/scope", first.at);
            Some(hit(context, "scope", &grants).fixed_by(vec![Edit::set(field, scope)]))
        })
        .collect()
}

/// ACC-040: an identity that nobody signs in with holds a role with which it manages a data store and
/// reads its keys. What a standard agent needs while it is set up is left out.
/// Source: Microsoft's page on roles for Agent Service, broad Azure roles (read 2026-11-22).
pub(super) fn identity_manages_data(context: &Context<'_>) -> Vec<Hit> {
    const MANAGES: [&str; 5] = [
        roles::OWNER,
        roles::CONTRIBUTOR,
        roles::STORAGE_ACCOUNT_CONTRIBUTOR,
        roles::DOCUMENTDB_ACCOUNT_CONTRIBUTOR,
        roles::KEY_VAULT_CONTRIBUTOR,
    ];
    let for_set_up = |g: &Grant| {
        let project = context.estate.projects.get(&g.principal.id().to_owned());
        let standard = project.is_some_and(|p| p.project.agent_setup == Some(AgentSetup::Standard));
        g.role == roles::STORAGE_ACCOUNT_CONTRIBUTOR && standard
    };
    let grants = context.desired.grants.iter().filter(|g| {
        MANAGES.contains(&g.role.as_str())
            && is_identity(context, g)
            && data_role(&g.scope.of).is_some()
            && !for_set_up(g)
    });
    by_source(grants)
        .into_values()
        .map(|grants| {
            let who = principal(context, grants[0])
                .map(|_| principal_name(context, grants[0].principal.id()));
            let found = hit(context, "roleId", &grants);
            let hit = who.map_or(found.clone(), |who| found.with("who", who));
            match data_role(&grants[0].scope.of).filter(|role| !role.is_empty()) {
                Some(role) => {
                    let field = format!("{}/roleId", grants[0].at);
                    hit.with("needed", label(role))
                        .fixed_by(vec![Edit::set(field, role)])
                }
                None => hit.with("needed", "a data role of its own"),
            }
        })
        .collect()
}

/// The role that works with the data of a store; empty where it is no Azure role; none for what is no
/// data store.
fn data_role(scope: &str) -> Option<&'static str> {
    const STORES: [(&str, &str); 5] = [
        (
            "microsoft.storage/storageaccounts",
            roles::STORAGE_BLOB_DATA_CONTRIBUTOR,
        ),
        ("microsoft.documentdb/databaseaccounts", ""),
        ("microsoft.keyvault/vaults", roles::KEY_VAULT_SECRETS_USER),
        (
            "microsoft.search/searchservices",
            roles::SEARCH_INDEX_DATA_CONTRIBUTOR,
        ),
        ("microsoft.sql/servers", ""),
    ];
    let (_, provider) = scope.rsplit_once("/providers/")?;
    let found = STORES.iter().find(|(kind, _)| provider.starts_with(kind));
    found.map(|(_, role)| *role)
}
