//! Writes that Azure refuses, and objects that somebody else made or changed: each costs its own grant
//! only, is named, and is never taken for ours.

mod stage;

use http::Method;
use practice_tenant::Practice;
use rollout_engine::apply::{Report, Step, StepState, Verb};
use rollout_engine::cloud::error::suggestion;
use rollout_engine::desk::Comparison;
use rollout_engine::desk::session::Session;
use serde_json::{Value, json};
use stage::{Stage, assignment_body, assignment_path, by_another, grant_id, held, tenant};
use wizard_steps::catalog::roles;
use wizard_steps::change::{Change, State};
use wizard_steps::names;
use wizard_steps::steps::access::answers::{GrantScope, ScopeKind};

const GRANTS: usize = 5;

/// Changes the tenant's description behind everybody's back.
fn rewrite(session: &Session, change: impl FnOnce(&mut Value)) {
    tenant(session, |practice| {
        let mut state = practice.save();
        change(&mut state);
        *practice = Practice::from_seed(&state).expect("a tenant");
    });
}

/// Writes what was shown, after something happened in between.
async fn write_after(
    stage: &Stage,
    session: &Session,
    between: impl FnOnce(&Comparison),
) -> Report {
    let shown = stage.compare(session).await;
    between(&shown);
    let report = stage
        .write(session, &shown)
        .await
        .expect("it may be written");
    report.expect("something to write")
}

fn failed(report: &Report) -> Vec<&Step> {
    let failed = report.steps.iter().filter(|s| s.state == StepState::Failed);
    failed.collect()
}

fn first(shown: &Comparison) -> Change {
    shown
        .changes
        .of(State::Create)
        .next()
        .expect("a create")
        .clone()
}

fn scope(change: &Change) -> String {
    change.scope.clone().expect("a placed scope")
}

fn principal(change: &Change) -> String {
    change.principal_id.clone().expect("a known principal")
}

/// A group made just now, as the directory names it.
fn make_group(session: &Session) -> String {
    tenant(session, |practice| {
        let caller = practice.caller_id().to_owned();
        let token = practice
            .token_for(&caller, "https://graph.microsoft.com")
            .expect("a token");
        let body = json!({"displayName": "New team", "mailEnabled": false, "mailNickname": "new",
                          "securityEnabled": true});
        let request = http::Request::post("https://graph.microsoft.com/v1.0/groups")
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .body(body.to_string().into_bytes())
            .expect("a request");
        let practice_tenant::Outcome::Answer(answer) = practice.handle(request).outcome else {
            panic!("the directory answers");
        };
        let group: Value = serde_json::from_slice(answer.body()).expect("a group");
        group["id"].as_str().expect("an id").to_owned()
    })
}

async fn with_new_group(known_after_s: u64) -> (Report, i64) {
    let mut stage = Stage::small(GRANTS);
    let session = stage.session();
    let group = make_group(&session);
    let first = stage.plan.prerequisites.principals.values_mut().next();
    first.expect("a principal").object_id = group.into();
    tenant(&session, |p| {
        p.weather().principals_known_after_s = known_after_s;
    });
    let began = tenant(&session, |p| p.now());
    let report = stage.apply(&session).await;
    (report, tenant(&session, |p| p.now()) - began)
}

#[tokio::test]
async fn a_principal_that_is_not_known_everywhere_yet_is_waited_for() {
    let (report, passed) = with_new_group(60).await;
    assert!(report.is_complete(), "{:#?}", report.steps);
    assert!(
        (60..=140).contains(&passed),
        "two minutes at most: {passed} s"
    );
}

#[tokio::test]
async fn a_principal_that_never_appears_costs_its_own_grant_only() {
    let (report, passed) = with_new_group(1_000_000).await;
    let failed = failed(&report);
    assert_eq!(failed.len(), 1, "{failed:#?}");
    assert_eq!(failed[0].error_code, "PrincipalNotFound", "{failed:#?}");
    assert_eq!(
        report.count(Verb::Grant, StepState::Confirmed),
        GRANTS - 1,
        "the rest is done"
    );
    assert!(
        (115..=140).contains(&passed),
        "two minutes at most: {passed} s"
    );
}

