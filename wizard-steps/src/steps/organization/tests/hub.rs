//! Classic hubs.

use serde_json::{Value, json};

use crate::catalog::roles;
use crate::examples::example_id;
use crate::observed::{Observed, ObservedAssignment, ObservedResource};
use crate::plan::edit::Edit;
use crate::steps::cases::{check, findings_seeing, of_code, one_press_fixes, only};

const SUBSCRIPTION: &str =
    "/subscriptions/10000000-0000-4000-8000-0000000000d1/resourceGroups/rg-old/providers";

fn hub(more: &Value) -> Edit {
    let mut value = json!({
        "name": "hub-old", "stage": "hub", "future": "keep",
        "resourceId": format!("{SUBSCRIPTION}/Microsoft.MachineLearningServices/workspaces/hub-old"),
    });
    for (key, field) in more.as_object().expect("an object") {
        value[key] = field.clone();
    }
    Edit::set("/organization/existing/exi-aaaaaa", value)
}

fn storage() -> String {
    format!("{SUBSCRIPTION}/Microsoft.Storage/storageAccounts/stold")
}

#[test]
fn a_need_that_only_a_hub_serves() {
    let needs = format!(
        "/organization/useCases/{}/needs",
        example_id("use", "helpdesk")
    );
    let flows = Edit::set(&needs, json!(["promptFlow", "fineTuning"]));
    check(
        "ORG-011",
        &[Edit::set(&needs, json!(["fineTuning"]))],
        std::slice::from_ref(&flows),
    );
    let decided = Edit::set("/organization/hub/choice", "replaceFeature");
    check("ORG-011", &[flows.clone(), decided], &[flows]);
}

#[test]
fn a_hub_without_an_end() {
    let planned = Edit::set("/organization/hub/choice", "separateHub");
    let ends = Edit::set("/organization/hub/endsOn", "2027-06-30");
    check("ORG-012", &[planned.clone(), ends], &[planned]);
    let retired = hub(&json!({"future": "retire"}));
    check("ORG-012", &[retired], &[hub(&json!({}))]);
    let id = format!("{SUBSCRIPTION}/Microsoft.MachineLearningServices/workspaces/hub-seen");
    let seen = ObservedResource {
        id: id.clone(),
        kind: "Hub".into(),
        ..ObservedResource::default()
    };
    let observed = Observed {
        resources: [(crate::names::scope_key(&id), seen)].into(),
        ..Observed::default()
    };
    let found = only("ORG-012", findings_seeing(&[], &observed));
    assert_eq!(found[0].values["hubs"], "hub-seen");
}

#[test]
fn a_hub_project_that_does_not_see_its_storage() {
    let endpoint = format!("{SUBSCRIPTION}/Microsoft.Network/privateEndpoints/pe-stold");
    let private = json!({"storage": {"privateEndpoint": endpoint}});
    check("ORG-020", &[hub(&json!({}))], &[hub(&private)]);
    let identity = example_id("pri", "ai-hr-admins");
    let mut named = private;
    named["identity"] = json!(identity);
    one_press_fixes("ORG-020", &[hub(&named)]);
    let object = crate::steps::cases::after(&[]).prerequisites.principals[&identity]
        .object_id
        .clone();
    let seen = Observed {
        assignments: vec![ObservedAssignment {
            scope: endpoint.to_uppercase(),
            principal_id: object.as_str().to_uppercase(),
            role: roles::READER.to_owned(),
            ..ObservedAssignment::default()
        }],
        ..Observed::default()
    };
    assert!(only("ORG-020", findings_seeing(&[hub(&named)], &seen)).is_empty());
}

#[test]
fn a_hub_with_a_key_that_is_off() {
    let with_key = |allowed: Value| {
        hub(
            &json!({"storage": {"resourceId": storage(), "usesKeys": true, "keysAllowed": allowed}}),
        )
    };
    check(
        "ORG-021",
        &[with_key(json!(true))],
        &[with_key(json!(false))],
    );
    assert!(of_code("ORG-021", &[with_key(Value::Null)]).is_empty());
    let seen = ObservedResource {
        id: storage(),
        properties: [("allowSharedKeyAccess".to_owned(), json!(false))].into(),
        ..ObservedResource::default()
    };
    let observed = Observed {
        resources: [(crate::names::scope_key(&storage()), seen)].into(),
        ..Observed::default()
    };
    let found = only(
        "ORG-021",
        findings_seeing(&[with_key(Value::Null)], &observed),
    );
    assert_eq!(found.len(), 1);
    assert!(crate::rule::is_live(&found[0]));
}

#[test]
fn roles_that_nobody_sets() {
    let migrated = hub(&json!({"future": "migrate", "handledBy": "Rebuilt by March."}));
    check("ORG-022", &[migrated], &[hub(&json!({}))]);
}
