//! Runs: applying, going on, taking back.

mod taken_back;

use std::sync::Arc;

use wizard_steps::change::{self, State};
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::meaning;
use wizard_steps::plan::Plan;
use wizard_steps::steps::sign_off::signatures;

use super::session::Session;
use super::{Comparison, Desk};
use crate::apply::execute::Hands;
use crate::apply::gate::{self, Gate};
use crate::apply::journal::{Journal, Run};
use crate::apply::{Confirmed, Event, Report, Step, Stop, Verb, confirm, resume, undo};
use crate::problem::{Code, Problem};

/// Hears events of a run.
pub type Tell<'t> = &'t (dyn Fn(&Event) + Sync);

/// How an undo ended.
#[derive(Debug, Clone)]
pub struct Undone {
    /// The run that took things back; none when there was nothing to do.
    pub report: Option<Report>,
    /// Steps of the run that were left alone, each with the reason.
    pub left: Vec<(Step, &'static str)>,
}

impl Desk {
    /// Writes what was confirmed. `None` when there is nothing to write.
    ///
    /// # Errors
    /// Refused before the first write, or halted because the journal could not be written.
    pub async fn apply(
        &self,
        session: &Session,
        plan: &Plan,
        comparison: &Comparison,
        confirmed: &Confirmed,
        stop: Arc<Stop>,
        tell: Tell<'_>,
    ) -> Result<Option<Report>, Problem> {
        let (tenant_id, caller) = session.arm.caller().await?;
        let slice = &confirmed.changes.slice;
        gate::pass(&Gate {
            plan,
            findings: &comparison.findings,
            confirmed,
            tenant_id: &tenant_id,
            caller: &caller,
            now: session.now().as_second(),
            real: session.is_real(),
            signed: &signatures::signed(plan, slice),
        })?;
        self.unchanged(plan, comparison, confirmed)?;
        if !gate::writes(&confirmed.changes, confirmed.retire) {
            return Ok(None);
        }
        let run = new_run(session, plan, confirmed, &tenant_id, &caller.object_id);
        let steps = steps(&run, confirmed);
        let journal = self.journal()?;
        journal.begin(run.clone(), steps.clone()).await?;
        started(tell, &run.id, &steps);
        let report = carry_out(session, &journal, &run.id, steps, stop, tell).await?;
        Ok(Some(Report {
            requests: report.requests + comparison.requests,
            ..report
        }))
    }

    /// Goes on with a run where it stopped.
    ///
    /// # Errors
    /// There is no such run, another tenant is signed in, or Azure does not answer.
    pub async fn resume(
        &self,
        session: &Session,
        run_id: &str,
        stop: Arc<Stop>,
        tell: Tell<'_>,
    ) -> Result<Report, Problem> {
        let journal = self.journal()?;
        let (run, mut steps) = journal.run(run_id)?;
        same_place(session, &run).await?;
        let hands = hands(session, &journal, &run.id, stop.clone(), tell);
        started(tell, run_id, &steps);
        resume::settle(&hands, &mut steps).await?;
        carry_out(session, &journal, &run.id, steps, stop, tell).await
    }

    /// Takes a run back: removes what the journal proves it created, restores what it retired.
    ///
    /// # Errors
    /// As for [`Desk::resume`].
    pub async fn undo(
        &self,
        session: &Session,
        run_id: &str,
        stop: Arc<Stop>,
        tell: Tell<'_>,
    ) -> Result<Undone, Problem> {
        let journal = self.journal()?;
        let (run, steps) = journal.run(run_id)?;
        same_place(session, &run).await?;
        // What was under way when the run broke off may have happened.
        let (mut steps, known): (Vec<Step>, Vec<Step>) =
            steps.into_iter().partition(|s| s.in_doubt);
        let of_run = hands(session, &journal, run_id, stop.clone(), tell);
        resume::settle(&of_run, &mut steps).await?;
        steps.extend(known);
        steps.sort_by_key(|s| s.seq);
        let undo::Undo {
            steps: taking_back,
            left,
        } = undo::plan(&session.arm, &steps, &journal.proofs()?).await?;
        if taking_back.is_empty() {
            return Ok(Undone { report: None, left });
        }
        let (_, caller) = session.arm.caller().await?;
        let id = run_name();
        let undo_run = Run {
            id: id.clone(),
            kind: "undo".to_owned(),
            caller: caller.object_id,
            started: jiff::Timestamp::now().to_string(),
            state: "running".to_owned(),
            ..run
        };
        journal.begin(undo_run, taking_back.clone()).await?;
        started(tell, &id, &taking_back);
        let hands = hands(session, &journal, &id, stop.clone(), tell);
        let before = session.arm.requests();
        let sent = crate::apply::execute::send(&hands, taking_back).await;
        let mut done = close_on_error(&journal, &id, sent).await?;
        let seen = confirm::confirm(&hands, &mut done).await;
        close_on_error(&journal, &id, seen).await?;
        taken_back::mark_undone(&journal, run_id, steps, &done).await?;
        let report = Report {
            run: id,
            steps: done,
            requests: session.arm.requests() - before,
            stopped: stop.is_asked(),
        };
        journal.end(&report.run, ending(&report)).await?;
        Ok(Undone {
            report: Some(report),
            left,
        })
    }

