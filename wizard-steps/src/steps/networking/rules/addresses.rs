//! Addresses and ranges: well formed, and not the platform's own.

use std::collections::BTreeSet;

use super::subnets::{choices, range, subnets};
use crate::finding::Hit;
use crate::plan::edit::Edit;
use crate::plan::read::pointer_token;
use crate::plan::text::{Cidr, Range};
use crate::rule::Context;

/// A field of the plan that holds ranges.
struct Field<'c> {
    at: String,
    about: Vec<&'c str>,
    ranges: &'c [Cidr],
    is_list: bool,
}

/// NET-005: an address or range is no IPv4 range, has bits set right of its prefix, or a prefix outside
/// 8 to 32.
/// Source: Azure's address spaces, as Microsoft's virtual network types define them (2026-11-22).
pub(super) fn no_address_range(context: &Context<'_>) -> Vec<Hit> {
    fields(context).iter().filter_map(malformed).collect()
}

fn fields<'c>(context: &Context<'c>) -> Vec<Field<'c>> {
    let hub = &context.plan.networking.hub;
    let list = |at: &str, about: &'c str, ranges: &'c [Cidr]| Field {
        at: at.to_owned(),
        about: vec![about],
        ranges,
        is_list: true,
    };
    let mut fields = vec![
        list("/networking/hub/ranges", "hub.ranges", &hub.ranges),
        list("/networking/hub/taken", "hub.taken", &hub.taken),
    ];
    for (id, choice) in choices(context) {
        let at = format!("/networking/environments/{id}");
        let selected = format!("{at}/selectedAddresses");
        fields.push(list(&selected, id, &choice.selected_addresses));
        let one = |collection: &str, key: &'c str, range: &'c Cidr, near: &'c str| Field {
            at: format!("{at}/{collection}/{}/range", pointer_token(key)),
            about: vec![key, if near.is_empty() { id } else { near }],
            ranges: std::slice::from_ref(range),
            is_list: false,
        };
        let networks = choice.networks.iter();
        fields.extend(networks.map(|(key, n)| one("networks", key, &n.range, "")));
        let subnets = choice.subnets.iter();
        fields.extend(subnets.map(|(key, s)| {
            let known = context.estate.accounts.contains_key(&s.account);
            one(
                "subnets",
                key,
                &s.range,
                if known { &s.account } else { "" },
            )
        }));
    }
    fields
}

fn malformed(field: &Field<'_>) -> Option<Hit> {
    let wrong: Vec<&Cidr> = field.ranges.iter().filter(|c| range(c).is_none()).collect();
    if wrong.is_empty() {
        return None;
    }
    let form = |cidr: &Cidr| {
        let parsed = cidr.parsed().filter(|r| (8..=32).contains(&r.prefix))?;
        Some(parsed.network_form())
    };
    let forms: Option<Vec<String>> = wrong.iter().map(|c| form(c)).collect();
    let typed: Vec<&str> = wrong
        .iter()
        .map(|c| {
            if c.is_empty() {
                "an empty field"
            } else {
                c.as_str().trim()
            }
        })
        .collect();
    let should = forms.as_ref().map_or_else(
        || "an IPv4 range such as 192.168.16.0/24".to_owned(),
        |forms| forms.join(", "),
    );
    let hit = Hit::at(&field.at)
        .with("value", typed.join(", "))
        .with("form", should);
    let hit = field.about.iter().fold(hit, |hit, id| hit.about(id));
    if forms.is_none() {
        return Some(hit);
    }
    let right = |c: &Cidr| form(c).unwrap_or_else(|| c.as_str().to_owned());
    let edit = if field.is_list {
        let all: Vec<String> = field.ranges.iter().map(right).collect();
        Edit::set(&field.at, all)
    } else {
        Edit::set(&field.at, right(&field.ranges[0]))
    };
    Some(hit.fixed_by(vec![edit]))
}

/// Ranges that the platform under agents uses itself, as far as sources agree.
/// Source: Microsoft's pages on virtual networks for Agent Service (2026-06-15) and private links
/// (2026-03-12).
const RESERVED: [&str; 7] = [
    "169.254.0.0/16",
    "192.0.2.0/24",
    "0.0.0.0/8",
    "127.0.0.0/8",
    "100.100.0.0/17",
    "100.100.192.0/19",
    "100.100.224.0/19",
];

/// NET-017: the range of a virtual network with agents, or of the hub it is peered with, overlaps one
/// that the platform uses itself.
/// Source: as [`RESERVED`].
pub(super) fn reserved_by_the_platform(context: &Context<'_>) -> Vec<Hit> {
    let reserved: Vec<(&str, Range)> = RESERVED
        .into_iter()
        .filter_map(|text| Some((text, Cidr::from(text).parsed()?)))
        .collect();
    let clash = |range: Range| {
        reserved
            .iter()
            .find(|(_, r)| r.overlaps(range))
            .map(|(t, _)| *t)
    };
    let with_agents: BTreeSet<(&str, &str)> = subnets(context)
        .iter()
        .filter(|s| s.is_for_agents())
        .map(|s| (s.environment.as_str(), s.subnet.network.as_str()))
        .collect();
    let mut hits = Vec::new();
    let mut peered = BTreeSet::new();
    for (environment, choice) in choices(context) {
        for (id, network) in &choice.networks {
            if !with_agents.contains(&(environment, id)) {
                continue;
            }
            if choice.spoke_of_hub {
                peered.insert(environment);
            }
            if let Some(taken) = range(&network.range).and_then(clash) {
                let id = pointer_token(id);
                let at = format!("/networking/environments/{environment}/networks/{id}/range");
                let hit = Hit::at(at).about(&id).about(environment);
                hits.push(
                    hit.with("range", network.range.as_str())
                        .with("reserved", taken),
                );
            }
        }
    }
    let hub = context.plan.networking.hub.ranges.iter();
    let clashing = hub.filter_map(|cidr| Some((cidr, range(cidr).and_then(clash)?)));
    for (cidr, taken) in clashing.take(usize::from(!peered.is_empty())) {
        let hit = Hit::at("/networking/hub/ranges").about("hub.ranges");
        let hit = peered.iter().fold(hit, |hit, id| hit.about(id));
        hits.push(hit.with("range", cidr.as_str()).with("reserved", taken));
    }
    hits
}
