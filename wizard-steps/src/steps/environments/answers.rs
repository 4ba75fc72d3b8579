//! Answers of the environments step.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plan::common::{Contact, Deferred, Id};
use crate::plan::text::Region;

/// Development, test and production: where one ends and the next begins.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Environments {
    /// Ids in the order people read them.
    pub order: Vec<Id>,
    /// The environments.
    pub items: BTreeMap<Id, Environment>,
    /// How names are made.
    pub naming: Naming,
    /// Named parts of the rollout that go together.
    pub waves: BTreeMap<Id, Wave>,
    /// What becomes of names that a deleted Foundry resource still holds, by the Foundry resource of the
    /// plan that wants the name.
    pub deleted_names: BTreeMap<Id, DeletedName>,
}

/// What becomes of a name that a deleted Foundry resource still holds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct DeletedName {
    /// What was decided.
    pub decision: Option<NameDecision>,
    /// Who does it: it takes Contributor or Cognitive Services Contributor at the subscription.
    pub by: Contact,
}

/// What to do about a deleted Foundry resource.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum NameDecision {
    /// Bring it back as it was.
    Restore,
    /// Remove it for good, so that its name is free.
    Purge,
    /// Leave it, and take another name.
    OtherName,
}

/// One environment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Environment {
    /// Name people use.
    pub name: String,
    /// What it is for.
    pub kind: Option<EnvironmentKind>,
    /// Short form for resource names.
    pub token: String,
    /// Region of its resources.
    pub region: Region,
    /// How strictly projects are kept apart.
    pub isolation: Option<Isolation>,
    /// How Foundry resources are cut.
    pub topology: Option<Topology>,
    /// Not now: why, and until when.
    pub deferred: Option<Deferred>,
}

/// What an environment is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum EnvironmentKind {
    /// Where things are built.
    Development,
    /// Where they are tried.
    Test,
    /// Where they serve.
    Production,
    /// Where anybody may explore.
    Sandbox,
}

impl EnvironmentKind {
    /// The word an admin reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Test => "test",
            Self::Production => "production",
            Self::Sandbox => "sandbox",
        }
    }
}

/// How strictly projects of one environment are kept apart.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Isolation {
    /// Everybody may work everywhere.
    None,
    /// Developers manage projects of their resource.
    Partial,
    /// Developers work only in their own projects.
    Full,
}

/// How Foundry resources are cut in an environment.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Topology {
    /// One for each project.
    Isolated,
    /// One for each business group (the planning guide's shape).
    PerBusinessGroup,
    /// One for all, with a project for each use case.
    CoLocated,
}

/// How names are made. Patterns know `{organization}`, `{group}`, `{environment}` and `{useCase}`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Naming {
    /// Short form of the organization.
    pub organization: String,
    /// Pattern of a Foundry resource.
    pub account: String,
    /// Pattern of a project.
    pub project: String,
    /// Pattern of a new Entra group; it knows `{persona}` besides.
    pub group: String,
}

/// A part of the rollout that goes together; empty lists mean all.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Wave {
    /// Its name.
    pub name: String,
    /// Environments in it.
    pub environments: Vec<Id>,
    /// Business groups in it.
    pub groups: Vec<Id>,
}
