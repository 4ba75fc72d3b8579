//! Resources for AI that are there already, and what becomes of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plan::common::{Contact, Id};
use crate::plan::text::ResourceId;

/// A resource that is there already.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Existing {
    /// Its name.
    pub name: String,
    /// Its Azure id.
    pub resource_id: ResourceId,
    /// How far it is on the way to a Foundry resource.
    pub stage: Option<Stage>,
    /// What becomes of it.
    pub future: Option<Future>,
    /// The Foundry resource of the plan that it becomes, or that its projects move to.
    pub account: Id,
    /// It has a managed identity.
    pub has_identity: Option<bool>,
    /// Its data is encrypted with keys of ours.
    pub customer_managed_keys: Option<bool>,
    /// It is reached through private endpoints.
    pub private_endpoints: Option<bool>,
    /// Its role assignments were looked through for what an upgrade widens.
    pub roles_audited: Option<bool>,
    /// Custom roles and policies in scope were looked through for what an upgrade widens or stops.
    pub policies_audited: Option<bool>,
    /// Who owns it.
    pub owner: Contact,
    /// What it holds that no migration carries over.
    pub not_carried_over: Vec<String>,
    /// How and by whom that is dealt with.
    pub handled_by: String,
    /// The default storage account of a hub.
    pub storage: HubStorage,
    /// The managed identity of its hub project: a principal of the plan.
    pub identity: Id,
}

/// The default storage account of a hub.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct HubStorage {
    /// Its Azure id.
    pub resource_id: ResourceId,
    /// Azure id of its private endpoint; empty for none.
    pub private_endpoint: ResourceId,
    /// The hub reaches it, or something by a connection to it, with a key.
    pub uses_keys: Option<bool>,
    /// The storage account takes keys.
    pub keys_allowed: Option<bool>,
}

/// How far a resource is on the way to a Foundry resource.
/// Source: Microsoft's pages on resource types and on upgrading (2026-01-23, 2026-01-07).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// An Azure OpenAI resource, kind `OpenAI`.
    AzureOpenAi,
    /// AI Services with a hub: Azure Machine Learning workspaces of kind `hub` and `project`.
    Hub,
    /// A Foundry resource, kind `AIServices`.
    Foundry,
}

impl Stage {
    /// Its number on the way, 1 to 3.
    pub fn number(self) -> u8 {
        match self {
            Self::AzureOpenAi => 1,
            Self::Hub => 2,
            Self::Foundry => 3,
        }
    }
}

/// What becomes of a resource.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Future {
    /// It stays as it is.
    Keep,
    /// It becomes a Foundry resource where it stands.
    Upgrade,
    /// What it holds moves to a Foundry resource of the plan.
    Migrate,
    /// It goes.
    Retire,
}
