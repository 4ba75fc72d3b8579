//! Roles of the plan's own.

use serde_json::{Value, json};

use super::{presses_leave_nothing, row};
use crate::examples::example_guid;
use crate::plan::edit::Edit;
use crate::steps::cases::{check, of_code};

/// A role that reads one thing, with this field changed.
fn role(field: &str, value: Value) -> Edit {
    let mut role = json!({
        "name": "Contoso Foundry reader",
        "roleId": example_guid("own role"),
        "actions": ["Microsoft.CognitiveServices/accounts/read"],
        "why": "Reader shows too much.",
    });
    role[field] = value;
    Edit::set("/access/customRoles/rol-aaaaaa", role)
}

#[test]
fn acc_045_a_definition_that_azure_refuses() {
    let good = [role("description", json!("Sees resources."))];
    for (field, value) in [
        ("actions", json!([])),
        ("actions", json!(["read everything"])),
        ("dataActions", json!(["agents/write"])),
        ("notActions", json!(["Microsoft.X/"])),
        ("name", json!("foundry user")),
        ("name", json!(" ")),
    ] {
        check("ACC-045", &good, &[role(field, value)]);
    }
    for fine in ["*", "*/read", "Microsoft.CognitiveServices/*/read"] {
        check(
            "ACC-045",
            &[role("actions", json!([fine]))],
            &[role("actions", json!([]))],
        );
    }
    let group = json!(["/providers/Microsoft.Management/managementGroups/mg"]);
    let data = Edit::set(
        "/access/customRoles/rol-aaaaaa/dataActions",
        json!(["Microsoft.CognitiveServices/accounts/AIServices/agents/read"]),
    );
    let bad = [role("assignableScopes", group), data];
    check("ACC-045", &bad[..1], &bad);
}

#[test]
fn acc_045_assigned_outside_its_places() {
    let own = example_guid("own role");
    let assigned = Edit::set(row("users see", "roleId"), own);
    let bad = [role("description", json!("d")), assigned];
    check("ACC-045", &bad[..1], &bad);
    presses_leave_nothing("ACC-045", &bad);
}

#[test]
fn acc_046_a_star_that_nobody_looks_at() {
    let wild = json!(["Microsoft.CognitiveServices/accounts/MaaS/*"]);
    let bad = [role("dataActions", wild)];
    let day = |day: &str| Edit::set("/access/customRoles/rol-aaaaaa/reviewOn", day);
    check("ACC-046", &[bad[0].clone(), day("2027-01-31")], &bad);
    check("ACC-046", &[], &[bad[0].clone(), day("2026-01-31")]);
    presses_leave_nothing("ACC-046", &bad);
    let early = [role(
        "actions",
        json!(["Microsoft.CognitiveServices/*/read"]),
    )];
    let last = [role(
        "actions",
        json!(["Microsoft.CognitiveServices/accounts/*"]),
    )];
    check("ACC-046", &last, &early);
    assert_eq!(
        of_code("ACC-046", &bad)[0].at,
        "/access/customRoles/rol-aaaaaa/reviewOn"
    );
}
