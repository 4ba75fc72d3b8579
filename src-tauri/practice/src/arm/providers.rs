//! Resource providers and their registration.
//!
//! A namespace nobody mentioned counts as registered, so that unknown
//! providers can be stored; the seed can say otherwise. Registration is done
//! by the time the answer says `Registering`. Source: wire contract, read
//! 2026-11-22.

use serde_json::{Value, json};

use super::{page, platform, versions};
use crate::answer::{Answer, Fault};
use crate::call::Call;
use crate::{Caller, Practice};

/// The namespaces a rollout looks at, with the types it asks about.
const KNOWN: &[(&str, &[&str])] = &[
    ("Microsoft.ApiManagement", &["service"]),
    ("Microsoft.App", &["environments"]),
    (
        "Microsoft.Authorization",
        &[
            "roleAssignments",
            "roleDefinitions",
            "permissions",
            "locks",
            "denyAssignments",
        ],
    ),
    (
        "Microsoft.CognitiveServices",
        &[
            "accounts",
            "accounts/projects",
            "accounts/connections",
            "accounts/deployments",
        ],
    ),
    ("Microsoft.Consumption", &["budgets"]),
    ("Microsoft.ContainerRegistry", &["registries"]),
    ("Microsoft.DocumentDB", &["databaseAccounts"]),
    ("Microsoft.Insights", &["components", "diagnosticSettings"]),
    ("Microsoft.KeyVault", &["vaults"]),
    ("Microsoft.MachineLearningServices", &["workspaces"]),
    ("Microsoft.ManagedIdentity", &["userAssignedIdentities"]),
    (
        "Microsoft.Network",
        &["virtualNetworks", "privateEndpoints", "privateDnsZones"],
    ),
    ("Microsoft.OperationalInsights", &["workspaces"]),
    ("Microsoft.PolicyInsights", &["policyStates"]),
    ("Microsoft.Resources", &["resourceGroups", "deployments"]),
    ("Microsoft.Search", &["searchServices"]),
    ("Microsoft.Storage", &["storageAccounts"]),
];

const READ: &str = "Microsoft.Resources/subscriptions/providers/read";

pub(super) fn list(
    practice: &Practice,
    call: &Call,
    caller: &Caller,
    subscription: &str,
) -> Result<Answer, Fault> {
    practice.authorize(caller, READ, &format!("/subscriptions/{subscription}"))?;
    let all = KNOWN
        .iter()
        .map(|(name, _)| view(practice, subscription, name))
        .collect();
    Ok(page::of(practice, call, all))
}

pub(super) fn one(
    practice: &Practice,
    caller: &Caller,
    subscription: &str,
    namespace: &str,
) -> Result<Answer, Fault> {
    practice.authorize(caller, READ, &format!("/subscriptions/{subscription}"))?;
    Ok(Answer::json(200, &view(practice, subscription, namespace)))
}

pub(super) fn register(
    practice: &mut Practice,
    caller: &Caller,
    subscription: &str,
    namespace: &str,
) -> Result<Answer, Fault> {
    let action = format!("{}/register/action", spelled(namespace));
    practice.authorize(caller, &action, &format!("/subscriptions/{subscription}"))?;
    let was = practice.registration(subscription, namespace).to_owned();
    let states = practice
        .providers
        .entry(subscription.to_ascii_lowercase())
        .or_default();
    states.insert(namespace.to_ascii_lowercase(), "Registered".to_owned());
    let mut body = view(practice, subscription, namespace);
    if was != "Registered" {
        body["registrationState"] = json!("Registering");
    }
    Ok(Answer::json(200, &body))
}

fn view(practice: &Practice, subscription: &str, namespace: &str) -> Value {
    let name = spelled(namespace);
    let types: Vec<Value> = KNOWN
        .iter()
        .filter(|(known, _)| *known == name)
        .flat_map(|(_, types)| *types)
        .map(|kind| resource_type(&name, kind))
        .collect();
    json!({
        "id": format!("/subscriptions/{subscription}/providers/{name}"),
        "namespace": name,
        "resourceTypes": types,
        "registrationState": practice.registration(subscription, namespace),
        "registrationPolicy": "RegistrationRequired",
    })
}

fn resource_type(namespace: &str, kind: &str) -> Value {
    let newest_first: Vec<&str> = versions::known(namespace, kind)
        .unwrap_or(&["2025-04-01"])
        .iter()
        .rev()
        .copied()
        .collect();
    json!({
        "resourceType": kind,
        "locations": platform::location_names(),
        "apiVersions": newest_first,
        "capabilities": "SupportsTags, SupportsLocation",
    })
}

/// The usual spelling of a namespace.
fn spelled(namespace: &str) -> String {
    KNOWN
        .iter()
        .map(|(name, _)| *name)
        .find(|name| name.eq_ignore_ascii_case(namespace))
        .unwrap_or(namespace)
        .to_owned()
}

impl Practice {
    fn registration(&self, subscription: &str, namespace: &str) -> &str {
        self.providers
            .get(&subscription.to_ascii_lowercase())
            .and_then(|states| states.get(&namespace.to_ascii_lowercase()))
            .map_or("Registered", String::as_str)
    }

    /// Refuses a write to a provider that is not registered.
    pub(super) fn check_registration(
        &self,
        subscription: &str,
        namespace: &str,
    ) -> Result<(), Fault> {
        if self.registration(subscription, namespace) == "Registered" {
            return Ok(());
        }
        Err(Fault::new(
            409,
            "MissingSubscriptionRegistration",
            format!(
                "The subscription is not registered to use namespace '{}'. See https://aka.ms/rps-not-found for \
                 how to register subscriptions.",
                spelled(namespace)
            ),
        ))
    }
}
