//! Going on after a crash, a stop or a failure.
//!
//! What is on disk decides, and Azure is asked before anything is sent again: a step that was under way
//! may have happened.

use std::collections::BTreeSet;

use wizard_steps::names;

use super::execute::{self, Hands, by_name};
use super::{Step, StepState, Verb};
use crate::cloud::read;
use crate::problem::Problem;

/// Looks at every step that is not through: what happened is noted, what did not is planned again.
///
/// # Errors
/// Azure did not answer, or the journal could not be written.
pub async fn settle(hands: &Hands<'_>, steps: &mut [Step]) -> Result<(), Problem> {
    let open = |s: &Step| !matches!(s.state, StepState::Confirmed | StepState::Undone);
    let scopes: BTreeSet<String> = steps
        .iter()
        .filter(|s| open(s))
        .map(|s| names::scope_key(&s.proof.scope))
        .collect();
    if scopes.is_empty() {
        return Ok(());
    }
    let seen = read::assignments_of(&hands.arm, &scopes).await?;
    let seen = by_name(&seen);
    let mut news = Vec::new();
    for step in steps.iter_mut().filter(|s| open(s)) {
        let there = seen
            .get(&step.proof.name.to_lowercase())
            .is_some_and(|all| all.iter().any(|a| step.is(a)));
        let was_sent = step.state != StepState::Planned && step.state != StepState::Failed;
        match (step.verb, there) {
            // It was absent before the run and has our name: the lost request made it.
            (Verb::Grant, true) if was_sent => {
                step.created_by_us = step.created_by_us || step.state != StepState::Accepted;
                step.state = StepState::Confirmed;
            }
            // Somebody else wrote the same in the meantime: it is there, and not ours.
            (Verb::Grant, true) => step.state = StepState::Confirmed,
            (Verb::Remove, false) => step.state = StepState::Confirmed,
            // Accepted and not seen yet may only be slow; it is looked for again, not sent again.
            (Verb::Grant, false) if step.state == StepState::Accepted => continue,
            (Verb::Grant, false) | (Verb::Remove, true) => step.state = StepState::Planned,
        }
        news.push(step.clone());
    }
    hands.journal.note(&hands.run, news).await
}

/// Sends what is planned: first the grants, and the removals only when every grant is confirmed.
///
/// # Errors
/// The journal could not be written, or Azure did not answer.
pub async fn go_on(hands: &Hands<'_>, steps: Vec<Step>) -> Result<Vec<Step>, Problem> {
    let (grants, removals): (Vec<Step>, Vec<Step>) =
        steps.into_iter().partition(|s| s.verb == Verb::Grant);
    let mut done = phase(hands, grants).await?;
    if removals.is_empty() {
        return Ok(done);
    }
    let safe = done.iter().all(|s| s.state == StepState::Confirmed);
    done.extend(if safe {
        phase(hands, removals).await?
    } else {
        removals
    });
    done.sort_by_key(|s| s.seq);
    Ok(done)
}

async fn phase(hands: &Hands<'_>, steps: Vec<Step>) -> Result<Vec<Step>, Problem> {
    let (planned, mut rest): (Vec<Step>, Vec<Step>) = steps
        .into_iter()
        .partition(|s| s.state == StepState::Planned);
    rest.extend(execute::send(hands, planned).await?);
    rest.sort_by_key(|s| s.seq);
    execute::confirm(hands, &mut rest).await?;
    Ok(rest)
}
