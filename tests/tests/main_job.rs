//! The main job on Contoso: check, compare, apply, look again, undo, export.

use rollout_engine::wizard_steps::names;
use rollout_engine::wizard_steps::plan::canonical;
use rollout_tests::{Record, Rollout, View, files_with, plan_file, tenant_file};

const PLAN: &str = "plan.json --tenant practice";

fn contoso() -> Rollout {
    let rollout = Rollout::instant();
    rollout.must(0, "new --example contoso -o plan.json");
    rollout
}

#[test]
fn contoso_is_checked_compared_applied_and_undone() {
    let rollout = contoso();
    let checked = rollout.must(0, "check plan.json");
    assert!(
        checked.stdout.contains(" 0 blockers"),
        "no blocker: {checked}"
    );

    let before = View::of(&rollout, 2, PLAN);
    let grants = before.grants();
    assert!(
        grants > 100,
        "Contoso asks for many grants: {}",
        before.summary()
    );
    assert_eq!(
        before.count("create"),
        grants,
        "all of them are new: {}",
        before.summary()
    );
    let empty = tenant_file::assignments(rollout.data_folder(), "default");

    rollout.must(2, &format!("apply {PLAN} --record asked.jsonl"));
    let asked = Record::read(&rollout.path("asked.jsonl"));
    assert_eq!(asked.writes(), 0, "without --yes nothing is written");

    let applied = rollout.must(0, &format!("apply {PLAN} --yes --record apply.jsonl"));
    let record = Record::read(&rollout.path("apply.jsonl"));
    println!(
        "{grants} grants, {} requests: {:.3} a grant",
        record.arm(),
        ratio(record.arm(), grants)
    );
    assert_eq!(record.puts().len(), grants, "one PUT a grant: {applied}");
    assert_eq!(record.writes(), grants, "and no other write: {applied}");
    assert!(
        ratio(record.arm(), grants) <= 1.6,
        "{} requests for {grants} grants",
        record.arm()
    );
    assert!(
        applied
            .stdout
            .contains(&format!("; {} requests.", record.arm())),
        "the report counts what was sent: {applied}"
    );

    let after = View::of(&rollout, 0, PLAN);
    assert_eq!(
        after.count("in place"),
        grants,
        "all are there: {}",
        after.summary()
    );
    let full = tenant_file::assignments(rollout.data_folder(), "default");
    assert_eq!(full.len(), empty.len() + grants, "and nothing else is");

    let again = rollout.must(0, &format!("apply {PLAN} --yes --record again.jsonl"));
    let record = Record::read(&rollout.path("again.jsonl"));
    assert_eq!(record.writes(), 0, "a second run writes nothing: {again}");

    let runs = rollout.json(0, "runs --format json");
    assert_eq!(
        runs.as_array().map(Vec::len),
        Some(1),
        "one run wrote something: {runs}"
    );
    assert_eq!(runs[0]["state"], "done", "and it is done: {runs}");

    let undone = rollout.must(
        0,
        &format!("undo {} --record undo.jsonl", rollout.last_run()),
    );
    let record = Record::read(&rollout.path("undo.jsonl"));
    assert_eq!(
        record.deletes().len(),
        grants,
        "what it made is removed: {undone}"
    );
    assert_eq!(record.puts().len(), 0, "and nothing is granted: {undone}");
    assert_eq!(
        tenant_file::assignments(rollout.data_folder(), "default"),
        empty,
        "the tenant is as it was"
    );
    let back = View::of(&rollout, 2, PLAN);
    assert_eq!(
        back.count("create"),
        grants,
        "all are to be made again: {}",
        back.summary()
    );
}

#[test]
fn every_assignment_has_the_name_that_other_tools_give_it() {
    let rollout = contoso();
    rollout.must(0, &format!("apply {PLAN} --yes --record apply.jsonl"));
    let puts = Record::read(&rollout.path("apply.jsonl")).puts();
    assert!(!puts.is_empty(), "something was put");
    for put in puts {
        let name = names::role_assignment(&put.scope, &put.principal, &put.role);
        assert_eq!(
            put.name, name,
            "{} for {} at {}",
            put.role, put.principal, put.scope
        );
    }
}

#[test]
fn a_comparison_only_reads() {
    let rollout = contoso();
    let compared = rollout.must(2, &format!("compare {PLAN} --record read.jsonl"));
    assert!(
        compared.stdout.contains("create"),
        "a line a grant: {compared}"
    );
    let record = Record::read(&rollout.path("read.jsonl"));
    assert!(record.arm() > 0, "it asked Azure Resource Manager");
    assert_eq!(record.writes(), 0, "and only read");
}

#[test]
fn short_pages_and_empty_ones_change_nothing() {
    let rollout = contoso();
    let whole = View::of(&rollout, 2, PLAN);
    let tenant = tenant_file::path(rollout.data_folder(), "default");
    plan_file::edit(&tenant, |tenant| {
        tenant["weather"]["pageSize"] = 3.into();
        tenant["weather"]["emptyFirstPage"] = true.into();
    });
    let paged = View::of(&rollout, 2, PLAN);
    assert_eq!(
        paged.json["digest"], whole.json["digest"],
        "the same is to do"
    );
    rollout.must(0, &format!("apply {PLAN} --yes"));
    let after = View::of(&rollout, 0, PLAN);
    assert_eq!(
        after.count("in place"),
        whole.grants(),
        "{}",
        after.summary()
    );
}

#[test]
fn no_token_is_kept() {
    let rollout = contoso();
    let applied = rollout.must(0, &format!("apply {PLAN} --yes --record apply.jsonl"));
    for folder in [rollout.path(""), rollout.data_folder().to_owned()] {
        let found = files_with(&folder, "eyJ");
        assert!(found.is_empty(), "a token is in {found:?}");
    }
    assert!(
        !applied.to_string().contains("eyJ"),
        "none was printed: {applied}"
    );
}

#[test]
fn an_undone_run_can_be_made_again_and_undone_twice() {
    let rollout = contoso();
    rollout.must(0, &format!("apply {PLAN} --yes"));
    let first = rollout.last_run();
    rollout.must(0, &format!("undo {first}"));
    let twice = rollout.must(0, &format!("undo {first}"));
    assert!(
        twice.stdout.contains("Nothing to take back"),
        "once is enough: {twice}"
    );
    rollout.must(0, &format!("apply {PLAN} --yes"));
    let old = rollout.must(0, &format!("undo {first}"));
    assert!(
        old.stdout.contains("Nothing to take back"),
        "what a later run made is not the first one's: {old}"
    );
    View::of(&rollout, 0, PLAN);
}

#[test]
fn an_exported_plan_is_the_plan() {
    let rollout = contoso();
    let exported = rollout.must(0, "export plan.json --to out");
    assert!(
        exported.stdout.lines().count() >= 4,
        "files are named: {exported}"
    );
    for name in exported.stdout.lines() {
        let length = std::fs::metadata(rollout.path(name)).map_or(0, |about| about.len());
        assert!(length > 0, "{name} is there and not empty");
    }
    let (one, other) = (rollout.path("plan.json"), rollout.path("out/plan.json"));
    let digest = |path| canonical::digest(&plan_file::json(path));
    assert_eq!(digest(&one), digest(&other), "the digest stays");
    rollout.must(0, "check out/plan.json");
    rollout.must(0, "export out/plan.json --to again");
    assert_eq!(
        std::fs::read(other).expect("exported"),
        std::fs::read(rollout.path("again/plan.json")).expect("exported again"),
        "and so do the bytes"
    );
}

fn ratio(requests: usize, grants: usize) -> f64 {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    number(requests) / number(grants)
}
