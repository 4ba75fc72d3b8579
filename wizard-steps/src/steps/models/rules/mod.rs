//! Findings of this step: one file a topic, one function a code.

mod deployments;
mod readiness;

use crate::rule::Rule;

pub use readiness::without_strategy;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("MOD-001", readiness::use_cases_have_a_strategy),
    Rule::blocker("MOD-003", readiness::regions_are_confirmed),
    Rule::blocker("MOD-008", deployments::deployments_fit_azure),
    Rule::blocker("MOD-009", deployments::data_stays_where_it_must),
];
