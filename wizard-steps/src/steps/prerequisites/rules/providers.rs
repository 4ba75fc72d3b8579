//! Resource providers that the plan needs.

use std::collections::{BTreeMap, BTreeSet};

use crate::estate::Estate;
use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::plan::common::Id;
use crate::rule::Context;
use crate::steps::networking::answers::AgentNetwork;
use crate::steps::organization::answers::{AgentSetup, Runtime};

use super::subscriptions;

const ALWAYS: &[&str] = &["Microsoft.CognitiveServices"];
/// For agents in a network, and for standard agents.
const AGENTS: &[&str] = &[
    "Microsoft.App",
    "Microsoft.ContainerService",
    "Microsoft.MachineLearningServices",
    "Microsoft.Storage",
    "Microsoft.Search",
    "Microsoft.DocumentDB",
    "Microsoft.Network",
    "Microsoft.KeyVault",
    "Microsoft.ManagedIdentity",
];
const MONITORING: &[&str] = &["Microsoft.Insights", "Microsoft.OperationalInsights"];
/// Part of a connection's category, in lower case, and the namespace behind it.
const BY_CATEGORY: &[(&str, &str)] = &[
    ("appinsights", "Microsoft.Insights"),
    ("apimanagement", "Microsoft.ApiManagement"),
    ("bing", "Microsoft.Bing"),
    ("containerregistry", "Microsoft.ContainerRegistry"),
];

/// Namespaces that each subscription entry of the plan needs, in alphabetical order.
/// Source: Microsoft's pages on private networks and standard setup of Agent Service (2026-06); the registered
/// namespaces that its sample templates ask for (2026-08).
pub fn needed<'p>(estate: &Estate<'p>) -> BTreeMap<&'p Id, BTreeSet<&'static str>> {
    let mut needed: BTreeMap<&Id, BTreeSet<&'static str>> = BTreeMap::new();
    let connected = connected(estate);
    for account in estate.accounts.values() {
        let Some((id, _)) = account.subscription else {
            continue;
        };
        let here = needed.entry(id).or_default();
        here.extend(ALWAYS);
        let network = estate.plan.networking.environments.get(account.environment);
        let in_network = network
            .and_then(|n| n.agents)
            .is_some_and(|a| a != AgentNetwork::None);
        let mut standard = false;
        for (_, place) in estate.projects_of(&account.id) {
            standard |= place.project.agent_setup == Some(AgentSetup::Standard);
            if place.project.runtime == Some(Runtime::HostedAgents) {
                here.insert("Microsoft.ContainerRegistry");
            }
        }
        if in_network || standard {
            here.extend(AGENTS);
        }
        if network
            .and_then(|n| n.inbound)
            .is_some_and(crate::steps::networking::answers::Inbound::is_private)
        {
            here.insert("Microsoft.Network");
        }
        if let Some(more) = connected.get(account.id.as_str()) {
            here.extend(more);
        }
        let watched = account.groups.iter().any(|group| {
            let governed = estate.plan.governance.groups.get(*group);
            governed.is_some_and(|g| g.monitoring_owner.is_named())
        });
        if watched {
            here.extend(MONITORING);
        }
    }
    needed
}

/// Namespaces that connections ask for, by the Foundry resource they stand in.
fn connected<'e>(estate: &'e Estate<'_>) -> BTreeMap<&'e str, BTreeSet<&'static str>> {
    let mut connected: BTreeMap<&str, BTreeSet<&'static str>> = BTreeMap::new();
    for connection in estate.plan.connections.items.values() {
        let project = estate.projects.get(&connection.project);
        let of_project = project.and_then(|p| p.account.as_deref());
        let Some((account, _)) = estate
            .accounts
            .get_key_value(of_project.unwrap_or(&connection.account))
        else {
            continue;
        };
        let category = connection.category.to_lowercase();
        let fitting = BY_CATEGORY
            .iter()
            .filter(|(part, _)| category.contains(part));
        connected
            .entry(account)
            .or_default()
            .extend(fitting.map(|(_, namespace)| *namespace));
    }
    connected
}

/// PRE-017, live: a namespace that the plan needs is not registered in a subscription. Silent where the
/// providers of the subscription were not read.
/// Source: Azure's error `MissingSubscriptionRegistration`; Microsoft's pages on Agent Service in a network (2026-06).
pub fn not_registered(context: &Context<'_>) -> Vec<Hit> {
    if context.observed.providers.is_empty() {
        return Vec::new();
    }
    let needed = needed(context.estate);
    let hits = subscriptions(context.estate).filter_map(|(id, entry)| {
        let seen = context
            .observed
            .providers
            .get(&entry.subscription_id.parsed()?)?;
        let is_there = |namespace: &str| {
            let found = seen.get(&namespace.to_lowercase());
            found.is_some_and(|p| p.state.eq_ignore_ascii_case("Registered"))
        };
        let missing: Vec<&str> = needed
            .get(id)?
            .iter()
            .copied()
            .filter(|n| !is_there(n))
            .collect();
        (!missing.is_empty()).then(|| {
            Hit::at(pointer(&[
                "prerequisites",
                "subscriptions",
                id,
                "subscriptionId",
            ]))
            .about(id)
            .with("subscription", labels::or_id(&entry.name, id))
            .with("namespaces", missing.join(", "))
            .ask("subscription owner")
            .resting_on(Data::Live)
        })
    });
    hits.collect()
}
