//! One press must keep its word: what a fix offers is applied, and the finding has to be gone.

use std::collections::BTreeSet;

use crate::finding::{Finding, Fix};
use crate::observed::Observed;
use crate::plan::edit::{self, Edit};
use crate::plan::read::{Document, document};
use crate::rule;

use super::cases::{example, today};

/// Presses every one-press fix that the code offers on Contoso after these edits. Each must take its
/// finding away and bring no other blocker.
#[track_caller]
pub fn removes(code: &str, edits: &[Edit]) {
    removes_seeing(code, edits, &Observed::default());
}

/// [`removes`], with a reading.
///
/// # Panics
/// When a fix does not keep its word.
#[track_caller]
pub fn removes_seeing(code: &str, edits: &[Edit], observed: &Observed) {
    let mut start: Document = document(&example());
    edit::apply(&mut start, edits).expect("the edits fit the plan");
    let before = rule::check(&start.plan, observed, today());
    let mut pressed = 0;
    for finding in before.iter().filter(|f| f.code == code) {
        for fix in &finding.fixes {
            let Fix::Auto { patch } = fix else { continue };
            pressed += 1;
            let mut after = start.clone();
            edit::apply(&mut after, patch).expect("the fix fits the plan");
            let found = rule::check(&after.plan, observed, today());
            assert!(
                !keys(&found).contains(&finding.key()),
                "{code}: {patch:?} leaves {found:#?}"
            );
            let new: Vec<&Finding> = found
                .iter()
                .filter(|f| f.is_blocker() && !is_for_people(f.code))
                .filter(|f| !keys(&before).contains(&f.key()))
                .collect();
            assert!(new.is_empty(), "{code}: {patch:?} brings {new:#?}");
        }
    }
    assert!(pressed > 0, "{code} offers nothing to press: {before:#?}");
}

/// Review collects, and sign-off asks people: a fix may well give them something to decide.
fn is_for_people(code: &str) -> bool {
    code.starts_with("REV-") || code.starts_with("SIG-")
}

fn keys(findings: &[Finding]) -> BTreeSet<String> {
    findings.iter().map(Finding::key).collect()
}
