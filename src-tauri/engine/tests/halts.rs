//! Stopped by somebody, or by a journal that cannot be written: nothing new is sent, and resume goes on.

mod stage;

use std::sync::Arc;

use rollout_engine::apply::{Event, StepState, Stop, Verb};
use rollout_engine::desk::session::Session;
use rollout_engine::problem::Code;
use stage::{Stage, held, stop_after, wire::writes};
use wizard_steps::change::State;

const GRANTS: usize = 40;

#[tokio::test]
async fn a_stop_sends_nothing_new_and_resume_completes() {
    let stage = Stage::small(GRANTS);
    let session = stage.recorded("requests.jsonl");
    let before = held(&session);
    let shown = stage.compare(&session).await;
    let stop = Arc::<Stop>::default();
    let tell = stop_after(3, &stop);
    let report = stage.write_until(&session, &shown, stop, &tell).await;
    let report = report.expect("written").expect("a run");
    assert!(report.stopped, "the report says it was stopped");
    let sent: usize = writes(&stage.file("requests.jsonl")).into_values().sum();
    assert!(
        sent < GRANTS / 2,
        "nothing new after what was under way: {sent}"
    );
    assert_eq!(
        report.count(Verb::Grant, StepState::Planned),
        GRANTS - sent,
        "the rest is planned"
    );
    assert_eq!(
        held(&session).len() - before.len(),
        sent,
        "the tenant has what was sent"
    );
    let runs = stage.desk().runs().expect("runs");
    assert_eq!(runs[0].state, "stopped", "the journal says so");
    let report = stage.resume(&session, &report.run).await;
    assert!(report.is_complete(), "{:#?}", report.steps);
    let writes = writes(&stage.file("requests.jsonl"));
    assert!(
        writes.values().all(|n| *n == 1),
        "nothing was sent twice: {writes:#?}"
    );
    stage.undo(&session, &report.run).await;
    assert_eq!(held(&session), before, "undone, all is as before");
}

/// A trigger in the journal's file that refuses rows, as a full disk would.
fn refuse(stage: &Stage, when: &str) -> rusqlite::Connection {
    stage.desk().journal().expect("a journal");
    let connection = rusqlite::Connection::open(stage.file("runs.db")).expect("the journal");
    let sql = format!(
        "CREATE TRIGGER full BEFORE UPDATE ON step WHEN {when}
         BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
    );
    connection.execute_batch(&sql).expect("a trigger");
    connection
}

async fn halted(when: &str) -> (Stage, Session, usize) {
    let stage = Stage::small(GRANTS);
    let session = stage.recorded("requests.jsonl");
    let shown = stage.compare(&session).await;
    let connection = refuse(&stage, when);
    let told = std::sync::Mutex::new(Vec::new());
    let tell = |event: &Event| {
        if let Event::Step { step, .. } = event {
            told.lock().expect("not poisoned").push(step.state);
        }
    };
    let problem = stage
        .write_until(&session, &shown, Arc::default(), &tell)
        .await;
    let problem = problem.expect_err("it halts");
    assert_eq!(problem.code, Code::Journal, "{problem}");
    assert!(
        problem.to_string().contains("disk is full"),
        "says why: {problem}"
    );
    let sent: usize = writes(&stage.file("requests.jsonl")).into_values().sum();
    let told = told.into_inner().expect("not poisoned");
    let run = stage.desk().runs().expect("runs").remove(0);
    assert_eq!(
        run.state, "failed",
        "the journal, where it can be written, says it broke off"
    );
    let (_, steps) = stage
        .desk()
        .journal()
        .expect("a journal")
        .run(&run.id)
        .expect("the run");
    let accepted = steps
        .iter()
        .filter(|s| s.state == StepState::Accepted)
        .count();
    assert_eq!(told.len(), accepted, "told is what is on disk");
    connection
        .execute_batch("DROP TRIGGER full")
        .expect("room again");
    (stage, session, sent)
}

async fn goes_on(stage: &Stage, session: &Session) {
    let run = stage.desk().runs().expect("runs").remove(0);
    let report = stage.resume(session, &run.id).await;
    assert!(report.is_complete(), "{:#?}", report.steps);
    assert!(
        report.steps.iter().all(|s| s.created_by_us),
        "all ours: {:#?}",
        report.steps
    );
    assert_eq!(
        stage.count(session, State::InPlace).await,
        GRANTS,
        "all there"
    );
    let twice = writes(&stage.file("requests.jsonl"))
        .into_values()
        .filter(|n| *n > 1)
        .count();
    assert_eq!(twice, 0, "what was made is found, not sent again");
}

#[tokio::test]
async fn a_journal_that_takes_no_intent_halts_before_anything_is_sent() {
    let (stage, session, sent) = halted("NEW.state = 'intended'").await;
    assert_eq!(sent, 0, "nothing is sent without its intent on disk");
    goes_on(&stage, &session).await;
}

#[tokio::test]
async fn a_journal_that_takes_no_outcome_halts_the_run() {
    let when =
        "NEW.state = 'accepted' AND (SELECT count(*) FROM step WHERE state = 'accepted') >= 4";
    let (stage, session, sent) = halted(when).await;
    assert!(
        (4..GRANTS / 2).contains(&sent),
        "only what was under way: {sent}"
    );
    goes_on(&stage, &session).await;
}

#[tokio::test]
async fn a_journal_that_cannot_be_opened_halts_before_anything_is_sent() {
    let stage = Stage::small(3);
    let session = stage.recorded("requests.jsonl");
    let shown = stage.compare(&session).await;
    std::fs::write(
        stage.file("runs.db"),
        "not a database at all, but long enough to look like one",
    )
    .expect("written");
    let problem = stage.write(&session, &shown).await.expect_err("it halts");
    assert_eq!(problem.code, Code::Journal, "{problem}");
    assert_eq!(
        writes(&stage.file("requests.jsonl")).len(),
        0,
        "nothing was sent"
    );
}
