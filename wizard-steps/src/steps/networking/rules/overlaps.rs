//! Ranges that must not overlap: subnets of one virtual network, and networks that are peered.

use std::collections::BTreeMap;

use super::subnets::{Placed, Room, choices, range, subnets};
use crate::finding::Hit;
use crate::labels;
use crate::plan::common::Id;
use crate::plan::edit::Edit;
use crate::plan::read::pointer_token;
use crate::plan::text::Range;
use crate::rule::Context;
use crate::steps::networking::answers::VirtualNetwork;

/// NET-019: two subnets of one virtual network overlap; a subnet lies outside its network; or spokes
/// overlap each other, the hub, or a range that is in use elsewhere. What NET-010 and NET-015 say about
/// agent subnets is left to them.
/// Source: Microsoft's deep dive into agent networking (2026-07-29) and Azure's rules for peering.
pub(super) fn ranges_overlap(context: &Context<'_>) -> Vec<Hit> {
    let all = subnets(context);
    let mut room = Room::beside(&all);
    let mut by_network: BTreeMap<(&str, &str), Vec<(Range, &Placed<'_>)>> = BTreeMap::new();
    let mut hits = Vec::new();
    for placed in &all {
        let Some(own) = placed.range() else { continue };
        let within = placed.network.and_then(|n| range(&n.range));
        if within.is_some_and(|within| !within.contains(own)) {
            let network = placed.network.map_or("", |n| n.range.as_str());
            hits.push(moved(
                context,
                placed,
                own,
                &mut room,
                &format!("its network {network}"),
            ));
            continue;
        }
        let key = (placed.environment.as_str(), placed.subnet.network.as_str());
        by_network.entry(key).or_default().push((own, placed));
    }
    for list in by_network.values_mut() {
        list.sort_by_key(|(range, placed)| (range.first, range.prefix, placed.id));
        let mut widest = list[0];
        for (own, placed) in list.iter().skip(1).copied() {
            if own.overlaps(widest.0) && !is_told_elsewhere(widest, (own, placed)) {
                let label = widest.1.label();
                hits.push(moved(context, placed, own, &mut room, &label).about(widest.1.id));
            }
            if own.last() > widest.0.last() {
                widest = (own, placed);
            }
        }
    }
    hits.extend(peered(context));
    hits
}

/// Two entries for one subnet, or agents of two Foundry resources: NET-010 and NET-015.
fn is_told_elsewhere(a: (Range, &Placed<'_>), b: (Range, &Placed<'_>)) -> bool {
    let agents = (a.1.is_for_agents(), b.1.is_for_agents());
    match agents {
        (true, true) => a.1.subnet.account != b.1.subnet.account,
        (true, false) | (false, true) => a.0 == b.0,
        (false, false) => false,
    }
}

fn moved<'c>(
    context: &Context<'c>,
    placed: &Placed<'c>,
    own: Range,
    room: &mut Room<'c>,
    other: &str,
) -> Hit {
    let hit = placed
        .hit(context, "range")
        .with("one", placed.label())
        .with("other", other);
    match room.take(placed.environment, &placed.subnet.network, [own.prefix]) {
        Some(free) => hit.fixed_by(vec![Edit::set(placed.field("range"), free.network_form())]),
        None => hit,
    }
}

/// A range among those that are peered.
#[derive(Clone, Copy)]
struct Peer<'c> {
    range: Range,
    /// Environment and virtual network; none for the hub and what is in use elsewhere.
    spoke: Option<(&'c Id, &'c Id, &'c VirtualNetwork)>,
    label: &'c str,
}

impl Peer<'_> {
    fn label(&self) -> String {
        format!("{} ({})", self.label, self.range.network_form())
    }

    /// Two environments name the same virtual network.
    fn is_same_as(&self, other: &Self) -> bool {
        match (self.spoke, other.spoke) {
            (Some((_, _, a)), Some((_, _, b))) => {
                self.range == other.range
                    && !a.name.is_empty()
                    && a.name.eq_ignore_ascii_case(&b.name)
            }
            _ => false,
        }
    }
}

fn peers<'c>(context: &Context<'c>) -> Vec<Peer<'c>> {
    let hub = &context.plan.networking.hub;
    let fixed = [
        (&hub.ranges, "the hub"),
        (&hub.taken, "a range in use elsewhere"),
    ];
    let fixed = fixed.into_iter().flat_map(|(ranges, label)| {
        ranges.iter().filter_map(move |cidr| {
            let range = range(cidr)?;
            Some(Peer {
                range,
                spoke: None,
                label,
            })
        })
    });
    let spokes = choices(context)
        .filter(|(_, choice)| choice.spoke_of_hub)
        .flat_map(|(environment, choice)| {
            choice.networks.iter().filter_map(move |(id, network)| {
                Some(Peer {
                    range: range(&network.range)?,
                    spoke: Some((environment, id, network)),
                    label: labels::or_id(&network.name, id),
                })
            })
        });
    let mut peers: Vec<Peer<'c>> = fixed.chain(spokes).collect();
    peers.sort_by_key(|p| {
        (
            p.range.first,
            p.range.prefix,
            p.spoke.map(|(e, n, _)| (e, n)),
        )
    });
    peers
}

/// One sweep over the sorted ranges: each is held against the widest spoke and the widest fixed range
/// before it. Fixed ranges may overlap each other.
fn peered(context: &Context<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let (mut spoke, mut fixed): (Option<Peer<'_>>, Option<Peer<'_>>) = (None, None);
    for peer in peers(context) {
        let against = [spoke, fixed.filter(|_| peer.spoke.is_some())];
        for other in against.into_iter().flatten() {
            if other.range.overlaps(peer.range) && !other.is_same_as(&peer) {
                hits.push(overlap(peer, other));
            }
        }
        let widest = if peer.spoke.is_some() {
            &mut spoke
        } else {
            &mut fixed
        };
        if widest.is_none_or(|w| peer.range.last() > w.range.last()) {
            *widest = Some(peer);
        }
    }
    hits
}

fn overlap(one: Peer<'_>, other: Peer<'_>) -> Hit {
    let (one, other) = if one.spoke.is_some() {
        (one, other)
    } else {
        (other, one)
    };
    let at = one.spoke.map_or(
        "/networking/hub/ranges".to_owned(),
        |(environment, id, _)| {
            let id = pointer_token(id);
            format!("/networking/environments/{environment}/networks/{id}/range")
        },
    );
    let hit = Hit::at(at)
        .with("subnet", one.label())
        .with("one", one.label())
        .with("other", other.label());
    let spokes = [one.spoke, other.spoke];
    let hit = spokes
        .into_iter()
        .flatten()
        .fold(hit, |hit, (environment, id, network)| {
            let hit = hit.about(id).about(environment);
            if network.group.is_empty() {
                hit
            } else {
                hit.about(&network.group)
            }
        });
    // A network can clash with the hub and with a range elsewhere: both are told apart by the label.
    if other.spoke.is_none() {
        hit.about(other.label)
    } else {
        hit
    }
}
