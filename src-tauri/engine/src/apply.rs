//! Writing to Azure: write-ahead, resumable, honest.
//!
//! The only road to a write is a [`ChangeSet`] that was shown and confirmed. For each grant: intent on
//! disk, request, outcome on disk, event. Afterwards the assignments are listed again until every
//! grant is seen; then, and only if all of that went well, what the plan no longer wants is retired.
//!
//! [`gate`] decides whether anything may be written, [`journal`] remembers, [`execute`] writes,
//! [`confirm`] looks whether it is there, [`resume`] goes on after a crash, [`undo`] takes back what the journal proves is ours.

pub mod confirm;
pub mod execute;
pub mod gate;
pub mod journal;
pub mod pace;
pub mod resume;
pub mod step;
pub mod undo;

use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;
use wizard_steps::change::ChangeSet;

pub use step::{Step, StepState, Verb};

/// What is told while a run goes on. No outcome is told before it is on disk.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Event {
    /// The run is in the journal; nothing was sent yet.
    Started {
        /// Its id.
        run: String,
        /// Every step.
        steps: Vec<Step>,
    },
    /// A step reached a state.
    Step {
        /// The step.
        step: Box<Step>,
        /// Steps that are through.
        done: usize,
        /// Steps in all.
        of: usize,
    },
    /// Waiting until grants are seen in a list.
    Confirming {
        /// Not seen yet.
        missing: usize,
    },
}

/// Stops a run after the step that is under way.
#[derive(Debug, Default)]
pub struct Stop(AtomicBool);

impl Stop {
    /// Nothing new is sent from now on.
    pub fn now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Was a stop asked for?
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// How a run ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// Its id.
    pub run: String,
    /// Every step with its last state.
    pub steps: Vec<Step>,
    /// Requests sent to Azure Resource Manager by this run, the reading before it included.
    pub requests: u64,
    /// It was stopped by somebody.
    pub stopped: bool,
}

impl Report {
    /// How many steps of a kind are in a state.
    pub fn count(&self, verb: Verb, state: StepState) -> usize {
        self.steps
            .iter()
            .filter(|s| s.verb == verb && s.state == state)
            .count()
    }

    /// Did any write fail, or is its fate unknown?
    pub fn has_failed(&self) -> bool {
        self.steps
            .iter()
            .any(|s| matches!(s.state, StepState::Failed | StepState::Unknown))
    }

    /// Is every step through? What was taken back since is not waited for.
    pub fn is_complete(&self) -> bool {
        let through = [StepState::Confirmed, StepState::Undone];
        self.steps.iter().all(|s| through.contains(&s.state))
    }
}

/// The changes that one confirmed, by their digest.
#[derive(Debug, Clone)]
pub struct Confirmed {
    /// What was shown.
    pub changes: ChangeSet,
    /// Digest of what was shown; checked again before the first write.
    pub digest: String,
    /// Removing what the plan no longer wants was confirmed as well.
    pub retire: bool,
}

impl Confirmed {
    /// Somebody saw these changes and said yes.
    pub fn shown(changes: ChangeSet, retire: bool) -> Self {
        Self {
            digest: changes.digest(),
            changes,
            retire,
        }
    }
}
