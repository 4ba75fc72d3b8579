//! Answers of the connections step.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plan::common::{Contact, Id};
use crate::plan::text::ResourceId;

/// What projects reach outside, and as whom.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Connections {
    /// The connections.
    pub items: BTreeMap<Id, Connection>,
    /// Foundry resources that need none, each with the reason.
    pub none: BTreeMap<Id, String>,
}

/// A connection.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Connection {
    /// Name in Azure.
    pub name: String,
    /// Shared by all projects of a Foundry resource, or for one project.
    pub level: Option<ConnectionLevel>,
    /// The Foundry resource; for a project-scoped connection taken from its project.
    pub account: Id,
    /// The project, for a project-scoped connection.
    pub project: Id,
    /// Category, letter for letter as Azure knows it.
    pub category: String,
    /// Address of the target.
    pub target: String,
    /// Azure id of the target.
    pub target_resource_id: ResourceId,
    /// How it signs in, letter for letter as Azure knows it.
    pub auth_type: String,
    /// Audience of the token, where the way to sign in needs one.
    pub audience: String,
    /// Further settings; values are text.
    pub metadata: BTreeMap<String, String>,
    /// Where the key is kept: never the key itself.
    pub secret: Option<SecretReference>,
    /// Who the target sees.
    pub signs_in_as: Option<SignsInAs>,
    /// Who owns the target.
    pub target_owner: Contact,
    /// Why it is shared, or why it is for one project.
    pub why: String,
}

/// Where a connection is defined.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ConnectionLevel {
    /// On the Foundry resource, for all its projects.
    Account,
    /// On one project.
    Project,
}

/// Whom the target of a connection sees.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum SignsInAs {
    /// The project's managed identity.
    Project,
    /// The Foundry resource's managed identity.
    Account,
    /// The person who uses the agent (Entra passthrough).
    User,
    /// Whoever holds the shared key.
    Key,
}

/// The name of a secret in a vault.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct SecretReference {
    /// The vault.
    pub vault: String,
    /// The secret's name.
    pub secret_name: String,
}
