//! Killed at every moment: before and after each commit of the journal and each request. The run lives
//! in a process of its own that aborts; the tenant's log is what Azure would remember.

#![allow(clippy::print_stdout, reason = "the figures are worth reading")]

mod stage;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use rollout_engine::apply::{StepState, Verb};
use rollout_engine::desk::Desk;
use rollout_engine::moment;
use serde_json::Value;
use stage::{Held, Stage, copy, grant_id, held, session, small_plan, tenant, today, wire::writes};
use wizard_steps::change::State;
use wizard_steps::plan::Plan;
use wizard_steps::slice::Slice;

/// What the child does: its folder, and the moment at which it dies.
const FOLDER: &str = "ROLLOUT_TEST_FOLDER";
const DIE_AT: &str = "ROLLOUT_TEST_DIE_AT";
/// Present when the child goes on with a run instead of starting one.
const RUN: &str = "ROLLOUT_TEST_RUN";
const GRANTS: usize = 5;
/// Lives that are tried side by side.
const AT_ONCE: usize = 6;

/// One grant, which an earlier run wrote.
fn plan_before() -> Plan {
    small_plan(1)
}

/// Five other grants; the earlier one is no longer wanted.
fn plan_now() -> Plan {
    let mut plan = small_plan(GRANTS + 1);
    plan.access.grants.remove(&grant_id(0));
    plan
}

/// Not a test by itself: the process that dies.
#[test]
fn life() {
    let (Ok(folder), Ok(die_at)) = (std::env::var(FOLDER), std::env::var(DIE_AT)) else {
        return;
    };
    let die_at: usize = die_at.parse().expect("a number");
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let (desk, plan) = (Desk::at(folder), plan_now());
        let session = session(&desk, &plan, None);
        let count = AtomicUsize::new(0);
        let die = move |_| {
            if count.fetch_add(1, Ordering::SeqCst) + 1 == die_at {
                std::process::abort();
            }
        };
        if let Ok(run) = std::env::var(RUN) {
            moment::listen(die);
            let report = desk.resume(&session, &run, std::sync::Arc::default(), &|_| {});
            assert!(
                report.await.expect("it goes on").is_complete(),
                "all through"
            );
            return;
        }
        let all = Slice::all();
        let shown = desk.compare(&session, &plan, &all, today(), &|_, _, _| {});
        let mut shown = shown.await.expect("a comparison");
        shown.findings.clear();
        moment::listen(die);
        let confirmed = rollout_engine::apply::Confirmed::shown(shown.changes.clone(), true);
        let report = desk
            .apply(
                &session,
                &plan,
                &shown,
                &confirmed,
                std::sync::Arc::default(),
                &|_| {},
            )
            .await
            .expect("it may be written");
        assert!(
            report.expect("something to write").is_complete(),
            "all through"
        );
    });
}

/// Lives until the moment; true when it got through before.
fn live(folder: &Path, die_at: usize, run: Option<&str>) -> bool {
    let mut child = Command::new(std::env::current_exe().expect("this binary"));
    child.args(["--exact", "life", "--nocapture"]);
    child.env(FOLDER, folder).env(DIE_AT, die_at.to_string());
    if let Some(run) = run {
        child.env(RUN, run);
    }
    let output = child.output().expect("a child");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        !said.contains("panicked"),
        "it only dies where told: {said}"
    );
    output.status.success()
}

/// Puts that happened in a life, from the tenant's log.
fn puts_of_log(folder: &Path) -> BTreeMap<String, usize> {
    let text = std::fs::read_to_string(folder.join("practice/default.log")).unwrap_or_default();
    let lines = text.lines().filter_map(|l| serde_json::from_str(l).ok());
    let puts = lines.filter(|w: &Value| w["method"] == "PUT");
    puts.fold(BTreeMap::new(), |mut counts, put| {
        let path = put["url"].as_str().unwrap_or_default().to_lowercase();
        let path = path.trim_start_matches("https://management.azure.com");
        let path = path.split('?').next().unwrap_or_default();
        *counts.entry(path.to_owned()).or_default() += 1;
        counts
    })
}

