//! Sharing, who stands in, use cases, sensitivity.

use serde_json::json;

use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::steps::cases::{
    account, after, check, environment, findings, group, of_code, one_press_fixes, project_field,
};

#[test]
fn one_resource_for_two_groups() {
    let shared = [Edit::set(
        project_field("helpdesk", "dev", "account"),
        account("it", "dev"),
    )];
    check("ORG-003", &[], &shared);
    one_press_fixes("ORG-003", &shared);
    let co_located = Edit::set(format!("{}/topology", environment("dev")), "coLocated");
    check("ORG-003", &[co_located], &shared);
    let extra = json!({"extra": true, "name": "aif-shared", "environment": example_id("env", "dev"),
                       "groups": [example_id("grp", "it"), example_id("grp", "hr")]});
    let extra = [
        Edit::set("/organization/accounts/acc-shared", extra),
        Edit::set(project_field("servicedesk", "dev", "account"), "acc-shared"),
    ];
    check("ORG-003", &[], &extra);
    one_press_fixes("ORG-003", &extra);
}

#[test]
fn nobody_stands_in() {
    let backup = format!("{}/backup", group("hr"));
    check("ORG-006", &[], &[Edit::remove(&backup)]);
    let same = json!({"name": "Human Resources Foundry owners",
                      "reach": "HR-foundry-owners@contoso.example "});
    check("ORG-006", &[], &[Edit::set(&backup, same)]);
    let of_project = project_field("helpdesk", "prod", "backup");
    let alone = [Edit::remove(&of_project)];
    check(
        "ORG-006",
        &[Edit::remove(project_field("helpdesk", "dev", "backup"))],
        &alone,
    );
    one_press_fixes("ORG-006", &alone);
}

#[test]
fn nobody_answers_for_security_cost_or_incidents() {
    let answers = format!("{}/answersFor", group("hr"));
    check(
        "ORG-006",
        &[],
        &[Edit::remove(format!("{answers}/security"))],
    );
    check(
        "ORG-006",
        &[],
        &[Edit::remove(format!("{answers}/incidents/reach"))],
    );
    let cost = format!("/governance/groups/{}/costOwner", example_id("grp", "hr"));
    let here = json!({"name": "HR controlling", "reach": "hr@contoso.example"});
    check(
        "ORG-006",
        &[
            Edit::remove(&cost),
            Edit::set(format!("{answers}/cost"), here),
        ],
        &[Edit::remove(&cost)],
    );
    let found = of_code("ORG-006", &[Edit::remove(&answers)]);
    assert_eq!((found.len(), found[0].subjects.len()), (1, 1), "{found:#?}");
}

#[test]
fn projects_without_a_use_case() {
    let gone =
        ["dev", "test", "prod"].map(|e| Edit::set(project_field("helpdesk", e, "useCase"), ""));
    check("ORG-007", &[], &gone);
    assert_eq!(of_code("ORG-007", &gone).len(), 1);
    let mut named = gone.to_vec();
    for e in ["dev", "test", "prod"] {
        named.push(Edit::set(
            project_field("helpdesk", e, "name"),
            format!("help-{e}"),
        ));
    }
    named.push(Edit::remove(format!(
        "/organization/useCases/{}",
        example_id("use", "helpdesk")
    )));
    one_press_fixes("ORG-007", &named);
}

#[test]
fn built_in_production() {
    let gone = ["dev", "test"].map(|e| {
        let at = project_field("helpdesk", e, "x");
        Edit::remove(at.trim_end_matches("/x"))
    });
    check("ORG-008", &[], &gone);
    one_press_fixes("ORG-008", &gone);
    let elsewhere = Edit::set(
        format!(
            "/organization/useCases/{}/builtElsewhere",
            example_id("use", "helpdesk")
        ),
        "In the supplier's own tenant.",
    );
    let mut good = gone.to_vec();
    good.push(elsewhere);
    check("ORG-008", &good, &gone);
    let later = json!({"reason": "Next year", "until": "2027-06-30"});
    let mut good = gone.to_vec();
    good.push(Edit::set(
        format!("{}/deferred", environment("test")),
        later,
    ));
    check("ORG-008", &good, &gone);
}

#[test]
fn how_sensitive_is_open() {
    let open = [Edit::remove(project_field(
        "helpdesk",
        "dev",
        "sensitivity",
    ))];
    check("ORG-010", &[], &open);
    one_press_fixes("ORG-010", &open);
    let all =
        ["dev", "test", "prod"].map(|e| Edit::remove(project_field("helpdesk", e, "sensitivity")));
    let found = of_code("ORG-010", &all);
    assert_eq!(
        (found.len(), found[0].subjects.len()),
        (1, 3),
        "one a use case"
    );
}

#[test]
fn what_runs_is_taken_from_another_environment() {
    one_press_fixes(
        "ORG-009",
        &[Edit::remove(project_field("helpdesk", "dev", "runtime"))],
    );
}

#[test]
fn a_plan_of_any_size_has_no_flood_of_findings() {
    use crate::examples::{Size, company};
    let size = Size {
        groups: 5,
        projects: 20,
        seed: 7,
    };
    let plan = company(size, crate::steps::cases::today());
    let observed = crate::observed::Observed::default();
    let found = crate::rule::check(&plan, &observed, crate::steps::cases::today());
    let ours: Vec<_> = found.iter().filter(|f| f.code.starts_with("ORG")).collect();
    assert!(ours.is_empty(), "{ours:#?}");
    assert!(findings(&[]).iter().all(|f| !f.code.starts_with("ORG")));
    assert!(after(&[]).organization.existing.is_empty());
}

/// What one environment or business group has answered, or what most companies answer, is offered for
/// the others.
#[test]
fn the_usual_answer_is_one_press() {
    let dev = example_id("env", "dev");
    one_press_fixes(
        "KEY-001",
        &[Edit::remove(format!("/encryption/environments/{dev}"))],
    );
    let public = json!({"inbound": "publicSelected", "selectedAddresses": ["20.50.10.0/24"]});
    let test = example_id("env", "test");
    one_press_fixes(
        "NET-001",
        &[
            Edit::set(format!("/networking/environments/{test}"), public),
            Edit::remove(format!("/networking/environments/{dev}")),
        ],
    );
    let strategy = format!(
        "/models/strategies/{}/byEnvironment/{dev}",
        example_id("use", "helpdesk")
    );
    one_press_fixes("MOD-001", &[Edit::remove(strategy)]);
    let hr = example_id("grp", "hr");
    one_press_fixes(
        "GOV-003",
        &[Edit::remove(format!("/governance/groups/{hr}/views"))],
    );
    one_press_fixes(
        "SIG-001",
        &[Edit::remove(format!("/signOffs/approvers/{hr}"))],
    );
    let connection = |name: &str| format!("/connections/items/{}", example_id("con", name));
    one_press_fixes(
        "GOV-004",
        &[Edit::remove(connection("traces helpdesk prod"))],
    );
    let uploads = "Its projects work on what people upload.";
    one_press_fixes(
        "CON-001",
        &[
            Edit::set(
                format!("/connections/none/{}", account("it", "dev")),
                uploads,
            ),
            Edit::remove(connection("data it dev")),
            Edit::remove(connection("data sales dev")),
        ],
    );
}
