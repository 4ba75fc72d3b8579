//! What a project is.

use crate::finding::{Hit, pointer};
use crate::rule::Context;

/// ORG-009: what runs in a project is not answered.
/// Source: Microsoft's page on roles for the Agent Service, hosted agents and identities (read 2026-11-22).
pub fn no_runtime(context: &Context<'_>) -> Vec<Hit> {
    let places = context.estate.projects.iter();
    places
        .filter(|(_, place)| place.project.runtime.is_none())
        .map(|(id, place)| {
            Hit::at(pointer(&["organization", "projects", id, "runtime"]))
                .about(id)
                .with("project", super::called(id, place))
        })
        .collect()
}
