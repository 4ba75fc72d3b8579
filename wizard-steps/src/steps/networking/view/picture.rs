//! What an environment builds, drawn: who calls, hub, spoke, Foundry resource.

use std::collections::BTreeMap;

use super::choices::run_by;
use super::layout::{GAP, HUB, HUB_ID, Layout, MANAGED, PLACE, SPOKES, WIDTH};
use super::parts::{Network, Parts, name_of};
use super::{callers, folded, ways};
use crate::labels;
use crate::plan::text::Cidr;
use crate::scene::{BoxRole, Scene, SceneBox};
use crate::steps::networking::answers::{AgentNetwork, Inbound, SubnetPurpose};

/// Most that is drawn of each kind; the last one stands for the rest. With at most five
/// folded groups there are never more than 25 boxes.
const RESOURCES: usize = 5;
const SUBNETS: usize = 5;

/// The drawing of these parts.
pub(super) fn scene(parts: &Parts<'_, '_>) -> Scene {
    let mut layout = Layout::new(parts.accounts.iter().map(|a| a.name.as_str()));
    // Room for the crossed circle of a closed way.
    let top = callers::public(parts, &mut layout) + 28;
    callers::private(parts, &mut layout, top);
    let hub = hub(parts, &mut layout, top);
    let left = spokes(parts, &mut layout, top, hub);
    let right = resources(parts, &mut layout, top);
    let bottom = folded::folded(parts, &mut layout, left.max(right));
    if let Some(hub) = layout.boxes.iter_mut().find(|b| b.id == HUB_ID) {
        hub.reach(bottom);
    }
    callers::over_the_top(parts, &mut layout);
    ways::ways_in(parts, &mut layout, top);
    ways::to_resources(parts, &mut layout);
    Scene::new(WIDTH, label(parts), layout.boxes, layout.lines)
}

fn is_private(parts: &Parts<'_, '_>) -> bool {
    let inbound = parts.choice.and_then(|c| c.inbound);
    inbound.is_some_and(Inbound::is_private)
}

fn ranges<'a>(ranges: impl Iterator<Item = &'a Cidr>) -> String {
    let all: Vec<&str> = ranges.map(|r| r.as_str().trim()).collect();
    labels::list(&all)
}

fn dns(parts: &Parts<'_, '_>) -> Option<SceneBox> {
    let choice = parts.choice.filter(|_| is_private(parts))?;
    let zones = labels::counted(choice.dns_zones.len(), "zone", "zones");
    let dns = SceneBox::new(BoxRole::Plain, "dns", "Private DNS")
        .second(zones)
        .second(format!("run by: {}", run_by(choice.dns)));
    Some(dns.at(parts.pointer(&["dns"])))
}

/// The hub, if the environment is peered with it.
fn hub(parts: &Parts<'_, '_>, layout: &mut Layout, top: i32) -> bool {
    if !parts.choice.is_some_and(|c| c.spoke_of_hub) {
        return false;
    }
    let hub = &parts.estate.plan.networking.hub;
    let container = SceneBox::new(BoxRole::Network, HUB_ID, "Hub")
        .second(ranges(hub.ranges.iter()))
        .second(hub.owner.name.trim())
        .about("hub.ranges")
        .at("/networking/hub");
    layout.fill(
        container.placed(HUB.0, top, HUB.1),
        dns(parts).into_iter().collect(),
    );
    true
}

/// Virtual networks, and what Microsoft runs in their place. Answers where they end.
fn spokes(parts: &Parts<'_, '_>, layout: &mut Layout, top: i32, hub: bool) -> i32 {
    let (mut y, w) = (top, layout.spokes);
    let mut bottom = top;
    let (drawn, more) = match parts.networks.len() {
        0..=2 => (parts.networks.len(), 0),
        n => (1, n - 1),
    };
    for network in &parts.networks[..drawn] {
        let most = if parts.networks.len() == 1 {
            SUBNETS
        } else {
            2
        };
        let container = SceneBox::new(
            BoxRole::Network,
            network.id,
            name_of(network.id, network.answer),
        )
        .right(network.answer.range.as_str().trim())
        .about(network.id)
        .at(parts.pointer(&["networks", network.id]));
        let children = subnets(parts, network, most);
        bottom = layout.fill(container.placed(SPOKES, y, w), children);
        y = bottom + GAP;
    }
    let mut others = Vec::new();
    if more > 0 {
        let words = labels::counted(more, "more virtual network", "more virtual networks");
        let rest = parts.networks[drawn..].iter();
        let one = SceneBox::new(BoxRole::More, "more-networks", words);
        let one = rest.fold(one, |one, n| one.about(n.id));
        others.push(one.at(parts.pointer(&["networks"])));
    }
    others.extend(dns(parts).filter(|_| !hub));
    if parts.choice.and_then(|c| c.agents) == Some(AgentNetwork::Managed) {
        let managed = SceneBox::new(BoxRole::Network, MANAGED, "Network managed by Microsoft")
            .second("agents run here")
            .at(parts.pointer(&["agents"]));
        others.push(managed);
    }
    for other in others {
        bottom = layout.add(other.placed(SPOKES, y, w));
        y = bottom + GAP;
    }
    bottom
}

