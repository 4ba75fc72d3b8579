//! Objects that somebody else made or changed are seen, told, and never taken for ours.

mod stage;

use std::sync::Arc;

use http::Method;
use rollout_engine::apply::{Event, Step, StepState, Verb};
use serde_json::json;
use stage::{
    Stage,
    between::{failed, first, principal, rewrite, scope, write_after},
    held, tenant,
    wire::{assignment_body, assignment_path, by_another},
};
use wizard_steps::catalog::roles;
use wizard_steps::change::State;
use wizard_steps::names;

const GRANTS: usize = 5;

#[tokio::test]
async fn a_grant_that_somebody_made_in_between_is_already_there_and_not_ours() {
    let stage = Stage::small(GRANTS);
    let session = stage.session();
    let foreign = names::arm_guid(&["somebody", "else"]);
    let report = write_after(&stage, &session, |shown| {
        let change = first(shown);
        let path = assignment_path(&scope(&change), &foreign);
        let body = assignment_body(&change.role, &principal(&change), "");
        assert_eq!(
            by_another(&session, &Method::PUT, &path, &body),
            201,
            "it is made"
        );
    })
    .await;
    assert!(report.is_complete(), "{:#?}", report.steps);
    let theirs: Vec<&Step> = report.steps.iter().filter(|s| !s.created_by_us).collect();
    assert_eq!(theirs.len(), 1, "{theirs:#?}");
    assert_eq!(theirs[0].proof.name, foreign, "by its own name");
    let undone = stage.undo(&session, &report.run).await;
    assert_eq!(
        undone.left.len(),
        1,
        "left alone, and said: {:#?}",
        undone.left
    );
    let left: Vec<String> = held(&session).into_iter().map(|h| h.4).collect();
    assert!(left.contains(&foreign), "it is still there");
    assert_eq!(
        stage.count(&session, State::Create).await,
        GRANTS - 1,
        "the others are gone"
    );
}

/// Two admins apply the same plan: names are equal, so both converge, and only one of them made it.
#[tokio::test]
async fn a_grant_that_another_admin_wrote_under_our_name_is_not_ours() {
    let stage = Stage::small(GRANTS);
    let session = stage.session();
    let report = write_after(&stage, &session, |shown| {
        let change = first(shown);
        let name = change.name.clone().expect("a name");
        let path = assignment_path(&scope(&change), &name);
        let body = assignment_body(&change.role, &principal(&change), "");
        assert_eq!(
            by_another(&session, &Method::PUT, &path, &body),
            201,
            "it is made"
        );
    })
    .await;
    assert!(report.is_complete(), "{:#?}", report.steps);
    assert_eq!(
        report.steps.iter().filter(|s| s.created_by_us).count(),
        GRANTS - 1,
        "not all ours"
    );
    let before = held(&session).len();
    stage.undo(&session, &report.run).await;
    assert_eq!(held(&session).len(), before - (GRANTS - 1), "theirs stays");
}

#[tokio::test]
async fn a_grant_made_in_between_with_another_condition_is_a_failure_with_its_code() {
    let stage = Stage::small(GRANTS);
    let session = stage.session();
    let foreign = names::arm_guid(&["somebody", "else"]);
    let report = write_after(&stage, &session, |shown| {
        let change = first(shown);
        let path = assignment_path(&scope(&change), &foreign);
        let condition = "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})))";
        let body = assignment_body(&change.role, &principal(&change), condition);
        assert_eq!(
            by_another(&session, &Method::PUT, &path, &body),
            201,
            "it is made"
        );
    })
    .await;
    let failed = failed(&report);
    assert_eq!(failed.len(), 1, "{:#?}", report.steps);
    assert_eq!(failed[0].error_code, "RoleAssignmentExists", "{failed:#?}");
    assert!(!failed[0].created_by_us, "not ours");
}

