//! Resources of the rollout: resource groups, Foundry resources, projects.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::desired::DesiredResource;
use crate::estate::{Account, Estate};
use crate::names;
use crate::plan::common::Id;

use super::answers::AccountIdentity;
use crate::steps::networking::answers::Inbound;

/// All of them, parents first.
pub fn resources(estate: &Estate<'_>) -> Vec<DesiredResource> {
    let mut all = resource_groups(estate);
    all.extend(
        estate
            .accounts
            .values()
            .map(|account| self::account(estate, account)),
    );
    for (id, place) in &estate.projects {
        let Some(account) = place.account.as_ref().and_then(|a| estate.accounts.get(a)) else {
            continue;
        };
        let display_name = place
            .use_case
            .map_or(place.name.as_str(), |u| u.name.as_str());
        all.push(DesiredResource {
            of: (*id).clone(),
            arm_id: estate.project_arm_id(id),
            resource_type: "Microsoft.CognitiveServices/accounts/projects",
            body: json!({
                "location": account.region,
                "identity": {"type": "SystemAssigned"},
                "properties": {"displayName": display_name},
            }),
            environments: BTreeSet::from([place.project.environment.clone()]),
            groups: BTreeSet::from([place.project.group.clone()]),
            ours: true,
        });
    }
    all
}

fn resource_groups(estate: &Estate<'_>) -> Vec<DesiredResource> {
    let mut groups: BTreeMap<String, DesiredResource> = BTreeMap::new();
    for account in estate.accounts.values() {
        let Some(id) = account.resource_group_id() else {
            continue;
        };
        let entry = groups
            .entry(names::scope_key(&id))
            .or_insert_with(|| DesiredResource {
                of: account.id.clone(),
                arm_id: Some(id),
                resource_type: "Microsoft.Resources/resourceGroups",
                body: with_tags(json!({"location": account.resource_group_region()}), estate),
                environments: BTreeSet::new(),
                groups: BTreeSet::new(),
                ours: true,
            });
        entry.environments.insert(account.environment.clone());
        entry.groups.extend(owned(&account.groups));
    }
    groups.into_values().collect()
}

fn account(estate: &Estate<'_>, account: &Account<'_>) -> DesiredResource {
    let network = estate.plan.networking.environments.get(account.environment);
    let private = network
        .and_then(|n| n.inbound)
        .is_some_and(Inbound::is_private);
    let body = json!({
        "kind": account.kind(),
        "sku": {"name": account.sku()},
        "location": account.region,
        "identity": {"type": identity(account.identity())},
        "properties": {
            "allowProjectManagement": account.allows_projects(),
            "customSubDomainName": account.subdomain,
            "disableLocalAuth": !account.local_auth(),
            "publicNetworkAccess": if private { "Disabled" } else { "Enabled" },
        },
    });
    DesiredResource {
        of: account.id.clone(),
        arm_id: account.arm_id(),
        resource_type: "Microsoft.CognitiveServices/accounts",
        body: with_tags(body, estate),
        environments: BTreeSet::from([account.environment.clone()]),
        groups: owned(&account.groups).collect(),
        ours: true,
    }
}

fn identity(kind: AccountIdentity) -> &'static str {
    match kind {
        AccountIdentity::None => "None",
        AccountIdentity::SystemAssigned => "SystemAssigned",
        AccountIdentity::UserAssigned => "UserAssigned",
    }
}

fn owned<'a>(ids: &'a [&'a Id]) -> impl Iterator<Item = Id> + 'a {
    ids.iter().map(|id| (*id).clone())
}

fn with_tags(mut body: Value, estate: &Estate<'_>) -> Value {
    let tags = &estate.plan.governance.tags;
    if !tags.is_empty() {
        body["tags"] = json!(tags);
    }
    body
}
