//! Runs on the screen: applying, going on, taking back, and what earlier runs did.

mod lines;

use std::sync::{Arc, PoisonError};

use wizard_steps::change::sentences;

pub use lines::{LeftAlone, RunEvent, RunLine, RunReport, StepLine};
use lines::{is_through, run_line, step_line};

use super::Workbench;
use super::comparing::confirmation;
use super::words::count;
use crate::apply::{Confirmed, Event, Report, Stop};
use crate::desk::session::{Tenant, Way};
use crate::drafts::DraftId;
use crate::problem::{Code, Outcome, Problem};

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
        let connected = self.with(id, |plan| plan.session.clone());
        if connected.is_some_and(|session| session.tenant == tenant) {
            return Ok(());
        }
        self.disconnect(id)?;
        self.free_practice(&tenant)?;
        let way = Way {
            instant: true,
            ..Way::default()
        };
        let session = self.desk.session(&tenant, &self.document(id)?.plan, way)?;
        // A real tenant shows with the first request whether anybody is signed in.
        session.arm.caller().await?;
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
