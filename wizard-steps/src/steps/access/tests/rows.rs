//! Which grants rows of the mapping amount to.

use std::collections::BTreeSet;

use serde_json::json;

use super::row;
use crate::desired::Text;
use crate::desired::{DesiredState, Grant};
use crate::estate::Estate;
use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::steps::cases::{after, of_code};

/// Grants of a row of the mapping after these edits.
fn grants_of(name: &str, edits: &[Edit]) -> Vec<Grant> {
    let plan = after(edits);
    let estate = Estate::of(&plan);
    let at = format!("/access/mapping/{}", example_id("map", name));
    let mut grants = DesiredState::of(&estate).grants;
    grants.retain(|grant| grant.at == at);
    grants
}

#[test]
fn a_row_for_one_business_group_reaches_that_group_only() {
    let finance = example_id("grp", "finance");
    let all = grants_of("users", &[]);
    let only = Edit::set(row("users", "groups"), json!([finance]));
    let narrowed = grants_of("users", std::slice::from_ref(&only));
    let groups: BTreeSet<&str> = (narrowed.iter().flat_map(|g| g.groups.iter()))
        .map(Text::as_str)
        .collect();
    assert_eq!(groups, BTreeSet::from([finance.as_str()]));
    let finances = all
        .iter()
        .filter(|g| *g.groups == [Text::from(&finance)])
        .count();
    assert_eq!(narrowed.len(), finances);
    assert!(finances > 0);
    let gone = Edit::set(row("users", "groups"), json!(["grp-zzzzzz"]));
    assert_eq!(grants_of("users", std::slice::from_ref(&gone)), []);
    assert_eq!(of_code("REV-011", &[gone]).len(), 1);
}

#[test]
fn in_a_shared_resource_a_row_serves_those_of_its_group() {
    let shared = |env: &str| {
        let at = format!("/environments/items/{}/topology", example_id("env", env));
        Edit::set(at, "coLocated")
    };
    let hr = example_id("grp", "hr");
    let edits = [
        shared("dev"),
        Edit::set(row("users see", "groups"), json!([hr])),
        Edit::set(
            row("users see", "environments"),
            json!([example_id("env", "dev")]),
        ),
    ];
    let who: Vec<String> = (grants_of("users see", &edits).iter())
        .map(|g| g.principal.id().to_owned())
        .collect();
    assert_eq!(who, [example_id("pri", "ai-hr-developers")]);
}
