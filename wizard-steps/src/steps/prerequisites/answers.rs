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
    /// Management group it stands in, by id or name: where policy for it sits.
    pub management_group: String,
    /// It does not exist yet; then its id is asked for, not missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_be_made: Option<NewSubscription>,
}

impl Subscription {
    /// It is planned by name: somebody is to make it, and nobody has its id yet.
    pub fn is_awaited(&self) -> bool {
        self.to_be_made.is_some() && self.subscription_id.is_empty()
    }
}

/// A subscription that others are to make before the plan can name it by its id.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct NewSubscription {
    /// What it is for; the request says so to those who make it.
    pub why: String,
}

/// A group that others are to make before the plan can name it by its object id.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct ToBeMade {
    /// What it is for; the request says so to those who make it.
    pub why: String,
    /// Who is in the group from the start: sign-in names or object ids.
    pub first_members: Vec<String>,
    /// Rule of a dynamic membership instead of members, in Entra's own syntax.
    pub membership_rule: String,
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
    /// It does not exist yet; then its object id is asked for, not missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_be_made: Option<ToBeMade>,
}

impl Principal {
    /// It is planned by name: somebody is to make it, and nobody has its object id yet.
    pub fn is_awaited(&self) -> bool {
        self.to_be_made.is_some() && self.object_id.is_empty()
    }

    /// It is a group, said by its kind or else by its type.
    pub fn is_group(&self) -> bool {
        match self.kind {
            Some(kind) => kind == PrincipalKind::Group,
            None => self.principal_type.trim().eq_ignore_ascii_case("Group"),
        }
    }
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
    /// When somebody last checked that it offers what is needed.
    pub checked_on: Date,
    /// Where the proof is written: a link or a document number.
    pub written_in: String,
}

impl RegionChoice {
    /// Somebody checked, and others can look it up.
    pub fn is_proven(&self) -> bool {
        self.checked_on.parsed().is_some() && !self.written_in.trim().is_empty()
    }
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
