//! Names and types of principals.

use std::collections::BTreeSet;

use serde_json::Value;
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::names;
use wizard_steps::observed::{Observed, ObservedPrincipal};

use super::text;
use crate::cloud::arm::Arm;

/// Most ids that one question to the directory may hold.
const IDS_AT_ONCE: usize = 1_000;

/// Names and types of principals. Without rights in the directory the plan's own ids stand, unverified.
pub(super) async fn directory(
    arm: &Arm,
    estate: &Estate<'_>,
    desired: &DesiredState,
    seen: &mut Observed,
) {
    let planned = estate
        .plan
        .prerequisites
        .principals
        .values()
        .filter_map(|p| p.object_id.parsed());
    let planned: BTreeSet<String> = planned.collect();
    let ours: BTreeSet<String> = desired
        .resources
        .iter()
        .filter(|r| r.ours)
        .filter_map(|r| r.arm_id.as_deref())
        .map(names::scope_key)
        .collect();
    let others = seen
        .assignments
        .iter()
        .filter(|a| ours.contains(&names::scope_key(&a.scope)));
    let mut ids: BTreeSet<String> = others.map(|a| a.principal_id.to_lowercase()).collect();
    ids.extend(planned.iter().cloned());
    let ids: Vec<String> = ids.into_iter().collect();
    for some in ids.chunks(IDS_AT_ONCE) {
        let Ok(found) = arm.directory_objects(some).await else {
            return;
        };
        for item in found {
            seen.principals
                .insert(text(&item, "id").to_lowercase(), principal(&item));
        }
        let missing = some
            .iter()
            .filter(|id| planned.contains(*id) && !seen.principals.contains_key(*id));
        seen.missing_principals
            .extend(missing.cloned().collect::<Vec<_>>());
    }
}

fn principal(item: &Value) -> ObservedPrincipal {
    let principal_type = match text(item, "@odata.type").rsplit('.').next() {
        Some("user") => "User",
        Some("group") => "Group",
        Some("servicePrincipal") => "ServicePrincipal",
        _ => "",
    };
    ObservedPrincipal {
        principal_type: principal_type.to_owned(),
        name: text(item, "displayName"),
        ..ObservedPrincipal::default()
    }
}
