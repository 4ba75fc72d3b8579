//! Answers of the encryption step.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plan::common::Id;
use crate::plan::text::{Date, Region, ResourceId};

/// Whose keys encrypt data at rest.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Encryption {
    /// The choice for each environment, by its id.
    pub environments: BTreeMap<Id, EncryptionChoice>,
}

/// Encryption of one environment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct EncryptionChoice {
    /// A policy of ours requires customer-managed keys.
    pub required_by_policy: Option<bool>,
    /// Who said so.
    pub required_by: String,
    /// Where that is written.
    pub written_in: String,
    /// The decision.
    pub decision: Option<KeyChoice>,
    /// Who approved the decision.
    pub approved_by: String,
    /// When.
    pub approved_on: Date,
    /// Where customer-managed keys live.
    pub key_store: KeyStore,
    /// The key.
    pub key: Key,
}

/// Whose keys.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum KeyChoice {
    /// Microsoft's.
    MicrosoftManaged,
    /// Ours, for good: it cannot be taken back.
    CustomerManaged,
}

/// A key vault or managed HSM.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct KeyStore {
    /// Its Azure id.
    pub resource_id: ResourceId,
    /// Its region.
    pub region: Region,
    /// Purge protection is on.
    pub purge_protection: Option<bool>,
    /// Soft-deleted keys are kept for this many days, 7 to 90.
    #[cfg_attr(feature = "bindings", specta(type = Option<i32>))]
    pub retention_days: Option<i64>,
}

/// An encryption key.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Key {
    /// Its name.
    pub name: String,
    /// Its type: `RSA` or `RSA-HSM`.
    #[serde(rename = "type")]
    pub key_type: String,
    /// Its size in bits.
    #[cfg_attr(feature = "bindings", specta(type = Option<i32>))]
    pub size: Option<i64>,
}
