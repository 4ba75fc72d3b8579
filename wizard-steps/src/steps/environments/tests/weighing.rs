//! How production is cut, and what stands together.

use serde_json::json;

use crate::examples::example_id;
use crate::finding::{Finding, Fix};
use crate::plan::edit::Edit;
use crate::steps::cases::{
    account_field, check, environment, findings, of_code, one_press_fixes, only, project_field,
};

const PATTERN: &str = "/prerequisites/resourceGroups/pattern";
const TOPOLOGY: &str = "/decisions/environments.topology";

fn one_subscription() -> Edit {
    let all = json!({"sub-one": {
        "name": "One", "subscriptionId": "3f2b1c4d-0000-4000-8000-000000000001",
        "owner": {"name": "Cloud", "reach": "cloud@contoso.example"}}});
    Edit::set("/prerequisites/subscriptions", all)
}

#[test]
fn production_shares_a_resource_group() {
    let pattern = |text: &str| [one_subscription(), Edit::set(PATTERN, text)];
    check(
        "ENV-003",
        &pattern("rg-{group}-{environment}"),
        &pattern("rg-{group}"),
    );
    one_press_fixes("ENV-003", &pattern("rg-{group}"));
    let found = of_code("ENV-003", &pattern("rg-{group}"));
    assert_eq!(found.len(), 1, "one cause");
    let named = [
        one_subscription(),
        Edit::set(
            account_field("hr", "dev", "resourceGroup"),
            "rg-foundry-hr-prod",
        ),
    ];
    let found = of_code("ENV-003", &named);
    assert!(
        found.len() == 1 && found[0].at.ends_with("/resourceGroup"),
        "{found:#?}"
    );
    assert!(!found[0].fixes.iter().any(|f| matches!(f, Fix::Auto { .. })));
    let non_production = [
        one_subscription(),
        Edit::set(
            account_field("hr", "dev", "resourceGroup"),
            "rg-foundry-hr-test",
        ),
    ];
    assert!(of_code("ENV-003", &non_production).is_empty());
}

fn cut(environment_token: &str, topology: &str) -> Vec<Edit> {
    let at = format!("{}/topology", environment(environment_token));
    vec![Edit::set(at, topology), Edit::remove(TOPOLOGY)]
}

#[test]
fn production_in_one_resource() {
    check(
        "ENV-005",
        &cut("dev", "coLocated"),
        &cut("prod", "coLocated"),
    );
    let mut decided = cut("prod", "coLocated");
    let key = format!("{TOPOLOGY}@{}", example_id("env", "prod"));
    decided.push(Edit::set(
        key.clone(),
        json!({"decidedBy": "Board", "why": "Small"}),
    ));
    check("ENV-005", &decided, &cut("prod", "coLocated"));
    let mut half = cut("prod", "coLocated");
    half.push(Edit::set(key, json!({"decidedBy": "Board"})));
    assert_eq!(of_code("ENV-005", &half).len(), 1, "no reason");
}

#[test]
fn production_by_business_group() {
    check("ENV-007", &[], &[Edit::remove(TOPOLOGY)]);
    check("ENV-007", &cut("prod", "isolated"), &cut("dev", "isolated"));
}

#[test]
fn needs_that_one_resource_cannot_keep_apart() {
    let needs = |need: &str, sensitivity: &str| {
        let case = format!(
            "/organization/useCases/{}/needs",
            example_id("use", "helpdesk")
        );
        vec![
            Edit::set(case, vec![need]),
            Edit::set(
                project_field("helpdesk", "prod", "sensitivity"),
                sensitivity,
            ),
        ]
    };
    check(
        "ENV-006",
        &needs("speech", "internal"),
        &needs("speech", "restricted"),
    );
    check(
        "ENV-006",
        &needs("promptFlow", "restricted"),
        &needs("batch", "confidential"),
    );
    one_press_fixes("ENV-006", &needs("speech", "restricted"));
    let before = findings(&needs("speech", "restricted"));
    let found = only("ENV-006", before.clone());
    let Some(Fix::Auto { patch }) = found[0].fixes.first() else {
        panic!("one press");
    };
    let mut pressed = needs("speech", "restricted");
    pressed.extend(patch.iter().cloned());
    let keys: Vec<String> = before.iter().map(Finding::key).collect();
    let new: Vec<Finding> = (findings(&pressed).into_iter())
        .filter(|f| !keys.contains(&f.key()) && f.code != "REV-003")
        .collect();
    assert!(new.is_empty(), "{new:#?}");
    let mut alone = needs("speech", "restricted");
    alone.push(Edit::set(
        format!("{}/topology", environment("prod")),
        "isolated",
    ));
    let found = of_code("ENV-006", &alone);
    assert!(found.iter().all(|f| {
        !f.subjects
            .contains(&crate::steps::cases::project("helpdesk", "prod"))
    }));
}
