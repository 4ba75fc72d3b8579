mod held;
mod weighing;

use serde_json::{Value, json};

use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::steps::cases::{
    account, account_field, check, environment, findings, of_code, one_press_fixes, project_field,
};

#[test]
fn kinds_that_are_missing() {
    let off = |deferred: Value| {
        [Edit::set(
            format!("{}/deferred", environment("test")),
            deferred,
        )]
    };
    let full = off(json!({"reason": "Next year", "until": "2027-06-30"}));
    check(
        "ENV-001",
        &full,
        &[Edit::remove(format!("{}/kind", environment("test")))],
    );
    check("ENV-001", &[], &off(json!({"reason": "Next year"})));
    check("ENV-001", &[], &off(json!({"until": "2027-06-30"})));
    let found = of_code("ENV-001", &off(json!({"reason": "Later", "until": "soon"})));
    assert_eq!(
        found[0].at,
        format!("{}/deferred/until", environment("test"))
    );
}

#[test]
fn production_shares_a_resource() {
    let serves = |home: &str, guest: &str| {
        [Edit::set(
            account_field("hr", home, "alsoServes"),
            vec![example_id("env", guest)],
        )]
    };
    check("ENV-002", &serves("dev", "test"), &serves("prod", "dev"));
    check("ENV-002", &[], &serves("dev", "prod"));
    one_press_fixes("ENV-002", &serves("dev", "prod"));
}

#[test]
fn a_project_lives_in_the_resource_of_another_environment() {
    let guest = |home: &str, guest: &str| {
        [Edit::set(
            project_field("helpdesk", guest, "account"),
            account("hr", home),
        )]
    };
    check("ENV-002", &guest("dev", "test"), &guest("dev", "prod"));
    check("ENV-002", &[], &guest("prod", "dev"));
    one_press_fixes("ENV-002", &guest("prod", "dev"));
}

#[test]
fn two_environments_plan_one_address() {
    let one_subscription = |id: &str| {
        let at = format!("/organization/accounts/{id}/subscription");
        Edit::set(at, example_id("sub", "prod"))
    };
    let same = [
        Edit::set(account_field("hr", "dev", "name"), "aif-contoso-HR-prod"),
        Edit::set(
            account_field("hr", "dev", "resourceGroup"),
            "RG-foundry-hr-prod",
        ),
        one_subscription(&account("hr", "dev")),
    ];
    check("ENV-002", &same[..1], &same);
    assert!(
        of_code("ENV-010", &same).is_empty(),
        "one cause, one finding"
    );
    one_press_fixes("ENV-002", &same);
}

#[test]
fn how_it_is_cut_is_open() {
    let topology = |e: &str| Edit::remove(format!("{}/topology", environment(e)));
    let isolation = |e: &str| Edit::remove(format!("{}/isolation", environment(e)));
    check("ENV-004", &[], &[topology("test")]);
    check("ENV-004", &[], &[isolation("prod")]);
    for environment in ["dev", "prod"] {
        one_press_fixes("ENV-004", &[isolation(environment)]);
    }
    let both = of_code("ENV-004", &[topology("dev"), isolation("dev")]);
    assert_eq!(both.len(), 1);
}

#[test]
fn names_that_azure_refuses() {
    let long = "n".repeat(65);
    check(
        "ENV-008",
        &[],
        &[Edit::set(account_field("hr", "dev", "name"), "aif hr")],
    );
    check(
        "ENV-008",
        &[],
        &[Edit::set(
            project_field("helpdesk", "dev", "name"),
            long.as_str(),
        )],
    );
    check(
        "ENV-008",
        &[],
        &[Edit::set(
            account_field("hr", "dev", "resourceGroup"),
            "rg.",
        )],
    );
    for bad in [
        Edit::set(account_field("hr", "dev", "name"), "aif hr!"),
        Edit::set(account_field("hr", "dev", "name"), long.as_str()),
        Edit::set(project_field("helpdesk", "dev", "name"), "_help desk"),
        Edit::set(account_field("hr", "dev", "resourceGroup"), "rg hr."),
        Edit::set("/environments/naming/account", "aif {group}/{environment}"),
        Edit::set("/environments/naming/project", "{useCase}: {environment}"),
        Edit::set(
            "/prerequisites/resourceGroups/pattern",
            "rg {group} {environment}",
        ),
    ] {
        one_press_fixes("ENV-008", &[bad]);
    }
}

#[test]
fn a_pattern_at_fault_is_one_finding() {
    let pattern = "/environments/naming/account";
    for bad in [
        "",
        "aif-{team}-{group}-{environment}",
        "aif {group} {environment}",
    ] {
        let found = of_code("ENV-008", &[Edit::set(pattern, bad)]);
        assert_eq!(found.len(), 1, "{bad}");
        assert_eq!(
            (found[0].at.as_str(), found[0].subjects.len()),
            (pattern, 15)
        );
    }
    let token = format!("/organization/groups/{}/token", example_id("grp", "hr"));
    let found = of_code("ENV-008", &[Edit::set(&token, "h r")]);
    assert_eq!(
        found.len(),
        6,
        "three resources of one group, and where they lie"
    );
    one_press_fixes("ENV-008", &[Edit::set(&token, "h r")]);
}

