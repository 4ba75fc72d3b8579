//! What went wrong for others, as plans: a base plan, and for each failure a patch that repeats it and
//! a twin, the smallest change after which nothing may be said about it.
//!
//! The failures come from public issue threads and from traps that Microsoft's documents state
//! (collected 2026-11-22); the plans are ours. `bad` has to raise the code and name what it is about,
//! `base` and `twin` must not raise it.

use crate::finding::Finding;
use crate::observed::Observed;
use crate::plan::edit::{self, Patch};
use crate::plan::read::{Document, read};
use crate::plan::text::Day;
use crate::rule;
use crate::words;

const BASE: &str = include_str!("corpus/base.rollout.json");

/// A failure: the code that catches it and the names that the sentence has to hold.
struct Entry {
    id: &'static str,
    bad: &'static str,
    twin: &'static str,
    code: &'static str,
    names: &'static [&'static str],
}

macro_rules! entry {
    ($id:literal, $code:literal, $names:expr) => {
        Entry {
            id: $id,
            bad: include_str!(concat!("corpus/", $id, ".bad.json")),
            twin: include_str!(concat!("corpus/", $id, ".twin.json")),
            code: $code,
            names: &$names,
        }
    };
}

const ENTRIES: [Entry; 7] = [
    entry!(
        "kf-001",
        "ACC-009",
        ["grp-ai-admins", "invoice-bot", "Foundry User"]
    ),
    entry!("kf-003", "ACC-021", ["invoice-bot", "aif-contoso-fin-dev"]),
    entry!(
        "kf-006",
        "ACC-006",
        ["grp-fin-leads", "aif-contoso-fin-dev", "subscription"]
    ),
    entry!(
        "kf-007",
        "ACC-033",
        ["grp-fin-consumers", "fraud-prd", "Foundry Agent Consumer"]
    ),
    entry!(
        "kf-011",
        "NET-016",
        ["snet-agents-fin", "Microsoft.App/environments"]
    ),
    entry!(
        "kf-014",
        "NET-015",
        [
            "snet-agents-fin",
            "aif-contoso-fin-prd",
            "aif-contoso-hr-prd"
        ]
    ),
    entry!(
        "kf-016",
        "KEY-004",
        ["kv-contoso-fin-prd", "cannot be turned off"]
    ),
];

fn base() -> Document {
    read(BASE.as_bytes()).expect("the base plan is a plan")
}

/// Findings of the base plan after a patch.
fn after(patch: &str) -> Vec<Finding> {
    let patch: Patch = serde_json::from_str(patch).expect("a list of edits");
    let mut document = base();
    edit::apply(&mut document, &patch).expect("the edits fit the plan");
    assert!(document.unknown.is_empty(), "{:?}", document.unknown);
    let day = Day::parse("2026-11-22").expect("a day");
    rule::check(&document.plan, &Observed::default(), day)
}

#[test]
fn the_base_plan_is_read_whole_and_has_none_of_the_failures() {
    let document = base();
    assert!(document.unknown.is_empty() && document.dropped.is_empty());
    let codes: Vec<_> = after("[]").iter().map(|f| f.code).collect();
    for entry in &ENTRIES {
        assert!(!codes.contains(&entry.code), "{} {}", entry.id, entry.code);
    }
}

#[test]
fn every_failure_is_caught_by_name() {
    for entry in &ENTRIES {
        let found = after(entry.bad);
        let sentences: Vec<String> = found
            .iter()
            .filter(|f| f.code == entry.code)
            .map(words::sentence)
            .collect();
        let named = |s: &String| entry.names.iter().all(|name| s.contains(name));
        assert!(sentences.iter().any(named), "{}: {sentences:#?}", entry.id);
    }
}

#[test]
fn no_twin_raises_a_false_alarm() {
    for entry in &ENTRIES {
        let found = after(entry.twin);
        let alarm: Vec<_> = found.iter().filter(|f| f.code == entry.code).collect();
        assert!(alarm.is_empty(), "{}: {alarm:#?}", entry.id);
    }
}
