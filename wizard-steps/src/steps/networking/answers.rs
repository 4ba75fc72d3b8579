//! Answers of the networking step.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plan::common::{Contact, Id};
use crate::plan::text::{Cidr, Region};

/// How each environment is reached and what it may reach.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Networking {
    /// The hub that spokes connect to.
    pub hub: Hub,
    /// The choice for each environment, by its id.
    pub environments: BTreeMap<Id, NetworkChoice>,
}

/// The central network.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Hub {
    /// Who runs it.
    pub owner: Contact,
    /// Its address ranges.
    pub ranges: Vec<Cidr>,
    /// Ranges in use on premises or elsewhere in the company.
    pub taken: Vec<Cidr>,
    /// Who sets up the peering back, the routes and the zone links.
    pub peering_owner: Contact,
}

/// How an environment is reached.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct NetworkChoice {
    /// From where connections are let in.
    pub inbound: Option<Inbound>,
    /// Addresses that are let in when only selected ones are.
    pub selected_addresses: Vec<Cidr>,
    /// How people get there.
    pub path: NetworkPath,
    /// Who runs name resolution for private endpoints.
    pub dns: Option<DnsBy>,
    /// The private DNS zones that are covered.
    pub dns_zones: Vec<String>,
    /// How agents reach out.
    pub agents: Option<AgentNetwork>,
    /// The spoke connects to the hub.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub spoke_of_hub: bool,
    /// Virtual networks of this environment.
    pub networks: BTreeMap<Id, VirtualNetwork>,
    /// Their subnets.
    pub subnets: BTreeMap<Id, Subnet>,
}

/// From where connections are let in.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Inbound {
    /// From anywhere.
    PublicAll,
    /// From selected addresses.
    PublicSelected,
    /// Through private endpoints only.
    PrivateEndpoint,
    /// Through private endpoints and selected addresses.
    Hybrid,
}

impl Inbound {
    /// A private endpoint is part of it.
    pub fn is_private(self) -> bool {
        matches!(self, Self::PrivateEndpoint | Self::Hybrid)
    }
}

/// How people get to a private environment, written down.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct NetworkPath {
    /// From where people connect: VPN, leased line, jump host, peering.
    pub from: String,
    /// Who owns that way in.
    pub owner: Contact,
    /// What is kept apart from what, in one sentence.
    pub isolation: String,
}

/// Who runs name resolution for private endpoints.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum DnsBy {
    /// The team that rolls out.
    We,
    /// A central team.
    CentralTeam,
    /// An Azure Policy.
    Policy,
}

/// How agents reach out.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum AgentNetwork {
    /// Without a network of their own.
    None,
    /// Through a subnet of ours, set when the resource is made.
    Own,
    /// Through a network that Microsoft manages, set when the resource is made.
    Managed,
}

/// A virtual network.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct VirtualNetwork {
    /// Its name.
    pub name: String,
    /// Its address range.
    pub range: Cidr,
    /// Its region.
    pub region: Region,
    /// The business group whose spoke it is; empty for a shared one.
    pub group: Id,
}

/// A subnet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Subnet {
    /// Its name.
    pub name: String,
    /// The virtual network it is in.
    pub network: Id,
    /// Its address range.
    pub range: Cidr,
    /// What it is for.
    pub purpose: Option<SubnetPurpose>,
    /// The delegation, letter for letter.
    pub delegation: String,
    /// The Foundry resource whose agents or endpoint it holds.
    pub account: Id,
}

/// What a subnet is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum SubnetPurpose {
    /// Agents of one Foundry resource.
    Agents,
    /// Private endpoints.
    Endpoints,
    /// Something else.
    Other,
}
