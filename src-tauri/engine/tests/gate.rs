//! What has to be right before the first write. Each refusal leaves the wire without one.

mod stage;

use std::sync::Arc;

use rollout_engine::apply::gate::{self, Gate};
use rollout_engine::apply::{Confirmed, Report};
use rollout_engine::desk::Comparison;
use rollout_engine::desk::session::Session;
use rollout_engine::problem::{Code, Problem};
use stage::{Stage, held, small_plan, wire::writes};
use wizard_steps::catalog::roles;
use wizard_steps::change::State;
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::finding::Finding;
use wizard_steps::meaning;
use wizard_steps::plan::Plan;
use wizard_steps::slice::Slice;
use wizard_steps::steps::sign_off::answers::Signature;
use wizard_steps::steps::sign_off::signatures;

/// Contoso's small part, compared, and what is known about it.
struct Shown {
    stage: Stage,
    session: Session,
    comparison: Comparison,
}

async fn shown() -> Shown {
    let stage = Stage::contoso();
    let session = stage.recorded("requests.jsonl");
    let comparison = stage.compare_and_check(&session).await;
    assert!(
        comparison.changes.of(State::Create).count() > 0,
        "something to write"
    );
    Shown {
        stage,
        session,
        comparison,
    }
}

impl Shown {
    async fn apply(&self, confirmed: &Confirmed) -> Result<Option<Report>, Problem> {
        let desk = self.stage.desk();
        desk.apply(
            &self.session,
            &self.stage.plan,
            &self.comparison,
            confirmed,
            Arc::default(),
            &|_| {},
        )
        .await
    }

    fn confirmed(&self) -> Confirmed {
        Confirmed::shown(self.comparison.changes.clone(), true)
    }

    async fn refused(&self, confirmed: &Confirmed, code: Code) -> Problem {
        let before = held(&self.session);
        let problem = self.apply(confirmed).await.expect_err("it is refused");
        assert_eq!(problem.code, code, "{problem}");
        assert!(
            problem.title.starts_with("Nothing was written"),
            "{problem}"
        );
        assert!(!problem.next.is_empty(), "it says what to do: {problem}");
        assert_eq!(
            writes(&self.stage.file("requests.jsonl")).len(),
            0,
            "no write on the wire"
        );
        assert_eq!(held(&self.session), before, "nothing was made");
        assert!(
            self.stage.desk().runs().expect("runs").is_empty(),
            "no run was begun"
        );
        problem
    }
}

fn minutes_ago(minutes: i64) -> String {
    (jiff::Timestamp::now() - jiff::SignedDuration::from_mins(minutes)).to_string()
}

#[tokio::test]
async fn what_was_shown_and_confirmed_is_written() {
    let shown = shown().await;
    let mut confirmed = shown.confirmed();
    confirmed.changes.read_at = minutes_ago(14);
    let report = shown.apply(&confirmed).await.expect("it may be written");
    assert!(
        report.expect("something to write").is_complete(),
        "all through"
    );
}

#[tokio::test]
async fn another_tenant_is_refused() {
    let mut shown = shown().await;
    let mut confirmed = shown.confirmed();
    "11111111-1111-4111-8111-111111111111".clone_into(&mut confirmed.changes.tenant_id);
    shown.refused(&confirmed, Code::WrongTenant).await;
    let confirmed = shown.confirmed();
    shown.stage.plan.about.tenant_id = "11111111-1111-4111-8111-111111111111".to_owned().into();
    shown.refused(&confirmed, Code::WrongTenant).await;
}

#[tokio::test]
async fn another_account_is_refused() {
    let shown = shown().await;
    let mut confirmed = shown.confirmed();
    "22222222-2222-4222-8222-222222222222".clone_into(&mut confirmed.changes.caller);
    confirmed.digest = confirmed.changes.digest();
    shown.refused(&confirmed, Code::WrongAccount).await;
}

