//! The planning guide's baseline checklist and the outcomes it asks to validate, computed.
//!
//! One table serves both readers: the rules of Review, which speak about what is open, and the screens
//! and reports, which show each point with its evidence. A point of which nothing is planned yet is
//! open: silence is not an answer.
//!
//! Source: Microsoft's planning guide, "Baseline rollout checklist" and "Validate rollout decisions"
//! (2025-12-24); the words are ours.

mod evidence;
#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::finding::{Data, Finding};
use crate::slice::Slice;

use evidence::Evidence;
pub(crate) use evidence::Seen;

/// How a point stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase", rename = "PointState")]
pub enum State {
    /// Answered, and nothing speaks against it.
    Met,
    /// Something is missing, or nothing is planned yet.
    Open,
    /// It needs a reading of the tenant that is not there.
    NotChecked,
}

/// A point of the checklist, or an outcome, with how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase", rename = "Point")]
pub struct Item {
    /// Its number in the guide.
    pub number: u8,
    /// What it asks for.
    pub title: &'static str,
    /// Codes of the findings that keep it open.
    pub codes: &'static [&'static str],
    /// How it stands.
    pub state: State,
    /// Keys of the findings that keep it open.
    pub open: Vec<String>,
    /// What of the plan answers it.
    pub evidence: String,
    /// The same in a word or two, such as `3 of 3`.
    pub short: String,
}

/// A row of the two tables.
pub(crate) struct Point {
    /// Its number in the guide.
    pub number: u8,
    /// What it asks for.
    pub title: &'static str,
    /// Codes of the findings that keep it open.
    pub codes: &'static [&'static str],
    /// Is there anything yet that it could be about?
    pub planned: fn(&Seen<'_>) -> bool,
    evidence: fn(&Seen<'_>) -> Evidence,
}

/// The seven points to close before the first production rollout.
pub(crate) const CHECKLIST: [Point; 7] = [
    Point {
        number: 1,
        title: "Boundaries between development, test and production",
        codes: &["ENV-001", "ENV-002", "ENV-004"],
        planned: evidence::has_environments,
        evidence: evidence::boundaries,
    },
    Point {
        number: 2,
        title: "An owner for every Foundry resource and project",
        codes: &["ORG-004", "ORG-005"],
        planned: evidence::has_accounts,
        evidence: evidence::owners,
    },
    Point {
        number: 3,
        title: "Roles for admins, project managers and project users",
        codes: &["ACC-001"],
        planned: evidence::has_environments,
        evidence: evidence::personas,
    },
    Point {
        number: 4,
        title: "A network approach for every environment",
        codes: &["NET-001"],
        planned: evidence::has_environments,
        evidence: evidence::network_approach,
    },
    Point {
        number: 5,
        title: "Whether policy requires customer-managed keys",
        codes: &["KEY-001"],
        planned: evidence::has_environments,
        evidence: evidence::keys_decided,
    },
    Point {
        number: 6,
        title: "A cost owner and a monitoring owner for every business group",
        codes: &["GOV-001", "GOV-002"],
        planned: evidence::has_groups,
        evidence: evidence::group_owners,
    },
    Point {
        number: 7,
        title: "Connections, shared and for single projects",
        codes: &["CON-001"],
        planned: evidence::has_accounts,
        evidence: evidence::connections,
    },
];

/// The eight outcomes to validate once the plan is made.
pub(crate) const OUTCOMES: [Point; 8] = [
    Point {
        number: 1,
        title: "Identity and access: roles follow approved personas and scopes",
        codes: &["REV-001"],
        planned: evidence::has_grants,
        evidence: evidence::grants,
    },
    Point {
        number: 2,
        title: "Networking: path and isolation are written down",
        codes: &["REV-002"],
        planned: evidence::has_environments,
        evidence: evidence::network_paths,
    },
    Point {
        number: 3,
        title: "Networking, seen: endpoints are approved and names are private",
        codes: &["REV-003"],
        planned: evidence::has_environments,
        evidence: evidence::private_environments,
    },
    Point {
        number: 4,
        title: "Data protection: encryption is written down and approved",
        codes: &["REV-004"],
        planned: evidence::has_environments,
        evidence: evidence::keys_approved,
    },
    Point {
        number: 5,
        title: "Operations: cost and monitoring have owners",
        codes: &["REV-005"],
        planned: evidence::has_groups,
        evidence: evidence::group_owners,
    },
    Point {
        number: 6,
        title: "Operations, seen: cost views, dashboards and traces are set up",
        codes: &["REV-006"],
        planned: evidence::has_groups,
        evidence: evidence::views_and_traces,
    },
    Point {
        number: 7,
        title: "Model operations: every use case has a deployment strategy",
        codes: &["REV-007"],
        planned: evidence::has_use_cases,
        evidence: evidence::strategies,
    },
    Point {
        number: 8,
        title: "Region readiness: models and services are confirmed",
        codes: &["REV-008"],
        planned: evidence::has_accounts,
        evidence: evidence::regions,
    },
];

/// Does this code only gather what other findings say, for an outcome or the checklist?
pub fn gathers(code: &str) -> bool {
    code == "REV-009" || OUTCOMES.iter().any(|point| point.codes.contains(&code))
}

/// The baseline checklist for a slice.
pub fn checklist(
    findings: &[Finding],
    slice: &Slice,
    estate: &Estate<'_>,
    desired: &DesiredState,
) -> Vec<Item> {
    items(&CHECKLIST, findings, &Seen::new(estate, desired, slice))
}

/// The outcomes for a slice.
pub fn outcomes(
    findings: &[Finding],
    slice: &Slice,
    estate: &Estate<'_>,
    desired: &DesiredState,
) -> Vec<Item> {
    items(&OUTCOMES, findings, &Seen::new(estate, desired, slice))
}

fn items(points: &[Point], findings: &[Finding], seen: &Seen<'_>) -> Vec<Item> {
    points
        .iter()
        .map(|point| {
            let parts: Vec<&Finding> = findings
                .iter()
                .filter(|f| point.codes.contains(&f.code) && seen.slice.holds(f))
                .collect();
            let planned = (point.planned)(seen);
            let evidence = if planned {
                (point.evidence)(seen)
            } else {
                Evidence::new("nothing yet", NOTHING.to_owned())
            };
            Item {
                number: point.number,
                title: point.title,
                codes: point.codes,
                state: state(planned, &parts),
                open: parts.iter().map(|f| f.key()).collect(),
                evidence: evidence.says,
                short: evidence.short,
            }
        })
        .collect()
}

/// What is said about a point of which nothing is planned.
pub(crate) const NOTHING: &str = "nothing planned yet";

fn state(planned: bool, parts: &[&Finding]) -> State {
    if !planned || parts.iter().any(|f| f.data != Data::NotChecked) {
        State::Open
    } else if parts.is_empty() {
        State::Met
    } else {
        State::NotChecked
    }
}
