//! Reading a tenant: everything a comparison needs, with few requests.
//!
//! One unfiltered list of role assignments a subscription, all pages; resource groups, resources and
//! Foundry resources by list; rights where the plan wants to write. What cannot be read is said, never
//! taken for empty.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::names;
use wizard_steps::observed::{
    Observed, ObservedAssignment, ObservedPrincipal, ObservedResource, ObservedSubscription,
    Permission,
};
use wizard_steps::slice::Slice;

use super::api;
use super::arm::Arm;
use super::error::CloudError;

const WRITE: &str = "Microsoft.Authorization/roleAssignments/write";
/// Most ids that one question to the directory may hold.
const IDS_AT_ONCE: usize = 1_000;

/// How far a reading is: what is being read, how many of how many.
pub type Progress<'a> = &'a (dyn Fn(&str, usize, usize) + Sync);

/// Reads what a slice of a plan is about.
///
/// # Errors
/// Nobody is signed in, or nothing answers. What is merely forbidden is noted in the reading.
pub async fn observe(
    arm: &Arm,
    estate: &Estate<'_>,
    desired: &DesiredState,
    slice: &Slice,
    read_at: String,
    progress: Progress<'_>,
) -> Result<Observed, CloudError> {
    let (tenant_id, caller) = arm.caller().await?;
    let mut seen = Observed {
        tenant_id,
        caller,
        read_at,
        ..Observed::default()
    };
    let scopes = scopes(desired, slice);
    let subscriptions: BTreeSet<String> =
        scopes.iter().filter_map(|s| subscription_of(s)).collect();
    visible(arm, &subscriptions, &mut seen).await?;
    let readable: Vec<String> = seen.subscriptions.keys().cloned().collect();
    for (n, subscription) in readable.iter().enumerate() {
        progress("subscription", n, readable.len());
        assignments(arm, subscription, &scopes, &mut seen).await?;
        resources(arm, subscription, &mut seen).await?;
    }
    projects(arm, &scopes, &mut seen, progress).await?;
    rights(arm, desired, slice, &mut seen).await?;
    directory(arm, estate, desired, &mut seen).await;
    Ok(seen)
}

/// Role assignments of the subscriptions that these scopes lie in: what a confirmation reads again.
///
/// # Errors
/// [`CloudError`].
pub async fn assignments_of(
    arm: &Arm,
    scopes: &BTreeSet<String>,
) -> Result<Vec<ObservedAssignment>, CloudError> {
    let subscriptions: BTreeSet<String> =
        scopes.iter().filter_map(|s| subscription_of(s)).collect();
    let mut seen = Observed::default();
    for subscription in &subscriptions {
        assignments(arm, subscription, scopes, &mut seen).await?;
    }
    Ok(seen.assignments)
}

/// Scopes that the slice and its neighbours touch, in lower case.
fn scopes(desired: &DesiredState, slice: &Slice) -> BTreeSet<String> {
    let grants =
        wizard_steps::change::in_slice(desired, slice).filter_map(|g| g.scope.arm_id.as_deref());
    let resources = desired.resources.iter().filter(|r| {
        let environments: Vec<&String> = r.environments.iter().collect();
        let groups: Vec<&String> = r.groups.iter().collect();
        slice.touches(&environments, &groups)
    });
    grants
        .chain(resources.filter_map(|r| r.arm_id.as_deref()))
        .map(names::scope_key)
        .collect()
}

fn subscription_of(scope: &str) -> Option<String> {
    let id = scope.strip_prefix("/subscriptions/")?.split('/').next()?;
    (!id.is_empty()).then(|| id.to_owned())
}

async fn visible(
    arm: &Arm,
    wanted: &BTreeSet<String>,
    seen: &mut Observed,
) -> Result<(), CloudError> {
    for item in arm
        .list(&format!(
            "/subscriptions?api-version={}",
            api::SUBSCRIPTIONS
        ))
        .await?
    {
        let id = text(&item, "subscriptionId").to_lowercase();
        if wanted.contains(&id) {
            let subscription = ObservedSubscription {
                name: text(&item, "displayName"),
                state: text(&item, "state"),
                tenant_id: text(&item, "tenantId"),
            };
            seen.subscriptions.insert(id, subscription);
        }
    }
    Ok(())
}

async fn assignments(
    arm: &Arm,
    subscription: &str,
    scopes: &BTreeSet<String>,
    seen: &mut Observed,
) -> Result<(), CloudError> {
    let whole = format!("/subscriptions/{subscription}");
    match list_assignments(arm, &whole).await {
        Ok(found) => {
            seen.assignments.extend(found);
            return Ok(());
        }
        Err(CloudError::Refused(r)) if r.status == 403 || r.status == 404 => {}
        Err(error) => return Err(error),
    }
    // Not readable as a whole: try the resource groups, the highest scopes below.
    let mut found = BTreeMap::new();
    for group in groups_of(scopes, &whole) {
        match list_assignments(arm, &group).await {
            Ok(items) => found.extend(items.into_iter().map(|a| (a.id.to_lowercase(), a))),
            Err(CloudError::Refused(r)) => {
                _ = seen
                    .unread
                    .insert(group, format!("{} ({})", r.code, r.status))
            }
            Err(error) => return Err(error),
        }
    }
    seen.assignments.extend(found.into_values());
    Ok(())
}

