//! Seeing in a list what was written.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use wizard_steps::names;
use wizard_steps::observed::ObservedAssignment;

use super::execute::Hands;
use super::{Event, Step, StepState, Verb};
use crate::cloud::read;
use crate::problem::Problem;

/// Waits between looks while something is not seen yet; 5 minutes in all at most.
const LOOKS: [u64; 6] = [5, 10, 20, 40, 80, 145];

/// Lists assignments again until every accepted step is seen (or seen gone), and writes that down.
///
/// # Errors
/// The journal could not be written, or Azure did not answer.
pub async fn confirm(hands: &Hands<'_>, steps: &mut [Step]) -> Result<(), Problem> {
    let mut looks = LOOKS.iter();
    loop {
        let open: Vec<usize> = (0..steps.len())
            .filter(|i| steps[*i].state == StepState::Accepted)
            .collect();
        if open.is_empty() {
            return Ok(());
        }
        let scopes: BTreeSet<String> = open
            .iter()
            .map(|i| names::scope_key(&steps[*i].proof.scope))
            .collect();
        let seen = read::assignments_of(&hands.arm, &scopes).await?;
        let names = by_name(&seen.assignments);
        let mut news = Vec::new();
        for i in open {
            let through = match steps[i].verb {
                Verb::Grant => is_there(&names, &steps[i], Step::is),
                Verb::Remove => {
                    !is_there(&names, &steps[i], Step::is_named)
                        && read::was_read(&seen, &steps[i].proof.scope)
                }
            };
            if through {
                steps[i].state = StepState::Confirmed;
                news.push(steps[i].clone());
            }
        }
        hands.journal.note(&hands.run, news).await?;
        let missing = steps
            .iter()
            .filter(|s| s.state == StepState::Accepted)
            .count();
        (hands.tell)(&Event::Confirming { missing });
        let Some(seconds) = looks
            .next()
            .filter(|_| missing > 0 && !hands.stop.is_asked())
        else {
            return Ok(());
        };
        hands.arm.wait(Duration::from_secs(*seconds)).await;
    }
}

/// Assignments by name in lower case; a name is unique at its scope only.
pub(super) type Names<'s> = BTreeMap<String, Vec<&'s ObservedAssignment>>;

pub(super) fn by_name(seen: &[ObservedAssignment]) -> Names<'_> {
    seen.iter().fold(Names::new(), |mut names, assignment| {
        names
            .entry(assignment.name.to_lowercase())
            .or_default()
            .push(assignment);
        names
    })
}

/// Is there an assignment of the step's name of which this is true?
pub(super) fn is_there(
    names: &Names<'_>,
    step: &Step,
    is: fn(&Step, &ObservedAssignment) -> bool,
) -> bool {
    names
        .get(&step.proof.name.to_lowercase())
        .is_some_and(|all| all.iter().any(|a| is(step, a)))
}
