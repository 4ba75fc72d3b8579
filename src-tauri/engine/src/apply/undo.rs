//! Taking a run back: only what the journal proves is ours, newest first.

use std::collections::BTreeSet;

use wizard_steps::change::Journal as Proofs;
use wizard_steps::names;

use super::confirm::by_name;
use super::{Step, StepState, Verb};
use crate::cloud::arm::Arm;
use crate::cloud::read;
use crate::problem::Problem;

/// What undoing a run would do.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo {
    /// Steps to send.
    pub steps: Vec<Step>,
    /// Steps of the run that are left alone, each with the reason.
    pub left: Vec<(Step, &'static str)>,
}

impl Undo {
    fn remove(&mut self, step: &Step) {
        self.add(Verb::Remove, step);
    }

    fn add(&mut self, verb: Verb, step: &Step) {
        let seq = i64::try_from(self.steps.len()).unwrap_or(i64::MAX);
        self.steps.push(Step::of(seq, verb, step.proof.clone()));
    }
}

/// Plans the undoing of a run against what is there now.
///
/// # Errors
/// Azure did not answer.
pub async fn plan(arm: &Arm, steps: &[Step], proofs: &Proofs) -> Result<Undo, Problem> {
    let scopes: BTreeSet<String> = steps
        .iter()
        .map(|s| names::scope_key(&s.proof.scope))
        .collect();
    let seen = read::assignments_of(arm, &scopes).await?.assignments;
    let seen = by_name(&seen);
    let proven: BTreeSet<(&str, String)> = proofs
        .created
        .iter()
        .map(|p| (p.name.as_str(), names::scope_key(&p.scope)))
        .collect();
    let mut undo = Undo {
        steps: Vec::new(),
        left: Vec::new(),
    };
    for step in steps.iter().rev() {
        // It may be there without showing yet. Removing what is not there does no harm.
        let may_hide = step.in_doubt || (step.created_by_us && step.state == StepState::Accepted);
        if step.verb == Verb::Grant
            && may_hide
            && !seen.contains_key(&step.proof.name.to_lowercase())
        {
            undo.remove(step);
            continue;
        }
        if !matches!(
            step.state,
            StepState::Accepted | StepState::Confirmed | StepState::Unknown
        ) {
            continue;
        }
        let same_name = seen
            .get(&step.proof.name.to_lowercase())
            .map_or(&[][..], Vec::as_slice);
        let there = same_name.iter().any(|a| step.is(a));
        let ours = proven.contains(&(
            step.proof.name.as_str(),
            names::scope_key(&step.proof.scope),
        ));
        match step.verb {
            Verb::Grant if !step.created_by_us || !ours => {
                if !step.created_by_us {
                    undo.left
                        .push((step.clone(), "it was there before, under another name"));
                }
            }
            Verb::Grant if there => undo.remove(step),
            Verb::Grant if same_name.is_empty() => {}
            Verb::Grant => undo
                .left
                .push((step.clone(), "it was changed by somebody since")),
            Verb::Remove if there => {}
            Verb::Remove => undo.add(Verb::Grant, step),
        }
    }
    Ok(undo)
}
