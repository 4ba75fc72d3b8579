//! Answers of the organization step.

mod existing;
mod needs;

pub use existing::{Existing, Future, HubStorage, Stage};
pub use needs::{HubChoice, HubDecision, Need, Publishes};

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plan::common::{Contact, Id};
use crate::plan::text::Region;

/// Who gets Foundry, what they build, and who answers for it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Organization {
    /// Business group ids in the order people read them.
    pub order: Vec<Id>,
    /// The business groups.
    pub groups: BTreeMap<Id, BusinessGroup>,
    /// What the groups build, over all environments.
    pub use_cases: BTreeMap<Id, UseCase>,
    /// A project for a use case in an environment.
    pub projects: BTreeMap<Id, Project>,
    /// What differs from the generated Foundry resources, and resources beyond them.
    pub accounts: BTreeMap<Id, AccountAnswer>,
    /// Resources for AI that are there already.
    pub existing: BTreeMap<Id, Existing>,
    /// Where features run that only a classic hub offers.
    pub hub: HubDecision,
}

/// A business group.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct BusinessGroup {
    /// Its name.
    pub name: String,
    /// Short form for resource names.
    pub token: String,
    /// What it wants Foundry for.
    pub purpose: String,
    /// Who is accountable for its Foundry resources.
    pub owner: Contact,
    /// Who stands in.
    pub backup: Contact,
    /// Who else answers for its Foundry resources, by subject.
    pub answers_for: AnswersFor,
}

/// Who answers for a business group's Foundry resources when it is about one of these.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct AnswersFor {
    /// Security of resources and data.
    pub security: Contact,
    /// What they cost; empty takes the cost owner of governance.
    pub cost: Contact,
    /// Incidents: who is called.
    pub incidents: Contact,
}

/// Something a business group builds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct UseCase {
    /// Its name.
    pub name: String,
    /// Short form for project names.
    pub token: String,
    /// The business group it belongs to.
    pub group: Id,
    /// What it does.
    pub purpose: String,
    /// It calls models; then each environment needs a deployment strategy.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub uses_models: bool,
    /// What it needs beyond calling models.
    pub needs: Vec<Need>,
    /// The models it needs, by name.
    pub models: Vec<String>,
    /// Where it is built when no project outside production is planned for that.
    pub built_elsewhere: String,
}

/// A use case in one environment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Project {
    /// Its use case.
    pub use_case: Id,
    /// Its business group.
    pub group: Id,
    /// Its environment.
    pub environment: Id,
    /// Its name in Azure; empty takes the pattern.
    pub name: String,
    /// The Foundry resource it lives in; empty takes the generated one.
    pub account: Id,
    /// Who is accountable.
    pub owner: Contact,
    /// Who stands in.
    pub backup: Contact,
    /// How sensitive its data is.
    pub sensitivity: Option<Sensitivity>,
    /// What runs in it.
    pub runtime: Option<Runtime>,
    /// Where agents keep their state.
    pub agent_setup: Option<AgentSetup>,
    /// It reads data or calls tools outside the project.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub needs_data: bool,
    /// Where its agents are published to.
    pub publishes: Vec<Publishes>,
}

/// How sensitive data is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Sensitivity {
    /// Anybody may see it.
    Public,
    /// Everybody inside may see it.
    Internal,
    /// Some inside may see it.
    Confidential,
    /// Named people may see it.
    Restricted,
}

impl Sensitivity {
    /// Not everybody inside may see it.
    pub fn is_high(self) -> bool {
        matches!(self, Self::Confidential | Self::Restricted)
    }
}

/// What runs in a project.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Runtime {
    /// Agents made of a prompt and tools.
    PromptAgents,
    /// Agents in containers of our own.
    HostedAgents,
    /// Calls to models only.
    ModelsOnly,
}

/// Where agents keep threads, files and vectors.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum AgentSetup {
    /// In storage that Microsoft runs.
    Basic,
    /// In Cosmos DB, AI Search and Storage of our own.
    Standard,
}

/// What differs from a generated Foundry resource; for one beyond them, `extra` is set.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct AccountAnswer {
    /// It is not generated by any topology.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub extra: bool,
    /// Name in Azure; empty takes the pattern.
    pub name: String,
    /// Custom subdomain; empty takes the name.
    pub subdomain: Option<String>,
    /// Business groups it serves.
    pub groups: Vec<Id>,
    /// Its environment.
    pub environment: Id,
    /// Further environments that use it as well.
    pub also_serves: Vec<Id>,
    /// Region; empty takes the environment's.
    pub region: Region,
    /// Subscription (id in the plan); empty takes the strategy's.
    pub subscription: Id,
    /// Resource group; empty takes the strategy's.
    pub resource_group: String,
    /// Kind in Azure; empty means `AIServices`.
    pub kind: String,
    /// SKU in Azure; empty means `S0`.
    pub sku: String,
    /// Managed identity.
    pub identity: Option<AccountIdentity>,
    /// Projects may be made in it; empty means yes.
    pub allow_project_management: Option<bool>,
    /// Keys may be used; empty means no.
    pub local_auth: Option<bool>,
    /// Who is accountable; empty takes the business group's owner.
    pub owner: Contact,
    /// Who stands in; empty takes the business group's.
    pub backup: Contact,
}

/// Managed identity of a Foundry resource.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum AccountIdentity {
    /// None at all.
    None,
    /// System-assigned.
    SystemAssigned,
    /// User-assigned.
    UserAssigned,
}