fn groups_of(scopes: &BTreeSet<String>, subscription: &str) -> BTreeSet<String> {
    let inside = scopes
        .iter()
        .filter(|s| names::is_at_or_below(s, subscription));
    inside
        .map(|scope| {
            let mut parts = scope.splitn(6, '/');
            let head: Vec<&str> = parts.by_ref().take(5).collect();
            head.join("/")
        })
        .collect()
}

async fn list_assignments(arm: &Arm, scope: &str) -> Result<Vec<ObservedAssignment>, CloudError> {
    let path = format!(
        "{scope}/providers/Microsoft.Authorization/roleAssignments?api-version={}",
        api::AUTHORIZATION
    );
    Ok(arm.list(&path).await?.iter().map(assignment).collect())
}

/// Reads one role assignment as Azure writes it.
pub fn assignment(item: &Value) -> ObservedAssignment {
    let properties = &item["properties"];
    ObservedAssignment {
        id: text(item, "id"),
        name: text(item, "name"),
        scope: text(properties, "scope"),
        principal_id: text(properties, "principalId"),
        principal_type: text(properties, "principalType"),
        role: names::last_segment(&text(properties, "roleDefinitionId")).to_lowercase(),
        condition: text(properties, "condition"),
        created_by: text(properties, "createdBy"),
        created_on: text(properties, "createdOn"),
    }
}

async fn resources(arm: &Arm, subscription: &str, seen: &mut Observed) -> Result<(), CloudError> {
    let lists = [
        format!(
            "/subscriptions/{subscription}/resourcegroups?api-version={}",
            api::RESOURCES
        ),
        format!(
            "/subscriptions/{subscription}/resources?api-version={}",
            api::RESOURCES
        ),
        format!(
            "/subscriptions/{subscription}/providers/Microsoft.CognitiveServices/accounts?api-version={}",
            api::COGNITIVE_SERVICES
        ),
    ];
    for path in lists {
        match arm.list(&path).await {
            Ok(items) => items.iter().for_each(|item| note_resource(item, seen)),
            Err(CloudError::Refused(r)) => {
                let why = format!("its resources cannot be listed: {} ({})", r.code, r.status);
                seen.unread
                    .insert(format!("/subscriptions/{subscription}"), why);
                return Ok(());
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn note_resource(item: &Value, seen: &mut Observed) {
    let id = text(item, "id");
    let identity = item["identity"]["principalId"]
        .as_str()
        .map(str::to_lowercase);
    let resource = ObservedResource {
        location: text(item, "location"),
        identity,
        id,
    };
    seen.resources
        .insert(names::scope_key(&resource.id), resource);
}

/// Projects of the Foundry resources that exist and that the slice has projects in.
async fn projects(
    arm: &Arm,
    scopes: &BTreeSet<String>,
    seen: &mut Observed,
    progress: Progress<'_>,
) -> Result<(), CloudError> {
    let parents: BTreeSet<String> = scopes
        .iter()
        .filter_map(|s| {
            s.split_once("/projects/")
                .map(|(account, _)| account.to_owned())
        })
        .filter(|account| seen.resource(account).is_some())
        .collect();
    for (n, account) in parents.iter().enumerate() {
        progress("Foundry resource", n, parents.len());
        let path = format!("{account}/projects?api-version={}", api::COGNITIVE_SERVICES);
        match arm.list(&path).await {
            Ok(items) => items.iter().for_each(|item| note_resource(item, seen)),
            Err(CloudError::Refused(r)) => {
                seen.unread.insert(
                    account.clone(),
                    format!("its projects cannot be listed: {} ({})", r.code, r.status),
                );
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// What the caller may do: at each subscription, and further down only where that is not enough.
async fn rights(
    arm: &Arm,
    desired: &DesiredState,
    slice: &Slice,
    seen: &mut Observed,
) -> Result<(), CloudError> {
    let scopes: BTreeSet<String> = wizard_steps::change::in_slice(desired, slice)
        .filter_map(|g| g.scope.arm_id.as_deref())
        .map(names::scope_key)
        .collect();
    let subscriptions: Vec<String> = seen
        .subscriptions
        .keys()
        .map(|s| format!("/subscriptions/{s}"))
        .collect();
    for subscription in subscriptions {
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

/// Names and types of principals. Without rights in the directory the plan's own ids stand, unverified.
async fn directory(arm: &Arm, estate: &Estate<'_>, desired: &DesiredState, seen: &mut Observed) {
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
            let principal_type = match text(&item, "@odata.type").rsplit('.').next() {
                Some("user") => "User",
                Some("group") => "Group",
                Some("servicePrincipal") => "ServicePrincipal",
                _ => "",
            };
            let principal = ObservedPrincipal {
                principal_type: principal_type.to_owned(),
                name: text(&item, "displayName"),
            };
            seen.principals
                .insert(text(&item, "id").to_lowercase(), principal);
        }
        let missing = some
            .iter()
            .filter(|id| planned.contains(*id) && !seen.principals.contains_key(*id));
        seen.missing_principals
            .extend(missing.cloned().collect::<Vec<_>>());
    }
}

fn text(item: &Value, key: &str) -> String {
    item.get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}