#[tokio::test]
async fn a_reading_that_is_old_or_from_the_future_is_refused() {
    let shown = shown().await;
    for read_at in [
        minutes_ago(16),
        minutes_ago(-2),
        String::new(),
        "yesterday".to_owned(),
    ] {
        let mut confirmed = shown.confirmed();
        confirmed.changes.read_at = read_at;
        shown.refused(&confirmed, Code::PlanStale).await;
    }
}

#[tokio::test]
async fn changes_other_than_those_confirmed_are_refused() {
    let shown = shown().await;
    let mut confirmed = shown.confirmed();
    confirmed.changes.changes[0].role = roles::OWNER.to_owned();
    shown.refused(&confirmed, Code::PlanStale).await;
    // Also when the digest was made to fit.
    confirmed.digest = confirmed.changes.digest();
    shown.refused(&confirmed, Code::PlanStale).await;
}

#[tokio::test]
async fn a_plan_edited_after_it_was_shown_is_refused() {
    let mut shown = shown().await;
    let confirmed = shown.confirmed();
    for row in shown.stage.plan.access.mapping.values_mut() {
        row.role_id = roles::OWNER.into();
    }
    shown.refused(&confirmed, Code::PlanStale).await;
}

/// A plan in which nobody works in test any more, which is a blocker there and nowhere else.
async fn with_a_blocker_in_test() -> Shown {
    let mut shown = shown().await;
    let test = shown.stage.part("env=test");
    let stays = |id: &String| !test.environments.contains(id);
    let all = shown.stage.plan.environments.order.clone();
    for principal in shown.stage.plan.prerequisites.principals.values_mut() {
        if principal.environments.is_empty() {
            principal.environments.clone_from(&all);
        }
        principal.environments.retain(stays);
    }
    shown.stage.slice = Slice::all();
    shown
}

#[tokio::test]
async fn a_blocker_in_the_part_refuses_and_one_outside_does_not() {
    let mut shown = with_a_blocker_in_test().await;
    shown.comparison = shown.stage.compare_and_check(&shown.session).await;
    let problem = shown.refused(&shown.confirmed(), Code::Blocked).await;
    assert!(problem.detail.contains("PRE-"), "it names them: {problem}");
    shown.stage.slice = shown.stage.part("env=development,group=it");
    shown.comparison = shown.stage.compare_and_check(&shown.session).await;
    let open = |f: &&Finding| f.is_blocker() && !f.code.starts_with("SIG-");
    let open: Vec<&Finding> = shown.comparison.findings.iter().filter(open).collect();
    assert!(!open.is_empty(), "the blockers of the other part are open");
    let report = shown.apply(&shown.confirmed()).await;
    let report = report.expect("what is outside does not stop it");
    assert!(
        report.expect("something to write").is_complete(),
        "all through"
    );
}

/// PRE-003 once spoke of every subscription outside the slice, because only those of the slice were read.
#[tokio::test]
async fn a_part_read_alone_makes_no_blockers_elsewhere() {
    let shown = shown().await;
    let blockers = shown.comparison.findings.iter();
    let blockers: Vec<&Finding> = blockers
        .filter(|f| f.is_blocker() && !f.code.starts_with("SIG-"))
        .collect();
    assert!(blockers.is_empty(), "{blockers:#?}");
    let subscriptions = shown.comparison.observed.subscriptions.len();
    assert!(
        subscriptions > 1,
        "every subscription of the plan is known: {subscriptions}"
    );
}

/// What a real tenant's gate says about a plan; the practice tenant never asks for signatures.
fn real_gate(plan: &Plan, comparison: &Comparison) -> Result<(), Problem> {
    let confirmed = Confirmed::shown(comparison.changes.clone(), true);
    gate::pass(&Gate {
        plan,
        findings: &[],
        confirmed: &confirmed,
        tenant_id: &comparison.observed.tenant_id,
        caller: &comparison.observed.caller,
        now: jiff::Timestamp::now().as_second(),
        real: true,
        signed: &signatures::signed(plan, &confirmed.changes.slice),
    })
}

