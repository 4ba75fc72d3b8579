//! Findings of this step: one file a topic, one function a code.

mod groups;
mod owners;
mod projects;

use crate::estate::Place;
use crate::labels;
use crate::rule::Rule;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("ORG-001", groups::no_groups),
    Rule::blocker("ORG-002", groups::no_account),
    Rule::blocker("ORG-004", owners::no_account_owner),
    Rule::blocker("ORG-005", owners::no_project_owner),
    Rule::blocker("ORG-009", projects::no_runtime),
];

/// A project for a sentence: its name in Azure, or its id in the plan while it has none.
fn called(id: &str, place: &Place<'_>) -> String {
    labels::or_id(&place.name.replace(['{', '}'], ""), id).to_owned()
}
