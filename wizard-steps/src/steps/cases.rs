//! One good and one bad example per code, as a table: `check(code, good, bad)`.

use crate::examples::contoso;
use crate::finding::Finding;
use crate::observed::Observed;
use crate::plan::Plan;
use crate::plan::edit::{self, Edit};
use crate::plan::read::{Document, document};
use crate::plan::text::Day;
use crate::rule;

/// The day on which the examples are looked at.
pub fn today() -> Day {
    Day::parse("2026-11-22").expect("a day")
}

/// Contoso on [`today`].
pub fn example() -> Plan {
    contoso(today())
}

/// Findings of Contoso after these edits.
#[track_caller]
pub fn findings(edits: &[Edit]) -> Vec<Finding> {
    findings_seeing(edits, &Observed::default())
}

/// Findings of Contoso after these edits, with a reading.
#[track_caller]
pub fn findings_seeing(edits: &[Edit], observed: &Observed) -> Vec<Finding> {
    let mut document: Document = document(&example());
    edit::apply(&mut document, edits).expect("the edits fit the plan");
    rule::check(&document.plan, observed, today())
}

/// The code is silent after the good edits and speaks after the bad ones (Contoso is the start of
/// both), and its words have a value for each of their names.
#[track_caller]
pub fn check(code: &str, good: &[Edit], bad: &[Edit]) {
    let of_code = |edits| -> Vec<Finding> {
        findings(edits)
            .into_iter()
            .filter(|f| f.code == code)
            .collect()
    };
    let silent = of_code(good);
    assert!(
        silent.is_empty(),
        "{code} speaks about a good plan: {silent:#?}"
    );
    let found = of_code(bad);
    assert!(!found.is_empty(), "{code} is silent about a bad plan");
    for finding in found {
        let sentence = crate::words::sentence(&finding);
        assert!(
            !sentence.contains('{') && sentence != code,
            "{code}: words or values are missing: {sentence}"
        );
        assert!(
            finding.at.starts_with('/'),
            "{code} points nowhere: {}",
            finding.at
        );
    }
}

/// One press fixes what the bad edits broke: every finding of the code offers a patch, and after each
/// patch alone its finding is gone.
#[track_caller]
pub fn one_press_fixes(code: &str, bad: &[Edit]) {
    let mut document: Document = document(&example());
    edit::apply(&mut document, bad).expect("the edits fit the plan");
    let find = |plan: &Plan| -> Vec<Finding> {
        let found = rule::check(plan, &Observed::default(), today());
        found.into_iter().filter(|f| f.code == code).collect()
    };
    let found = find(&document.plan);
    assert!(!found.is_empty(), "{code} is silent about a bad plan");
    for finding in found {
        let patch = finding.fixes.iter().find_map(|fix| match fix {
            crate::finding::Fix::Auto { patch } => Some(patch),
            _ => None,
        });
        let patch = patch.unwrap_or_else(|| panic!("{code} offers no patch: {finding:#?}"));
        let mut fixed = document.clone();
        edit::apply(&mut fixed, patch).expect("the patch fits the plan");
        let left = find(&fixed.plan);
        assert!(
            left.iter().all(|f| f.key() != finding.key()),
            "{code} is still there after {patch:#?}"
        );
    }
}
