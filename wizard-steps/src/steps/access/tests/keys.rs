//! Working without keys.

use serde_json::{Value, json};

use super::presses_leave_nothing;
use crate::examples::{example_guid, example_id};
use crate::plan::edit::Edit;
use crate::steps::cases::{account_field, check, of_code, one_press_fixes, project};

fn ready() -> Value {
    let done = json!({"done": true, "note": "Tried with every application."});
    json!({
        "managedIdentities": done, "servicePrincipals": done, "userAccess": done,
        "automation": done, "monitoring": done, "rollback": done,
        "provenOn": "2026-11-20",
    })
}

fn list(field: &str, value: impl Into<Value>) -> Edit {
    let at = format!("/access/localAuth/{}{field}", example_id("env", "dev"));
    Edit::set(at, value)
}

#[test]
fn acc_041_a_point_of_the_list_is_open() {
    let off = Edit::set(account_field("hr", "dev", "localAuth"), false);
    let good = [off.clone(), list("", ready())];
    check("ACC-041", &good, &[off]);
    for point in ["automation", "rollback"] {
        let bad = [good[1].clone(), list(&format!("/{point}/done"), false)];
        check("ACC-041", &good, &bad);
        assert!(
            of_code("ACC-041", &bad)[0]
                .at
                .ends_with(&format!("/{point}/done"))
        );
    }
    let unproven = [good[1].clone(), list("/provenOn", "2026-12-24")];
    check("ACC-041", &good, &unproven);
}

#[test]
fn acc_042_keys_in_production() {
    let bad = [Edit::set(account_field("hr", "prod", "localAuth"), true)];
    let good = [Edit::set(account_field("hr", "dev", "localAuth"), true)];
    check("ACC-042", &good, &bad);
    presses_leave_nothing("ACC-042", &bad);
    assert!(of_code("ACC-042", &bad)[0].needs_decision);
}

/// A connection of the HR helpdesk to the Foundry resource of Sales.
fn borrowed(auth: &str, target: &str) -> Edit {
    let connection = json!({
        "name": "borrowed-models", "level": "project", "project": project("helpdesk", "dev"),
        "category": "AIServices", "target": target, "authType": auth, "signsInAs": "key",
        "targetOwner": {"name": "Sales", "reach": "sales@contoso.example"},
        "metadata": {"ApiType": "Azure", "ResourceId": target}, "why": "Models of Sales.",
    });
    Edit::set("/connections/items/con-aaaaaa", connection)
}

#[test]
fn acc_043_a_key_that_is_refused() {
    let sales = "https://aif-contoso-sales-dev.cognitiveservices.azure.com/";
    let bad = [borrowed("ApiKey", sales)];
    check("ACC-043", &[borrowed("AAD", sales)], &bad);
    one_press_fixes("ACC-043", &bad);
    let elsewhere = [borrowed(
        "ApiKey",
        "https://other.cognitiveservices.azure.com/",
    )];
    check("ACC-043", &elsewhere, &bad);
    let on = Edit::set(account_field("sales", "dev", "localAuth"), true);
    check("ACC-043", &[bad[0].clone(), on], &bad);
}

#[test]
fn acc_044_a_policy_blocks_the_way_back() {
    let policy = json!({
        "name": "no-keys", "definitionId": "71ef260a-8f18-47b7-abcb-62d0673d94dc",
        "effect": "Deny", "subscription": example_id("sub", "dev"), "why": "No keys anywhere.",
    });
    assert_ne!(example_guid("policy"), "");
    let bad = [Edit::set("/governance/policies/pol-aaaaaa", policy)];
    let named = json!({"name": "Policy team", "reach": "policy@contoso.example"});
    let good = [
        bad[0].clone(),
        list("", ready()),
        list("/exemptionBy", named),
    ];
    check("ACC-044", &good, &bad);
}
