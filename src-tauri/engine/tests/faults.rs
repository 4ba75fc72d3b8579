//! Writes that Azure refuses, and objects that somebody else made or changed: each costs its own grant
//! only, is named, and is never taken for ours.

mod stage;

use rollout_engine::apply::{Report, StepState, Verb};
use rollout_engine::cloud::error::suggestion;
use rollout_engine::desk::session::Session;
use serde_json::{Value, json};
use stage::{
    Stage,
    between::{failed, first, rewrite, scope, write_after},
    grant_id, held, tenant,
};
use wizard_steps::catalog::roles;
use wizard_steps::change::Change;
use wizard_steps::steps::access::answers::{GrantScope, ScopeKind};

const GRANTS: usize = 5;

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
