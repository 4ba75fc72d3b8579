//! The address plan of an environment as strips: what is planned, what is taken, what is free.

use serde::Serialize;

use crate::estate::Estate;
use crate::labels;
use crate::plan::common::Id;
use crate::plan::text::{Cidr, Range};
use crate::steps::networking::answers::{NetworkChoice, SubnetPurpose, VirtualNetwork};
use crate::steps::networking::rules::range;

/// A strip may be this many times as wide as what is planned in it, so that a network stays visible.
const THINNEST: u64 = 16;
/// Parts that used and free ones are counted in.
const PARTS: u32 = 16;

/// The addresses of an environment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct AddressPlan {
    /// One strip for networks that lie close to each other; usually one altogether.
    pub strips: Vec<AddressStrip>,
    /// Networks whose range cannot be read.
    pub unread: Vec<UnreadRange>,
}

/// The smallest range that holds networks of the environment. Places in it are counted in addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct AddressStrip {
    /// The range.
    pub range: String,
    /// Its addresses.
    pub size: u32,
    /// Virtual networks, by address.
    pub blocks: Vec<AddressBlock>,
    /// What others have in it.
    pub taken: Vec<TakenRange>,
    /// What nobody has.
    pub free: Vec<FreeRange>,
    /// Sixteenths of the strip that a virtual network or somebody else has.
    pub parts_used: u32,
    /// Sixteenths of the strip; fewer when it has fewer addresses.
    pub parts: u32,
}

/// A virtual network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct AddressBlock {
    /// Its id.
    pub id: Id,
    /// Its business group; empty for a shared one.
    pub group: Id,
    /// Name of its business group, or its own when it is shared.
    pub label: String,
    /// Its range.
    pub range: String,
    /// First address, counted from the start of the strip.
    pub from: u32,
    /// Addresses.
    pub len: u32,
    /// Its subnets, by address.
    pub subnets: Vec<AddressSubnet>,
}

/// A subnet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct AddressSubnet {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: Option<SubnetPurpose>,
    /// Its range.
    pub range: String,
    /// First address, counted from the start of the strip.
    pub from: u32,
    /// Addresses.
    pub len: u32,
}

/// What others have, as far as it lies in the strip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct TakenRange {
    /// By whom.
    pub label: String,
    /// All of its range.
    pub range: String,
    /// First address in the strip, counted from its start.
    pub from: u32,
    /// Addresses in the strip.
    pub len: u32,
}

/// A part of a strip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct FreeRange {
    /// As a range, or its first and last address when it is none.
    pub range: String,
    /// First address, counted from the start of the strip.
    pub from: u32,
    /// Addresses.
    pub len: u32,
}

/// A network whose range cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct UnreadRange {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its range as typed.
    pub typed: String,
}

type Placed<'p> = (Range, &'p Id, &'p VirtualNetwork);

/// The strips of an environment.
pub(super) fn of(estate: &Estate<'_>, environment: &Id) -> AddressPlan {
    let Some(choice) = estate.plan.networking.environments.get(environment) else {
        return AddressPlan::default();
    };
    let mut placed: Vec<Placed<'_>> = Vec::new();
    let mut unread = Vec::new();
    for (id, network) in &choice.networks {
        match range(&network.range) {
            Some(range) => placed.push((range, id, network)),
            None => unread.push(UnreadRange {
                id: id.clone(),
                name: labels::or_id(&network.name, id).to_owned(),
                typed: network.range.as_str().to_owned(),
            }),
        }
    }
    placed.sort_by_key(|(range, id, _)| (range.first, range.prefix, *id));
    let others = others(estate, environment);
    let strips = together(placed);
    let strips = strips
        .into_iter()
        .map(|(whole, networks)| strip(estate, choice, whole, &networks, &others));
    AddressPlan {
        strips: strips.collect(),
        unread,
    }
}

/// Networks that one strip can show, with the smallest range around them.
fn together(placed: Vec<Placed<'_>>) -> Vec<(Range, Vec<Placed<'_>>)> {
    let mut strips: Vec<(Range, Vec<Placed<'_>>)> = Vec::new();
    for one in placed {
        if let Some((whole, networks)) = strips.last_mut() {
            let wider = around(*whole, one.0);
            let planned: u64 = networks.iter().map(|(r, ..)| size(*r)).sum();
            if wider.prefix > 0 && size(wider) <= THINNEST * (planned + size(one.0)) {
                *whole = wider;
                networks.push(one);
                continue;
            }
        }
        strips.push((one.0, vec![one]));
    }
    strips
}

/// The smallest range that holds both.
fn around(a: Range, b: Range) -> Range {
    let differ = (a.first ^ b.first).leading_zeros();
    let prefix = differ.min(u32::from(a.prefix.min(b.prefix)));
    let mask = u32::MAX.checked_shl(32 - prefix).unwrap_or(0);
    Range {
        first: a.first & mask,
        prefix: u8::try_from(prefix).unwrap_or(32),
    }
}

fn size(range: Range) -> u64 {
    u64::from(range.last()) - u64::from(range.first) + 1
}

/// What is not this environment's: the hub, ranges in use elsewhere, other environments.
fn others(estate: &Estate<'_>, environment: &Id) -> Vec<(Range, String)> {
    let networking = &estate.plan.networking;
    let named = |ranges: &'_ [Cidr], label: &str| {
        let ranges = ranges.iter().filter_map(range);
        ranges.map(|r| (r, label.to_owned())).collect::<Vec<_>>()
    };
    let mut all = named(&networking.hub.taken, "in use elsewhere");
    all.extend(named(&networking.hub.ranges, "the hub"));
    for (id, _) in estate
        .environments
        .iter()
        .filter(|(id, _)| *id != environment)
    {
        let choice = networking.environments.get(*id);
        let networks = choice.map(|c| c.networks.iter()).into_iter().flatten();
        all.extend(networks.filter_map(|(network_id, network)| {
            let name = labels::or_id(&network.name, network_id);
            let label = format!("{name} ({})", estate.environment_name(id));
            Some((range(&network.range)?, label))
        }));
    }
    all.sort_by(|a, b| (a.0.first, a.0.prefix, &a.1).cmp(&(b.0.first, b.0.prefix, &b.1)));
    all
}

