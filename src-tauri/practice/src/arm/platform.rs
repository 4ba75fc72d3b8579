//! Tenants, subscriptions and locations.
//!
//! A subscription shows up in the list when the caller holds anything at,
//! above or below it. Source: wire contract (recorded traffic and Microsoft
//! SDKs), read 2026-11-22.

use serde_json::{Value, json};

use super::page;
use crate::answer::{Answer, Fault};
use crate::call::Call;
use crate::seed::Subscription;
use crate::{Caller, Practice};

/// Name, display name, geography group: the regions a lesson needs.
const LOCATIONS: &[(&str, &str, &str)] = &[
    ("australiaeast", "Australia East", "Asia Pacific"),
    ("canadaeast", "Canada East", "Canada"),
    ("eastus", "East US", "US"),
    ("eastus2", "East US 2", "US"),
    ("francecentral", "France Central", "Europe"),
    ("germanywestcentral", "Germany West Central", "Europe"),
    ("japaneast", "Japan East", "Asia Pacific"),
    ("northeurope", "North Europe", "Europe"),
    ("norwayeast", "Norway East", "Europe"),
    ("southindia", "South India", "Asia Pacific"),
    ("swedencentral", "Sweden Central", "Europe"),
    ("switzerlandnorth", "Switzerland North", "Europe"),
    ("uksouth", "UK South", "UK"),
    ("westeurope", "West Europe", "Europe"),
    ("westus", "West US", "US"),
    ("westus3", "West US 3", "US"),
];

pub(super) fn tenants(practice: &Practice, call: &Call) -> Answer {
    let tenant = json!({
        "id": format!("/tenants/{}", practice.tenant_id),
        "tenantId": practice.tenant_id,
        "countryCode": "US",
        "displayName": practice.name,
        "domains": [practice.domain],
        "defaultDomain": practice.domain,
        "tenantType": "AAD",
        "tenantCategory": "Home",
    });
    page::of(practice, call, vec![tenant])
}

pub(super) fn subscriptions(practice: &Practice, call: &Call, caller: &Caller) -> Answer {
    let seen = practice
        .subscriptions
        .values()
        .filter(|one| practice.sees(caller, &format!("/subscriptions/{}", one.id)))
        .map(|one| view(practice, one))
        .collect();
    page::of(practice, call, seen)
}

pub(super) fn subscription(
    practice: &Practice,
    caller: &Caller,
    id: &str,
) -> Result<Answer, Fault> {
    let scope = format!("/subscriptions/{id}");
    if !practice.sees(caller, &scope) {
        practice.authorize(caller, "Microsoft.Resources/subscriptions/read", &scope)?;
    }
    match practice.subscriptions.get(id) {
        Some(one) => Ok(Answer::json(200, &view(practice, one))),
        None => practice.known_subscription(id).map(|()| Answer::empty(204)),
    }
}

fn view(practice: &Practice, one: &Subscription) -> Value {
    json!({
        "id": format!("/subscriptions/{}", one.id),
        "authorizationSource": "RoleBased",
        "managedByTenants": [],
        "subscriptionId": one.id,
        "tenantId": practice.tenant_id,
        "displayName": one.name,
        "state": one.state,
        "subscriptionPolicies": {
            "locationPlacementId": "Public_2014-09-01",
            "quotaId": "EnterpriseAgreement_2014-09-01",
            "spendingLimit": "Off",
        },
        "tags": {},
    })
}

pub(super) fn locations(id: &str) -> Answer {
    let one = |(name, display, group): &(&str, &str, &str)| {
        json!({
            "id": format!("/subscriptions/{id}/locations/{name}"),
            "name": name,
            "type": "Region",
            "displayName": display,
            "regionalDisplayName": format!("({group}) {display}"),
            "metadata": {
                "regionType": "Physical",
                "regionCategory": "Recommended",
                "geographyGroup": group,
            },
        })
    };
    page::whole(&LOCATIONS.iter().map(one).collect::<Vec<_>>())
}

/// Display names of all locations, as providers list them.
pub(super) fn location_names() -> Vec<&'static str> {
    LOCATIONS.iter().map(|(_, display, _)| *display).collect()
}

/// `GET /metadata/endpoints`: the cloud description command-line tools ask
/// for before they talk to a cloud they do not know. Every address in it is
/// the one the request came to.
pub(super) fn clouds(call: &Call) -> Answer {
    let here = &call.origin;
    let cloud = json!({
        "name": "Practice",
        "portal": here,
        "authentication": {
            "loginEndpoint": here,
            "audiences": [format!("{here}/"), "https://management.core.windows.net/", "https://management.azure.com/"],
            "tenant": "common",
            "identityProvider": "AAD",
        },
        "resourceManager": here,
        "graph": here,
        "microsoftGraphResourceId": format!("{here}/"),
        "suffixes": { "keyVaultDns": "vault.azure.net", "storage": "core.windows.net" },
    });
    if call
        .query("api-version")
        .is_some_and(|version| version >= "2022")
    {
        return Answer::json(200, &json!([cloud]));
    }
    Answer::json(200, &cloud)
}
