//! Runs and their writes as a screen lists them.

use serde::Serialize;
use wizard_steps::change::sentences;
use wizard_steps::plan::common::Id;

use crate::apply::journal::Run;
use crate::apply::{Step, StepState, Verb};
use crate::cloud::error::suggestion;
use crate::workbench::comparing::resource_of;
use crate::workbench::words::count;

/// A run in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RunLine {
    /// Its id.
    pub id: String,
    /// `apply` or `undo`.
    pub kind: String,
    /// When it started.
    pub started: String,
    /// `running`, `done`, `stopped`, `failed` or `unfinished`.
    pub state: String,
    /// Where it wrote.
    pub tenant: String,
    /// Writes in all.
    pub steps: u32,
    /// Writes that were seen in Azure afterwards.
    pub confirmed: u32,
    /// Grants that it made itself and that are still there as far as we know: undo removes these.
    pub made: u32,
}

/// One write of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StepLine {
    /// Its number in the run.
    pub seq: u32,
    /// Key of the grant.
    pub key: String,
    /// Written or removed.
    pub verb: Verb,
    /// How far it is.
    pub state: StepState,
    /// What people can or can no longer do.
    pub sentence: String,
    /// What went wrong and what to do about it; empty when nothing did.
    pub detail: String,
    /// Foundry resource or other scope that it is drawn under.
    pub under: String,
    /// Environment.
    pub environment: Option<Id>,
    /// Azure's id of the last request, to be told to Azure's support.
    pub request_id: Option<String>,
    /// When this state was on disk, RFC 3339 in UTC; empty for what was read from the journal.
    pub at: String,
}

/// What is told while a run goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum RunEvent {
    /// The run is in the journal, nothing was sent yet.
    Started {
        /// Its id.
        run: String,
        /// Every write.
        steps: Vec<StepLine>,
    },
    /// A write reached a state.
    Step {
        /// The write.
        step: StepLine,
        /// Writes that are through.
        done: u32,
        /// Writes in all.
        of: u32,
    },
    /// Waiting until grants are seen in a list.
    Confirming {
        /// Not seen yet.
        missing: u32,
    },
}

/// Something of a run that undo left alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LeftAlone {
    /// What people can still do.
    pub sentence: String,
    /// Why it was left.
    pub why: String,
}

/// How a run stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RunReport {
    /// The run, as in a list.
    pub run: RunLine,
    /// Every write with its last state.
    pub steps: Vec<StepLine>,
    /// Requests sent by it, the reading before it included; none when it was read from the journal.
    pub requests: Option<u32>,
    /// Every write is through.
    pub complete: bool,
    /// What undo left alone.
    pub left: Vec<LeftAlone>,
}

pub(super) fn is_through(step: &Step) -> bool {
    matches!(step.state, StepState::Confirmed | StepState::Undone)
}

pub(super) fn run_line(run: &Run, steps: &[Step]) -> RunLine {
    let made = |step: &&Step| {
        step.verb == Verb::Grant && step.created_by_us && step.state != StepState::Undone
    };
    RunLine {
        id: run.id.clone(),
        kind: run.kind.clone(),
        started: run.started.clone(),
        state: run.state.clone(),
        tenant: run.tenant.clone(),
        steps: count(steps.len()),
        confirmed: count(
            steps
                .iter()
                .filter(|s| s.state == StepState::Confirmed)
                .count(),
        ),
        made: count(steps.iter().filter(made).count()),
    }
}

pub(super) fn step_line(step: &Step, at: String) -> StepLine {
    let proof = &step.proof;
    let what = sentences::doing(&proof.role, &proof.scope_label);
    let sentence = match step.verb {
        Verb::Grant => format!("{} can {what}.", proof.principal),
        Verb::Remove => format!("{} can no longer {what}.", proof.principal),
    };
    let detail = if step.error.is_empty() {
        String::new()
    } else {
        format!("{} {}", step.error, suggestion(&step.error_code))
    };
    StepLine {
        seq: u32::try_from(step.seq).unwrap_or_default(),
        key: proof.key.clone(),
        verb: step.verb,
        state: step.state,
        sentence,
        detail,
        under: resource_of(&proof.scope, &proof.scope_label),
        environment: proof.environment.clone(),
        request_id: Some(step.request_id.clone()).filter(|id| !id.is_empty()),
        at,
    }
}