    /// What was confirmed is still what this plan, this reading and the journal amount to.
    fn unchanged(
        &self,
        plan: &Plan,
        comparison: &Comparison,
        confirmed: &Confirmed,
    ) -> Result<(), Problem> {
        let estate = Estate::of(plan);
        let desired = DesiredState::of(&estate);
        let slice = &confirmed.changes.slice;
        let proofs = self.proofs()?;
        let now = change::diff(&estate, &desired, &comparison.observed, &proofs, slice);
        if now.digest() == confirmed.digest {
            return Ok(());
        }
        Err(Problem::new(
            Code::PlanStale,
            "Nothing was written: the comparison is out of date.",
            "The plan, or what the journal knows, changed after it was shown.",
            "Compare again and confirm what it shows then.",
        ))
    }

    /// Every run, newest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn runs(&self) -> Result<Vec<Run>, Problem> {
        if self.folder.join("runs.db").exists() {
            self.journal()?.runs()
        } else {
            Ok(Vec::new())
        }
    }
}

fn started(tell: Tell<'_>, run: &str, steps: &[Step]) {
    tell(&Event::Started {
        run: run.to_owned(),
        steps: steps.to_vec(),
    });
}

fn hands<'t>(
    session: &Session,
    journal: &Arc<Journal>,
    run: &str,
    stop: Arc<Stop>,
    tell: Tell<'t>,
) -> Hands<'t> {
    Hands {
        arm: session.arm.clone(),
        journal: journal.clone(),
        run: run.to_owned(),
        stop,
        tell,
    }
}

async fn carry_out(
    session: &Session,
    journal: &Arc<Journal>,
    run: &str,
    steps: Vec<Step>,
    stop: Arc<Stop>,
    tell: Tell<'_>,
) -> Result<Report, Problem> {
    let before = session.arm.requests();
    let hands = hands(session, journal, run, stop.clone(), tell);
    let outcome = resume::go_on(&hands, steps).await;
    let steps = close_on_error(journal, run, outcome).await?;
    let report = Report {
        run: run.to_owned(),
        steps,
        requests: session.arm.requests() - before,
        stopped: stop.is_asked(),
    };
    journal.end(run, ending(&report)).await?;
    Ok(report)
}

/// Notes in the journal that a run broke off, as far as it can still be written.
async fn close_on_error<T>(
    journal: &Journal,
    run: &str,
    outcome: Result<T, Problem>,
) -> Result<T, Problem> {
    if outcome.is_err() {
        // The problem itself is what has to be told; a journal that is full says so already.
        _ = journal.end(run, "failed").await;
    }
    outcome
}

fn ending(report: &Report) -> &'static str {
    if report.is_complete() {
        "done"
    } else if report.stopped {
        "stopped"
    } else if report.has_failed() {
        "failed"
    } else {
        "unfinished"
    }
}

fn run_name() -> String {
    crate::chance::new_id("run")
}

fn new_run(
    session: &Session,
    plan: &Plan,
    confirmed: &Confirmed,
    tenant_id: &str,
    caller: &str,
) -> Run {
    let estate = Estate::of(plan);
    let desired = DesiredState::of(&estate);
    let slice = &confirmed.changes.slice;
    Run {
        id: run_name(),
        kind: "apply".to_owned(),
        plan_id: plan.about.plan_id.clone(),
        plan_name: plan.about.name.clone(),
        tenant: session.tenant.to_string(),
        tenant_id: tenant_id.to_owned(),
        caller: caller.to_owned(),
        slice: slice.clone(),
        changes_digest: confirmed.digest.clone(),
        meaning_digest: meaning::digest(&meaning::meaning(&estate, &desired, slice)),
        started: session.now().to_string(),
        state: "running".to_owned(),
    }
}

fn steps(run: &Run, confirmed: &Confirmed) -> Vec<Step> {
    let creates = confirmed
        .changes
        .of(State::Create)
        .map(|c| (Verb::Grant, c));
    let retires = confirmed
        .changes
        .of(State::Retire)
        .filter(|_| confirmed.retire)
        .map(|c| (Verb::Remove, c));
    creates
        .chain(retires)
        .enumerate()
        .filter_map(|(n, (verb, change))| {
            Step::planned(
                i64::try_from(n).ok()?,
                verb,
                change,
                &run.id,
                &run.plan_id,
                &run.tenant_id,
            )
        })
        .collect()
}

/// A run is resumed and undone where it ran.
async fn same_place(session: &Session, run: &Run) -> Result<(), Problem> {
    let (tenant_id, _) = session.arm.caller().await?;
    if session.tenant.to_string() == run.tenant && run.tenant_id.eq_ignore_ascii_case(&tenant_id) {
        return Ok(());
    }
    Err(Problem::new(
        Code::WrongTenant,
        "Nothing was written: this is another tenant than the run's.",
        format!(
            "Run {} wrote to {} ({}); this is {} ({tenant_id}).",
            run.id, run.tenant, run.tenant_id, session.tenant
        ),
        "Sign in to the run's tenant.",
    ))
}
