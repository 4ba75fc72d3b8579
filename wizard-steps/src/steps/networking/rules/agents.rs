//! Subnets for agents: one for each Foundry resource, large enough, delegated, for nothing else.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::subnets::{Placed, Room, choices, subnets};
use crate::estate::Account;
use crate::finding::Hit;
use crate::names;
use crate::plan::common::Id;
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::networking::answers::{AgentNetwork, NetworkChoice, SubnetPurpose};

/// The delegation of an agent subnet; the service compares it letter for letter.
const DELEGATION: &str = "Microsoft.App/environments";
/// Sizes of an agent subnet: the one that is advised first, the smallest last.
const SIZES: [u8; 4] = [24, 25, 26, 27];
/// Smallest size of a new subnet for private endpoints.
const ENDPOINTS: u8 = 28;

/// NET-010: a subnet is for agents and for something else: another entry of the same network has the
/// same range and another purpose, or a subnet for endpoints or others is delegated to agents.
/// Source: Microsoft's page on networking options for Agent Service (2026-06-29).
pub(super) fn agent_subnet_used_otherwise(context: &Context<'_>) -> Vec<Hit> {
    let subnets = subnets(context);
    let mut room = Room::beside(&subnets);
    let agents: BTreeSet<_> = subnets
        .iter()
        .filter(|s| s.is_for_agents())
        .filter_map(ground)
        .collect();
    let mut hits = Vec::new();
    for placed in &subnets {
        let purpose = placed.subnet.purpose;
        if !matches!(
            purpose,
            Some(SubnetPurpose::Endpoints | SubnetPurpose::Other)
        ) {
            continue;
        }
        let network = &placed.subnet.network;
        if ground(placed).is_some_and(|g| agents.contains(&g)) {
            let hit = placed.hit(context, "range");
            let free = room.take(placed.environment, network, ENDPOINTS - 2..=ENDPOINTS);
            hits.push(match free {
                Some(range) => {
                    hit.fixed_by(vec![Edit::set(placed.field("range"), range.network_form())])
                }
                None => hit,
            });
        } else if is_delegated(placed) {
            let edit = Edit::remove(placed.field("delegation"));
            hits.push(placed.hit(context, "delegation").fixed_by(vec![edit]));
        }
    }
    hits
}

/// Where a subnet lies: two entries on the same ground are one subnet.
fn ground<'c>(placed: &Placed<'c>) -> Option<(&'c str, &'c str, u32, u8)> {
    let range = placed.range()?;
    let network = placed.subnet.network.as_str();
    Some((placed.environment, network, range.first, range.prefix))
}

fn is_delegated(placed: &Placed<'_>) -> bool {
    placed
        .subnet
        .delegation
        .trim()
        .eq_ignore_ascii_case(DELEGATION)
}

/// NET-013: a subnet for agents is smaller than /27.
/// Source: Microsoft's pages on networking options for Agent Service (2026-06-29) and its virtual
/// networks (2026-06-15).
pub(super) fn agent_subnet_too_small(context: &Context<'_>) -> Vec<Hit> {
    let all = subnets(context);
    let mut room = Room::beside(&all);
    let small = all.iter().filter(|s| s.is_for_agents()).filter(|s| {
        s.range()
            .is_some_and(|range| range.prefix > SIZES[SIZES.len() - 1])
    });
    small
        .map(|placed| {
            let hit = placed.hit(context, "range");
            match room.take(placed.environment, &placed.subnet.network, SIZES) {
                Some(range) => {
                    hit.fixed_by(vec![Edit::set(placed.field("range"), range.network_form())])
                }
                None => hit,
            }
        })
        .collect()
}

/// NET-015: agents have a network of ours and a Foundry resource has no subnet for them; or subnets
/// for the agents of two Foundry resources share addresses in one virtual network.
/// Source: Microsoft's page on networking options for Agent Service (2026-06-29).
pub(super) fn no_agent_subnet_of_its_own(context: &Context<'_>) -> Vec<Hit> {
    let all = subnets(context);
    let mut room = Room::beside(&all);
    let mut hits = Vec::new();
    let served: BTreeSet<&str> = all
        .iter()
        .filter(|s| s.is_for_agents())
        .map(|s| s.subnet.account.as_str())
        .collect();
    for (environment, choice) in choices(context) {
        if choice.agents != Some(AgentNetwork::Own) {
            continue;
        }
        for (id, network) in &choice.networks {
            room.know(environment, id, network);
        }
        let accounts = context.estate.accounts.values();
        for account in accounts.filter(|a| a.environment == environment) {
            if !served.contains(account.id.as_str()) {
                hits.push(without_subnet(environment, choice, account, &mut room));
            }
        }
    }
    hits.extend(shared(context, &all, &mut room));
    hits
}

