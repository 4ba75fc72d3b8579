//! People in groups, identities by themselves; what is looked up first.

use serde_json::json;

use super::{manual, new_row, presses_leave_nothing, someone};
use crate::catalog::roles;
use crate::examples::{example_guid, example_id};
use crate::finding::Data;
use crate::observed::{Observed, ObservedDefinition, ObservedPrincipal};
use crate::plan::edit::Edit;
use crate::steps::cases::{check, findings_seeing, of_code, only, principal, project};

#[test]
fn acc_023_a_person_holds_a_role() {
    let person = json!({
        "kind": "person",
        "type": "User",
        "persona": "projectUsers",
        "groups": [example_id("grp", "hr")],
    });
    let bad = [someone("pri-aaaaaa", &person)];
    let glass = Edit::set("/prerequisites/principals/pri-aaaaaa/breakGlass", true);
    check("ACC-023", &[bad[0].clone(), glass], &bad);
    presses_leave_nothing("ACC-023", &bad);
    let place = json!({"kind": "project", "id": project("helpdesk", "dev")});
    let by_hand = [
        bad[0].clone(),
        manual(
            "gra-aaaaaa",
            ("principal", "pri-aaaaaa"),
            roles::READER,
            &place,
        ),
    ];
    presses_leave_nothing("ACC-023", &by_hand);
}

#[test]
fn acc_014_is_silent_about_emergencies() {
    let person = json!({"kind": "person", "type": "User", "breakGlass": true});
    let subscription = json!({"kind": "subscription", "id": example_id("sub", "dev")});
    let who = ("principal", "pri-aaaaaa");
    let edits = [
        someone("pri-aaaaaa", &person),
        manual("gra-aaaaaa", who, roles::OWNER, &subscription),
    ];
    assert_eq!(
        of_code("ACC-014", &edits).len(),
        of_code("ACC-014", &[]).len()
    );
}

#[test]
fn acc_024_identities_in_a_group() {
    let bad = [Edit::set(
        principal("engineers", "callsModelsDirectly"),
        true,
    )];
    check("ACC-024", &[], &bad);
    let members = ObservedPrincipal {
        principal_type: "Group".to_owned(),
        workloads: vec!["build pipeline".to_owned()],
        ..ObservedPrincipal::default()
    };
    let id = example_guid("group ai-platform-engineers");
    let seen = Observed {
        principals: [(id, members)].into(),
        ..Observed::default()
    };
    let found = only("ACC-024", findings_seeing(&[], &seen));
    assert_eq!((found.len(), found[0].data), (1, Data::Live));
    assert!(crate::words::sentence(&found[0]).contains("build pipeline"));
}

#[test]
fn acc_034_an_id_that_others_tell() {
    let role = roles::FOUNDRY_AGENT_CONSUMER;
    let bad = [
        Edit::set(principal("ai-hr-developers", "persona"), "agentConsumers"),
        new_row("agentConsumers", role, "project"),
    ];
    check("ACC-034", &[], &bad);
    assert_eq!(of_code("ACC-034", &bad)[0].data, Data::NotChecked);
    let seen = Observed {
        definitions: [(role.to_owned(), ObservedDefinition::default())].into(),
        ..Observed::default()
    };
    assert_eq!(only("ACC-034", findings_seeing(&bad, &seen)), []);
}

#[test]
fn acc_035_a_role_at_an_agent() {
    let agent = format!(
        "/subscriptions/{}/resourceGroups/rg-foundry-hr-dev/providers/Microsoft.CognitiveServices/accounts/aif-contoso-hr-dev/projects/helpdesk-dev/agents/Helper",
        example_guid("subscription dev"),
    );
    let place = json!({"kind": "resource", "resourceId": agent});
    let who = example_id("pri", "engineers");
    let grant = |role| manual("gra-aaaaaa", ("principal", &who), role, &place);
    let bad = [grant(roles::FOUNDRY_PROJECT_MANAGER)];
    check("ACC-035", &[grant(roles::FOUNDRY_AGENT_CONSUMER)], &bad);
    super::one_press_fixes("ACC-035", &bad);
}

#[test]
fn acc_052_a_note_while_anything_is_granted() {
    check(
        "ACC-052",
        &[Edit::remove("/access"), Edit::remove("/connections")],
        &[],
    );
}
