//! Findings of this step: one file a topic, one function a code.

mod cleaning;
mod collisions;
mod held;
mod kinds;
mod limits;
mod names;
mod resource_groups;
mod shape;
mod sharing;
mod weighing;

use crate::rule::Rule;

pub use cleaning::{ACCOUNT, NameKind, PROJECT, TOKENS};
pub use collisions::{colliding_accounts, colliding_projects};
pub use held::holder;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("ENV-001", kinds::missing_kind),
    Rule::blocker("ENV-002", sharing::shared_with_production),
    Rule::warning("ENV-003", resource_groups::shared_with_production).acceptable(),
    Rule::blocker("ENV-004", kinds::no_cut),
    Rule::warning("ENV-005", weighing::co_located).acceptable(),
    Rule::warning("ENV-006", weighing::not_kept_apart).acceptable(),
    Rule::note("ENV-007", weighing::grouped).acceptable(),
    Rule::blocker("ENV-008", names::refused_name),
    Rule::blocker("ENV-009", names::no_subdomain),
    Rule::blocker("ENV-010", collisions::taken_twice),
    Rule::blocker("ENV-011", held::taken_subdomain),
    Rule::blocker("ENV-012", held::held_by_deleted),
    Rule::blocker("ENV-013", limits::too_many_projects),
    Rule::blocker("ENV-014", limits::too_many_accounts),
    Rule::blocker("ENV-015", resource_groups::elsewhere),
    Rule::blocker("ENV-016", shape::no_foundry_resource),
    Rule::blocker("ENV-017", shape::no_identity),
    Rule::note("ENV-018", held::taken_down),
];
