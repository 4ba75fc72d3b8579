//! Networking: how each environment is reached, and what it may reach.

use wizard_steps::plan::common::Id;
use wizard_steps::steps::networking::answers::NetworkChoice;

use super::labels;
use super::reader::Reader;
use super::text::{commas, contact, or};
use crate::block::{Block, Table, table_or};

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Chapter("Networking".to_owned())];
    let networking = &reader.plan.networking;
    let hub = &networking.hub;
    if hub.owner.is_named() || !hub.ranges.is_empty() {
        blocks.push(Block::Text(format!(
            "Hub: run by {}, address ranges {}, taken elsewhere {}. Peering, routes and zone links: {}.",
            contact(&hub.owner),
            or(&commas(hub.ranges.iter().map(|r| &r.0)), "not named"),
            or(&commas(hub.taken.iter().map(|r| &r.0)), "not named"),
            contact(&hub.peering_owner),
        )));
    }
    for (id, _) in reader.environments() {
        let name = reader.input.estate.environment_name(id);
        blocks.push(Block::Section(format!("Network of {name}")));
        match networking.environments.get(id) {
            Some(choice) => blocks.extend(environment(reader, choice)),
            None => blocks.push(Block::Text("Not answered yet.".to_owned())),
        }
    }
    blocks
}

fn environment(reader: &Reader<'_>, choice: &NetworkChoice) -> Vec<Block> {
    let path = &choice.path;
    let rows = [
        ("Let in", labels::of(choice.inbound).to_owned()),
        (
            "Selected addresses",
            commas(choice.selected_addresses.iter().map(|r| &r.0)),
        ),
        ("Way in", path.from.clone()),
        ("Owner of the way in", contact(&path.owner)),
        ("Kept apart", path.isolation.clone()),
        ("Name resolution by", labels::of(choice.dns).to_owned()),
        ("Private DNS zones", commas(&choice.dns_zones)),
        ("Agents reach out", labels::of(choice.agents).to_owned()),
        (
            "Spoke of the hub",
            if choice.spoke_of_hub { "yes" } else { "no" }.to_owned(),
        ),
    ];
    let rows = rows.map(|(what, value)| [what.to_owned(), value]);
    let mut blocks = vec![Block::Table(Table::new(["Question", "Answer"], rows))];
    if !choice.networks.is_empty() || !choice.subnets.is_empty() {
        blocks.push(networks(reader, choice));
        blocks.push(subnets(reader, choice));
    }
    blocks
}

fn networks(reader: &Reader<'_>, choice: &NetworkChoice) -> Block {
    let here = choice.networks.values();
    let mut here: Vec<_> = here.filter(|n| in_slice(reader, &n.group)).collect();
    here.sort_by_key(|n| (n.range.parsed().map(|r| r.first), &n.name));
    let rows = here.into_iter().map(|network| {
        let group = Some(&network.group).filter(|g| !g.is_empty());
        [
            network.name.clone(),
            network.range.to_string(),
            network.region.to_string(),
            group
                .map_or("shared", |g| reader.input.estate.group_name(g))
                .to_owned(),
        ]
    });
    let head = ["Virtual network", "Range", "Region", "Business group"];
    table_or(
        "No virtual network of the plan is in this part.",
        head,
        rows,
    )
}

fn subnets(reader: &Reader<'_>, choice: &NetworkChoice) -> Block {
    let network = |id: &Id| choice.networks.get(id);
    let here = choice.subnets.values();
    let mut here: Vec<_> = here
        .filter(|s| network(&s.network).is_none_or(|n| in_slice(reader, &n.group)))
        .collect();
    here.sort_by_key(|s| (s.range.parsed().map(|r| r.first), &s.name));
    let rows = here.into_iter().map(|subnet| {
        [
            subnet.name.clone(),
            network(&subnet.network)
                .map_or(&subnet.network, |n| &n.name)
                .clone(),
            subnet.range.to_string(),
            labels::of(subnet.purpose).to_owned(),
            reader.account(&subnet.account),
            subnet.delegation.clone(),
        ]
    });
    let head = [
        "Subnet",
        "Virtual network",
        "Range",
        "For",
        "Foundry resource",
        "Delegation",
    ];
    table_or("No subnet of the plan is in this part.", head, rows)
}

/// A network of a business group outside the slice stays out; a shared one belongs to all.
fn in_slice(reader: &Reader<'_>, group: &Id) -> bool {
    group.is_empty() || reader.holds(group)
}
