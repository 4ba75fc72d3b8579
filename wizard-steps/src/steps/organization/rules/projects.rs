//! What a project is.

use std::collections::BTreeMap;

use crate::estate::{Estate, Place};
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::organization::answers::Project;

/// ORG-009: what runs in the projects of a use case is not answered. One press takes the answer of
/// another environment.
/// Source: Microsoft's page on roles for the Agent Service, hosted agents and identities (read 2026-11-22).
pub fn no_runtime(context: &Context<'_>) -> Vec<Hit> {
    open(context.estate, "runtime", |p| value(p.runtime.as_ref()))
}

/// ORG-010: how sensitive the data of a use case's projects is, is not answered. One press takes the
/// answer of another environment.
/// Source: Microsoft's planning guide, connections and Contoso's connectivity strategy (2025-12-24).
pub fn no_sensitivity(context: &Context<'_>) -> Vec<Hit> {
    open(context.estate, "sensitivity", |p| {
        value(p.sensitivity.as_ref())
    })
}

fn value<T: serde::Serialize>(answer: Option<&T>) -> Option<serde_json::Value> {
    answer.and_then(|answer| serde_json::to_value(answer).ok())
}

/// Projects without this answer, one finding a use case; a project without a use case stands alone.
fn open(
    estate: &Estate<'_>,
    field: &str,
    answer: impl Fn(&Project) -> Option<serde_json::Value>,
) -> Vec<Hit> {
    let mut open: BTreeMap<&str, Vec<(&Id, &Place<'_>)>> = BTreeMap::new();
    let mut given: BTreeMap<&str, serde_json::Value> = BTreeMap::new();
    for (id, place) in &estate.projects {
        let known = place.use_case.is_some();
        let of = if known { &place.project.use_case } else { *id };
        match answer(place.project) {
            None => open.entry(of).or_default().push((id, place)),
            Some(value) => {
                given.entry(of).or_insert(value);
            }
        }
    }
    let at = |id: &str| pointer(&["organization", "projects", id, field]);
    open.into_iter()
        .map(|(of, places)| {
            let names: Vec<String> = places.iter().map(|(id, p)| super::called(id, p)).collect();
            let hit = Hit::at(at(places[0].0)).with("project", labels::list(&names));
            let hit = places.iter().fold(hit, |hit, (id, _)| hit.about(id));
            match given.get(of) {
                Some(value) => {
                    let set = places
                        .iter()
                        .map(|(id, _)| Edit::set(at(id), value.clone()));
                    hit.fixed_by(set.collect::<Patch>())
                }
                None => hit,
            }
        })
        .collect()
}
