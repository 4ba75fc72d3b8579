//! Principals and identities: who gets a role, and what Azure is told about them.

use serde_json::json;

use super::manual;
use crate::catalog::roles;
use crate::examples::example_guid;
use crate::finding::Fix;
use crate::plan::edit::Edit;
use crate::steps::cases::{account, check, of_code, one_press_fixes, principal, project};

#[test]
fn acc_021_identities_without_a_role() {
    let bad = [Edit::remove("/access/projectIdentity")];
    check("ACC-021", &[], &bad);
    one_press_fixes("ACC-021", &bad);
    let other = [Edit::set("/access/projectIdentity/roleId", roles::READER)];
    check("ACC-021", &[], &other);
    one_press_fixes("ACC-021", &other);
}

#[test]
fn acc_021_models_only_needs_none() {
    let edits: Vec<Edit> = std::iter::once(Edit::remove("/access/projectIdentity"))
        .chain(["planning", "maintenance"].into_iter().map(|case| {
            let at = format!("/organization/projects/{}/runtime", project(case, "dev"));
            Edit::set(at, "modelsOnly")
        }))
        .collect();
    let found = of_code("ACC-021", &edits);
    assert!(!found.is_empty());
    let account = account("operations", "dev");
    assert!(found.iter().all(|f| !f.subjects.contains(&account)));
}

#[test]
fn acc_022_identities_at_the_project() {
    let bad = [Edit::set("/access/projectIdentity/scope", "project")];
    check("ACC-022", &[], &bad);
    one_press_fixes("ACC-022", &bad);
    assert_eq!(of_code("ACC-021", &bad), []);
    let project = project("platform", "dev");
    let place = json!({"kind": "project", "id": project});
    let by_hand = [
        Edit::remove("/access/projectIdentity"),
        manual(
            "gra-aaaaaa",
            ("identityOf", &project),
            roles::FOUNDRY_USER,
            &place,
        ),
    ];
    one_press_fixes("ACC-022", &by_hand);
}

#[test]
fn acc_025_a_group_without_a_type() {
    let at = principal("ai-hr-developers", "type");
    for typed in ["", "group", "SecurityGroup"] {
        let bad = [Edit::set(&at, typed)];
        check("ACC-025", &[], &bad);
        one_press_fixes("ACC-025", &bad);
    }
    let application = [
        Edit::remove(at),
        Edit::set(principal("ai-hr-developers", "kind"), "application"),
    ];
    assert!(matches!(
        of_code("ACC-025", &application)[0].fixes[..],
        [Fix::GoTo { .. }]
    ));
}

#[test]
fn acc_026_the_client_id_in_the_wrong_place() {
    let id = example_guid("pipeline client");
    let other = Edit::set(principal("engineers", "clientId"), id.to_uppercase());
    let wrong = Edit::set(principal("ai-hr-developers", "objectId"), id.clone());
    check(
        "ACC-026",
        std::slice::from_ref(&other),
        &[other.clone(), wrong],
    );
    let own = Edit::set(principal("engineers", "objectId"), id);
    check("ACC-026", &[], &[other, own]);
}