#[tokio::test]
async fn a_right_lost_on_one_subscription_fails_there_and_resume_goes_on_with_the_right() {
    let mut stage = Stage::small(GRANTS);
    // One of the grants is in production, which is a subscription of its own.
    let production = wizard_steps::estate::group_account_id(
        &stage.plan.organization.order[0],
        stage
            .plan
            .environments
            .order
            .last()
            .expect("an environment"),
    );
    let moved = stage
        .plan
        .access
        .grants
        .get_mut(&grant_id(0))
        .expect("a grant");
    moved.scope = GrantScope {
        kind: Some(ScopeKind::Account),
        id: production,
        ..GrantScope::default()
    };
    let session = stage.session();
    let shown = stage.compare(&session).await;
    let subscriptions = |change: &Change| scope(change).split('/').nth(2).map(str::to_owned);
    let moved = shown
        .changes
        .changes
        .iter()
        .find(|c| c.principal == "Small 0")
        .expect("it");
    let lost = subscriptions(moved).expect("a subscription");
    let there = shown
        .changes
        .changes
        .iter()
        .filter(|c| subscriptions(c).as_ref() == Some(&lost));
    assert_eq!(there.count(), 1, "one grant in the subscription");
    let set_role = |from: &'static str, to: &'static str| {
        rewrite(&session, |state| {
            for item in state["assignments"].as_array_mut().into_iter().flatten() {
                if item["scope"] == format!("/subscriptions/{lost}") && item["roleId"] == from {
                    item["roleId"] = json!(to);
                }
            }
        });
    };
    set_role(roles::OWNER, roles::CONTRIBUTOR);
    let report = stage
        .write(&session, &shown)
        .await
        .expect("written")
        .expect("a run");
    let branch = failed(&report);
    assert_eq!(branch.len(), 1, "{branch:#?}");
    assert_eq!(branch[0].error_code, "AuthorizationFailed", "{branch:#?}");
    assert!(
        suggestion("AuthorizationFailed").contains("Administrator"),
        "says what to ask for"
    );
    assert_eq!(
        report.count(Verb::Grant, StepState::Confirmed),
        GRANTS - 1,
        "the rest is done"
    );
    assert!(report.has_failed(), "and the report says so");
    set_role(roles::CONTRIBUTOR, roles::OWNER);
    let report = stage.resume(&session, &report.run).await;
    assert!(report.is_complete(), "{:#?}", report.steps);
    assert!(
        report.steps.iter().all(|s| s.created_by_us),
        "all ours: {:#?}",
        report.steps
    );
}

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
async fn a_lock_is_named_and_nothing_is_half_made() {
    let stage = Stage::small(GRANTS);
    let session = stage.session();
    let before = held(&session);
    let report = write_after(&stage, &session, |shown| {
        let account = scope(&first(shown));
        rewrite(&session, |state| {
            state["locks"] = json!([{"scope": account, "name": "freeze", "level": "ReadOnly"}]);
        });
    })
    .await;
    let failed = failed(&report);
    assert_eq!(failed.len(), GRANTS, "{failed:#?}");
    assert!(
        failed.iter().all(|s| s.error_code == "ScopeLocked"),
        "{failed:#?}"
    );
    assert!(
        suggestion("ScopeLocked").contains("lock"),
        "says what to do"
    );
    assert_eq!(held(&session), before, "nothing was made");
    assert!(
        !report.steps.iter().any(|s| s.created_by_us),
        "and none is called ours"
    );
}

#[tokio::test]
async fn a_full_subscription_takes_what_fits_and_names_the_limit() {
    let stage = Stage::small(GRANTS);
    let session = stage.session();
    let report = write_after(&stage, &session, |shown| {
        let subscription: Vec<String> = scope(&first(shown))
            .split('/')
            .take(3)
            .map(str::to_owned)
            .collect();
        let subscription = subscription.join("/").to_lowercase();
        let there = held(&session)
            .iter()
            .filter(|h| h.0.starts_with(&subscription))
            .count();
        rewrite(&session, |state| {
            state["settings"]["assignmentLimit"] = json!(there + 2);
        });
    })
    .await;
    let failed = failed(&report);
    assert_eq!(failed.len(), GRANTS - 2, "{:#?}", report.steps);
    let code = "RoleAssignmentLimitExceeded";
    assert!(failed.iter().all(|s| s.error_code == code), "{failed:#?}");
    assert!(suggestion(code).contains("4,000"), "says the limit");
    assert_eq!(
        report.count(Verb::Grant, StepState::Confirmed),
        2,
        "what fits is done"
    );
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
