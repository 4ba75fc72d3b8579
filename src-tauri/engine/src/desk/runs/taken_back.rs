//! Which steps of a run were taken back, as its journal remembers it.

use crate::apply::journal::Journal;
use crate::apply::{Step, StepState};
use crate::problem::Problem;

/// Steps of the undone run that are taken back now.
pub(super) async fn mark_undone(
    journal: &Journal,
    run: &str,
    steps: Vec<Step>,
    done: &[Step],
) -> Result<(), Problem> {
    let through = |name: &str, scope: &str| {
        done.iter().any(|d| {
            d.proof.name == name
                && d.proof.scope == scope
                && d.state >= StepState::Accepted
                && d.state <= StepState::Confirmed
        })
    };
    let undone: Vec<Step> = steps
        .into_iter()
        .filter(|s| through(&s.proof.name, &s.proof.scope))
        .map(|s| Step {
            state: StepState::Undone,
            ..s
        })
        .collect();
    journal.note(run, undone).await
}
