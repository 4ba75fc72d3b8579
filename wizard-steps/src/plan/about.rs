//! What this plan is about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::common::Id;
use super::text::Guid;

/// The plan's name and the tenant it is for.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct About {
    /// Identity of this plan over all its revisions and copies; grants written for it are recorded under it.
    pub plan_id: Id,
    /// Name of the plan.
    pub name: String,
    /// The organization that rolls out.
    pub organization: String,
    /// The Microsoft Entra tenant.
    pub tenant_id: Guid,
    /// Which Azure cloud.
    pub cloud: Option<Cloud>,
    /// What the rollout is for, in a few sentences.
    pub purpose: String,
}

/// Azure's clouds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Cloud {
    /// Azure public.
    Public,
    /// Azure for US Government.
    UsGovernment,
    /// Azure operated by 21Vianet.
    China,
}
