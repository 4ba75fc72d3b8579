//! Findings of this step: one file a topic, one function a code.

mod decision;
mod key_store;

use crate::rule::Rule;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("KEY-001", decision::not_decided),
    Rule::blocker("KEY-002", decision::against_policy),
    Rule::blocker("KEY-003", key_store::in_another_region),
    Rule::blocker("KEY-004", key_store::not_protected),
    Rule::blocker("KEY-005", key_store::wrong_key),
];
