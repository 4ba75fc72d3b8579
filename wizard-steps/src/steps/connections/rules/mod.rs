//! Findings of this step: one file a topic, one function a code.

mod decided;
mod fields;
mod gateways;
mod identity;
mod names;

use crate::estate::Estate;
use crate::labels;
use crate::plan::common::Id;
use crate::plan::read::pointer_token;
use crate::rule::Rule;

use super::answers::Connection;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("CON-001", decided::connections_are_listed),
    Rule::blocker("CON-002", names::names_fit_azure),
    Rule::warning("CON-003", names::names_fit_the_published_pattern),
    Rule::blocker("CON-004", names::names_are_unique_in_a_resource),
    Rule::blocker("CON-005", fields::values_are_known_to_azure),
    Rule::blocker("CON-007", fields::needed_metadata_is_there),
    Rule::blocker("CON-010", decided::who_signs_in_is_said),
    Rule::blocker("CON-012", identity::identities_get_their_role),
    Rule::blocker("CON-020", gateways::gateway_metadata_is_exact),
    Rule::blocker("CON-027", gateways::hosted_agents_have_a_model),
    Rule::blocker("CON-031", identity::models_are_in_the_same_subscription),
];

/// Connections of environments in scope. One whose place is gone is left to the rule on references.
fn planned<'a>(estate: &'a Estate<'_>) -> impl Iterator<Item = (&'a Id, &'a Connection)> {
    estate.plan.connections.items.iter().filter(|(_, c)| {
        if c.project.is_empty() {
            c.account.is_empty() || estate.accounts.contains_key(&c.account)
        } else {
            estate.projects.contains_key(&c.project)
        }
    })
}

/// Pointer of a field of a connection.
fn field(id: &str, name: &str) -> String {
    format!("/connections/items/{}/{name}", pointer_token(id))
}

/// What people call a connection.
fn called<'a>(id: &'a str, connection: &'a Connection) -> &'a str {
    labels::or_id(&connection.name, id)
}
