//! Runs on the screen: applying, going on, taking back, and what earlier runs did.

use std::sync::{Arc, PoisonError};

use serde::Serialize;
use wizard_steps::change::sentences;
use wizard_steps::plan::common::Id;

use super::Workbench;
use super::comparing::{confirmation, resource_of};
use super::words::count;
use crate::apply::journal::Run;
use crate::apply::{Confirmed, Event, Report, Step, StepState, Stop, Verb};
use crate::cloud::error::suggestion;
use crate::desk::session::{Tenant, Way};
use crate::drafts::DraftId;
use crate::problem::{Code, Outcome, Problem};

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

/// Hears what goes on in a run.
pub type TellRun<'t> = &'t (dyn Fn(RunEvent) + Sync);

impl Workbench {
    /// Writes what was shown. `None` when there is nothing to write.
    ///
    /// # Errors
    /// The words are not the ones asked for, something else was shown, or the gate refuses: nothing was
    /// written. Or the journal could not be written: what was sent is in it.
    pub async fn apply(
        &self,
        id: &DraftId,
        digest: &str,
        retire: bool,
        typed: &str,
        tell: TellRun<'_>,
    ) -> Outcome<Option<RunReport>> {
        let session = self.session(id)?;
        let comparison = self.compared(id)?;
        let document = self.document(id)?;
        if session.is_real() && typed.trim().to_lowercase() != confirmation(&document.plan) {
            return Err(Problem::new(
                Code::Usage,
                "Nothing was written: the words are not the ones asked for.",
                "A real tenant is written to only after they were typed.",
                format!("Type “{}”.", confirmation(&document.plan)),
            ));
        }
        if comparison.changes.digest() != digest {
            return Err(Problem::new(
                Code::PlanStale,
                "Nothing was written: the comparison is out of date.",
                "Another one was made since this was shown.",
                "Look at what it shows now and confirm that.",
            ));
        }
        let confirmed = Confirmed::shown(comparison.changes.clone(), retire);
        let running = self.running(id)?;
        let heard = |event: &Event| tell(self.event(event));
        let written = self
            .desk
            .apply(
                &session,
                &document.plan,
                &comparison,
                &confirmed,
                running.stop.clone(),
                &heard,
            )
            .await;
        drop(running);
        match written? {
            Some(report) => self.told(&report, Vec::new()).map(Some),
            None => Ok(None),
        }
    }

    /// Goes on with a run where it stopped.
    ///
    /// # Errors
    /// There is no such run, another tenant is connected, or Azure does not answer.
    pub async fn resume(&self, id: &DraftId, run: &str, tell: TellRun<'_>) -> Outcome<RunReport> {
        let session = self.session(id)?;
        let running = self.running(id)?;
        let heard = |event: &Event| tell(self.event(event));
        let report = self
            .desk
            .resume(&session, run, running.stop.clone(), &heard)
            .await;
        drop(running);
        self.told(&report?, Vec::new())
    }

    /// Takes a run back: removes what the journal proves it made, puts back what it retired.
    ///
    /// # Errors
    /// As for [`Workbench::resume`].
    pub async fn undo_run(&self, id: &DraftId, run: &str, tell: TellRun<'_>) -> Outcome<RunReport> {
        let session = self.session(id)?;
        let running = self.running(id)?;
        let heard = |event: &Event| tell(self.event(event));
        let undone = self
            .desk
            .undo(&session, run, running.stop.clone(), &heard)
            .await;
        drop(running);
        let undone = undone?;
        let left = undone.left.iter().map(|(step, why)| LeftAlone {
            sentence: sentences::of_proof(&step.proof),
            why: (*why).to_owned(),
        });
        let left = left.collect();
        match &undone.report {
            Some(report) => self.told(report, left),
            None => Ok(RunReport {
                left,
                complete: true,
                ..self.run(run)?
            }),
        }
    }

