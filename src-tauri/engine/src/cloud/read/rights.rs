//! What the caller may do.

use std::collections::BTreeSet;

use serde_json::Value;
use wizard_steps::desired::DesiredState;
use wizard_steps::names;
use wizard_steps::observed::{Observed, Permission};
use wizard_steps::slice::Slice;

use super::groups_of;
use crate::cloud::api;
use crate::cloud::arm::Arm;
use crate::cloud::error::CloudError;

const WRITE: &str = "Microsoft.Authorization/roleAssignments/write";

/// What the caller may do: at each subscription, and further down only where that is not enough.
pub(super) async fn rights(
    arm: &Arm,
    desired: &DesiredState,
    slice: &Slice,
    readable: &[String],
    seen: &mut Observed,
) -> Result<(), CloudError> {
    let scopes: BTreeSet<String> = wizard_steps::change::in_slice(desired, slice)
        .filter_map(|g| g.scope.arm_id.as_deref())
        .map(names::scope_key)
        .collect();
    for subscription in readable {
        let subscription = format!("/subscriptions/{subscription}");
        permissions(arm, &subscription, seen).await?;
        if seen.allows(&subscription, WRITE) == Some(true) {
            continue;
        }
        for group in groups_of(&scopes, &subscription) {
            permissions(arm, &group, seen).await?;
        }
        let inside = scopes
            .iter()
            .filter(|s| names::is_at_or_below(s, &subscription));
        for scope in inside.cloned().collect::<Vec<_>>() {
            if seen.allows(&scope, WRITE) == Some(true) || seen.resource(&scope).is_none() {
                continue;
            }
            permissions(arm, &scope, seen).await?;
        }
    }
    Ok(())
}

async fn permissions(arm: &Arm, scope: &str, seen: &mut Observed) -> Result<(), CloudError> {
    let key = names::scope_key(scope);
    if seen.permissions.contains_key(&key) {
        return Ok(());
    }
    let path = format!(
        "{scope}/providers/Microsoft.Authorization/permissions?api-version={}",
        api::AUTHORIZATION
    );
    match arm.list(&path).await {
        Ok(items) => {
            let list = |item: &Value, key: &str| -> Vec<String> {
                let values = item[key].as_array().into_iter().flatten();
                values
                    .filter_map(|v| v.as_str().map(str::to_owned))
                    .collect()
            };
            let read = |item| Permission {
                actions: list(item, "actions"),
                not_actions: list(item, "notActions"),
            };
            seen.permissions
                .insert(key, items.iter().map(read).collect());
            Ok(())
        }
        // Not knowing is not the same as not being allowed.
        Err(CloudError::Refused(_)) => Ok(()),
        Err(error) => Err(error),
    }
}
