//! What is known of the public cloud only.

use std::collections::BTreeSet;

use crate::finding::{Hit, pointer};
use crate::labels;
use crate::plan::about::Cloud;
use crate::rule::Context;
use crate::steps::networking::answers::{AgentNetwork, Inbound};
use crate::steps::organization::answers::Runtime;

/// PRE-023: in another cloud than the public one private endpoints, managed networks or agents are
/// planned, whose DNS zones and features are not established there.
/// Source: our own rule; Microsoft's pages name zones and features of the public cloud (read 2026-11-22).
pub fn not_established(context: &Context<'_>) -> Vec<Hit> {
    let cloud = match context.plan.about.cloud {
        None | Some(Cloud::Public) => return Vec::new(),
        Some(Cloud::UsGovernment) => "Azure for US Government",
        Some(Cloud::China) => "Azure operated by 21Vianet",
    };
    let mut planned = BTreeSet::new();
    for (id, _) in &context.estate.environments {
        let Some(network) = context.plan.networking.environments.get(*id) else {
            continue;
        };
        if network.inbound.is_some_and(Inbound::is_private) {
            planned.insert("private endpoints");
        }
        if network.agents == Some(AgentNetwork::Managed) {
            planned.insert("managed networks");
        }
    }
    let mut projects = context.estate.projects.values();
    if projects.any(|p| p.project.runtime.is_some_and(|r| r != Runtime::ModelsOnly)) {
        planned.insert("agents");
    }
    if planned.is_empty() {
        return Vec::new();
    }
    let planned: Vec<&str> = planned.into_iter().collect();
    let hit = Hit::at(pointer(&["about", "cloud"])).about("cloud");
    vec![
        hit.with("cloud", cloud)
            .with("planned", labels::list(&planned)),
    ]
}