    /// Stops the run that is under way, after the write that is under way.
    pub fn stop(&self) {
        self.stop
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .now();
    }

    /// Runs of a plan, newest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn runs(&self, id: &DraftId) -> Outcome<Vec<RunLine>> {
        self.runs_of(&self.document(id)?.plan.about.plan_id)
    }

    pub(super) fn runs_of(&self, plan_id: &str) -> Outcome<Vec<RunLine>> {
        let runs = self.desk.runs()?;
        let of_plan = runs.into_iter().filter(|run| run.plan_id == plan_id);
        of_plan
            .map(|run| {
                let (run, steps) = self.desk.journal()?.run(&run.id)?;
                Ok(run_line(&run, &steps))
            })
            .collect()
    }

    /// What a run did.
    ///
    /// # Errors
    /// There is no such run, or the journal cannot be read.
    pub fn run(&self, run: &str) -> Outcome<RunReport> {
        let (run, steps) = self.desk.journal()?.run(run)?;
        Ok(RunReport {
            complete: steps.iter().all(is_through),
            run: run_line(&run, &steps),
            steps: steps
                .iter()
                .map(|step| step_line(step, String::new()))
                .collect(),
            requests: None,
            left: Vec::new(),
        })
    }

    /// Connects a plan where a run wrote, so that it can be resumed or undone.
    ///
    /// # Errors
    /// There is no such run, or the tenant cannot be reached.
    pub async fn connect_to_run(&self, id: &DraftId, run: &str) -> Outcome<()> {
        self.idle(id)?;
        let (run, _) = self.desk.journal()?.run(run)?;
        let tenant: Tenant = run.tenant.parse().map_err(|why: String| {
            Problem::new(Code::NotFound, "The run's tenant is unknown.", why, "")
        })?;
        let way = Way {
            instant: true,
            ..Way::default()
        };
        let session = self.desk.session(&tenant, &self.document(id)?.plan, way)?;
        self.with(id, |plan| plan.session = Some(Arc::new(session)));
        Ok(())
    }

    fn told(&self, report: &Report, left: Vec<LeftAlone>) -> Outcome<RunReport> {
        let told = self.run(&report.run)?;
        Ok(RunReport {
            requests: Some(u32::try_from(report.requests).unwrap_or(u32::MAX)),
            left,
            ..told
        })
    }

    fn event(&self, event: &Event) -> RunEvent {
        let now = self.clock.now();
        match event {
            Event::Started { run, steps } => RunEvent::Started {
                run: run.clone(),
                steps: steps
                    .iter()
                    .map(|step| step_line(step, now.clone()))
                    .collect(),
            },
            Event::Step { step, done, of } => RunEvent::Step {
                step: step_line(step, now),
                done: count(*done),
                of: count(*of),
            },
            Event::Confirming { missing } => RunEvent::Confirming {
                missing: count(*missing),
            },
        }
    }

    /// Marks a plan as being written for, until the mark is dropped.
    fn running(&self, id: &DraftId) -> Outcome<Running<'_>> {
        self.idle(id)?;
        let stop = Arc::new(Stop::default());
        *self.stop.lock().unwrap_or_else(PoisonError::into_inner) = stop.clone();
        self.with(id, |plan| {
            plan.writing = true;
            // What was compared is no longer how the tenant is.
            plan.compared = None;
        });
        Ok(Running {
            bench: self,
            id: id.clone(),
            stop,
        })
    }
}

/// A run is under way as long as this lives: also when its future is dropped.
struct Running<'b> {
    bench: &'b Workbench,
    id: DraftId,
    stop: Arc<Stop>,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.bench.with(&self.id, |plan| plan.writing = false);
    }
}

fn is_through(step: &Step) -> bool {
    matches!(step.state, StepState::Confirmed | StepState::Undone)
}

fn run_line(run: &Run, steps: &[Step]) -> RunLine {
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

fn step_line(step: &Step, at: String) -> StepLine {
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
