//! Comparing and writing.

use std::sync::Arc;

use rollout_engine::apply::gate;
use rollout_engine::apply::{Confirmed, Report, StepState, Stop, Verb};
use rollout_engine::cloud::Endpoints;
use rollout_engine::cloud::sign_in::ServicePrincipal;
use rollout_engine::desk::session::{Session, Tenant};
use rollout_engine::desk::{Comparison, Desk, session};
use rollout_engine::files;
use rollout_engine::problem::{Code, Problem};
use rollout_engine::wizard_steps::change::State;
use rollout_engine::wizard_steps::plan::Plan;

use super::{OPEN, open_part};
use crate::args::{Apply, Compare, Format, RunAgain, Way};
use crate::show::{self, say};

/// Exit code of a process that Ctrl+C ended, as shells have it.
const INTERRUPTED: i32 = 130;

pub async fn compare(desk: &Desk, compare: &Compare) -> Result<u8, Problem> {
    let (document, slice, today) = open_part(&compare.part)?;
    let way = way(&compare.place.way, compare.place.record.clone());
    let session = desk.session(&compare.place.tenant, &document.plan, way)?;
    let comparison = desk
        .compare(&session, &document.plan, &slice, today, &show::reading)
        .await?;
    if let Some(path) = &compare.observed {
        let text = serde_json::to_string_pretty(&comparison.observed).unwrap_or_default();
        files::write_file(path, text.as_bytes())?;
    }
    match compare.format {
        Format::Text => show::comparison(&document.plan, &comparison),
        Format::Json => show::comparison_json(&comparison),
    }
    Ok(if comparison.changes.is_settled() {
        0
    } else {
        OPEN
    })
}

pub async fn apply(desk: &Desk, apply: &Apply) -> Result<u8, Problem> {
    let (document, slice, today) = open_part(&apply.part)?;
    let plan = &document.plan;
    let way = way(&apply.place.way, apply.place.record.clone());
    let session = desk.session(&apply.place.tenant, plan, way)?;
    let comparison = desk
        .compare(&session, plan, &slice, today, &show::reading)
        .await?;
    if !apply.yes {
        show::comparison(plan, &comparison);
        return Ok(unconfirmed(&comparison, apply.retire));
    }
    show::summary(plan, &comparison);
    let confirmed = Confirmed::shown(comparison.changes.clone(), apply.retire);
    let stop = stop_on_interrupt();
    let written = match desk
        .apply(&session, plan, &comparison, &confirmed, stop, &show::event)
        .await
    {
        Ok(written) => written,
        Err(problem) if is_refusal(problem.code) => {
            show::problem(&problem);
            return Ok(OPEN);
        }
        Err(problem) => return Err(problem),
    };
    Ok(outcome(&comparison, apply.retire, written.as_ref()))
}

/// What `--yes` would do; nothing was written.
fn unconfirmed(comparison: &Comparison, retire: bool) -> u8 {
    let changes = &comparison.changes;
    if changes.is_settled() {
        return 0;
    }
    if gate::writes(changes, retire) {
        say!("Nothing was written: confirm with --yes what is shown here.");
    } else {
        say!("Nothing was written: there is nothing to write yet.");
    }
    retire_hint(comparison, retire);
    OPEN
}

/// What the plan no longer wants stays until that is asked for.
fn retire_hint(comparison: &Comparison, retire: bool) {
    let left = comparison.changes.of(State::Retire).count();
    if left > 0 && !retire {
        say!("What is to retire ({left}) stays without --retire.");
    }
}

/// Refused before anything was sent.
fn is_refusal(code: Code) -> bool {
    matches!(
        code,
        Code::Blocked | Code::NotSigned | Code::PlanStale | Code::WrongTenant | Code::WrongAccount
    )
}

fn outcome(comparison: &Comparison, retire: bool, written: Option<&Report>) -> u8 {
    let Some(report) = written else {
        say!("Nothing to write.");
        retire_hint(comparison, retire);
        return if comparison.changes.is_settled() {
            0
        } else {
            OPEN
        };
    };
    show::report(report);
    retire_hint(comparison, retire);
    let open = comparison.changes.changes.iter().any(|c| match c.state {
        State::Create => false,
        State::Retire => !retire,
        state => state.is_open(),
    });
    match (report.has_failed(), report.is_complete() && !open) {
        (true, _) => 1,
        (false, true) => 0,
        (false, false) => OPEN,
    }
}