/// A folder in which the earlier run happened, and what the tenant holds before and shall hold after.
struct Base {
    stage: Stage,
    earlier: String,
    before: BTreeSet<Held>,
    after: BTreeSet<Held>,
}

async fn base(visible_after_s: u64) -> Base {
    // The tenant knows the principals of both plans.
    let mut stage = Stage::of(small_plan(GRANTS + 1));
    stage.plan = plan_before();
    let session = stage.session();
    let earlier = stage.apply(&session).await.run;
    let before = held(&session);
    tenant(&session, |p| {
        p.weather().assignments_visible_after_s = visible_after_s;
        p.advance(visible_after_s);
    });
    drop(session);
    // What an undisturbed life makes of it is what every other has to end with.
    let twin = tempfile::tempdir().expect("a folder");
    copy(stage.folder(), twin.path());
    assert!(
        live(twin.path(), 0, None),
        "an undisturbed life gets through"
    );
    stage.plan = plan_now();
    let after = held(&stage::session(&Desk::at(twin.path()), &stage.plan, None));
    assert_eq!(after.difference(&before).count(), GRANTS, "five made");
    assert_eq!(before.difference(&after).count(), 1, "one retired");
    Base {
        stage,
        earlier,
        before,
        after,
    }
}

impl Base {
    /// The run that was begun, if it came to that.
    fn run(&self, desk: &Desk) -> Option<String> {
        let newest = desk.runs().expect("runs").into_iter().next()?;
        (newest.id != self.earlier).then_some(newest.id)
    }

    /// Goes on in a new process' stead and looks whether all is well; returns the puts of both lives.
    async fn go_on(&self, folder: &Path, k: usize) -> usize {
        let mut puts = puts_of_log(folder);
        let desk = Desk::at(folder);
        let recording = folder.join("requests.jsonl");
        let session = session(&desk, &self.stage.plan, Some(recording.clone()));
        let Some(run) = self.run(&desk) else {
            assert!(
                puts.is_empty(),
                "moment {k}: nothing is sent before the run is on disk"
            );
            assert_eq!(held(&session), self.before, "moment {k}: nothing happened");
            return 0;
        };
        let report = desk
            .resume(&session, &run, std::sync::Arc::default(), &|_| {})
            .await
            .expect("it goes on");
        assert!(report.is_complete(), "moment {k}: {:#?}", report.steps);
        assert_eq!(
            held(&session),
            self.after,
            "moment {k}: the tenant is as planned"
        );
        for ((method, path), count) in writes(&recording) {
            if method == "PUT" {
                *puts.entry(path).or_default() += count;
            }
        }
        assert!(
            puts.values().all(|n| *n <= 2),
            "moment {k}: at most two puts each: {puts:#?}"
        );
        self.check_journal(&desk, &run, k);
        let all = Slice::all();
        let shown = desk.compare(&session, &self.stage.plan, &all, today(), &|_, _, _| {});
        let changes = shown.await.expect("a comparison").changes;
        assert!(changes.is_settled(), "moment {k}: {:?}", changes.counts());
        assert_eq!(
            changes.of(State::InPlace).count(),
            GRANTS,
            "moment {k}: all in place"
        );
        self.undo(&desk, &session, &run, k).await;
        puts.values().sum()
    }

    fn check_journal(&self, desk: &Desk, run: &str, k: usize) {
        let journal = desk.journal().expect("a journal");
        let (run, steps) = journal.run(run).expect("the run");
        assert_eq!(run.state, "done", "moment {k}: the journal says it is done");
        assert_eq!(steps.len(), GRANTS + 1, "moment {k}: every step is there");
        for step in &steps {
            assert_eq!(step.state, StepState::Confirmed, "moment {k}: {step:#?}");
            let is_grant = step.verb == Verb::Grant;
            assert_eq!(step.created_by_us, is_grant, "moment {k}: ours: {step:#?}");
        }
        let proven = journal.proofs().expect("proofs").created;
        let proven: BTreeSet<String> = proven.iter().map(|p| p.name.to_lowercase()).collect();
        let made = self.after.difference(&self.before).map(|h| h.4.clone());
        assert_eq!(
            proven,
            made.collect(),
            "moment {k}: proven is what was made"
        );
    }

