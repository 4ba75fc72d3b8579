//! The file of a practice tenant: what the tenant holds, whoever asks.

use crate::plan_file::{json, text};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Scope, principal and role of a role assignment, in lower case.
pub type Triple = (String, String, String);

/// Where a practice tenant is kept in a data folder.
pub fn path(data: &Path, kind: &str) -> PathBuf {
    data.join("practice").join(format!("{kind}.json"))
}

/// Every role assignment of a practice tenant.
///
/// # Panics
///
/// When the tenant was never used, or holds an assignment twice.
#[track_caller]
pub fn assignments(data: &Path, kind: &str) -> BTreeSet<Triple> {
    let tenant = json(&path(data, kind));
    let all = tenant["assignments"]
        .as_array()
        .expect("a tenant has assignments");
    let triples: BTreeSet<Triple> = all.iter().map(triple).collect();
    assert_eq!(triples.len(), all.len(), "an assignment is there twice");
    triples
}

/// What an assignment of a practice tenant says.
pub fn triple(assignment: &Value) -> Triple {
    let lower = |key: &str| text(&assignment[key]).to_lowercase();
    (lower("scope"), lower("principalId"), lower("roleId"))
}
