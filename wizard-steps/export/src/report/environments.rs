//! Environments: where one ends and the next begins.

use std::collections::BTreeSet;

use super::labels;
use super::reader::Reader;
use super::text::{commas, or};
use crate::block::{Block, table_or};

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let rows = reader.environments().into_iter().map(|(id, environment)| {
        let network = reader.plan.networking.environments.get(id);
        let keys = reader.plan.encryption.environments.get(id);
        [
            reader.input.estate.environment_name(id).to_owned(),
            environment
                .kind
                .map_or("not answered", |k| k.label())
                .to_owned(),
            environment.region.to_string(),
            subscriptions(reader, id),
            labels::of(environment.topology).to_owned(),
            labels::of(environment.isolation).to_owned(),
            labels::of(network.and_then(|n| n.inbound)).to_owned(),
            labels::of(keys.and_then(|k| k.decision)).to_owned(),
        ]
    });
    let head = [
        "Environment",
        "Kind",
        "Region",
        "Subscriptions",
        "Topology",
        "Isolation",
        "Network",
        "Keys",
    ];
    let mut blocks = vec![
        Block::Chapter("Environments".to_owned()),
        table_or("No environment is planned yet.", head, rows),
    ];
    blocks.extend(deferred(reader));
    blocks
}

fn subscriptions(reader: &Reader<'_>, environment: &str) -> String {
    let here = reader.accounts();
    let here = here.iter().filter(|a| a.environment == environment);
    let names: BTreeSet<&str> = here
        .filter_map(|a| a.subscription)
        .map(|(id, s)| or(&s.name, id))
        .collect();
    commas(names)
}

fn deferred(reader: &Reader<'_>) -> Option<Block> {
    let items = reader.plan.environments.items.iter();
    let points: Vec<String> = items
        .filter(|(id, _)| reader.holds(id))
        .filter_map(|(id, e)| Some((id, e.deferred.as_ref()?)))
        .map(|(id, deferred)| {
            let name = reader.input.estate.environment_name(id);
            let until = or(deferred.until.as_str(), "a day not named");
            format!(
                "{name} is deferred until {until}: {}",
                or(&deferred.reason, "no reason given")
            )
        })
        .collect();
    (!points.is_empty()).then_some(Block::List(points))
}
