//! Findings of this step: one file a topic, one function a code.

mod backups;
mod existing;
mod groups;
mod hub;
mod owners;
mod projects;
mod sharing;
mod upgrade;
mod use_cases;

use crate::estate::Place;
use crate::labels;
use crate::rule::Rule;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("ORG-001", groups::no_groups),
    Rule::blocker("ORG-002", groups::no_account),
    Rule::warning("ORG-003", sharing::several_groups).acceptable(),
    Rule::blocker("ORG-004", owners::no_account_owner),
    Rule::blocker("ORG-005", owners::no_project_owner),
    Rule::warning("ORG-006", backups::nobody_else).acceptable(),
    Rule::warning("ORG-007", use_cases::without_use_case),
    Rule::warning("ORG-008", use_cases::only_in_production).acceptable(),
    Rule::blocker("ORG-009", projects::no_runtime),
    Rule::warning("ORG-010", projects::no_sensitivity),
    Rule::warning("ORG-011", hub::undecided).acceptable(),
    Rule::note("ORG-012", hub::without_end),
    Rule::warning("ORG-013", existing::undecided),
    Rule::blocker("ORG-014", upgrade::not_ready),
    Rule::warning("ORG-015", upgrade::holders),
    Rule::warning("ORG-016", upgrade::wildcards),
    Rule::warning("ORG-017", upgrade::endpoints),
    Rule::note("ORG-018", upgrade::way_back),
    Rule::warning("ORG-019", existing::left_behind),
    Rule::warning("ORG-020", hub::cannot_read_endpoint),
    Rule::warning("ORG-021", hub::keys_are_off),
    Rule::note("ORG-022", hub::roles_by_hand),
];

/// A project for a sentence: its name in Azure, or its id in the plan while it has none.
fn called(id: &str, place: &Place<'_>) -> String {
    labels::or_id(&plain(&place.name), id).to_owned()
}

/// A text as a value for words, which have names in braces.
fn plain(text: &str) -> String {
    text.replace(['{', '}'], "")
}
