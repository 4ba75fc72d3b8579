//! Answers of the prerequisites step.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plan::common::{Contact, Id, Persona};
use crate::plan::text::{Date, Guid, Region};

/// What must be known before the first resource: where it goes, for whom, in which region, agreed by whom.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Prerequisites {
    /// How subscriptions are cut.
    pub subscription_strategy: Option<SubscriptionStrategy>,
    /// The subscriptions of the rollout.
    pub subscriptions: BTreeMap<Id, Subscription>,
    /// How resource groups are cut.
    pub resource_groups: ResourceGroups,
    /// Entra groups and other principals that get roles.
    pub principals: BTreeMap<Id, Principal>,
    /// The regions of the plan, each with its reason.
    pub regions: BTreeMap<Id, RegionChoice>,
    /// What was agreed on security, by whom, and where it is written.
    pub agreements: Agreements,
}

/// How subscriptions are cut.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum SubscriptionStrategy {
    /// One for each environment.
    PerEnvironment,
    /// One for each business group.
    PerGroup,
    /// One for each business group in each environment.
    PerGroupAndEnvironment,
    /// Each Foundry resource names its own.
    Named,
}

/// A subscription, and what it is for. The entry that fits a resource most closely is taken:
/// group and environment, then group, then environment, then neither.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Subscription {
    /// Display name.
    pub name: String,
    /// Its id.
    pub subscription_id: Guid,
    /// Only for this environment; empty means any.
    pub environment: Id,
    /// Only for this business group; empty means any.
    pub group: Id,
    /// Who owns it.
    pub owner: Contact,
}

/// How resource groups are cut.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct ResourceGroups {
    /// The cut.
    pub strategy: Option<ResourceGroupStrategy>,
    /// Name pattern with `{organization}`, `{group}` and `{environment}`; for `existing`, the name.
    pub pattern: String,
}

/// How resource groups are cut.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ResourceGroupStrategy {
    /// One for each Foundry resource.
    PerAccount,
    /// One for each environment.
    PerEnvironment,
    /// An existing one, by name.
    Existing,
}

/// An Entra group, or another directory object that gets roles.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Principal {
    /// Display name.
    pub name: String,
    /// Object id in the directory (not an application's client id).
    pub object_id: Guid,
    /// What it is.
    pub kind: Option<PrincipalKind>,
    /// The type Azure is told: `User`, `Group` or `ServicePrincipal`.
    #[serde(rename = "type")]
    pub principal_type: String,
    /// The persona it stands for.
    pub persona: Option<Persona>,
    /// Only in these environments; empty means all.
    pub environments: Vec<Id>,
    /// Only for these business groups; empty means all.
    pub groups: Vec<Id>,
    /// Only for these projects; empty means all of its business groups.
    pub projects: Vec<Id>,
    /// Seen in the directory, with this id and type.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub verified: bool,
    /// Who owns the group.
    pub owner: Contact,
    /// Client id, where somebody noted it: never usable as object id.
    pub client_id: Guid,
    /// It calls models without an agent and without a key: an application or a gateway.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub calls_models_directly: bool,
    /// Kept for emergencies: it holds its roles for good, and its use is watched.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub break_glass: bool,
}

/// What a principal is in the directory.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum PrincipalKind {
    /// A security group.
    Group,
    /// A person.
    Person,
    /// An application's service principal.
    ServicePrincipal,
    /// A managed identity.
    ManagedIdentity,
    /// The identity of an agent.
    AgentIdentity,
    /// An application registration: Azure refuses roles for it.
    Application,
    /// An agent blueprint's principal: Azure refuses roles for it.
    AgentBlueprint,
}

/// A region of the plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct RegionChoice {
    /// The region.
    pub region: Region,
    /// Why this one: models, features, law, latency.
    pub why: String,
}

/// The three agreements that the planning guide asks for before a rollout.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Agreements {
    /// On networking.
    pub networking: Agreement,
    /// On encryption.
    pub encryption: Agreement,
    /// On isolating data.
    pub data_isolation: Agreement,
}

/// An agreement, so that it can be looked up.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Agreement {
    /// Who decided.
    pub decided_by: String,
    /// When.
    pub date: Date,
    /// Where it is written.
    pub written_in: String,
}

impl Agreement {
    /// By whom, when and where are all answered.
    pub fn is_recorded(&self) -> bool {
        !self.decided_by.trim().is_empty()
            && self.date.parsed().is_some()
            && !self.written_in.trim().is_empty()
    }
}
