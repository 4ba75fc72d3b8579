//! What was chosen in each environment, in a few words.

use serde::Serialize;

use crate::estate::{Estate, ordered};
use crate::labels;
use crate::plan::common::Id;
use crate::steps::environments::answers::EnvironmentKind;
use crate::steps::networking::answers::{AgentNetwork, DnsBy, Inbound, NetworkChoice};

/// An environment and its choices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct EnvironmentChoices {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: Option<EnvironmentKind>,
    /// It is put off: nothing is drawn of it.
    pub deferred: bool,
    /// The choice.
    pub inbound: Option<Inbound>,
    /// How it is reached.
    pub reach: String,
    /// The choice.
    pub agents: Option<AgentNetwork>,
    /// How agents reach out.
    pub agents_words: String,
    /// Private endpoints are part of it, so names have to be resolved.
    pub needs_dns: bool,
    /// Who runs name resolution.
    pub dns: String,
    /// Whether it is peered with the hub.
    pub hub: String,
    /// Virtual networks.
    pub networks: u32,
    /// Subnets.
    pub subnets: u32,
}

pub(super) fn of(estate: &Estate<'_>) -> Vec<EnvironmentChoices> {
    let plan = estate.plan;
    let environments = ordered(&plan.environments.order, &plan.environments.items);
    let none = NetworkChoice::default();
    let one = |(id, environment): (&Id, &crate::steps::environments::answers::Environment)| {
        let choice = plan.networking.environments.get(id).unwrap_or(&none);
        let needs_dns = choice.inbound.is_some_and(Inbound::is_private);
        EnvironmentChoices {
            id: id.clone(),
            name: estate.environment_name(id).to_owned(),
            kind: environment.kind,
            deferred: environment.deferred.is_some(),
            inbound: choice.inbound,
            reach: reach(choice),
            agents: choice.agents,
            agents_words: agents(choice.agents).to_owned(),
            needs_dns,
            dns: if needs_dns {
                run_by(choice.dns)
            } else {
                "not needed"
            }
            .to_owned(),
            hub: if choice.spoke_of_hub {
                "peered with the hub"
            } else {
                "not peered"
            }
            .to_owned(),
            networks: labels::count(choice.networks.len()),
            subnets: labels::count(choice.subnets.len()),
        }
    };
    environments.into_iter().map(one).collect()
}

fn reach(choice: &NetworkChoice) -> String {
    let selected = choice.selected_addresses.len();
    match choice.inbound {
        None => "not answered".to_owned(),
        Some(Inbound::PublicAll) => "any address".to_owned(),
        Some(Inbound::PublicSelected) => format!("selected addresses ({selected})"),
        Some(Inbound::PrivateEndpoint) => "private endpoints".to_owned(),
        Some(Inbound::Hybrid) => format!("private endpoints and selected addresses ({selected})"),
    }
}

fn agents(agents: Option<AgentNetwork>) -> &'static str {
    match agents {
        None => "not answered",
        Some(AgentNetwork::None) => "no network of their own",
        Some(AgentNetwork::Own) => "a subnet of yours",
        Some(AgentNetwork::Managed) => "a network that Microsoft manages",
    }
}

/// Who runs name resolution.
pub(super) fn run_by(dns: Option<DnsBy>) -> &'static str {
    match dns {
        None => "not answered",
        Some(DnsBy::We) => "the rollout team",
        Some(DnsBy::CentralTeam) => "a central team",
        Some(DnsBy::Policy) => "an Azure Policy",
    }
}
