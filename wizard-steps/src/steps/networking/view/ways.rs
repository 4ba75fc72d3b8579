//! Lines through networks of ours: in from the left, and between subnets and Foundry resources.

use std::collections::BTreeMap;

use super::callers;
use super::layout::{HUB_ID, Layout, MANAGED, OTHERS, PLACE, SPOKES};
use super::parts::Parts;
use crate::scene::{BoxRole, LineKind, PAD, SceneBox, SceneLine};
use crate::steps::networking::answers::{Subnet, SubnetPurpose};

/// From the left through the hub to the spokes.
pub(super) fn ways_in(parts: &Parts<'_, '_>, layout: &mut Layout, top: i32) {
    let networks: Vec<String> = parts.networks.iter().map(|n| n.id.clone()).collect();
    let first = if layout.find(HUB_ID).is_some() {
        Some(HUB_ID)
    } else {
        networks.first().map(String::as_str)
    };
    if let (Some(people), Some(to)) = (
        layout.find(callers::PEOPLE),
        first.and_then(|id| layout.find(id)),
    ) {
        let y = top + people.h.min(to.h) / 2;
        let to = to.id.clone();
        layout.across(LineKind::Plain, callers::PEOPLE, &to, y, "");
    }
    for id in &networks {
        if let Some(y) = layout.find(id).map(|network| network.y + 21) {
            layout.across(LineKind::Peering, HUB_ID, id, y, "peered");
        }
    }
    let peered = parts
        .folded
        .iter()
        .filter(|f| !f.networks.is_empty())
        .count();
    if let Some(y) = layout
        .find(OTHERS)
        .filter(|_| peered > 0)
        .map(SceneBox::middle)
    {
        layout.across(
            LineKind::Peering,
            HUB_ID,
            OTHERS,
            y,
            &format!("{peered} more"),
        );
    }
}

/// A way between a subnet on the left and a Foundry resource on the right.
struct Way<'a> {
    kind: LineKind,
    left: &'a SceneBox,
    right: &'a SceneBox,
    /// Where it meets the left box.
    y: i32,
    /// Where it meets the right box.
    z: i32,
}

/// From subnets to Foundry resources and back, each line with a place of its own to turn.
pub(super) fn to_resources(parts: &Parts<'_, '_>, layout: &mut Layout) {
    let mut ways = drawn(layout, pairs(parts));
    // Ways that lead down turn the later the higher they start, ways that lead up the other way
    // round: so none crosses another of its direction.
    ways.sort_by_key(|w| if w.z > w.y { (0, -w.y) } else { (1, w.y) });
    let first = SPOKES + layout.spokes + 8;
    let step = (40 / i32::try_from(ways.len().max(1)).unwrap_or(1)).clamp(2, 8);
    let turns = (first..).step_by(usize::try_from(step).unwrap_or(1));
    let lines: Vec<SceneLine> = turns.zip(ways).map(|(turn, way)| way.line(turn)).collect();
    layout.lines.extend(lines);
}

/// Kind, subnet, Foundry resource; subnets from top to bottom.
fn pairs<'a>(parts: &'a Parts<'_, '_>) -> Vec<(LineKind, &'a str, &'a str)> {
    let all = parts.networks.iter().flat_map(|n| &n.subnets);
    let mut pairs: Vec<(LineKind, &str, &str)> = Vec::new();
    for (id, subnet) in all {
        let kind = match subnet.purpose {
            Some(SubnetPurpose::Agents) => LineKind::Agents,
            Some(SubnetPurpose::Endpoints) => LineKind::Private,
            _ => continue,
        };
        let serves = parts.accounts.iter().filter(|a| serves(subnet, &a.id));
        pairs.extend(serves.map(|account| (kind, id.as_str(), account.id.as_str())));
    }
    pairs.push((LineKind::Agents, MANAGED, PLACE));
    pairs
}

/// A subnet for endpoints without a resource of its own serves all.
fn serves(subnet: &Subnet, account: &str) -> bool {
    let shared = subnet.account.is_empty() && subnet.purpose == Some(SubnetPurpose::Endpoints);
    shared || subnet.account == account
}

/// Those whose two ends are drawn. Ways of one resource meet it below each other, in the order of
/// their subnets.
fn drawn<'l>(layout: &'l Layout, pairs: Vec<(LineKind, &str, &str)>) -> Vec<Way<'l>> {
    let ends = pairs
        .into_iter()
        .filter_map(|(kind, left, right)| Some((kind, layout.find(left)?, layout.find(right)?)));
    let mut of_resource: BTreeMap<&str, i32> = BTreeMap::new();
    let mut ways: Vec<Way<'l>> = Vec::new();
    for (kind, left, right) in ends {
        let so_far = of_resource.entry(&right.id).or_default();
        *so_far += 1;
        ways.push(Way {
            kind,
            left,
            right,
            y: left.middle(),
            z: *so_far,
        });
    }
    for way in &mut ways {
        let all = of_resource.get(way.right.id.as_str()).copied().unwrap_or(1);
        way.z = if way.right.role == BoxRole::Resource {
            way.right.y + way.right.h * way.z / (all + 1)
        } else {
            way.right.bottom() - PAD / 2
        };
    }
    ways
}

impl Way<'_> {
    /// Agents run in the subnet: their line ends there. Everything else ends at the resource.
    fn line(&self, turn: i32) -> SceneLine {
        let (turn_y, turn_z) = ([turn, self.y], [turn, self.z]);
        let mut corners = [
            [self.left.end(), self.y],
            turn_y,
            turn_z,
            [self.right.x, self.z],
        ];
        let (mut from, mut to) = (self.left, self.right);
        if self.kind == LineKind::Agents {
            corners.reverse();
            (from, to) = (to, from);
        }
        SceneLine::new(self.kind, &from.id, &to.id, &corners)
    }
}