fn without_subnet<'c>(
    environment: &'c Id,
    choice: &'c NetworkChoice,
    account: &Account<'_>,
    room: &mut Room<'c>,
) -> Hit {
    let at = format!("/networking/environments/{environment}/subnets");
    let hit = Hit::at(&at)
        .about(&account.id)
        .with("accounts", account.name.as_str())
        .with("case", "it has none");
    let mut near = choice.networks.iter().filter(|(_, network)| {
        let ours = network.group.is_empty() || account.groups.contains(&&network.group);
        ours && network.region.parsed().is_none_or(|r| r == account.region)
    });
    let found = near.find_map(|(id, _)| Some((id, room.take(environment, id, SIZES)?)));
    let Some((network, range)) = found else {
        return hit;
    };
    let id = names::free_id("snt", &format!("agents {}", account.id), &choice.subnets);
    let subnet = json!({
        "name": format!("snet-agents-{}", account.name),
        "network": network,
        "range": range.network_form(),
        "purpose": SubnetPurpose::Agents,
        "delegation": DELEGATION,
        "account": account.id,
    });
    hit.fixed_by(vec![Edit::set(format!("{at}/{id}"), subnet)])
}

/// Pairs of agent subnets of two Foundry resources that share addresses.
fn shared<'c>(context: &Context<'c>, all: &[Placed<'c>], room: &mut Room<'c>) -> Vec<Hit> {
    let mut by_network: BTreeMap<(&str, &str), Vec<_>> = BTreeMap::new();
    for placed in all {
        if let Some(range) = placed.range().filter(|_| placed.is_for_agents()) {
            let key = (placed.environment.as_str(), placed.subnet.network.as_str());
            by_network.entry(key).or_default().push((range, placed));
        }
    }
    let mut hits = Vec::new();
    for list in by_network.values_mut() {
        list.sort_by_key(|(range, placed)| (range.first, range.prefix, placed.id));
        let mut widest = list[0];
        for (range, placed) in list.iter().skip(1).copied() {
            let (before, other) = widest;
            let accounts = (&other.subnet.account, &placed.subnet.account);
            let two = accounts.0 != accounts.1 && !accounts.0.is_empty() && !accounts.1.is_empty();
            if two && range.overlaps(before) {
                hits.push(two_on_one(context, other, placed, room));
            }
            if range.last() > before.last() {
                widest = (range, placed);
            }
        }
    }
    hits
}

fn two_on_one<'c>(
    context: &Context<'c>,
    other: &Placed<'c>,
    placed: &Placed<'c>,
    room: &mut Room<'c>,
) -> Hit {
    let name = |placed: &Placed<'_>| {
        let account = context.estate.accounts.get(&placed.subnet.account);
        account
            .map_or(placed.subnet.account.as_str(), |a| a.name.as_str())
            .to_owned()
    };
    let case = format!("{} and {} share addresses", other.label(), placed.label());
    let hit = placed
        .hit(context, "range")
        .about(&other.subnet.account)
        .with("accounts", format!("{} and {}", name(other), name(placed)))
        .with("case", case);
    match room.take(placed.environment, &placed.subnet.network, SIZES) {
        Some(range) => {
            let mut patch = vec![Edit::set(placed.field("range"), range.network_form())];
            if placed.subnet.name == other.subnet.name {
                let name = format!("snet-agents-{}", name(placed));
                patch.push(Edit::set(placed.field("name"), name));
            }
            hit.fixed_by(patch)
        }
        None => hit,
    }
}

/// NET-016: a subnet for agents has no delegation, or one that is not letter for letter
/// `Microsoft.App/environments`.
/// Source: Microsoft's page on networking options for Agent Service (2026-06-29).
pub(super) fn no_delegation(context: &Context<'_>) -> Vec<Hit> {
    let wrong = subnets(context)
        .into_iter()
        .filter(|s| s.is_for_agents() && s.subnet.delegation != DELEGATION);
    wrong
        .map(|placed| {
            let typed = placed.subnet.delegation.trim();
            let given = if typed.is_empty() {
                "it has none".to_owned()
            } else {
                format!("it says {typed}")
            };
            placed
                .hit(context, "delegation")
                .with("given", given)
                .fixed_by(vec![Edit::set(placed.field("delegation"), DELEGATION)])
        })
        .collect()
}