fn subnets(parts: &Parts<'_, '_>, network: &Network<'_>, most: usize) -> Vec<SceneBox> {
    let rest = network.others + network.subnets.len().saturating_sub(most);
    let drawn = if rest > 0 { most - 1 } else { most };
    let drawn = network.subnets.iter().take(drawn);
    let mut all: Vec<SceneBox> = drawn
        .clone()
        .map(|(id, subnet)| {
            let title = match subnet.purpose {
                Some(SubnetPurpose::Agents) => "Agents",
                Some(SubnetPurpose::Endpoints) => "Private endpoints",
                _ => labels::or_id(&subnet.name, id),
            };
            SceneBox::new(BoxRole::Subnet, *id, title)
                .right(subnet.range.as_str().trim())
                .about(*id)
                .at(parts.pointer(&["subnets", id]))
        })
        .collect();
    let more = network.subnets.len() + network.others - drawn.count();
    if more > 0 {
        let words = labels::counted(more, "more subnet", "more subnets");
        let id = format!("more-{}", network.id);
        all.push(SceneBox::new(BoxRole::More, id, words).at(parts.pointer(&["subnets"])));
    }
    all
}

/// The Foundry resources in their subscription. Answers where they end.
fn resources(parts: &Parts<'_, '_>, layout: &mut Layout, top: i32) -> i32 {
    let subscriptions: BTreeMap<_, _> = parts
        .accounts
        .iter()
        .filter_map(|a| a.subscription)
        .collect();
    let title = match subscriptions.len() {
        0 => "Subscription not named".to_owned(),
        1 => subscriptions
            .iter()
            .map(|(id, s)| labels::or_id(&s.name, id).to_owned())
            .collect(),
        n => format!("{n} subscriptions"),
    };
    let container =
        SceneBox::new(BoxRole::Subscription, PLACE, title).at("/prerequisites/subscriptions");
    let container = subscriptions
        .keys()
        .fold(container, |one, id| one.about(*id));
    let drawn = match parts.accounts.len() {
        n if n > RESOURCES => RESOURCES - 1,
        n => n,
    };
    let (drawn, rest) = parts.accounts.split_at(drawn);
    let mut children: Vec<SceneBox> = drawn
        .iter()
        .map(|account| {
            SceneBox::new(BoxRole::Resource, &account.id, &account.name)
                .second("Foundry resource")
                .about(&account.id)
                .at(account.pointer())
        })
        .collect();
    if !rest.is_empty() {
        let words = labels::counted(rest.len(), "more resource", "more resources");
        let more = SceneBox::new(BoxRole::More, "more-resources", words);
        children.push(rest.iter().fold(more, |one, a| one.about(&a.id)));
    }
    if children.is_empty() {
        children.push(
            SceneBox::new(BoxRole::Plain, "no-resource", "No Foundry resource yet")
                .at("/organization/groups"),
        );
    }
    let (x, w) = layout.resources;
    layout.fill(container.placed(x, top, w), children)
}

fn label(parts: &Parts<'_, '_>) -> String {
    let reached = match parts.choice.and_then(|c| c.inbound) {
        None => "it is not answered how it is reached",
        Some(Inbound::PublicAll) => "reached from any address",
        Some(Inbound::PublicSelected) => "reached from selected addresses",
        Some(Inbound::PrivateEndpoint) => "reached through private endpoints only",
        Some(Inbound::Hybrid) => "reached through private endpoints and from selected addresses",
    };
    let count = |n: usize, one, many| labels::counted(n, one, many);
    let networks = count(parts.networks.len(), "virtual network", "virtual networks");
    let resources = count(
        parts.accounts.len(),
        "Foundry resource",
        "Foundry resources",
    );
    let of = parts.group.map_or_else(String::new, |id| {
        format!(" of {}", parts.estate.group_name(id))
    });
    let is_peered = parts.choice.is_some_and(|c| c.spoke_of_hub);
    let hub = if is_peered {
        ", peered with the hub"
    } else {
        ""
    };
    let more = match parts.folded.len() {
        0 => String::new(),
        n => format!(
            "; {} folded",
            count(n, "more business group", "more business groups")
        ),
    };
    format!(
        "{}: {reached}; {networks}{hub} and {resources}{of}{more}.",
        parts.name()
    )
}
