//! Answers of the access step.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::abilities::answer::Level;
use crate::catalog::roles::definitions::{Definition, Item, ReadAt};
use crate::plan::common::{Contact, Id, Persona};
use crate::plan::text::{Date, Guid, ResourceId};

/// Who gets which role where.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Access {
    /// The pattern that the mapping was started from.
    pub preset: Option<Preset>,
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
    /// Roles of our own, where no built-in role fits.
    pub custom_roles: BTreeMap<Id, CustomRole>,
    /// Readiness for working without keys, by environment. Whether a Foundry resource takes keys is
    /// an answer of the resource itself.
    pub local_auth: BTreeMap<Id, KeysOff>,
    /// Who is expected to give which roles.
    pub who_grants: BTreeMap<Id, GrantDuty>,
    /// What agents in containers of our own need.
    pub hosted_agents: HostedAgents,
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

/// A pattern that a mapping can start from.
///
/// Sources: Microsoft's page on roles for Foundry, isolation variants and minimum setup (2026-04-13);
/// its training unit on roles for Azure OpenAI identities and its page on roles for Agent Service
/// (both read 2026-11-22).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Preset {
    /// Everybody who works with a Foundry resource administers it and builds in all its projects.
    NoIsolation,
    /// Admins run the resource; managers and developers manage and build in all its projects.
    PartialIsolation,
    /// Each persona its own role, developers and consumers in their projects only.
    FullIsolation,
    /// Developers build in all projects of the resource; the least that works.
    MinimumStarter,
    /// Developers build in their projects and see the resource; leads manage its projects.
    LeastPrivilegeTeam,
    /// The same access in every project of a resource, because that is wanted.
    ResourceWide,
    /// One group creates resources, another gives access.
    SeparatedDuties,
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
    /// Only for these business groups; empty means all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Id>,
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
    /// Its holder calls models without an agent and without a key: an application or a gateway.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub calls_models_directly: bool,
    /// Why it is needed.
    pub why: String,
}

/// A role definition of our own.
///
/// Source: Microsoft's page on roles for Foundry, custom roles (2026-04-13).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct CustomRole {
    /// Name in Azure: unique in the tenant.
    pub name: String,
    /// What its holders are to do.
    pub description: String,
    /// GUID of the definition. Grants name it.
    pub role_id: Guid,
    /// Actions on resources, `Provider/type/verb`; `*` stands for any text.
    pub actions: Vec<String>,
    /// Taken out of them.
    pub not_actions: Vec<String>,
    /// Actions inside resources: data, agents, calls of models.
    pub data_actions: Vec<String>,
    /// Taken out of those.
    pub not_data_actions: Vec<String>,
    /// Where it may be assigned: subscriptions, resource groups or one management group.
    pub assignable_scopes: Vec<ResourceId>,
    /// When somebody looks at it again.
    pub review_on: Date,
    /// Why no built-in role fits.
    pub why: String,
}

impl CustomRole {
    /// As a definition beside those of the catalogue, once it has its GUID.
    pub fn definition(&self) -> Option<Definition> {
        Some(Definition {
            id: self.role_id.parsed()?,
            name: self.name.clone(),
            read_at: ReadAt::Plan,
            items: vec![Item {
                can: self.actions.clone(),
                cannot: self.not_actions.clone(),
                can_data: self.data_actions.clone(),
                cannot_data: self.not_data_actions.clone(),
                condition: String::new(),
            }],
        })
    }
}

/// What must be ready before keys are switched off in an environment, and the way back.
///
/// Source: Microsoft's training unit on roles for Azure OpenAI identities, disabling local
/// authentication (read 2026-11-22).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct KeysOff {
    /// Managed identities have their roles.
    pub managed_identities: Ready,
    /// Service principals have theirs.
    pub service_principals: Ready,
    /// People have theirs, and have tried.
    pub user_access: Ready,
    /// Pipelines and scripts sign in without a key.
    pub automation: Ready,
    /// Refused calls are seen.
    pub monitoring: Ready,
    /// Who switches keys on again, and how.
    pub rollback: Ready,
    /// Who grants the exemption where a policy forbids the way back.
    pub exemption_by: Contact,
    /// When each workload was seen to work without a key.
    pub proven_on: Date,
}

impl KeysOff {
    /// The six points, each with the word that people read.
    pub fn points(&self) -> [(&'static str, &'static str, &Ready); 6] {
        [
            (
                "managedIdentities",
                "managed identities",
                &self.managed_identities,
            ),
            (
                "servicePrincipals",
                "service principals",
                &self.service_principals,
            ),
            ("userAccess", "access of people", &self.user_access),
            ("automation", "automation", &self.automation),
            ("monitoring", "monitoring", &self.monitoring),
            ("rollback", "the way back", &self.rollback),
        ]
    }
}

/// A point of a checklist.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Ready {
    /// It is done.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
    /// How, by whom, or what is missing.
    pub note: String,
}

/// Who is expected to give which roles.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct GrantDuty {
    /// The principal that gives them, by its id in the plan.
    pub principal: Id,
    /// GUIDs of the roles it is to give.
    pub roles: Vec<Guid>,
    /// Only in these environments; empty means all.
    pub environments: Vec<Id>,
}

/// What agents in containers of our own need beyond Foundry User.
///
/// Source: Microsoft's page on permissions of hosted agents (2026-04-21).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct HostedAgents {
    /// The container registry that their images come from.
    pub registry: ResourceId,
    /// The role with which the project's identity pulls them; empty means Container Registry
    /// Repository Reader.
    pub registry_role: Guid,
    /// A role for the agent's own identity at its project; empty means none, which the newest page
    /// holds to be enough.
    pub agent_identity_role: Guid,
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
