//! Grants that connections need, and the targets that must exist for them.

use std::collections::BTreeSet;

use serde_json::json;

use crate::catalog::roles;
use crate::desired::{DesiredResource, Grant, GrantPrincipal, Origin, Scope, Text};
use crate::estate::Estate;
use crate::names;
use crate::plan::common::Id;
use crate::plan::read::pointer_token;
use crate::steps::access::answers::ScopeKind;

use super::answers::{Connection, ConnectionLevel};
use crate::steps::organization::answers::AgentSetup;

/// The least role that reads through a connection of this category, where it is an Azure role.
/// Source: Microsoft's pages on agent tools and identities, as collected 2026-11-22.
pub fn reading_role(category: &str) -> Option<&'static str> {
    match category {
        "AzureStorageAccount" | "AzureBlob" | "ADLSGen2" => Some(roles::STORAGE_BLOB_DATA_READER),
        "CognitiveSearch" => Some(roles::SEARCH_INDEX_DATA_READER),
        "AzureOpenAI" => Some(roles::COGNITIVE_SERVICES_OPENAI_USER),
        "AIServices" => Some(roles::FOUNDRY_USER),
        "AzureKeyVault" => Some(roles::KEY_VAULT_SECRETS_OFFICER),
        _ => None,
    }
}

/// Roles that the identity of a project with standard agents needs on its stores: they hold what its
/// agents remember, so it makes and writes there, and some of it before the agents' host is made.
/// Cosmos DB's own data role is given inside Cosmos DB, and is no Azure role.
/// Source: Microsoft's page on the standard agent setup (2026-02-13).
fn of_standard_agents(category: &str) -> Option<&'static [&'static str]> {
    match category {
        "AzureStorageAccount" => Some(&[
            roles::STORAGE_ACCOUNT_CONTRIBUTOR,
            roles::STORAGE_BLOB_DATA_CONTRIBUTOR,
        ]),
        "CognitiveSearch" => Some(&[
            roles::SEARCH_SERVICE_CONTRIBUTOR,
            roles::SEARCH_INDEX_DATA_CONTRIBUTOR,
        ]),
        "CosmosDb" => Some(&[roles::COSMOS_DB_OPERATOR]),
        _ => None,
    }
}

/// Roles that a connection of this category needs for an identity.
fn roles_for(estate: &Estate<'_>, category: &str, principal: &GrantPrincipal) -> Vec<&'static str> {
    let project = match principal {
        GrantPrincipal::IdentityOf(id) => estate.projects.get(id),
        GrantPrincipal::Directory(_) => None,
    };
    let standard = project.and_then(|p| p.project.agent_setup) == Some(AgentSetup::Standard);
    match of_standard_agents(category).filter(|_| standard) {
        Some(roles) => roles.to_vec(),
        None => reading_role(category).into_iter().collect(),
    }
}

/// Adds the grants.
pub fn grants(estate: &Estate<'_>, out: &mut Vec<Grant>) {
    for (id, connection) in &estate.plan.connections.items {
        let Some(target) = connection.target_resource_id.parsed() else {
            continue;
        };
        for principal in signs_in(estate, connection) {
            let (environments, groups) = estate.whereabouts(principal.id());
            for role in roles_for(estate, &connection.category, &principal) {
                out.push(Grant {
                    role: Text::from(role),
                    scope: Scope {
                        kind: ScopeKind::Resource,
                        of: Text::from(names::scope_key(target)),
                        arm_id: Some(Text::from(target)),
                    },
                    condition: String::new(),
                    condition_version: String::new(),
                    eligible: false,
                    origin: Origin::Connection,
                    at: Text::from(format!("/connections/items/{}", pointer_token(id))),
                    environment: environments.first().map(|env| estate.text(env)),
                    groups: groups.iter().map(|id| estate.text(id)).collect(),
                    principal: principal.clone(),
                });
            }
        }
    }
}

/// The identities that a connection signs in with: none when it uses a key or the person.
pub fn signs_in(estate: &Estate<'_>, connection: &Connection) -> Vec<GrantPrincipal> {
    let account = account_of(estate, connection);
    match connection.auth_type.as_str() {
        "AAD" | "ProjectManagedIdentity" => match connection.level {
            Some(ConnectionLevel::Project) => estate
                .projects
                .contains_key(&connection.project)
                .then(|| GrantPrincipal::IdentityOf(estate.text(&connection.project)))
                .into_iter()
                .collect(),
            Some(ConnectionLevel::Account) => account
                .into_iter()
                .flat_map(|a| {
                    estate
                        .projects_of(a)
                        .map(|(id, _)| GrantPrincipal::IdentityOf(estate.text(id)))
                })
                .collect(),
            None => Vec::new(),
        },
        "AccountManagedIdentity" => account
            .map(|a| GrantPrincipal::IdentityOf(estate.text(a)))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// The Foundry resource that a connection is defined in, or whose project it is for.
pub fn account_of<'a>(estate: &'a Estate<'_>, connection: &'a Connection) -> Option<&'a str> {
    match connection.level? {
        ConnectionLevel::Account => estate
            .accounts
            .get(&connection.account)
            .map(|a| a.id.as_str()),
        ConnectionLevel::Project => estate.projects.get(&connection.project)?.account.as_deref(),
    }
}

/// Adds the resources that connections point to and others own.
pub fn targets(estate: &Estate<'_>, out: &mut Vec<DesiredResource>) {
    let mut seen: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for connection in estate.plan.connections.items.values() {
        let Some(id) = connection.target_resource_id.parsed() else {
            continue;
        };
        let Some(resource_type) = type_of(&connection.category) else {
            continue;
        };
        let place = if connection.project.is_empty() {
            &connection.account
        } else {
            &connection.project
        };
        let (environments, groups) = estate.whereabouts(place);
        if environments.iter().all(|e| estate.environment(e).is_none()) {
            continue;
        }
        let at = *seen.entry(names::scope_key(id)).or_insert_with(|| {
            out.push(DesiredResource {
                of: id.to_owned(),
                arm_id: Some(id.to_owned()),
                resource_type,
                body: json!({"location": region_of(estate, place)}),
                environments: BTreeSet::new(),
                groups: BTreeSet::new(),
                ours: false,
            });
            out.len() - 1
        });
        out[at]
            .environments
            .extend(environments.into_iter().map(Id::from));
        out[at].groups.extend(groups.into_iter().map(Id::from));
    }
}

fn region_of(estate: &Estate<'_>, place: &str) -> String {
    let account = estate.accounts.get(place).or_else(|| {
        let id = estate.projects.get(place)?.account.as_ref()?;
        estate.accounts.get(id)
    });
    account.map(|a| a.region.clone()).unwrap_or_default()
}

fn type_of(category: &str) -> Option<&'static str> {
    match category {
        "AzureStorageAccount" | "AzureBlob" | "ADLSGen2" => {
            Some("Microsoft.Storage/storageAccounts")
        }
        "CognitiveSearch" => Some("Microsoft.Search/searchServices"),
        "CosmosDb" => Some("Microsoft.DocumentDB/databaseAccounts"),
        "AzureKeyVault" => Some("Microsoft.KeyVault/vaults"),
        "AppInsights" => Some("Microsoft.Insights/components"),
        "AzureOpenAI" | "AIServices" => Some("Microsoft.CognitiveServices/accounts"),
        "ApiManagement" => Some("Microsoft.ApiManagement/service"),
        _ => None,
    }
}
