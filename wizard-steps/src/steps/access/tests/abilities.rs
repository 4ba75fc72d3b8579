//! Gaps and excess.

use serde_json::json;

use super::{new_row, row};
use crate::catalog::roles;
use crate::catalog::roles::definitions::{Item, definition};
use crate::examples::example_id;
use crate::observed::{Observed, ObservedDefinition};
use crate::plan::edit::Edit;
use crate::steps::cases::{check, of_code, of_code_seeing, one_press_fixes, principal};

fn goal(id: &str, value: serde_json::Value) -> Edit {
    Edit::set(format!("/access/goals/goa-{id}"), value)
}

#[test]
fn acc_007_managers_who_cannot_build() {
    let bad = [Edit::set(
        row("managers", "roleId"),
        roles::FOUNDRY_ACCOUNT_OWNER,
    )];
    check("ACC-007", &[], &bad);
    one_press_fixes("ACC-007", &bad);
    let found = of_code("ACC-007", &bad);
    assert_eq!(found.len(), 5, "one a group of managers");
    assert_eq!(found[0].values["ability"], "build-agent");
    assert!(found[0].values["needed"].starts_with("Foundry User"));
}

#[test]
fn acc_007_a_goal_that_nobody_reaches() {
    let wanted =
        json!({"persona": "projectUsers", "ability": "project-connection", "must": "must"});
    let bad = [goal("aaaaaa", wanted)];
    check("ACC-007", &[], &bad);
    one_press_fixes("ACC-007", &bad);
}

#[test]
fn acc_007_daily_work_after_activation_is_said() {
    let bad = [Edit::set(row("users", "eligible"), true)];
    check("ACC-007", &[], &bad);
    let admins = [Edit::set(row("admins", "eligible"), true)];
    assert_eq!(of_code("ACC-007", &admins), []);
}

#[test]
fn acc_007_a_role_that_nobody_knows_is_not_judged() {
    let custom = Edit::set(
        row("users", "roleId"),
        "00000000-1111-4222-8333-444444444444",
    );
    assert_eq!(of_code("ACC-007", &[custom]), []);
}

#[test]
fn acc_008_developers_who_manage() {
    let bad = [Edit::set(
        row("users", "roleId"),
        roles::FOUNDRY_PROJECT_MANAGER,
    )];
    check("ACC-008", &[], &bad);
    let found = of_code("ACC-008", &bad);
    let abilities = &found[0].values["ability"];
    assert!(abilities.contains("delete-project"), "{abilities}");
    one_press_fixes("ACC-008", &bad);
}

#[test]
fn acc_008_a_goal_rules_an_ability_out() {
    let never =
        json!({"persona": "projectManagers", "ability": "create-project", "must": "mustNot"});
    let bad = [goal("aaaaaa", never.clone())];
    check("ACC-008", &[], &bad);
    let mut elsewhere = never;
    elsewhere["environments"] = json!(["env-gone"]);
    assert_eq!(of_code("ACC-008", &[goal("aaaaaa", elsewhere)]), []);
}

#[test]
fn acc_019_a_builders_role_for_platform_work() {
    let platform = [
        Edit::set(principal("ai-platform", "name"), "Platform"),
        Edit::set(
            format!(
                "/prerequisites/principals/{}",
                example_id("pri", "ai-platform")
            ),
            json!({"name": "Platform", "persona": "platformManagers", "kind": "group", "type": "Group",
                   "objectId": "5d7a1a52-31c4-4f6e-9c63-0a4f3b1f2b11",
                   "owner": {"name": "IT", "reach": "it@contoso.com"}}),
        ),
    ];
    let with = |role: &str| {
        let mut edits = platform.to_vec();
        edits.push(new_row("platformManagers", role, "account"));
        edits
    };
    let bad = with(roles::FOUNDRY_PROJECT_MANAGER);
    check("ACC-019", &with(roles::FOUNDRY_ACCOUNT_OWNER), &bad);
    one_press_fixes("ACC-019", &bad);
    assert_eq!(of_code("ACC-007", &bad), [], "one root cause, one finding");
}

#[test]
fn acc_047_deploys_without_seeing_quota() {
    let good = [new_row(
        "admins",
        roles::COGNITIVE_SERVICES_USAGES_READER,
        "subscription",
    )];
    check("ACC-047", &good, &[]);
    one_press_fixes("ACC-047", &[]);
}

#[test]
fn acc_048_somebody_is_to_purge() {
    let wanted = json!({"persona": "admins", "ability": "purge-account", "must": "must"});
    let bad = [goal("aaaaaa", wanted)];
    let good = [
        bad[0].clone(),
        new_row("admins", roles::FOUNDRY_ACCOUNT_OWNER, "subscription"),
    ];
    check("ACC-048", &good, &bad);
}

#[test]
fn acc_050_nobody_could_grant_access() {
    let bad = [
        Edit::set(
            row("admins", "roleId"),
            roles::COGNITIVE_SERVICES_CONTRIBUTOR,
        ),
        Edit::set(row("managers", "roleId"), roles::FOUNDRY_USER),
    ];
    check("ACC-050", &bad[..1], &bad);
}

#[test]
fn acc_051_a_definition_that_changed_in_the_tenant() {
    let seen = |items: Vec<Item>| {
        let mut observed = Observed::default();
        let changed = ObservedDefinition {
            name: "Foundry User".to_owned(),
            items,
            ..ObservedDefinition::default()
        };
        observed
            .definitions
            .insert(roles::FOUNDRY_USER.to_owned(), changed);
        observed
    };
    let known = definition(roles::FOUNDRY_USER).expect("in the catalogue");
    assert_eq!(
        of_code_seeing("ACC-051", &[], &seen(known.items.clone())),
        []
    );
    let reads_only = Item {
        can: vec!["*/read".to_owned()],
        ..Item::default()
    };
    let found = of_code_seeing("ACC-051", &[], &seen(vec![reads_only]));
    assert!(
        found[0].values["loses"].contains("build and change agents"),
        "{found:#?}"
    );
}