#[test]
fn subdomains_that_are_none() {
    let subdomain = account_field("hr", "dev", "subdomain");
    check(
        "ENV-009",
        &[Edit::set(&subdomain, "hr-dev-1")],
        &[Edit::set(&subdomain, "")],
    );
    for bad in ["-hr", "hr_dev", "hr.dev", &"h".repeat(64)] {
        one_press_fixes("ENV-009", &[Edit::set(&subdomain, bad)]);
    }
    let derived = [Edit::set(account_field("hr", "dev", "name"), "aif_hr.dev")];
    one_press_fixes("ENV-009", &derived);
    let refused = [Edit::set(account_field("hr", "dev", "name"), "aif hr")];
    assert!(
        of_code("ENV-009", &refused).is_empty(),
        "one cause, one finding"
    );
}

#[test]
fn names_that_two_would_share() {
    let subdomain = [Edit::set(
        account_field("hr", "dev", "subdomain"),
        "AIF-contoso-sales-dev",
    )];
    check("ENV-010", &[], &subdomain);
    one_press_fixes("ENV-010", &subdomain);
    let name = [Edit::set(
        account_field("hr", "dev", "name"),
        "aif-contoso-sales-dev",
    )];
    one_press_fixes("ENV-010", &name);
    let pattern = [Edit::set("/environments/naming/account", "aif-{group}")];
    assert_eq!(of_code("ENV-010", &pattern).len(), 5);
    one_press_fixes("ENV-010", &pattern);
    let one_group = [
        Edit::set(account_field("hr", "dev", "name"), "aif-contoso-sales-dev"),
        Edit::set(account_field("hr", "dev", "subdomain"), "hr-dev"),
        Edit::set(
            account_field("hr", "dev", "resourceGroup"),
            "rg-foundry-sales-dev",
        ),
    ];
    check("ENV-010", &one_group[1..], &one_group);
    one_press_fixes("ENV-010", &one_group);
}

#[test]
fn projects_of_one_resource_with_one_name() {
    let same = [Edit::set(
        project_field("hiring", "dev", "name"),
        "Helpdesk-dev",
    )];
    let elsewhere = [Edit::set(
        project_field("offers", "dev", "name"),
        "helpdesk-dev",
    )];
    check("ENV-010", &elsewhere, &same);
    one_press_fixes("ENV-010", &same);
    one_press_fixes(
        "ENV-010",
        &[Edit::set("/environments/naming/project", "{environment}")],
    );
}

/// This many projects of Human Resources in development, each with a use case of its own.
fn many_projects(n: usize) -> Edit {
    let entry = |i: usize| {
        let project = json!({
            "group": example_id("grp", "hr"), "environment": example_id("env", "dev"),
            "name": format!("p-{i}"), "runtime": "modelsOnly",
            "owner": {"name": "Team", "reach": "team@contoso.example"},
        });
        (format!("prj-{i:06}"), project)
    };
    Edit::set(
        "/organization/projects",
        Value::Object((0..n).map(entry).collect()),
    )
}

#[test]
fn more_projects_than_a_resource_takes() {
    check("ENV-013", &[many_projects(250)], &[many_projects(251)]);
}

#[test]
fn more_resources_than_a_region_takes() {
    let one_each = Edit::set(format!("{}/topology", environment("dev")), "isolated");
    check(
        "ENV-014",
        &[many_projects(100), one_each.clone()],
        &[many_projects(101), one_each],
    );
}

#[test]
fn resources_that_are_no_foundry_resources() {
    let right = [Edit::set(account_field("hr", "dev", "kind"), "AIServices")];
    for (field, bad) in [
        ("kind", json!("OpenAI")),
        ("sku", json!("F0")),
        ("allowProjectManagement", json!(false)),
    ] {
        let edits = [Edit::set(account_field("hr", "dev", field), bad)];
        check("ENV-016", &right, &edits);
        one_press_fixes("ENV-016", &edits);
    }
}

#[test]
fn resources_without_an_identity() {
    let none = [Edit::set(account_field("hr", "dev", "identity"), "none")];
    check(
        "ENV-017",
        &[Edit::set(
            account_field("hr", "dev", "identity"),
            "userAssigned",
        )],
        &none,
    );
    one_press_fixes("ENV-017", &none);
    let empty = [Edit::remove("/organization/projects"), none[0].clone()];
    assert!(
        of_code("ENV-017", &empty).is_empty(),
        "it holds no projects"
    );
}

#[test]
fn a_deferred_environment_is_left_out() {
    let deferred = json!({"reason": "Next year", "until": "2027-06-30"});
    let edits = [
        Edit::set(format!("{}/deferred", environment("test")), deferred),
        Edit::remove(format!("{}/topology", environment("test"))),
        Edit::set(account_field("hr", "test", "name"), "aif hr"),
        Edit::set(account_field("hr", "test", "identity"), "none"),
        Edit::set(
            account_field("hr", "prod", "alsoServes"),
            vec![example_id("env", "test")],
        ),
    ];
    let found = findings(&edits);
    let ours: Vec<_> = found.iter().filter(|f| f.code.starts_with("ENV")).collect();
    assert!(ours.is_empty(), "{ours:#?}");
}
