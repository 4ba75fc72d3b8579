//! Reading a tenant: everything a comparison needs, with few requests.
//!
//! One unfiltered list of role assignments a subscription, all pages; resource groups, resources and
//! Foundry resources by list; rights where the plan wants to write. What cannot be read is said, never
//! taken for empty.

mod directory;
mod rights;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::names;
use wizard_steps::observed::{
    Observed, ObservedAssignment, ObservedResource, ObservedSubscription,
};
use wizard_steps::slice::Slice;

use super::api;
use super::arm::Arm;
use super::error::CloudError;
use super::together::{Reading, together};

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
    visible(arm, &planned(estate, &subscriptions), &mut seen).await?;
    // The rules want to know of every subscription of the plan; only those of the slice are read.
    let (readable, elsewhere): (Vec<String>, Vec<String>) = (seen.subscriptions.keys().cloned())
        .partition(|subscription| subscriptions.contains(subscription));
    for subscription in elsewhere {
        let why = "it is not in the part of the plan that was read".to_owned();
        seen.unread
            .insert(format!("/subscriptions/{subscription}"), why);
    }
    let mut reads: Vec<Reading<'_>> = Vec::new();
    for (n, subscription) in readable.iter().enumerate() {
        let (scopes, of) = (&scopes, readable.len());
        reads.push(Box::pin(async move {
            let mut seen = Observed::default();
            progress("subscription", n, of);
            assignments(arm, subscription, scopes, &mut seen).await?;
            resources(arm, subscription, &mut seen).await?;
            Ok(seen)
        }));
    }
    together(arm, reads, &mut seen).await?;
    projects(arm, &scopes, &mut seen, progress).await?;
    rights::rights(arm, desired, slice, &readable, &mut seen).await?;
    directory::directory(arm, estate, desired, &mut seen).await;
    Ok(seen)
}

/// Role assignments of the subscriptions that these scopes lie in: what a confirmation reads again.
///
/// # Errors
/// [`CloudError`].
pub async fn assignments_of(arm: &Arm, scopes: &BTreeSet<String>) -> Result<Observed, CloudError> {
    let subscriptions: BTreeSet<String> =
        scopes.iter().filter_map(|s| subscription_of(s)).collect();
    let mut seen = Observed::default();
    let mut reads: Vec<Reading<'_>> = Vec::new();
    for subscription in &subscriptions {
        reads.push(Box::pin(async move {
            let mut seen = Observed::default();
            assignments(arm, subscription, scopes, &mut seen).await?;
            Ok(seen)
        }));
    }
    together(arm, reads, &mut seen).await?;
    Ok(seen)
}

/// Does this reading hold the assignments of a scope? What could not be read is not absent.
pub fn was_read(seen: &Observed, scope: &str) -> bool {
    let key = names::scope_key(scope);
    !seen
        .unread
        .keys()
        .any(|unread| names::is_at_or_below(&key, unread))
}

/// Scopes that the slice and its neighbours touch, in lower case.
fn scopes(desired: &DesiredState, slice: &Slice) -> BTreeSet<String> {
    let grants =
        wizard_steps::change::in_slice(desired, slice).filter_map(|g| g.scope.arm_id.as_deref());
    let resources = desired.resources.iter().filter(|r| r.is_in(slice));
    grants
        .chain(resources.filter_map(|r| r.arm_id.as_deref()))
        .map(names::scope_key)
        .collect()
}

fn subscription_of(scope: &str) -> Option<String> {
    let id = scope.strip_prefix("/subscriptions/")?.split('/').next()?;
    (!id.is_empty()).then(|| id.to_owned())
}

/// Subscriptions of the plan, and those that its scopes lie in.
fn planned(estate: &Estate<'_>, of_scopes: &BTreeSet<String>) -> BTreeSet<String> {
    let entries = estate.plan.prerequisites.subscriptions.values();
    entries
        .filter_map(|entry| entry.subscription_id.parsed())
        .chain(of_scopes.iter().cloned())
        .collect()
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
                ..ObservedSubscription::default()
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
            // A resource group that is not there holds nothing.
            Err(CloudError::Refused(r)) if r.status == 404 => {}
            Err(CloudError::Refused(r)) => {
                _ = seen
                    .unread
                    .insert(group, format!("{} ({})", r.code, r.status));
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

/// Properties that a rule may ask for, as far as the list has them.
fn properties(item: &Value) -> BTreeMap<String, Value> {
    const ASKED_FOR: [&str; 4] = [
        "allowSharedKeyAccess",
        "allowProjectManagement",
        "disableLocalAuth",
        "publicNetworkAccess",
    ];
    let found = ASKED_FOR.iter().filter_map(|name| {
        let value = item["properties"].get(name)?;
        Some(((*name).to_owned(), value.clone()))
    });
    found.collect()
}

fn note_resource(item: &Value, seen: &mut Observed) {
    let id = text(item, "id");
    let identity = item["identity"]["principalId"]
        .as_str()
        .map(str::to_lowercase);
    let resource = ObservedResource {
        location: text(item, "location"),
        identity,
        registry: None,
        kind: text(item, "kind"),
        properties: properties(item),
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
    let mut reads: Vec<Reading<'_>> = Vec::new();
    for (n, account) in parents.iter().enumerate() {
        let of = parents.len();
        reads.push(Box::pin(async move {
            progress("Foundry resource", n, of);
            projects_in(arm, account).await
        }));
    }
    together(arm, reads, seen).await
}

async fn projects_in(arm: &Arm, account: &str) -> Result<Observed, CloudError> {
    let mut seen = Observed::default();
    let path = format!("{account}/projects?api-version={}", api::COGNITIVE_SERVICES);
    match arm.list(&path).await {
        Ok(items) => items.iter().for_each(|item| note_resource(item, &mut seen)),
        Err(CloudError::Refused(r)) => {
            let why = format!("its projects cannot be listed: {} ({})", r.code, r.status);
            seen.unread.insert(account.to_owned(), why);
        }
        Err(error) => return Err(error),
    }
    Ok(seen)
}

fn text(item: &Value, key: &str) -> String {
    item.get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}
