//! What happens between showing and writing, and what a run came to.

use practice_tenant::Practice;
use rollout_engine::apply::{Report, Step, StepState};
use rollout_engine::desk::Comparison;
use rollout_engine::desk::session::Session;
use serde_json::Value;
use wizard_steps::change::{Change, State};

use super::{Stage, tenant};

/// Changes the tenant's description behind everybody's back.
pub fn rewrite(session: &Session, change: impl FnOnce(&mut Value)) {
    tenant(session, |practice| {
        let mut state = practice.save();
        change(&mut state);
        *practice = Practice::from_seed(&state).expect("a tenant");
    });
}

/// Writes what was shown, after something happened in between.
pub async fn write_after(
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

/// Steps that Azure refused.
pub fn failed(report: &Report) -> Vec<&Step> {
    let failed = report.steps.iter().filter(|s| s.state == StepState::Failed);
    failed.collect()
}

/// The first line to create.
pub fn first(shown: &Comparison) -> Change {
    shown
        .changes
        .of(State::Create)
        .next()
        .expect("a create")
        .clone()
}

/// Its scope.
pub fn scope(change: &Change) -> String {
    change.scope.clone().expect("a placed scope")
}

/// Its principal.
pub fn principal(change: &Change) -> String {
    change.principal_id.clone().expect("a known principal")
}
