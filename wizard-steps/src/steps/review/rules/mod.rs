//! Findings of this step: one file a topic, one function a code.

mod secrets;

use crate::rule::Rule;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[secrets::SEC_001];
