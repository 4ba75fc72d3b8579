//! One good and one bad example per code, and the cases that taught something.

use serde_json::json;

use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::steps::cases::{check, findings, one_press_fixes};

fn deployment(name: &str, field: &str) -> String {
    format!("/models/deployments/{}/{field}", example_id("dep", name))
}

fn strategy(use_case: &str, field: &str) -> String {
    let id = example_id("use", use_case);
    format!("/models/strategies/{id}/{field}")
}

fn confirmation(field: &str) -> String {
    let id = example_id("cfm", "swedencentral");
    format!("/models/confirmations/{id}/{field}")
}

#[test]
fn use_case_without_a_strategy() {
    let prod = strategy(
        "fraud",
        &format!("byEnvironment/{}", example_id("env", "prod")),
    );
    check(
        "MOD-001",
        &[Edit::set(&prod, "borrowed")],
        &[Edit::remove(&prod)],
    );
    let one = findings(&[Edit::remove(&prod)]);
    let one = one.iter().find(|f| f.code == "MOD-001").expect("one");
    assert_eq!(one.at, prod);
    let calls = format!(
        "/organization/useCases/{}/usesModels",
        example_id("use", "fraud")
    );
    let gone = Edit::remove(format!("/models/strategies/{}", example_id("use", "fraud")));
    check("MOD-001", &[gone.clone(), Edit::set(calls, false)], &[gone]);
}

#[test]
fn use_case_needs_a_strategy_only_where_it_has_a_project() {
    let prod = strategy(
        "fraud",
        &format!("byEnvironment/{}", example_id("env", "prod")),
    );
    let project = |env: &str| {
        let id = example_id("prj", &format!("fraud {env}"));
        Edit::remove(format!("/organization/projects/{id}"))
    };
    let nowhere = [
        Edit::remove(&prod),
        project("dev"),
        project("test"),
        project("prod"),
    ];
    check("MOD-001", &[Edit::remove(&prod), project("prod")], &nowhere);
}

#[test]
fn region_that_nobody_confirmed() {
    check("MOD-003", &[], &[Edit::remove("/models/confirmations")]);
    for bad in [
        Edit::set(confirmation("confirmedBy"), " "),
        Edit::set(confirmation("date"), "soon"),
        Edit::set(confirmation("date"), "2027-01-01"),
        Edit::set(
            confirmation("models"),
            json!(["gpt-4.1 2025-04-14 DataZoneStandard"]),
        ),
        Edit::set(confirmation("region"), "westeurope"),
        Edit::remove(confirmation("services")),
        Edit::set(deployment("shared hr dev", "model/version"), "2024-01-01"),
    ] {
        check(
            "MOD-003",
            &[Edit::set(confirmation("region"), "Sweden Central")],
            &[bad],
        );
    }
}

#[test]
fn model_that_is_not_confirmed_touches_only_its_resource() {
    let bad = [Edit::set(
        deployment("shared hr dev", "model/name"),
        "gpt-5",
    )];
    let found = findings(&bad);
    let found = found.iter().find(|f| f.code == "MOD-003").expect("one");
    assert_eq!(found.environments, [example_id("env", "dev")]);
    assert_eq!(found.groups, [example_id("grp", "hr")]);
}

#[test]
fn deployment_that_azure_refuses() {
    let case = [Edit::set(
        deployment("shared hr dev", "sku"),
        "datazonestandard",
    )];
    check("MOD-008", &[], &case);
    one_press_fixes("MOD-008", &case);
    for (field, value) in [
        ("sku", json!("Reserved")),
        ("sku", json!("")),
        ("capacity", json!(0)),
        ("capacity", json!(-5)),
        ("name", json!("")),
    ] {
        check(
            "MOD-008",
            &[],
            &[Edit::set(deployment("shared hr dev", field), value)],
        );
    }
    check(
        "MOD-008",
        &[],
        &[Edit::remove(deployment("shared hr dev", "capacity"))],
    );
    check(
        "MOD-008",
        &[Edit::set(deployment("shared hr dev", "capacity"), 100_001)],
        &[Edit::set(deployment("fraud prod", "capacity"), 100_001)],
    );
}

#[test]
fn deployment_name_that_stands_twice() {
    let twice = [Edit::set(deployment("fraud prod", "name"), "GPT-4-1")];
    check("MOD-008", &[], &twice);
    one_press_fixes("MOD-008", &twice);
}

#[test]
fn more_deployments_than_a_resource_holds() {
    let account = crate::steps::cases::example().models.deployments
        [&example_id("dep", "shared hr dev")]
        .account
        .clone();
    let more = |n: usize| -> Vec<Edit> {
        (0..n)
            .map(|i| {
                let one = json!({
                    "account": account, "name": format!("model-{i}"), "sku": "Standard",
                    "capacity": 1,
                });
                Edit::set(format!("/models/deployments/dep-more{i}"), one)
            })
            .collect()
    };
    check("MOD-008", &more(31), &more(32));
}

#[test]
fn data_that_may_leave_its_boundary() {
    let sku = |to: &str| Edit::set(deployment("fraud prod", "sku"), to);
    let limit = |to: &str| Edit::set(strategy("fraud", "boundary"), to);
    let near = [
        limit("region"),
        sku("ProvisionedManaged"),
        Edit::set(deployment("shared finance prod", "sku"), "Standard"),
        Edit::set(deployment("shared finance dev", "sku"), "Standard"),
        Edit::set(deployment("shared finance test", "sku"), "Standard"),
    ];
    check("MOD-009", &near, &[limit("region")]);
    one_press_fixes("MOD-009", &[limit("region")]);
    for away in [
        "GlobalProvisionedManaged",
        "GlobalStandard",
        "GlobalBatch",
        "DeveloperTier",
    ] {
        check("MOD-009", &[sku("Standard")], &[sku(away)]);
        one_press_fixes("MOD-009", &[sku(away)]);
        check("MOD-009", &[limit("anywhere"), sku(away)], &[sku(away)]);
    }
}
