//! Who gives roles to others.

use serde_json::json;

use super::{manual, new_row, one_press_fixes, presses_leave_nothing, row, someone};
use crate::catalog::roles;
use crate::catalog::roles::definitions::Item;
use crate::examples::example_id;
use crate::finding::Data;
use crate::observed::{Observed, ObservedDefinition};
use crate::plan::edit::Edit;
use crate::steps::cases::{account, check, findings_seeing, of_code, only};

fn duty(who: &str, roles: &[&str]) -> Edit {
    let answer = json!({"principal": example_id("pri", who), "roles": roles});
    Edit::set("/access/whoGrants/gdu-aaaaaa", answer)
}

#[test]
fn acc_013_one_hand_has_both() {
    let separated = Edit::set("/access/preset", "separatedDuties");
    let owner = Edit::set(row("admins", "roleId"), roles::OWNER);
    let group = Edit::set(row("admins", "scope"), "resourceGroup");
    let bad = [separated.clone(), owner, group];
    check("ACC-013", &bad[1..], &bad);
    let others = [
        someone("pri-aaaaaa", &json!({"persona": "platformManagers"})),
        new_row(
            "platformManagers",
            roles::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR,
            "account",
        ),
    ];
    one_press_fixes("ACC-013", &[&bad[..], &others].concat());
    check("ACC-013", &[&[separated], &others[..]].concat(), &bad);
}

#[test]
fn acc_028_managers_give_foundry_user_only() {
    let bad = [duty("ai-hr-leads", &[roles::FOUNDRY_USER, roles::READER])];
    check(
        "ACC-028",
        &[duty("ai-hr-leads", &[roles::FOUNDRY_USER])],
        &bad,
    );
    let administrator = [
        bad[0].clone(),
        manual(
            "gra-aaaaaa",
            ("principal", &example_id("pri", "ai-it-admins")),
            roles::OWNER,
            &json!({"kind": "account", "id": account("hr", "dev")}),
        ),
    ];
    presses_leave_nothing("ACC-028", &administrator);
}

#[test]
fn acc_029_what_account_owners_give_is_disputed() {
    let bad = [duty("ai-hr-admins", &[roles::MONITORING_READER])];
    check(
        "ACC-029",
        &[duty("ai-hr-admins", &[roles::FOUNDRY_USER])],
        &bad,
    );
    let read = |condition: &str| {
        let limited = Item {
            condition: condition.to_owned(),
            ..Item::default()
        };
        let role = ObservedDefinition {
            items: vec![limited],
            ..ObservedDefinition::default()
        };
        let seen = Observed {
            definitions: [(roles::FOUNDRY_ACCOUNT_OWNER.to_owned(), role)].into(),
            ..Observed::default()
        };
        only("ACC-029", findings_seeing(&bad, &seen))
    };
    assert_eq!(read(&format!("{{{}}}", roles::MONITORING_READER)), []);
    assert_eq!(read("{other}")[0].data, Data::Live);
    check("ACC-029", &[], &[duty("engineers", &[roles::FOUNDRY_USER])]);
}

#[test]
fn acc_030_inviting_to_all_projects() {
    let rows = ["admins", "managers"].map(|r| Edit::set(row(r, "scope"), "resourceGroup"));
    check("ACC-030", &rows, &[]);
    assert_eq!(of_code("ACC-030", &[]).len(), 1);
}

#[test]
fn acc_031_any_role_to_anybody() {
    let who = example_id("pri", "engineers");
    let place = json!({"kind": "account", "id": account("it", "dev")});
    let grant = manual(
        "gra-aaaaaa",
        ("principal", &who),
        roles::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR,
        &place,
    );
    let limited = [
        grant.clone(),
        Edit::set("/access/grants/gra-aaaaaa/condition", "(a)"),
        Edit::set("/access/grants/gra-aaaaaa/conditionVersion", "2.0"),
    ];
    let bad = [grant];
    check("ACC-031", &limited, &bad);
    presses_leave_nothing("ACC-031", &bad);
    assert!(of_code("ACC-031", &bad)[0].needs_decision);
    let owners = [new_row("projectManagers", roles::OWNER, "account")];
    check(
        "ACC-031",
        &[new_row("admins", roles::OWNER, "account")],
        &owners,
    );
}
