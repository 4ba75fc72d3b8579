//! From an edit to its answer on disk.

#![allow(
    clippy::print_stdout,
    reason = "a bench speaks; criterion has no percentiles"
)]

use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use rollout_engine::clock::Clock;
use rollout_engine::drafts::{Drafts, Saved};
use wizard_steps::examples::{Size, company, contoso};
use wizard_steps::plan::Plan;
use wizard_steps::plan::edit::Edit;
use wizard_steps::plan::read;

/// One committed field after the other, each answered only when it is on disk.
fn edit_on_disk(criterion: &mut Criterion, name: &str, plan: &Plan) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut drafts = Drafts::open(folder.path(), Clock::system()).expect("a store");
    let id = drafts
        .create(read::document(plan), "bench")
        .expect("a draft");
    let mut revision = 1;
    let mut times = Vec::new();
    criterion.bench_function(name, |bencher| {
        bencher.iter(|| {
            let began = Instant::now();
            let purpose = format!("Purpose after revision {revision}");
            let patch = vec![Edit::set("/about/purpose", purpose)];
            let edited = drafts.edit(&id, revision, patch, "bench").expect("taken");
            assert!(matches!(edited.saved, Saved::At(_)), "on disk");
            revision = edited.revision;
            times.push(began.elapsed());
        });
    });
    print_percentiles(name, times);
}

fn print_percentiles(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100);
    if let Some((half, most)) = at(50).zip(at(95)) {
        let count = times.len();
        println!("{name}: {count} edits, p50 {half:.1?}, p95 {most:.1?}");
    }
}

fn edits(criterion: &mut Criterion) {
    let today = Clock::system().today();
    edit_on_disk(criterion, "edit on disk, Contoso", &contoso(today));
    let scale = company(Size::SCALE, today);
    edit_on_disk(criterion, "edit on disk, scale plan", &scale);
}

criterion_group! {
    name = drafts;
    config = Criterion::default().sample_size(50);
    targets = edits
}
criterion_main!(drafts);
