//! Answers of the governance step.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plan::common::{Contact, Id};
use crate::plan::text::Guid;

/// Who watches cost and use, and what policy enforces.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Governance {
    /// Owners and views, by business group.
    pub groups: BTreeMap<Id, GroupGovernance>,
    /// Policies of the rollout.
    pub policies: BTreeMap<Id, PolicyAssignment>,
    /// Tags on every resource, by name.
    pub tags: BTreeMap<String, String>,
}

/// Owners and views of a business group.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct GroupGovernance {
    /// Who answers for the cost.
    pub cost_owner: Contact,
    /// Who watches the resources.
    pub monitoring_owner: Contact,
    /// What is looked at.
    pub views: BTreeMap<Id, GroupView>,
}

/// A cost view or a dashboard.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct GroupView {
    /// Cost view or dashboard.
    pub kind: Option<ViewKind>,
    /// Where it is.
    pub place: String,
    /// Who looks.
    pub who: String,
    /// How often.
    pub how_often: String,
}

/// What kind of view.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ViewKind {
    /// In Cost Management.
    Cost,
    /// In Azure Monitor or Application Insights.
    Dashboard,
}

/// An Azure Policy assignment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct PolicyAssignment {
    /// Its name.
    pub name: String,
    /// The policy definition.
    pub definition_id: Guid,
    /// Its effect, as Azure knows it: `Deny`, `Audit`.
    pub effect: String,
    /// The subscription (id in the plan) it is assigned at.
    pub subscription: Id,
    /// What it allows, such as model names or publishers.
    pub allowed: Vec<String>,
    /// Why.
    pub why: String,
}
