//! One-way doors: choices that Azure does not let you take back.

use crate::estate::{Estate, Place};
use crate::finding::Area;
use crate::plan::common::Id;
use crate::steps::encryption::answers::KeyChoice;
use crate::steps::networking::answers::AgentNetwork;
use crate::steps::organization::answers::AgentSetup;

/// A choice that cannot be taken back.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Door {
    /// Key under which it is acknowledged: kind and environment.
    pub key: String,
    /// What it is, in words.
    pub label: &'static str,
    /// The environment it is made in.
    pub environment: Id,
    /// Whose signature it is part of.
    pub area: Area,
}

/// The one-way doors of a plan.
/// Source: Microsoft's pages on creating Foundry resources, networking and keys (read 2026-11-22).
pub fn doors(estate: &Estate<'_>) -> Vec<Door> {
    let mut doors = Vec::new();
    for (id, environment) in &estate.environments {
        let mut add = |area, kind: &str, label| {
            doors.push(Door {
                key: format!("{kind}:{id}"),
                label,
                environment: (*id).clone(),
                area,
            });
        };
        if !environment.region.is_empty() {
            add(Area::Security, "region", "the region of its resources");
        }
        if estate.accounts.values().any(|a| a.environment == *id) {
            add(Area::Security, "subdomain", "the custom subdomains");
            add(
                Area::Security,
                "projectManagement",
                "project management on its Foundry resources",
            );
        }
        let standard = |p: &Place<'_>| p.project.agent_setup == Some(AgentSetup::Standard);
        let mut here = estate.projects.values();
        if here.any(|p| p.project.environment == **id && standard(p)) {
            add(
                Area::Security,
                "capabilityHost",
                "the stores behind its standard agents",
            );
        }
        match estate
            .plan
            .networking
            .environments
            .get(*id)
            .and_then(|n| n.agents)
        {
            Some(AgentNetwork::Own) => {
                add(Area::Network, "agentNetwork", "the agents' own network");
            }
            Some(AgentNetwork::Managed) => add(
                Area::Network,
                "managedNetwork",
                "the agents' managed network",
            ),
            _ => {}
        }
        let keys = estate.plan.encryption.environments.get(*id);
        if keys.and_then(|k| k.decision) == Some(KeyChoice::CustomerManaged) {
            add(Area::Keys, "customerManagedKeys", "customer-managed keys");
            add(
                Area::Keys,
                "purgeProtection",
                "purge protection of the key vault",
            );
        }
    }
    doors
}