    async fn undo(
        &self,
        desk: &Desk,
        session: &rollout_engine::desk::session::Session,
        run: &str,
        k: usize,
    ) {
        let undone = desk
            .undo(session, run, std::sync::Arc::default(), &|_| {})
            .await
            .expect("it is taken back");
        assert!(
            undone.left.is_empty(),
            "moment {k}: nothing is left: {:#?}",
            undone.left
        );
        assert_eq!(
            held(session),
            self.before,
            "moment {k}: undone, all is as before"
        );
    }
}

/// One life that ends at a moment; then one copy goes on, and another takes the broken run back at
/// once. Returns the puts of resuming, or none when the life got through before.
fn die_at(base: &Base, k: usize) -> Option<usize> {
    let folder = tempfile::tempdir().expect("a folder");
    copy(base.stage.folder(), folder.path());
    if live(folder.path(), k, None) {
        return None;
    }
    let twin = tempfile::tempdir().expect("a folder");
    copy(folder.path(), twin.path());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let puts = base.go_on(folder.path(), k).await;
        let desk = Desk::at(twin.path());
        if let Some(run) = base.run(&desk) {
            let session = session(&desk, &base.stage.plan, None);
            base.undo(&desk, &session, &run, k).await;
        }
        Some(puts)
    })
}

fn die_at_every_moment(base: &Base, what: &str) {
    let started = std::time::Instant::now();
    let mut lives = Vec::new();
    // Most of the time is waiting for the disk, so several moments at once.
    while lives.iter().all(Option::is_some) {
        assert!(lives.len() < 500, "the run never gets through");
        let first = lives.len() + 1;
        std::thread::scope(|scope| {
            let some: Vec<_> = (first..first + AT_ONCE)
                .map(|k| scope.spawn(move || die_at(base, k)))
                .collect();
            lives.extend(
                some.into_iter()
                    .map(|life| life.join().expect("all is well")),
            );
        });
    }
    let deaths: Vec<usize> = lives.into_iter().flatten().collect();
    println!(
        "{what}: died at {} moments, {} resumed, at most {} puts for {GRANTS} grants, {:.1} s",
        deaths.len(),
        deaths.iter().filter(|puts| **puts > 0).count(),
        deaths.iter().max().expect("it died"),
        started.elapsed().as_secs_f64()
    );
    assert!(deaths.len() > 20, "there are moments to die at");
}

#[test]
fn a_run_that_dies_at_any_moment_ends_as_planned() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    die_at_every_moment(&runtime.block_on(base(0)), "calm");
}

#[test]
fn a_run_that_dies_while_assignments_do_not_show_yet_ends_as_planned() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    die_at_every_moment(&runtime.block_on(base(90)), "visible after 90 s");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_dies_again_and_again_ends_as_planned() {
    let base = base(90).await;
    let folder = tempfile::tempdir().expect("a folder");
    copy(base.stage.folder(), folder.path());
    assert!(!live(folder.path(), 9, None), "it dies");
    let desk = Desk::at(folder.path());
    let run = base.run(&desk).expect("the run was begun");
    let mut lives = 1;
    // Always a little later, so that it gets on at all.
    while !live(folder.path(), 4 + lives, Some(&run)) {
        lives += 1;
        assert!(lives < 200, "it never gets through");
    }
    println!("through after {lives} deaths");
    base.check_journal(&desk, &run, 0);
    let session = session(&desk, &base.stage.plan, None);
    assert_eq!(held(&session), base.after, "the tenant is as planned");
    base.undo(&desk, &session, &run, 0).await;
}
