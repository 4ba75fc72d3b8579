mod existing;
mod hub;
mod others;

use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::steps::cases::{account, check, group, of_code, one_press_fixes, project_field};

#[test]
fn nobody_gets_foundry() {
    check(
        "ORG-001",
        &[Edit::remove(group("hr"))],
        &[Edit::remove("/organization/groups")],
    );
}

#[test]
fn projects_without_a_resource() {
    let shared = [Edit::set(
        project_field("helpdesk", "dev", "account"),
        account("it", "dev"),
    )];
    let gone = [Edit::set(
        project_field("helpdesk", "dev", "account"),
        "acc-gone",
    )];
    check("ORG-002", &shared, &gone);
    one_press_fixes("ORG-002", &gone);
    check("ORG-002", &[], &[Edit::remove(group("hr"))]);
    assert_eq!(
        of_code("ORG-002", &[Edit::remove(group("hr"))]).len(),
        3,
        "one an environment"
    );
    check(
        "ORG-002",
        &[],
        &[Edit::set(
            project_field("helpdesk", "dev", "environment"),
            "env-gone",
        )],
    );
}

#[test]
fn an_open_cut_is_one_finding() {
    let topology = format!("/environments/items/{}/topology", example_id("env", "dev"));
    let open = [Edit::remove(topology)];
    assert!(of_code("ORG-002", &open).is_empty() && !of_code("ENV-004", &open).is_empty());
}

#[test]
fn nobody_answers_for_a_resource() {
    let owner = format!("{}/owner", group("hr"));
    check("ORG-004", &[], &[Edit::remove(&owner)]);
    let found = of_code("ORG-004", &[Edit::remove(format!("{owner}/reach"))]);
    assert_eq!(found.len(), 1, "one for the group");
    assert_eq!(
        (found[0].at.clone(), found[0].subjects.len()),
        (format!("{owner}/reach"), 3)
    );
    let own = |e: &str| {
        let at = format!("/organization/accounts/{}/owner", account("hr", e));
        Edit::set(
            at,
            serde_json::json!({"name": "HR platform", "reach": "hr@contoso.example"}),
        )
    };
    let by_resource = [Edit::remove(&owner), own("dev"), own("test"), own("prod")];
    assert!(of_code("ORG-004", &by_resource).is_empty());
}

#[test]
fn nobody_answers_for_a_project() {
    let open = [Edit::remove(project_field("helpdesk", "dev", "owner"))];
    check("ORG-005", &[], &open);
    check(
        "ORG-005",
        &[],
        &[Edit::set(
            project_field("helpdesk", "dev", "owner/reach"),
            "",
        )],
    );
    one_press_fixes("ORG-005", &open);
}

#[test]
fn what_runs_is_open() {
    let runtime = project_field("helpdesk", "dev", "runtime");
    check(
        "ORG-009",
        &[Edit::set(&runtime, "modelsOnly")],
        &[Edit::remove(&runtime)],
    );
}