pub async fn resume(desk: &Desk, again: &RunAgain) -> Result<u8, Problem> {
    let session = session_of_run(desk, again)?;
    let report = desk
        .resume(&session, &again.run, stop_on_interrupt(), &show::event)
        .await?;
    show::report(&report);
    Ok(if report.has_failed() {
        1
    } else if report.is_complete() {
        0
    } else {
        OPEN
    })
}

pub async fn undo(desk: &Desk, again: &RunAgain) -> Result<u8, Problem> {
    let session = session_of_run(desk, again)?;
    let undone = desk
        .undo(&session, &again.run, stop_on_interrupt(), &show::event)
        .await?;
    for (step, why) in &undone.left {
        say!(
            "Left: {} · {} ({why}).",
            step.proof.principal,
            step.proof.scope_label
        );
    }
    let Some(report) = &undone.report else {
        say!("Nothing to take back.");
        return Ok(if undone.left.is_empty() { 0 } else { OPEN });
    };
    let removed = report.count(Verb::Remove, StepState::Confirmed);
    let restored = report.count(Verb::Grant, StepState::Confirmed);
    say!(
        "Took back run {}: {removed} removed, {restored} restored. Its own run is {}.",
        again.run,
        report.run
    );
    let open = report.steps.len() - removed - restored;
    if open > 0 {
        say!(
            "{open} are not through; go on with `rollout resume {}`.",
            report.run
        );
    }
    Ok(if report.has_failed() {
        1
    } else if report.is_complete() && undone.left.is_empty() {
        0
    } else {
        OPEN
    })
}

/// Signs in where a run ran.
fn session_of_run(desk: &Desk, again: &RunAgain) -> Result<Session, Problem> {
    let run = desk
        .runs()?
        .into_iter()
        .find(|run| run.id == again.run)
        .ok_or_else(|| {
            Problem::new(
                Code::NotFound,
                format!("There is no run {}.", again.run),
                "",
                "`rollout runs` lists them.",
            )
        })?;
    let tenant: Tenant = run
        .tenant
        .parse()
        .map_err(|e| Problem::new(Code::Usage, "The run's tenant is unknown.", e, ""))?;
    let mut plan = Plan::default();
    plan.about.tenant_id = run.tenant_id.into();
    desk.session(&tenant, &plan, way(&again.way, again.record.clone()))
}

fn way(way: &Way, record: Option<std::path::PathBuf>) -> session::Way {
    let endpoints = match (&way.arm, &way.graph, &way.authority) {
        (Some(arm), Some(graph), Some(authority)) => {
            let clean = |url: &String| url.trim_end_matches('/').to_owned();
            Some(Endpoints {
                arm: clean(arm),
                graph: clean(graph),
                authority: clean(authority),
            })
        }
        _ => None,
    };
    session::Way {
        endpoints,
        ca_file: way.ca_file.clone(),
        record,
        principal: principal(),
        instant: is_instant(),
    }
}

/// A service principal, by the names that Azure's own tools use.
fn principal() -> Option<ServicePrincipal> {
    let read = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    Some(ServicePrincipal {
        client_id: read("AZURE_CLIENT_ID")?,
        secret: read("AZURE_CLIENT_SECRET")?.into(),
    })
}

/// For tests and for showing: the practice tenant's clock moves instead of ours.
fn is_instant() -> bool {
    std::env::var_os("ROLLOUT_PRACTICE_INSTANT").is_some()
}

/// Ctrl+C stops after the step under way; a second one ends the process, and resume goes on.
#[expect(
    clippy::exit,
    reason = "whoever asks twice does not want to wait; the journal knows what was sent"
)]
fn stop_on_interrupt() -> Arc<Stop> {
    let stop = Arc::new(Stop::default());
    let asked = stop.clone();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            asked.now();
            show::event_note(
                "Stopping after what is under way; `rollout resume` goes on later. Ctrl+C again ends at once.",
            );
        }
        // From now on nothing else ends the process at this signal.
        if tokio::signal::ctrl_c().await.is_ok() {
            show::event_note("Ended. `rollout resume` asks Azure what happened.");
            std::process::exit(INTERRUPTED);
        }
    });
    stop
}
