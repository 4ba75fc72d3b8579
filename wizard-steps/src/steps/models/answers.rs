//! Answers of the models step.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plan::common::Id;
use crate::plan::text::{Date, Region};

/// Which models serve which use case, and with how much capacity.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Models {
    /// How models are deployed, by use case.
    pub strategies: BTreeMap<Id, ModelStrategy>,
    /// The deployments.
    pub deployments: BTreeMap<Id, Deployment>,
    /// Who confirmed that a region offers what is planned.
    pub confirmations: BTreeMap<Id, Confirmation>,
}

/// How a use case gets its models.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct ModelStrategy {
    /// The strategy in each environment, by its id.
    pub by_environment: BTreeMap<Id, Strategy>,
    /// Where its data may be processed; empty means it was not limited.
    pub boundary: Option<Boundary>,
    /// Why.
    pub why: String,
}

/// How models are deployed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Strategy {
    /// Pay by use.
    Standard,
    /// Reserved capacity.
    Provisioned,
    /// A deployment in another resource, through a connection.
    Borrowed,
}

/// How far from its region data may be processed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Boundary {
    /// Only in the region.
    Region,
    /// In the data zone of the region, such as the EU.
    DataZone,
    /// Anywhere.
    Anywhere,
}

/// A model deployment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Deployment {
    /// The Foundry resource it is in.
    pub account: Id,
    /// The use case it serves; empty for a shared one.
    pub use_case: Id,
    /// Its name.
    pub name: String,
    /// The model.
    pub model: Model,
    /// Deployment type, letter for letter as Azure knows it.
    pub sku: String,
    /// Thousands of tokens per minute, or provisioned units.
    #[cfg_attr(feature = "bindings", specta(type = Option<i32>))]
    pub capacity: Option<i64>,
    /// When the version moves.
    pub version_upgrade: String,
}

/// A model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Model {
    /// Publisher's format, such as `OpenAI`.
    pub format: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Somebody confirmed that a region offers what the plan needs.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Confirmation {
    /// The region.
    pub region: Region,
    /// Models, as `name version type`.
    pub models: Vec<String>,
    /// Services and features.
    pub services: Vec<String>,
    /// Who.
    pub confirmed_by: String,
    /// When.
    pub date: Date,
}
