//! Findings of this step: one file a topic, one function a code.

mod monitoring;
mod owners;
mod rights;

use crate::rule::Rule;

pub use monitoring::{has_all_views, in_production, is_traced, traced};

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("GOV-001", owners::groups_have_a_cost_owner),
    Rule::blocker("GOV-002", owners::groups_have_a_monitoring_owner),
    Rule::blocker("GOV-003", monitoring::groups_have_views),
    Rule::blocker("GOV-004", monitoring::production_projects_are_traced),
    Rule::warning("GOV-005", rights::owners_may_read),
];
