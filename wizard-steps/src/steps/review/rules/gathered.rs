//! Outcomes and checklist points that other findings keep open. These rules only gather: each part is a
//! finding of its own, and the pointer leads to the first of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::checklist::{CHECKLIST, NOTHING, OUTCOMES, Seen};
use crate::estate::Estate;
use crate::finding::{Finding, Hit};
use crate::labels;
use crate::plan::common::Id;
use crate::rule::Context;
use crate::slice::Slice;

/// REV-002: how an environment is reached, or what is kept apart there, is not written down.
/// Source: Microsoft's planning guide, "Validate rollout decisions", networking (2025-12-24).
pub fn networking_is_documented(context: &Context<'_>) -> Vec<Hit> {
    outcome(
        context,
        2,
        &["NET-001", "NET-002"],
        "/networking/environments",
    )
}

/// REV-005: a business group lacks a cost owner or a monitoring owner.
/// Source: Microsoft's planning guide, "Validate rollout decisions", operations (2025-12-24).
pub fn owners_are_named(context: &Context<'_>) -> Vec<Hit> {
    outcome(context, 5, &["GOV-001", "GOV-002"], "/governance/groups")
}

/// REV-006: cost views, dashboards or Application Insights are missing in production.
/// Source: Microsoft's planning guide, "Validate rollout decisions", operations verification
/// (2025-12-24).
pub fn operations_are_set_up(context: &Context<'_>) -> Vec<Hit> {
    outcome(context, 6, &["GOV-003", "GOV-004"], "/governance/groups")
}

/// REV-007: the deployment strategy of a use case is not written down.
/// Source: Microsoft's planning guide, "Validate rollout decisions", model operations (2025-12-24).
pub fn strategies_are_written_down(context: &Context<'_>) -> Vec<Hit> {
    outcome(context, 7, &["MOD-001"], "/models/strategies")
}

/// REV-008: models and services of a region are not confirmed.
/// Source: Microsoft's planning guide, "Validate rollout decisions", region readiness (2025-12-24).
pub fn regions_are_ready(context: &Context<'_>) -> Vec<Hit> {
    outcome(context, 8, &["MOD-003"], "/models/confirmations")
}

/// REV-009: a point of the baseline checklist is open, or nothing is planned yet that could close it.
/// Source: Microsoft's planning guide, "Baseline rollout checklist" (2025-12-24).
pub fn checklist_is_closed(context: &Context<'_>) -> Vec<Hit> {
    let slice = Slice::all();
    let seen = Seen::new(context.estate, context.desired, &slice);
    let mut hits = Vec::new();
    for point in &CHECKLIST {
        let parts = with_codes(context.found, point.codes);
        let nothing = !(point.planned)(&seen);
        let here = gather(context.estate, &parts, nothing, place_of(point.number));
        hits.extend(here.into_iter().map(|hit| {
            hit.about(&format!("checklist-{}", point.number))
                .with("number", point.number.to_string())
                .with("title", point.title)
        }));
    }
    hits
}

/// Where a point of the checklist is answered, for a plan that holds nothing about it.
fn place_of(number: u8) -> &'static str {
    match number {
        2 | 7 => "/organization/groups",
        6 => "/governance/groups",
        _ => "/environments/items",
    }
}

fn outcome(context: &Context<'_>, number: u8, codes: &[&str], place: &str) -> Vec<Hit> {
    let slice = Slice::all();
    let seen = Seen::new(context.estate, context.desired, &slice);
    let point = &OUTCOMES[usize::from(number) - 1];
    let parts = with_codes(context.found, codes);
    gather(context.estate, &parts, !(point.planned)(&seen), place)
}

fn with_codes<'f>(found: &'f [Finding], codes: &[&str]) -> Vec<&'f Finding> {
    found.iter().filter(|f| codes.contains(&f.code)).collect()
}

/// One hit for the parts; or one about nothing planned; or none.
pub(super) fn gather(
    estate: &Estate<'_>,
    parts: &[&Finding],
    nothing_planned: bool,
    place: &str,
) -> Vec<Hit> {
    if parts.is_empty() {
        let hit = || Hit::at(place).with("parts", NOTHING);
        return nothing_planned.then(hit).into_iter().collect();
    }
    apart(parts)
        .into_iter()
        .map(|parts| {
            let hit = Hit::at(&parts[0].at).with("parts", told(estate, &parts));
            let hit = union(&parts, |f| &f.environments)
                .into_iter()
                .fold(hit, |hit, id| hit.about(id));
            let groups = union(&parts, |f| &f.groups);
            groups.into_iter().fold(hit, |hit, id| hit.about(id))
        })
        .collect()
}

/// Parts that can be told together without touching a slice that none of them touches: all, when they
/// share their business groups or their environments; else those of the same business groups.
fn apart<'f>(parts: &[&'f Finding]) -> Vec<Vec<&'f Finding>> {
    let share = |of: fn(&Finding) -> &[Id]| parts.iter().all(|f| of(f) == of(parts[0]));
    if share(|f| &f.groups) || share(|f| &f.environments) {
        return vec![parts.to_vec()];
    }
    let mut by_groups: BTreeMap<&[Id], Vec<&Finding>> = BTreeMap::new();
    for part in parts {
        by_groups.entry(&part.groups).or_default().push(part);
    }
    by_groups.into_values().collect()
}

/// The ids that any of the parts touches; none when one of them touches all.
fn union<'f>(parts: &[&'f Finding], of: fn(&Finding) -> &Vec<Id>) -> BTreeSet<&'f Id> {
    if parts.iter().any(|f| of(f).is_empty()) {
        return BTreeSet::new();
    }
    parts.iter().flat_map(|f| of(f)).collect()
}

/// `ENV-004 (Development, Test) and NET-001 (Production)`.
fn told(estate: &Estate<'_>, parts: &[&Finding]) -> String {
    let mut by_code: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for part in parts {
        let name = part.subjects.first().map(|id| labels::of(estate, id));
        by_code.entry(part.code).or_default().extend(name);
    }
    let codes: Vec<String> = by_code
        .into_iter()
        .map(|(code, names)| match names.as_slice() {
            [] => code.to_owned(),
            names => format!("{code} ({})", labels::list(names)),
        })
        .collect();
    labels::list(&codes)
}
