//! What a likeness means, before it is done: what is made, how many grants, what would be open.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{Kind, Likeness, Made};
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::finding::{Finding, Severity};
use crate::labels;
use crate::observed::Observed;
use crate::plan::Plan;
use crate::plan::common::Id;
use crate::plan::edit;
use crate::plan::read::Document;
use crate::plan::text::Day;
use crate::rule;
use crate::words;

/// A likeness as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "LikeTold")]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// What the pattern is.
    pub kind: Kind,
    /// The id of the new thing.
    pub id: Id,
    /// What is made.
    pub made: Vec<Made>,
    /// Grants that the plan asks for then and not before.
    pub grants: u32,
    /// Sentences of blockers that are new.
    pub blockers: Vec<String>,
    /// Sentences of warnings that are new.
    pub warnings: Vec<String>,
    /// Why it cannot be done, where it cannot.
    pub refused: Option<String>,
}

/// Says what a likeness does, without doing it.
pub fn told(document: &Document, likeness: &Likeness, today: Day) -> Told {
    let mut after = document.clone();
    let refused = edit::apply(&mut after, &likeness.patch).err();
    let before = Seen::of(&document.plan, today);
    let seen = Seen::of(&after.plan, today);
    let new = |severity| {
        let found = seen.findings.iter().filter(|f| f.severity == severity);
        let found = found.filter(|f| !before.keys.contains(&f.key()));
        // Review only collects what the others say.
        let found = found.filter(|f| !f.code.starts_with("REV-"));
        found.map(words::sentence).collect()
    };
    let estate = Estate::of(&after.plan);
    let named = |made: &Made| Made {
        name: if made.name.is_empty() {
            labels::of(&estate, &made.id)
        } else {
            made.name.clone()
        },
        ..made.clone()
    };
    Told {
        kind: likeness.kind,
        id: likeness.id.clone(),
        made: likeness.made.iter().map(named).collect(),
        grants: labels::count(seen.grants.difference(&before.grants).count()),
        blockers: new(Severity::Blocker),
        warnings: new(Severity::Warning),
        refused: refused.map(|r| r.to_string()),
    }
}

/// What a plan amounts to.
struct Seen {
    grants: BTreeSet<String>,
    findings: Vec<Finding>,
    keys: BTreeSet<String>,
}

impl Seen {
    fn of(plan: &Plan, today: Day) -> Self {
        let estate = Estate::of(plan);
        let desired = DesiredState::of(&estate);
        let findings = rule::check_resolved(&estate, &desired, &Observed::default(), today);
        Self {
            grants: desired
                .grants
                .iter()
                .map(crate::desired::Grant::key)
                .collect(),
            keys: findings.iter().map(Finding::key).collect(),
            findings,
        }
    }
}
