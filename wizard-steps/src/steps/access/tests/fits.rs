//! Roles that do not fit the work.

use serde_json::json;

use super::{manual, new_row, presses_leave_nothing, row};
use crate::catalog::roles;
use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::steps::cases::{account, check, of_code, principal, project};

#[test]
fn acc_004_cognitive_services_user_for_developers() {
    let bad = [Edit::set(
        row("users", "roleId"),
        roles::COGNITIVE_SERVICES_USER,
    )];
    check("ACC-004", &[], &bad);
    presses_leave_nothing("ACC-004", &bad);
    let wide = [bad[0].clone(), Edit::set(row("users", "scope"), "account")];
    presses_leave_nothing("ACC-004", &wide);
    let engineers = example_id("pri", "engineers");
    let place = json!({"kind": "account", "id": account("it", "dev")});
    let grant = manual(
        "gra-aaaaaa",
        ("principal", &engineers),
        roles::COGNITIVE_SERVICES_USER,
        &place,
    );
    let said = Edit::set(principal("engineers", "callsModelsDirectly"), true);
    let of_grant = Edit::set("/access/grants/gra-aaaaaa/callsModelsDirectly", true);
    check(
        "ACC-004",
        &[grant.clone(), said],
        std::slice::from_ref(&grant),
    );
    check(
        "ACC-004",
        &[grant.clone(), of_grant],
        std::slice::from_ref(&grant),
    );
}

#[test]
fn acc_005_openai_roles_for_project_work() {
    for role in [
        roles::COGNITIVE_SERVICES_OPENAI_USER,
        roles::COGNITIVE_SERVICES_DATA_READER,
    ] {
        let bad = [Edit::set(row("users", "roleId"), role)];
        check("ACC-005", &[new_row("fineTuners", role, "account")], &bad);
        presses_leave_nothing("ACC-005", &bad);
    }
    let bad = [new_row(
        "projectManagers",
        roles::COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR,
        "account",
    )];
    presses_leave_nothing("ACC-005", &bad);
}

#[test]
fn acc_010_developers_who_administer() {
    for role in [
        roles::OWNER,
        roles::CONTRIBUTOR,
        roles::FOUNDRY_OWNER,
        roles::FOUNDRY_ACCOUNT_OWNER,
    ] {
        let bad = [new_row("projectUsers", role, "account")];
        check("ACC-010", &[new_row("admins", role, "account")], &bad);
        presses_leave_nothing("ACC-010", &bad);
        assert!(of_code("ACC-010", &bad)[0].needs_decision);
    }
    let consumers = [
        Edit::set(principal("ai-hr-developers", "persona"), "agentConsumers"),
        new_row("agentConsumers", roles::FOUNDRY_OWNER, "project"),
    ];
    assert_eq!(of_code("ACC-010", &consumers), [], "ACC-033 says it");
}

#[test]
fn acc_020_nothing_shows_the_resource() {
    let see = example_id("map", "users see");
    let managers = new_row("projectManagers", roles::READER, "account");
    let bad = [
        managers.clone(),
        Edit::remove(format!("/access/mapping/{see}")),
    ];
    check("ACC-020", std::slice::from_ref(&managers), &bad);
    presses_leave_nothing("ACC-020", &bad);
    presses_leave_nothing("ACC-020", &[]);
    let higher = [
        managers,
        Edit::set(row("users see", "scope"), "subscription"),
    ];
    assert_eq!(of_code("ACC-020", &higher), []);
}

#[test]
fn acc_020_a_grant_by_hand_at_a_project() {
    let managers = new_row("projectManagers", roles::READER, "account");
    let place = json!({"kind": "project", "id": project("helpdesk", "dev")});
    let engineers = example_id("pri", "engineers");
    let grant = manual(
        "gra-aaaaaa",
        ("principal", &engineers),
        roles::FOUNDRY_USER,
        &place,
    );
    let bad = [managers.clone(), grant];
    check("ACC-020", std::slice::from_ref(&managers), &bad);
    presses_leave_nothing("ACC-020", &bad);
}
