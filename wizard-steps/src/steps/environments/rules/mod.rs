//! Findings of this step: one file a topic, one function a code.

mod cleaning;
mod collisions;
mod kinds;
mod limits;
mod names;
mod shape;
mod sharing;

use crate::rule::Rule;

pub use cleaning::{ACCOUNT, NameKind, PROJECT, TOKENS};
pub use collisions::{colliding_accounts, colliding_projects};

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("ENV-001", kinds::missing_kind),
    Rule::blocker("ENV-002", sharing::shared_with_production),
    Rule::blocker("ENV-004", kinds::no_cut),
    Rule::blocker("ENV-008", names::refused_name),
    Rule::blocker("ENV-009", names::no_subdomain),
    Rule::blocker("ENV-010", collisions::taken_twice),
    Rule::blocker("ENV-013", limits::too_many_projects),
    Rule::blocker("ENV-014", limits::too_many_accounts),
    Rule::blocker("ENV-016", shape::no_foundry_resource),
    Rule::blocker("ENV-017", shape::no_identity),
];
