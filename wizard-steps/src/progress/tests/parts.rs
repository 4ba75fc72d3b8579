//! Contoso on its way: a quarter, a half, three quarters answered.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::finding::{Finding, Fix, Severity, pointer};
use crate::observed::Observed;
use crate::plan::edit::{self, Edit};
use crate::plan::read::{Document, document};
use crate::questions;
use crate::rule;
use crate::steps::cases::{example, today};

/// Contoso with the answers of the first questions only, in percent.
fn answered(percent: usize) -> Document {
    let mut document = document(&example());
    let all = questions::all();
    let gone = &all[all.len() * percent / 100..];
    for held in gone.iter().flat_map(|q| &q.words.holds) {
        let keys: Vec<&str> = held.split('.').collect();
        for at in places(&document.tree, &keys) {
            // What stood in something that is gone already is gone with it.
            let _ = edit::apply(&mut document, &[Edit::remove(at)]);
        }
    }
    document
}

/// Every place of the plan that a field with `*` for ids names.
fn places(tree: &Value, keys: &[&str]) -> Vec<String> {
    let mut found: Vec<(Vec<String>, &Value)> = vec![(Vec::new(), tree)];
    for key in keys {
        let below = found.into_iter().flat_map(|(path, value)| {
            let members = value.as_object().into_iter().flatten();
            let fits = members.filter(move |(name, _)| *key == "*" || name.as_str() == *key);
            fits.map(move |(name, member)| ([path.clone(), vec![name.clone()]].concat(), member))
        });
        found = below.collect();
    }
    let pointers = found.into_iter().map(|(path, _)| {
        let keys: Vec<&str> = path.iter().map(String::as_str).collect();
        pointer(&keys)
    });
    pointers.collect()
}

fn found(document: &Document) -> Vec<Finding> {
    rule::check(&document.plan, &Observed::default(), today())
}

/// What the panel of a step shows at first: one line a code, equal causes with their members.
fn lines(findings: &[Finding]) -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut lines: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for finding in findings.iter().filter(|f| f.severity != Severity::Note) {
        let step = questions::step_of(finding.code).expect("a code of a step");
        lines.entry(step).or_default().insert(finding.code);
    }
    lines
}

#[test]
fn a_step_shows_at_most_a_dozen_open_things_however_much_is_answered() {
    for percent in [0, 25, 50, 75, 100] {
        for (step, codes) in lines(&found(&answered(percent))) {
            // Review collects what the others found and has a screen of its own.
            if step != "review" {
                assert!(codes.len() <= 12, "{step} at {percent}%: {codes:?}");
            }
        }
    }
}

#[test]
fn pressing_every_one_press_fix_brings_nothing_new() {
    for percent in [50, 75, 100] {
        let mut document = answered(percent);
        let start: BTreeSet<&str> = found(&document).iter().map(|f| f.code).collect();
        let mut pressed: BTreeSet<String> = BTreeSet::new();
        // Each finding is pressed once; a press may cure others, and open what it held back.
        loop {
            let open = found(&document);
            let next = open.iter().find_map(|f| {
                let patch = f.fixes.iter().find_map(|fix| match fix {
                    Fix::Auto { patch } => Some(patch.clone()),
                    _ => None,
                });
                patch
                    .filter(|_| !pressed.contains(&f.key()))
                    .map(|p| (f.key(), p))
            });
            let Some((key, patch)) = next else { break };
            edit::apply(&mut document, &patch).expect("a fix fits the plan it was made for");
            pressed.insert(key);
            assert!(pressed.len() < 500, "presses lead to presses: {pressed:?}");
        }
        let end = found(&document);
        let new: BTreeSet<&str> = (end.iter().map(|f| f.code))
            .filter(|code| !start.contains(code))
            .collect();
        assert_eq!(
            new,
            BTreeSet::new(),
            "{percent}% after {} presses",
            pressed.len()
        );
    }
}
