//! What is there already, and upgrades.

use serde_json::{Value, json};

use crate::catalog::roles;
use crate::catalog::roles::definitions::Item;
use crate::examples::example_id;
use crate::finding::Data;
use crate::observed::{
    Observed, ObservedAssignment, ObservedDefinition, ObservedPolicy, ObservedResource,
    ObservedSubscription, Permission,
};
use crate::plan::edit::Edit;
use crate::steps::cases::{check, findings_seeing, of_code, one_press_fixes, only};

const GUID: &str = "10000000-0000-4000-8000-0000000000d1";

fn id() -> String {
    format!(
        "/subscriptions/{GUID}/resourceGroups/rg-old/providers/Microsoft.CognitiveServices/accounts/oai-old"
    )
}

/// An Azure OpenAI resource that is ready to be upgraded, and what differs.
fn upgraded(more: &Value) -> Edit {
    let mut value = json!({
        "name": "oai-old", "stage": "azureOpenAi", "future": "upgrade", "resourceId": id(),
        "hasIdentity": true, "customerManagedKeys": false, "privateEndpoints": false,
        "rolesAudited": true, "policiesAudited": true,
    });
    for (key, field) in more.as_object().expect("an object") {
        value[key] = field.clone();
    }
    Edit::set("/organization/existing/exi-aaaaaa", value)
}

fn ready() -> Edit {
    upgraded(&json!({}))
}

#[test]
fn nobody_decided_what_becomes_of_it() {
    check("ORG-013", &[ready()], &[upgraded(&json!({"future": null}))]);
    let seen = |kind: &str| Observed {
        resources: [(
            crate::names::scope_key(&id()),
            ObservedResource {
                id: id(),
                kind: kind.into(),
                ..ObservedResource::default()
            },
        )]
        .into(),
        ..Observed::default()
    };
    let found = only("ORG-013", findings_seeing(&[], &seen("OpenAI")));
    assert_eq!((found.len(), found[0].data), (1, Data::Live));
    assert_eq!(found[0].values["stage"], "1");
    assert!(only("ORG-013", findings_seeing(&[], &seen("AIServices"))).is_empty());
    assert!(only("ORG-013", findings_seeing(&[ready()], &seen("OpenAI"))).is_empty());
}

#[test]
fn not_ready_for_its_upgrade() {
    check(
        "ORG-014",
        &[ready()],
        &[upgraded(&json!({"hasIdentity": false}))],
    );
    check(
        "ORG-014",
        &[upgraded(
            &json!({"customerManagedKeys": true, "handledBy": "Case 1 at Microsoft."}),
        )],
        &[upgraded(&json!({"customerManagedKeys": true}))],
    );
    let reader = Permission {
        actions: vec!["*/read".into()],
        not_actions: vec![],
    };
    let observed = Observed {
        permissions: [(crate::names::scope_key(&id()), vec![reader])].into(),
        ..Observed::default()
    };
    let found = only("ORG-014", findings_seeing(&[ready()], &observed));
    assert_eq!((found.len(), found[0].data), (1, Data::Live));
}

#[test]
fn a_role_that_grows() {
    let open = upgraded(&json!({"rolesAudited": null}));
    check("ORG-015", &[ready()], std::slice::from_ref(&open));
    assert_eq!(
        of_code("ORG-015", std::slice::from_ref(&open))[0].data,
        Data::NotChecked
    );
    let mut observed = Observed {
        subscriptions: [(GUID.to_owned(), ObservedSubscription::default())].into(),
        ..Observed::default()
    };
    assert!(only("ORG-015", findings_seeing(&[open], &observed)).is_empty());
    observed.assignments.push(ObservedAssignment {
        scope: format!("/subscriptions/{GUID}"),
        role: roles::COGNITIVE_SERVICES_USER.to_owned(),
        ..ObservedAssignment::default()
    });
    let found = only("ORG-015", findings_seeing(&[ready()], &observed));
    assert_eq!(found[0].values["holders"], "1 holder");
    let grant = json!({"principal": example_id("pri", "ai-hr-admins"),
                       "roleId": roles::COGNITIVE_SERVICES_USER, "why": "Calls models.",
                       "scope": {"kind": "resource", "resourceId": id()}});
    one_press_fixes(
        "ORG-015",
        &[ready(), Edit::set("/access/grants/gra-aaaaaa", grant)],
    );
}

#[test]
fn wildcards_and_policies() {
    let open = upgraded(&json!({"policiesAudited": null}));
    check("ORG-016", &[ready()], &[open]);
    let role = |action: &str| ObservedDefinition {
        name: "Model callers".into(),
        custom: true,
        items: vec![Item {
            can_data: vec![action.into()],
            ..Item::default()
        }],
        assignable_scopes: vec![format!("/subscriptions/{GUID}")],
    };
    let seeing = |custom: ObservedDefinition, tests_kind| {
        let policy = ObservedPolicy {
            name: "Models".into(),
            scope: String::new(),
            tests_kind,
        };
        let observed = Observed {
            definitions: [("custom".to_owned(), custom)].into(),
            policies: vec![policy],
            ..Observed::default()
        };
        only("ORG-016", findings_seeing(&[ready()], &observed))
    };
    let narrow = "Microsoft.CognitiveServices/accounts/OpenAI/*";
    let wide = "Microsoft.CognitiveServices/*";
    assert!(seeing(role(narrow), true).is_empty());
    assert_eq!(
        seeing(role(wide), true)[0].values["what"],
        "custom role Model callers"
    );
    assert_eq!(
        seeing(role(narrow), false)[0].values["what"],
        "policy Models"
    );
}

#[test]
fn endpoints_are_made_again() {
    check(
        "ORG-017",
        &[ready()],
        &[upgraded(&json!({"privateEndpoints": true}))],
    );
}

#[test]
fn the_way_back_is_told_once() {
    check(
        "ORG-018",
        &[upgraded(&json!({"future": "keep"}))],
        &[ready()],
    );
}

#[test]
fn left_behind_by_a_migration() {
    let moved = |handled: &str| {
        upgraded(&json!({"stage": "hub", "future": "migrate", "handledBy": handled}))
    };
    check(
        "ORG-019",
        &[moved("Rebuilt by the HR team until March.")],
        &[moved("")],
    );
}
