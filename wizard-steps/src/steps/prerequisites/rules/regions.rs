//! The region plan.

use crate::finding::{Hit, pointer};
use crate::rule::Context;

/// PRE-013: the plan names no region at all, or an environment has none.
/// Source: Microsoft's planning guide, prerequisite 3 (2025-12-24).
pub fn no_region(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let mut hits = Vec::new();
    let regions = &context.plan.prerequisites.regions;
    if regions.values().all(|choice| choice.region.is_empty()) {
        let hit = Hit::at(pointer(&["prerequisites", "regions"])).about("regions");
        hits.push(hit.with("environment", "the region plan"));
    }
    for (id, environment) in &estate.environments {
        if environment.region.is_empty() {
            let at = pointer(&["environments", "items", id, "region"]);
            let hit = Hit::at(at).about(id);
            hits.push(hit.with("environment", estate.environment_name(id)));
        }
    }
    hits
}
