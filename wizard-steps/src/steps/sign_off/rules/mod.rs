//! Findings of this step: one file a topic, one function a code.

mod approval;

use crate::rule::Rule;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("SIG-001", approval::areas_have_an_approver),
    Rule::blocker("SIG-002", approval::doors_are_acknowledged),
];