/// Signs every area that has an approver, for a part of the plan.
fn sign(plan: &mut Plan, part: &str) {
    let estate = Estate::of(plan);
    let desired = DesiredState::of(&estate);
    let slice = Slice::parse(part, plan).expect("a part");
    let meaning = meaning::meaning(&estate, &desired, &slice);
    let sign = |area: &String| {
        let signature = Signature {
            by: "Somebody".to_owned(),
            digest: meaning::digest(meaning.get(area).unwrap_or(&meaning)),
            slice: part.to_owned(),
            ..Signature::default()
        };
        (area.clone(), signature)
    };
    plan.sign_offs.signatures = plan.sign_offs.approvers.keys().map(sign).collect();
}

fn is_signed(outcome: &Result<(), Problem>) -> bool {
    match outcome {
        Ok(()) => true,
        Err(problem) => {
            assert_eq!(problem.code, Code::NotSigned, "{problem}");
            false
        }
    }
}

#[tokio::test]
async fn a_real_tenant_demands_signatures_that_hold_what_the_plan_means() {
    let shown = shown().await;
    let mut plan = shown.stage.plan.clone();
    let gate = async |plan: &Plan| is_signed(&real_gate(plan, &shown.comparison));
    plan.sign_offs.signatures.clear();
    assert!(!gate(&plan).await, "missing");
    sign(&mut plan, "env=development,group=it");
    assert!(gate(&plan).await, "signed for this part");
    sign(&mut plan, "");
    assert!(gate(&plan).await, "signed for all of it");
    sign(&mut plan, "env=production");
    assert!(!gate(&plan).await, "signed for another part");
    sign(&mut plan, "");
    let signed = plan.clone();

    // The same meaning in other words and another order.
    plan.environments.order.reverse();
    plan.organization.order.reverse();
    plan.about.name = "Renamed".to_owned();
    for principal in plan.prerequisites.principals.values_mut() {
        principal.name.push_str(" (renamed)");
    }
    for grant in plan.access.grants.values_mut() {
        grant.why.push_str(" Reworded.");
        grant.role_id = grant.role_id.as_str().to_uppercase().into();
    }
    assert!(
        gate(&plan).await,
        "re-ordered and renamed, it means the same"
    );

    // Another meaning of one area.
    let mut plan = signed.clone();
    for row in plan.access.mapping.values_mut() {
        row.role_id = roles::OWNER.into();
    }
    assert!(!gate(&plan).await, "a role was widened");
    let problem = real_gate(&plan, &shown.comparison).expect_err("refused");
    assert!(
        problem.detail.contains("security"),
        "says which area: {problem}"
    );
    assert!(
        !problem.detail.contains("network"),
        "and only that: {problem}"
    );
    plan.sign_offs.required = Some(vec!["network".to_owned()]);
    assert!(gate(&plan).await, "only what is required counts");
    let mut plan = signed;
    plan.sign_offs.required = Some(vec![]);
    plan.sign_offs.signatures.clear();
    assert!(gate(&plan).await, "nothing is required by this plan");
}

#[tokio::test]
async fn the_practice_tenant_asks_for_no_signature() {
    let mut shown = shown().await;
    shown.stage.plan.sign_offs.signatures.clear();
    let report = shown
        .apply(&shown.confirmed())
        .await
        .expect("it may be written");
    assert!(report.is_some(), "written without signatures");
}

#[tokio::test]
async fn nothing_to_write_begins_no_run() {
    let stage = Stage::of(small_plan(2));
    let session = stage.session();
    stage.apply(&session).await;
    let shown = stage.compare(&session).await;
    let report = stage
        .write(&session, &shown)
        .await
        .expect("it may be written");
    assert!(report.is_none(), "there is nothing to write");
    assert_eq!(
        stage.desk().runs().expect("runs").len(),
        1,
        "and no run of it"
    );
}

/// Reading and confirming are two things: a comparison alone sends no write.
#[tokio::test]
async fn a_comparison_only_reads() {
    let shown = shown().await;
    let sent = stage::wire::requests(&shown.stage.file("requests.jsonl"));
    let other = sent.iter().filter(|(method, path)| {
        method != "GET" && !path.contains("getbyids") && !path.contains("/oauth2/")
    });
    assert_eq!(other.count(), 0, "{sent:#?}");
}
