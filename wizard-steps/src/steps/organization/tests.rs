use crate::examples::example_id;
use crate::finding::Finding;
use crate::plan::edit::Edit;
use crate::steps::cases::{check, findings};
use crate::steps::pressing;

fn project(case: &str, environment: &str, field: &str) -> String {
    let id = example_id("prj", &format!("{case} {environment}"));
    format!("/organization/projects/{id}/{field}")
}

fn group(token: &str) -> String {
    format!("/organization/groups/{}", example_id("grp", token))
}

fn bare(id: &str) -> &str {
    id.split_once('-').map_or(id, |(_, rest)| rest)
}

fn acc(group: &str, environment: &str) -> String {
    let (group, environment) = (example_id("grp", group), example_id("env", environment));
    format!("acc-{}-{}", bare(&group), bare(&environment))
}

fn of(code: &str, edits: &[Edit]) -> Vec<Finding> {
    let found = findings(edits);
    found.into_iter().filter(|f| f.code == code).collect()
}

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
        project("helpdesk", "dev", "account"),
        acc("it", "dev"),
    )];
    let gone = [Edit::set(project("helpdesk", "dev", "account"), "acc-gone")];
    check("ORG-002", &shared, &gone);
    pressing::removes("ORG-002", &gone);
    check("ORG-002", &[], &[Edit::remove(group("hr"))]);
    assert_eq!(
        of("ORG-002", &[Edit::remove(group("hr"))]).len(),
        3,
        "one an environment"
    );
    check(
        "ORG-002",
        &[],
        &[Edit::set(
            project("helpdesk", "dev", "environment"),
            "env-gone",
        )],
    );
}

#[test]
fn an_open_cut_is_one_finding() {
    let topology = format!("/environments/items/{}/topology", example_id("env", "dev"));
    let open = [Edit::remove(topology)];
    assert!(of("ORG-002", &open).is_empty() && !of("ENV-004", &open).is_empty());
}

#[test]
fn nobody_answers_for_a_resource() {
    let owner = format!("{}/owner", group("hr"));
    check("ORG-004", &[], &[Edit::remove(&owner)]);
    let found = of("ORG-004", &[Edit::remove(format!("{owner}/reach"))]);
    assert_eq!(found.len(), 1, "one for the group");
    assert_eq!(
        (found[0].at.clone(), found[0].subjects.len()),
        (format!("{owner}/reach"), 3)
    );
    let own = |e: &str| {
        let at = format!("/organization/accounts/{}/owner", acc("hr", e));
        Edit::set(
            at,
            serde_json::json!({"name": "HR platform", "reach": "hr@contoso.example"}),
        )
    };
    let by_resource = [Edit::remove(&owner), own("dev"), own("test"), own("prod")];
    assert!(of("ORG-004", &by_resource).is_empty());
}

#[test]
fn nobody_answers_for_a_project() {
    let open = [Edit::remove(project("helpdesk", "dev", "owner"))];
    check("ORG-005", &[], &open);
    check(
        "ORG-005",
        &[],
        &[Edit::set(project("helpdesk", "dev", "owner/reach"), "")],
    );
    pressing::removes("ORG-005", &open);
}

#[test]
fn what_runs_is_open() {
    let runtime = project("helpdesk", "dev", "runtime");
    check(
        "ORG-009",
        &[Edit::set(&runtime, "modelsOnly")],
        &[Edit::remove(&runtime)],
    );
}
