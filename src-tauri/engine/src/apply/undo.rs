//! Taking a run back: only what the journal proves is ours, newest first.

use std::collections::BTreeSet;

use wizard_steps::change::Journal as Proofs;
use wizard_steps::names;
use wizard_steps::observed::ObservedAssignment;

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
        let same_name = seen.get(&step.proof.name.to_lowercase());
        let same_name = same_name.map_or(&[][..], Vec::as_slice);
        let place = names::scope_key(&step.proof.scope);
        let is_proven = proven.contains(&(step.proof.name.as_str(), place));
        match taking_back(step, is_proven, same_name) {
            Back::Send(verb) => undo.add(verb, step),
            Back::Leave(why) => undo.left.push((step.clone(), why)),
            Back::Nothing => {}
        }
    }
    Ok(undo)
}

/// What taking one step back needs.
enum Back {
    Send(Verb),
    Leave(&'static str),
    Nothing,
}

fn taking_back(step: &Step, is_proven: bool, same_name: &[&ObservedAssignment]) -> Back {
    // It may be there without showing yet. Removing what is not there does no harm.
    let may_hide = step.in_doubt || (step.created_by_us && step.state == StepState::Accepted);
    if step.verb == Verb::Grant && may_hide && same_name.is_empty() {
        return Back::Send(Verb::Remove);
    }
    let happened = [
        StepState::Accepted,
        StepState::Confirmed,
        StepState::Unknown,
    ];
    let is_there = same_name.iter().any(|a| step.is(a));
    match step.verb {
        _ if !happened.contains(&step.state) => Back::Nothing,
        Verb::Grant if !step.created_by_us => {
            Back::Leave("it was there before, under another name")
        }
        // A later run removed it, or it was taken back already.
        Verb::Grant if !is_proven || same_name.is_empty() => Back::Nothing,
        Verb::Grant if is_there => Back::Send(Verb::Remove),
        Verb::Grant => Back::Leave("it was changed by somebody since"),
        Verb::Remove if is_there => Back::Nothing,
        Verb::Remove => Back::Send(Verb::Grant),
    }
}
