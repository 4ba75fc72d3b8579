//! Roles that reach further than their holders work, and managers who reach too little.

use serde_json::json;

use super::{manual, new_row, presses_leave_nothing, row, someone};
use crate::catalog::roles;
use crate::examples::{example_guid, example_id};
use crate::names::scope_key;
use crate::observed::{Observed, ObservedResource};
use crate::plan::edit::Edit;
use crate::steps::cases::{
    account_field, after, check, findings_seeing, of_code, only, principal, project,
};

#[test]
fn acc_011_owner_of_a_subscription_with_nothing_to_make() {
    let admins = Edit::set(row("admins", "roleId"), roles::OWNER);
    let edits = [admins, Edit::set(row("admins", "scope"), "subscription")];
    check(
        "ACC-011",
        &edits,
        &[
            Edit::set(
                "/prerequisites/subscriptions/sub-aaaaaa",
                json!({"name": "Other", "subscriptionId": example_guid("other"), "environment": "none"}),
            ),
            manual(
                "gra-aaaaaa",
                ("principal", &example_id("pri", "ai-it-admins")),
                roles::OWNER,
                &json!({"kind": "subscription", "id": "sub-aaaaaa"}),
            ),
        ],
    );
    let plan = after(&edits);
    let estate = crate::estate::Estate::of(&plan);
    let mut seen = Observed::default();
    for id in estate
        .accounts
        .values()
        .filter_map(crate::estate::Account::arm_id)
    {
        seen.resources
            .insert(scope_key(&id), ObservedResource::default());
    }
    let found = only("ACC-011", findings_seeing(&edits, &seen));
    assert_eq!(found.len(), 1, "everything stands already");
    crate::steps::cases::one_press_fixes_seeing("ACC-011", &edits, &seen);
}

#[test]
fn acc_015_foundry_user_above_the_project() {
    for scope in ["resourceGroup", "subscription"] {
        let bad = [Edit::set(row("users", "scope"), scope)];
        check(
            "ACC-015",
            &[Edit::set(row("users", "scope"), "account")],
            &bad,
        );
        presses_leave_nothing("ACC-015", &bad);
        let bad = [Edit::set(row("managers", "scope"), scope)];
        check("ACC-015", &[], &bad);
        presses_leave_nothing("ACC-015", &bad);
    }
}

#[test]
fn acc_015_one_project_of_several() {
    let mine = json!([project("helpdesk", "dev")]);
    let helpers = someone("pri-aaaaaa", &json!({"projects": mine}));
    let place = json!({"kind": "account", "id": crate::steps::cases::account("hr", "dev")});
    let who = ("principal", "pri-aaaaaa");
    let bad = [
        helpers.clone(),
        manual("gra-aaaaaa", who, roles::FOUNDRY_USER, &place),
    ];
    check("ACC-015", &[helpers], &bad);
    presses_leave_nothing("ACC-015", &bad);
}

#[test]
fn acc_016_a_role_that_reads_keys_that_are_taken() {
    let on = Edit::set(account_field("hr", "dev", "localAuth"), true);
    let people = Edit::set(row("users", "scope"), "account");
    check(
        "ACC-016",
        std::slice::from_ref(&people),
        &[on.clone(), people.clone()],
    );
    presses_leave_nothing("ACC-016", &[on.clone(), people.clone()]);
    let found = of_code("ACC-016", &[on, people]);
    assert_eq!(found.len(), 2, "developers, and the projects' identities");
    assert!(found.iter().all(|f| f.needs_decision));
}

#[test]
fn acc_017_managers_at_a_project() {
    let bad = [Edit::set(row("managers", "scope"), "project")];
    check("ACC-017", &[], &bad);
    presses_leave_nothing("ACC-017", &bad);
    let one = someone(
        "pri-aaaaaa",
        &json!({"persona": "projectManagers", "projects": [project("helpdesk", "dev")]}),
    );
    let place = json!({"kind": "project", "id": project("helpdesk", "dev")});
    let who = ("principal", "pri-aaaaaa");
    let role = roles::FOUNDRY_PROJECT_MANAGER;
    check(
        "ACC-017",
        &[one, manual("gra-aaaaaa", who, role, &place)],
        &bad,
    );
}

#[test]
fn acc_018_nobody_else_creates_projects() {
    let admins = format!("/access/mapping/{}", example_id("map", "admins"));
    let bad = [Edit::remove(admins)];
    check("ACC-018", &[], &bad);
    presses_leave_nothing("ACC-018", &bad);
    assert_eq!(of_code("ACC-018", &bad).len(), 1, "one for all resources");
    let owner = [
        bad[0].clone(),
        new_row("admins", roles::CONTRIBUTOR, "subscription"),
    ];
    assert_eq!(of_code("ACC-018", &owner), []);
}

#[test]
fn acc_027_the_same_grant_twice() {
    let again = [new_row("projectUsers", roles::FOUNDRY_USER, "project")];
    check("ACC-027", &[], &again);
    presses_leave_nothing("ACC-027", &again);
    let place = json!({"kind": "project", "id": project("helpdesk", "dev")});
    let who = example_id("pri", "ai-hr-developers");
    let grant = |id: &str, who: &str, place| manual(id, ("principal", who), roles::READER, place);
    let bad = [
        someone("pri-aaaaaa", &json!({})),
        grant("gra-aaaaaa", "pri-aaaaaa", &place),
        grant("gra-bbbbbb", "pri-aaaaaa", &place),
    ];
    check("ACC-027", &bad[..2], &bad);
    presses_leave_nothing("ACC-027", &bad);
    let mapped = [manual(
        "gra-aaaaaa",
        ("principal", &who),
        roles::FOUNDRY_USER,
        &place,
    )];
    check("ACC-027", &[], &mapped);
    presses_leave_nothing("ACC-027", &mapped);
}

#[test]
fn acc_027_one_place_in_two_spellings() {
    let at = |key: &str, group: &str| {
        let subscription = example_guid("subscription dev");
        let store = format!(
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Storage/storageAccounts/s"
        );
        let place = json!({"kind": "resource", "resourceId": store});
        let who = ("principal", "pri-aaaaaa");
        manual(&format!("gra-{key}"), who, roles::READER, &place)
    };
    let who = someone("pri-aaaaaa", &json!({}));
    let bad = [who, at("aaaaaa", "rg"), at("bbbbbb", "RG")];
    check("ACC-027", &bad[..2], &bad);
}

#[test]
fn acc_049_one_group_in_production_and_elsewhere() {
    let dev = json!([example_id("env", "dev")]);
    let groups = ["finance", "hr", "sales", "operations", "it"];
    let edits: Vec<Edit> = groups
        .iter()
        .flat_map(|g| ["leads", "developers"].map(|s| format!("ai-{g}-{s}")))
        .map(|mailbox| Edit::set(principal(&mailbox, "environments"), dev.clone()))
        .collect();
    check("ACC-049", &edits, &[]);
    let found = of_code("ACC-049", &[]);
    assert_eq!((found.len(), found[0].subjects.len()), (1, 10));
    let both = json!([example_id("grp", "hr"), example_id("grp", "sales")]);
    let across = [
        &edits[..],
        &[Edit::set(principal("ai-hr-leads", "groups"), both)],
    ]
    .concat();
    check("ACC-049", &edits, &across);
}
