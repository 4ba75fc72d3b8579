//! Comparing, and writing fifty grants to a tenant that takes its time.

#![allow(
    clippy::print_stdout,
    reason = "a single measured run is told, not sampled"
)]

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use rollout_engine::apply::Confirmed;
use rollout_engine::desk::Desk;
use rollout_engine::desk::session::{Session, Tenant, Way};
use rollout_engine::practice_seed::Kind;
use wizard_steps::change::State;
use wizard_steps::examples::{Size, company, contoso};
use wizard_steps::plan::Plan;
use wizard_steps::plan::text::Day;
use wizard_steps::slice::Slice;
use wizard_steps::steps::access::answers::ProjectIdentity;

const GRANTS: usize = 50;
const LATENCY_MS: u64 = 100;

fn today() -> Day {
    Day::parse("2026-11-22").expect("a day")
}

fn session(folder: &Path, plan: &Plan, instant: bool) -> (Desk, Session) {
    let desk = Desk::at(folder);
    let tenant = Kind::Default.made_from(plan);
    desk.reset_practice(Kind::Default, Some(&tenant))
        .expect("a tenant");
    let way = Way {
        instant,
        ..Way::default()
    };
    let session = desk.session(&Tenant::Practice(Kind::Default), plan, way);
    (desk, session.expect("signed in"))
}

fn compare(criterion: &mut Criterion) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let folder = tempfile::tempdir().expect("a folder");
    let plan = contoso(today());
    let (desk, session) = session(folder.path(), &plan, true);
    criterion.bench_function("compare Contoso, check included", |b| {
        b.iter(|| {
            let all = Slice::all();
            let shown = desk.compare(&session, &plan, &all, today(), &|_, _, _| {});
            runtime.block_on(shown).expect("a comparison").requests
        });
    });
}

/// Fifty of the grants of a company.
fn fifty() -> Plan {
    let size = Size {
        groups: 1,
        projects: 2,
        seed: 1,
    };
    let mut plan = company(size, today());
    plan.access.mapping.clear();
    plan.access.project_identity = ProjectIdentity::default();
    let more: Vec<String> = plan.access.grants.keys().skip(GRANTS).cloned().collect();
    for id in more {
        plan.access.grants.remove(&id);
    }
    plan
}

async fn write_fifty() {
    let folder = tempfile::tempdir().expect("a folder");
    let plan = fifty();
    let (desk, session) = session(folder.path(), &plan, false);
    let tenant = session.practice.as_ref().expect("practice");
    tenant.with(|p| p.weather().latency_ms = LATENCY_MS);
    let began = Instant::now();
    let all = Slice::all();
    let shown = desk.compare(&session, &plan, &all, today(), &|_, _, _| {});
    let mut shown = shown.await.expect("a comparison");
    // Whether the plan is complete is not what is measured.
    shown.findings.clear();
    let compared = began.elapsed();
    let grants = shown.changes.of(State::Create).count();
    let confirmed = Confirmed::shown(shown.changes.clone(), true);
    let began = Instant::now();
    let report = desk
        .apply(&session, &plan, &shown, &confirmed, Arc::default(), &|_| {})
        .await;
    let report = report.expect("written").expect("a run");
    assert!(report.is_complete(), "all through");
    let share = |requests: u64| {
        format!(
            "{:.2}",
            f64::from(u32::try_from(requests).unwrap_or(u32::MAX))
                / f64::from(u32::try_from(grants).unwrap_or(1))
        )
    };
    println!(
        "{grants} grants at {LATENCY_MS} ms: compare {compared:.2?} ({} requests), apply {:.2?}, {} requests in all, {} a grant",
        shown.requests,
        began.elapsed(),
        report.requests,
        share(report.requests),
    );
}

fn apply(_: &mut Criterion) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(write_fifty());
}

criterion_group! {
    name = writing;
    config = Criterion::default().sample_size(20).measurement_time(Duration::from_secs(3));
    targets = compare, apply
}
criterion_main!(writing);
