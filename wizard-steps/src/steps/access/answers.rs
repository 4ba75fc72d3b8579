//! Answers of the access step.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::abilities::answer::Level;
use crate::plan::common::{Id, Persona};
use crate::plan::text::{Guid, ResourceId};

/// Who gets which role where.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Access {
    /// Role and scope of each persona: the starter mapping and what was changed in it.
    pub mapping: BTreeMap<Id, MappingRow>,
    /// What the managed identity of each project gets.
    pub project_identity: ProjectIdentity,
    /// Grants beyond the mapping.
    pub grants: BTreeMap<Id, ManualGrant>,
    /// Who builds or tries agents out although their persona does not: projects by principal.
    pub also_build: BTreeMap<Id, Vec<Id>>,
    /// What somebody must or must not be able to do, beyond the job of the persona.
    pub goals: BTreeMap<Id, Goal>,
}

/// What somebody must, may or must not be able to do.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Goal {
    /// For everybody of this persona.
    pub persona: Option<Persona>,
    /// Or for this principal alone, by its id in the plan.
    pub principal: Id,
    /// Id of the ability, as `rollout abilities --roles` lists them.
    pub ability: String,
    /// What is wanted.
    pub must: Option<Must>,
    /// Only in these environments; empty means all.
    pub environments: Vec<Id>,
    /// Why.
    pub why: String,
}

/// How an ability is wanted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Must {
    /// The work takes it.
    Must,
    /// Nobody minds either way.
    May,
    /// It would give away more than intended.
    MustNot,
}

/// A persona's role at a kind of scope.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct MappingRow {
    /// For whom.
    pub persona: Option<Persona>,
    /// The role definition's GUID. Names are shown, never compared.
    pub role_id: Guid,
    /// Where.
    pub scope: Option<ScopeKind>,
    /// Only in these environments; empty means all.
    pub environments: Vec<Id>,
    /// Eligible through Privileged Identity Management, not permanent.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub eligible: bool,
}

/// What the managed identity of each project gets.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct ProjectIdentity {
    /// The role definition's GUID; empty means nothing.
    pub role_id: Guid,
    /// Where; empty means the project's Foundry resource.
    pub scope: Option<ScopeKind>,
}

/// A kind of scope.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ScopeKind {
    /// The subscription.
    Subscription,
    /// The resource group.
    ResourceGroup,
    /// The Foundry resource.
    Account,
    /// The project.
    Project,
    /// Any other resource, by its Azure id.
    Resource,
}

impl ScopeKind {
    /// How far a role held here reaches.
    pub fn level(self) -> Level {
        match self {
            Self::Subscription => Level::Subscription,
            Self::ResourceGroup => Level::ResourceGroup,
            Self::Account => Level::Account,
            Self::Project => Level::Project,
            Self::Resource => Level::Beside,
        }
    }
}

/// A grant beyond the mapping.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct ManualGrant {
    /// The principal, by its id in the plan.
    pub principal: Id,
    /// Or the managed identity of this project or Foundry resource of the plan.
    pub identity_of: Id,
    /// The role definition's GUID.
    pub role_id: Guid,
    /// Where.
    pub scope: GrantScope,
    /// Condition in Azure's attribute language.
    pub condition: String,
    /// Version of the condition language; Azure knows `2.0`.
    pub condition_version: String,
    /// Eligible through Privileged Identity Management, not permanent.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub eligible: bool,
    /// Why it is needed.
    pub why: String,
}

/// A scope: something of the plan by its id, or any resource by its Azure id.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct GrantScope {
    /// What kind.
    pub kind: Option<ScopeKind>,
    /// Id in the plan of the subscription, Foundry resource or project.
    pub id: Id,
    /// For `resource`: the Azure id.
    pub resource_id: ResourceId,
}
