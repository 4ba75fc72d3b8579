//! Going on after a crash, a stop or a failure.
//!
//! What is on disk decides, and Azure is asked before anything is sent again: a step that was under way
//! may have happened.

use std::collections::BTreeSet;

use wizard_steps::names;

use super::confirm::{self, by_name, is_there};
use super::execute::{self, Hands};
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
    let names = by_name(&seen.assignments);
    let mut news = Vec::new();
    for step in steps.iter_mut().filter(|s| open(s)) {
        let there = is_there(&names, step, Step::is);
        match step.verb {
            // Absent before the run, and our name: the request in doubt made it. Without one, somebody
            // else wrote the same in the meantime: it is there, and not ours.
            Verb::Grant if there => {
                step.created_by_us = step.created_by_us || step.in_doubt;
                step.in_doubt = false;
                step.state = StepState::Confirmed;
            }
            // Accepted and not seen yet may only be slow; it is looked for again, not sent again.
            Verb::Grant if step.state == StepState::Accepted => continue,
            Verb::Grant => step.state = StepState::Planned,
            Verb::Remove if there || !read::was_read(&seen, &step.proof.scope) => {
                step.state = StepState::Planned;
            }
            // Its name says something else now: that was confirmed by nobody.
            Verb::Remove if is_there(&names, step, Step::is_named) => {
                "ChangedSince".clone_into(&mut step.error_code);
                "it was changed by somebody since".clone_into(&mut step.error);
                step.state = StepState::Failed;
            }
            Verb::Remove => {
                step.in_doubt = false;
                step.state = StepState::Confirmed;
            }
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
    let through = [StepState::Confirmed, StepState::Undone];
    let safe = done.iter().all(|s| through.contains(&s.state));
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
    confirm::confirm(hands, &mut rest).await?;
    Ok(rest)
}
