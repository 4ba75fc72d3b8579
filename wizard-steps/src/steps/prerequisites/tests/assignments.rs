//! Role assignments: who may write them, and how many fit.

use serde_json::json;

use crate::catalog::roles;
use crate::desired::DesiredState;
use crate::estate::{Account, Estate};
use crate::examples::{example_guid, example_id};
use crate::finding::{Data, Fix};
use crate::observed::{Observed, ObservedAssignment, Permission};
use crate::plan::edit::Edit;
use crate::steps::cases::{check, example, findings_seeing, of_code, only};
use crate::words;

fn refused_at(scopes: &[String]) -> Observed {
    let contributor = Permission {
        actions: vec!["*".to_owned()],
        not_actions: vec!["Microsoft.Authorization/*/Write".to_owned()],
    };
    let permissions = scopes
        .iter()
        .map(|s| (s.to_lowercase(), vec![contributor.clone()]));
    Observed {
        read_at: "2026-11-22T08:00:00Z".to_owned(),
        permissions: permissions.collect(),
        ..Observed::default()
    }
}

#[test]
fn scopes_where_nobody_may_assign() {
    let plan = example();
    let estate = Estate::of(&plan);
    let scopes: Vec<String> = estate
        .accounts
        .values()
        .filter_map(Account::arm_id)
        .collect();
    assert!(of_code("PRE-018", &[]).is_empty(), "nothing was read");
    let found = only("PRE-018", findings_seeing(&[], &refused_at(&scopes)));
    assert_eq!(found.len(), 6, "one a subscription");
    let sentence = words::sentence(&found[0]);
    assert!(
        sentence.contains("Role Based Access Control Administrator") && !sentence.contains('{'),
        "{sentence}"
    );
    assert!(
        found[0]
            .fixes
            .iter()
            .any(|f| matches!(f, Fix::Request { .. }))
    );
    let elsewhere = refused_at(&["/subscriptions/other".to_owned()]);
    assert!(only("PRE-018", findings_seeing(&[], &elsewhere)).is_empty());
}

#[test]
fn what_is_there_already_needs_no_right() {
    let plan = example();
    let estate = Estate::of(&plan);
    let project = estate.projects.keys().next().expect("a project");
    let scope = estate.project_arm_id(project).expect("a place");
    let mut observed = refused_at(std::slice::from_ref(&scope));
    let found = only("PRE-018", findings_seeing(&[], &observed));
    assert_eq!(found.len(), 1);
    let desired = DesiredState::of(&estate);
    let here = desired
        .grants
        .iter()
        .filter(|g| g.scope.arm_id.as_deref() == Some(scope.as_str()));
    observed.assignments = here
        .map(|g| ObservedAssignment {
            scope: scope.to_uppercase(),
            principal_id: plan.prerequisites.principals[g.principal.id()]
                .object_id
                .to_string(),
            role: g.role.to_string(),
            ..ObservedAssignment::default()
        })
        .collect();
    assert!(!observed.assignments.is_empty());
    assert!(only("PRE-018", findings_seeing(&[], &observed)).is_empty());
}

/// This many single admins of one subscription.
fn single_admins(n: usize) -> Edit {
    let mut principals = serde_json::to_value(&example().prerequisites.principals).expect("JSON");
    for i in 0..n {
        principals[format!("pri-{i:06}")] = json!({
            "name": format!("Person {i}"),
            "objectId": example_guid(&format!("person {i}")),
            "kind": "person", "type": "User", "persona": "agentConsumers", "verified": true,
            "environments": [example_id("env", "dev")], "groups": [example_id("grp", "hr")],
        });
    }
    Edit::set("/prerequisites/principals", principals)
}

#[test]
fn more_assignments_than_a_subscription_takes() {
    let row = |eligible: bool| {
        Edit::set(
            "/access/mapping/map-people",
            json!({"persona": "agentConsumers", "roleId": roles::FOUNDRY_AGENT_CONSUMER,
                   "scope": "account", "eligible": eligible}),
        )
    };
    let eligible = [single_admins(4001), row(true)];
    check("PRE-021", &eligible, &[single_admins(4001), row(false)]);
    let there = (0..3950).map(|i| ObservedAssignment {
        scope: format!(
            "/SUBSCRIPTIONS/{}/resourceGroups/x",
            example_guid("subscription dev")
        ),
        principal_id: i.to_string(),
        ..ObservedAssignment::default()
    });
    let observed = Observed {
        assignments: there.collect(),
        ..Observed::default()
    };
    let found = only(
        "PRE-021",
        findings_seeing(&[single_admins(50), row(false)], &observed),
    );
    assert_eq!((found.len(), found[0].data), (1, Data::Live));
}