/// Where a range lies in a strip: its first address and how many, cut at the strip's ends.
fn within(whole: Range, one: Range) -> Option<(u32, u32)> {
    let (first, last) = (one.first.max(whole.first), one.last().min(whole.last()));
    (first <= last).then(|| (first - whole.first, last - first + 1))
}

fn strip(
    estate: &Estate<'_>,
    choice: &NetworkChoice,
    whole: Range,
    networks: &[Placed<'_>],
    others: &[(Range, String)],
) -> AddressStrip {
    let blocks = networks.iter().filter_map(|(own, id, network)| {
        let (from, len) = within(whole, *own)?;
        let name = labels::or_id(&network.name, id);
        let group = estate.plan.organization.groups.contains_key(&network.group);
        let label = if group {
            estate.group_name(&network.group)
        } else {
            name
        };
        Some(AddressBlock {
            id: (*id).clone(),
            group: network.group.clone(),
            label: label.to_owned(),
            range: own.network_form(),
            from,
            len,
            subnets: subnets(choice, whole, id),
        })
    });
    let taken = others.iter().filter_map(|(range, label)| {
        let (from, len) = within(whole, *range)?;
        Some(TakenRange {
            label: label.clone(),
            range: range.network_form(),
            from,
            len,
        })
    });
    let (blocks, taken): (Vec<_>, Vec<_>) = (blocks.collect(), taken.collect());
    let size = u32::try_from(size(whole)).unwrap_or(u32::MAX);
    let used = blocks.iter().map(|b| (b.from, b.len));
    let used = merged(used.chain(taken.iter().map(|t| (t.from, t.len))).collect());
    let parts = PARTS.min(size);
    let part = size / parts;
    let is_used = |n: &u32| {
        let (from, to) = (n * part, (n + 1) * part);
        used.iter()
            .any(|(start, len)| *start < to && from < start + len)
    };
    AddressStrip {
        range: whole.network_form(),
        free: free(whole, size, &used),
        parts_used: labels::count((0..parts).filter(is_used).count()),
        size,
        parts,
        blocks,
        taken,
    }
}

fn subnets(choice: &NetworkChoice, whole: Range, network: &Id) -> Vec<AddressSubnet> {
    let here = choice.subnets.iter().filter(|(_, s)| s.network == *network);
    let mut all: Vec<AddressSubnet> = here
        .filter_map(|(id, subnet)| {
            let own = range(&subnet.range)?;
            let (from, len) = within(whole, own)?;
            Some(AddressSubnet {
                id: id.clone(),
                name: labels::or_id(&subnet.name, id).to_owned(),
                purpose: subnet.purpose,
                range: own.network_form(),
                from,
                len,
            })
        })
        .collect();
    all.sort_by(|a, b| (a.from, a.len, &a.id).cmp(&(b.from, b.len, &b.id)));
    all
}

/// Spans that touch or overlap as one, in order.
fn merged(mut spans: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    spans.sort_unstable();
    let mut all: Vec<(u32, u32)> = Vec::new();
    for (from, len) in spans {
        match all.last_mut() {
            Some((start, before)) if from <= *start + *before => {
                *before = (*before).max(from + len - *start);
            }
            _ => all.push((from, len)),
        }
    }
    all
}

fn free(whole: Range, size: u32, used: &[(u32, u32)]) -> Vec<FreeRange> {
    let starts = std::iter::once(0).chain(used.iter().map(|(from, len)| from + len));
    let ends = used.iter().map(|(from, _)| *from).chain([size]);
    let gaps = starts.zip(ends).filter(|(from, to)| from < to);
    gaps.map(|(from, to)| FreeRange {
        range: told(whole.first + from, to - from),
        from,
        len: to - from,
    })
    .collect()
}

/// A span as a range when it is one.
fn told(first: u32, len: u32) -> String {
    let prefix = u8::try_from(len.leading_zeros() + 1).unwrap_or(32);
    let range = Range { first, prefix };
    if len.is_power_of_two() && first.is_multiple_of(len) {
        return range.network_form();
    }
    let address = core::net::Ipv4Addr::from;
    format!("{} to {}", address(first), address(first + (len - 1)))
}
