//! Findings that somebody has to decide on before their part of a real rollout is signed.
//!
//! A warning that gives away more than intended is fixed, or a named person takes the risk on, with a
//! reason and an end date. Until then the signature of its area, and of the business groups in it, has
//! to wait. The practice tenant asks for no signature, and so for no decision.

use std::collections::BTreeSet;

use crate::finding::{Area, Finding};
use crate::plan::Plan;
use crate::plan::text::Day;
use crate::slice::Slice;

use super::answers::Accepted;
use super::signatures::part_of;

/// Did somebody take a risk on, by name, with a reason and an end that has not passed?
pub fn is_decided(risk: &Accepted, today: Day) -> bool {
    let said = |text: &str| !text.trim().is_empty();
    let stands = risk.until.parsed().is_some_and(|day| day >= today);
    said(&risk.by) && said(&risk.reason) && stands
}

/// Findings that the signature of an area, or of a business group, waits for in a part of the plan.
pub fn undecided<'f>(
    plan: &Plan,
    findings: &'f [Finding],
    area: &str,
    part: &Slice,
    today: Day,
) -> Vec<&'f Finding> {
    let part = part_of(plan, area, part);
    let is_area = Area::ALL.iter().any(|a| a.key() == area);
    let of_area = |f: &Finding| !is_area || f.area.key() == area;
    let mut open = findings
        .iter()
        .filter(|f| f.needs_decision && of_area(f) && part.holds(f))
        .peekable();
    if open.peek().is_none() {
        return Vec::new();
    }
    let risks = plan.decisions.values().filter_map(|d| d.accepted.as_ref());
    let decided: BTreeSet<&str> = risks
        .filter(|risk| is_decided(risk, today))
        .map(|risk| risk.finding.as_str())
        .collect();
    open.filter(|f| !decided.contains(f.key().as_str()))
        .collect()
}
