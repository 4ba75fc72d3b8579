//! Words that several sections share.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text::Date;

/// A stable id: the key of an object in its collection (`prj-k3f7qa`), or a reference to one.
///
/// Drawn by the engine when the object is made and never changed, so that pointers, findings and
/// decisions survive renaming, reordering, undo and merge.
pub type Id = String;

/// Who answers for something: a group or a role mailbox, and a way to reach them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Contact {
    /// The name people know: a group, a team, a role.
    pub name: String,
    /// How to reach them: a mailbox, a channel, a ticket queue.
    pub reach: String,
}

impl Contact {
    /// Both halves are there.
    pub fn is_named(&self) -> bool {
        !self.name.trim().is_empty() && !self.reach.trim().is_empty()
    }
}

/// Put off on purpose, with a reason and an end.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Deferred {
    /// Why it waits.
    pub reason: String,
    /// Until when, as a date.
    pub until: Date,
}

/// The people a grant is for.
///
/// Source: planning guide, "Plan user access" (2025-12-24); agent consumers and the two owners from
/// Microsoft's role pages for Foundry (2026-06-02).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Persona {
    /// Set up and configure Foundry resources.
    Admins,
    /// Run the platform and its models for others.
    PlatformManagers,
    /// Create and manage projects and invite people to them; team leads.
    ProjectManagers,
    /// Build in existing projects; developers.
    ProjectUsers,
    /// Talk to finished agents.
    AgentConsumers,
    /// Train and deploy fine-tuned models.
    FineTuners,
    /// Watch the cost of a business group.
    CostOwners,
    /// Watch the health and use of a business group's resources.
    MonitoringOwners,
}

impl Persona {
    /// The three personas that the baseline checklist asks for.
    pub const BASELINE: [Self; 3] = [Self::Admins, Self::ProjectManagers, Self::ProjectUsers];

    /// The word an admin reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Admins => "admins",
            Self::PlatformManagers => "platform managers",
            Self::ProjectManagers => "project managers",
            Self::ProjectUsers => "project users",
            Self::AgentConsumers => "agent consumers",
            Self::FineTuners => "fine-tuners",
            Self::CostOwners => "cost owners",
            Self::MonitoringOwners => "monitoring owners",
        }
    }
}
