//! A slice of the rollout: environments, business groups, or a named wave.
//!
//! Check, compare, apply and export work on all of the plan or on a slice of it. What is open outside
//! is listed and does not stop it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::plan::Plan;
use crate::plan::common::Id;

/// Which part of the plan is worked on. Empty sets mean all.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default)]
pub struct Slice {
    /// Environments.
    pub environments: BTreeSet<Id>,
    /// Business groups.
    pub groups: BTreeSet<Id>,
}

/// A slice that the plan does not know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchSlice {
    part: String,
    known: String,
}

impl std::fmt::Display for NoSuchSlice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the plan has no {}; it knows {}", self.part, self.known)
    }
}

impl std::error::Error for NoSuchSlice {}

impl Slice {
    /// All of the plan.
    pub fn all() -> Self {
        Self::default()
    }

    /// Is it all of the plan?
    pub fn is_all(&self) -> bool {
        self.environments.is_empty() && self.groups.is_empty()
    }

    /// Reads `env=development,group=finance` or `wave=first`, by kind, short form, name or id.
    ///
    /// # Errors
    /// [`NoSuchSlice`], listing what the plan knows.
    pub fn parse(text: &str, plan: &Plan) -> Result<Self, NoSuchSlice> {
        let mut slice = Self::default();
        for part in text.split(',').map(str::trim).filter(|p| !p.is_empty()) {
            let unknown = |known: Vec<String>| NoSuchSlice {
                part: part.to_owned(),
                known: known.join(", "),
            };
            match part.split_once('=').map(|(k, v)| (k.trim(), v.trim())) {
                Some(("env" | "environment", wanted)) => {
                    let ids = environments_named(plan, wanted);
                    if ids.is_empty() {
                        let known = plan.environments.items.values();
                        return Err(unknown(known.map(|e| format!("env={}", e.token)).collect()));
                    }
                    slice.environments.extend(ids);
                }
                Some(("group", wanted)) => {
                    let ids = groups_named(plan, wanted);
                    if ids.is_empty() {
                        let known = plan.organization.groups.values();
                        return Err(unknown(
                            known.map(|g| format!("group={}", g.token)).collect(),
                        ));
                    }
                    slice.groups.extend(ids);
                }
                Some(("wave", wanted)) => {
                    let waves = &plan.environments.waves;
                    let found = waves.iter().find(|(id, w)| is(wanted, &[id, &w.name]));
                    let Some((_, wave)) = found else {
                        return Err(unknown(
                            waves.values().map(|w| format!("wave={}", w.name)).collect(),
                        ));
                    };
                    slice.environments.extend(wave.environments.iter().cloned());
                    slice.groups.extend(wave.groups.iter().cloned());
                }
                _ => {
                    return Err(unknown(vec![
                        "env=…".into(),
                        "group=…".into(),
                        "wave=…".into(),
                    ]));
                }
            }
        }
        Ok(slice)
    }

    /// The text that [`Slice::parse`] reads as this slice, by id: a renamed group stays the same part.
    pub fn text(&self) -> String {
        let environments = self.environments.iter().map(|id| format!("env={id}"));
        let groups = self.groups.iter().map(|id| format!("group={id}"));
        environments.chain(groups).collect::<Vec<_>>().join(",")
    }

    /// Is something with these environments and business groups part of the slice? What belongs to
    /// none in particular belongs to all.
    pub fn touches<E: AsRef<str>, G: AsRef<str>>(&self, environments: &[E], groups: &[G]) -> bool {
        let environment_fits = self.environments.is_empty()
            || environments.is_empty()
            || environments
                .iter()
                .any(|e| self.environments.contains(e.as_ref()));
        let group_fits = self.groups.is_empty()
            || groups.is_empty()
            || groups.iter().any(|g| self.groups.contains(g.as_ref()));
        environment_fits && group_fits
    }

    /// Does this slice hold all of the other?
    pub fn covers(&self, other: &Self) -> bool {
        let holds = |mine: &BTreeSet<Id>, theirs: &BTreeSet<Id>| {
            mine.is_empty() || (!theirs.is_empty() && theirs.is_subset(mine))
        };
        holds(&self.environments, &other.environments) && holds(&self.groups, &other.groups)
    }

    /// Is this finding about the slice?
    pub fn holds(&self, finding: &Finding) -> bool {
        self.touches(&finding.environments, &finding.groups)
    }

    /// The slice in words of the plan.
    pub fn label(&self, plan: &Plan) -> String {
        if self.is_all() {
            return "the whole plan".to_owned();
        }
        let environments = self
            .environments
            .iter()
            .filter_map(|id| plan.environments.items.get(id));
        let groups = self
            .groups
            .iter()
            .filter_map(|id| plan.organization.groups.get(id));
        let environments: Vec<&str> = environments.map(|e| e.name.as_str()).collect();
        let groups: Vec<&str> = groups.map(|g| g.name.as_str()).collect();
        match (environments.is_empty(), groups.is_empty()) {
            (false, false) => format!("{} of {}", environments.join(", "), groups.join(", ")),
            (false, true) => environments.join(", "),
            _ => groups.join(", "),
        }
    }
}

fn is(wanted: &str, names: &[&str]) -> bool {
    names.iter().any(|n| n.eq_ignore_ascii_case(wanted))
}

fn environments_named(plan: &Plan, wanted: &str) -> Vec<Id> {
    let items = plan.environments.items.iter();
    items
        .filter(|(id, e)| {
            is(
                wanted,
                &[id, &e.name, &e.token, e.kind.map_or("", |k| k.label())],
            )
        })
        .map(|(id, _)| id.clone())
        .collect()
}

fn groups_named(plan: &Plan, wanted: &str) -> Vec<Id> {
    let groups = plan.organization.groups.iter();
    groups
        .filter(|(id, g)| is(wanted, &[id, &g.name, &g.token]))
        .map(|(id, _)| id.clone())
        .collect()
}

#[cfg(test)]
mod tests;