#[tokio::test]
async fn undo_leaves_what_somebody_changed_since() {
    let stage = Stage::small(GRANTS);
    let session = stage.session();
    let report = stage.apply(&session).await;
    let changed = &report.steps[0].proof;
    let condition = "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})))";
    let body = assignment_body(&changed.role, &changed.principal_id, condition);
    let path = assignment_path(&changed.scope, &changed.name);
    assert_eq!(
        by_another(&session, &Method::PUT, &path, &body),
        200,
        "it is changed"
    );
    let undone = stage.undo(&session, &report.run).await;
    assert_eq!(undone.left.len(), 1, "{:#?}", undone.left);
    let left: Vec<String> = held(&session).into_iter().map(|h| h.4).collect();
    assert!(
        left.contains(&changed.name.to_lowercase()),
        "the changed one is still there"
    );
    assert_eq!(
        undone
            .report
            .expect("a run")
            .count(Verb::Remove, StepState::Confirmed),
        GRANTS - 1,
        "the others are gone"
    );
}

#[tokio::test]
async fn a_grant_to_retire_that_was_changed_meanwhile_is_not_removed_by_resume() {
    let mut stage = Stage::small(1);
    let session = stage.session();
    let made = stage.apply(&session).await.steps[0].proof.clone();
    stage.plan.access.grants.clear();
    stage::add_grant(&mut stage.plan, 1);
    rewrite(&session, |state| {
        let oid = wizard_steps::examples::example_guid("small 1");
        let group = json!({"id": oid, "type": "Group", "name": "Small 1", "securityEnabled": true});
        state["directory"]
            .as_array_mut()
            .expect("a list")
            .push(group);
    });
    // The grant is put off for ever, so the removal waits for its turn.
    tenant(&session, |p| p.weather().refuse_writes = 6);
    let report = stage.apply(&session).await;
    assert_eq!(
        report.count(Verb::Remove, StepState::Planned),
        1,
        "{:#?}",
        report.steps
    );
    let condition = "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})))";
    let body = assignment_body(&made.role, &made.principal_id, condition);
    let path = assignment_path(&made.scope, &made.name);
    assert_eq!(
        by_another(&session, &Method::PUT, &path, &body),
        200,
        "it is changed"
    );
    let report = stage.resume(&session, &report.run).await;
    assert_eq!(
        report.count(Verb::Grant, StepState::Confirmed),
        1,
        "{:#?}",
        report.steps
    );
    assert_eq!(
        failed(&report)[0].error_code,
        "ChangedSince",
        "{:#?}",
        report.steps
    );
    assert!(
        held(&session)
            .iter()
            .any(|h| h.4 == made.name.to_lowercase()),
        "still there"
    );
}

/// A list that could not be read once counted as "gone".
#[tokio::test]
async fn a_removal_is_not_confirmed_by_a_list_that_cannot_be_read() {
    let mut stage = Stage::small(1);
    let session = stage.session();
    stage.apply(&session).await;
    stage.plan.access.grants.clear();
    let shown = stage.compare(&session).await;
    let swap = |from: &str, to: &str| {
        rewrite(&session, |state| {
            for item in state["assignments"].as_array_mut().into_iter().flatten() {
                if item["roleId"] == from {
                    item["roleId"] = json!(to);
                }
            }
        });
    };
    // A role for data only takes its place once the removal is sent.
    let tell = |event: &Event| {
        if matches!(event, Event::Step { .. }) {
            swap(roles::OWNER, roles::SEARCH_INDEX_DATA_CONTRIBUTOR);
        }
    };
    let report = stage
        .write_until(&session, &shown, Arc::default(), &tell)
        .await;
    let report = report.expect("written").expect("a run");
    assert_eq!(
        report.count(Verb::Remove, StepState::Accepted),
        1,
        "{:#?}",
        report.steps
    );
    swap(roles::SEARCH_INDEX_DATA_CONTRIBUTOR, roles::OWNER);
    let report = stage.resume(&session, &report.run).await;
    assert_eq!(
        report.count(Verb::Remove, StepState::Confirmed),
        1,
        "{:#?}",
        report.steps
    );
}
