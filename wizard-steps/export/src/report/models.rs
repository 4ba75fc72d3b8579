//! Models and capacity.

use std::collections::BTreeMap;

use wizard_steps::steps::models::answers::Deployment;

use super::labels;
use super::reader::Reader;
use super::text::{commas, or};
use crate::block::{Block, table_or};

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::Chapter("Models and capacity".to_owned()),
        table(reader),
        totals(reader),
        Block::Section("How use cases get their models".to_owned()),
        strategies(reader),
    ];
    let confirmed = confirmations(reader);
    if !confirmed.is_empty() {
        blocks.push(Block::Section("What regions offer".to_owned()));
        blocks.push(Block::List(confirmed));
    }
    blocks
}

/// Deployments of the slice: in the order of their Foundry resources, then by name.
pub fn deployments<'p>(reader: &Reader<'p>) -> Vec<&'p Deployment> {
    let all = reader.plan.models.deployments.iter();
    let mut here: Vec<_> = all
        .filter(|(id, _)| reader.holds(id))
        .map(|(_, d)| d)
        .collect();
    let accounts = reader.accounts();
    here.sort_by_cached_key(|d| {
        let rank = accounts.iter().position(|a| a.id == d.account);
        (rank.unwrap_or(accounts.len()), &d.name)
    });
    here
}

/// Capacity is reserved, not paid by use.
pub fn is_reserved(deployment: &Deployment) -> bool {
    deployment.sku.to_lowercase().contains("provisioned")
}

fn table(reader: &Reader<'_>) -> Block {
    let rows = deployments(reader).into_iter().map(|d| {
        let use_case = Some(&d.use_case).filter(|u| !u.is_empty());
        [
            reader.account(&d.account),
            d.name.clone(),
            format!(
                "{} {} ({})",
                d.model.name,
                d.model.version,
                or(&d.model.format, "publisher not named")
            ),
            d.sku.clone(),
            capacity(d),
            use_case.map_or_else(|| "shared".to_owned(), |u| reader.thing(u)),
            d.version_upgrade.clone(),
        ]
    });
    let head = [
        "Foundry resource",
        "Deployment",
        "Model",
        "Type",
        "Capacity",
        "Use case",
        "Version moves",
    ];
    table_or("No model deployment is planned here.", head, rows)
}

fn capacity(deployment: &Deployment) -> String {
    let unit = if is_reserved(deployment) {
        "units"
    } else {
        "thousand tokens a minute"
    };
    deployment
        .capacity
        .map_or_else(|| "not answered".to_owned(), |n| format!("{n} {unit}"))
}

fn totals(reader: &Reader<'_>) -> Block {
    let mut sums: BTreeMap<[String; 4], (i64, usize)> = BTreeMap::new();
    for d in deployments(reader) {
        let account = reader.input.estate.accounts.get(&d.account);
        let subscription = account.and_then(|a| a.subscription);
        let key = [
            subscription
                .map_or("not named", |(id, s)| or(&s.name, id))
                .to_owned(),
            account.map_or("", |a| a.region.as_str()).to_owned(),
            format!("{} {}", d.model.name, d.model.version),
            d.sku.clone(),
        ];
        let sum = sums.entry(key).or_default();
        sum.0 = sum.0.saturating_add(d.capacity.unwrap_or_default());
        sum.1 += 1;
    }
    let rows = sums
        .into_iter()
        .map(|([subscription, region, model, sku], (sum, n))| {
            [
                subscription,
                region,
                model,
                sku,
                n.to_string(),
                sum.to_string(),
            ]
        });
    let head = [
        "Subscription",
        "Region",
        "Model",
        "Type",
        "Deployments",
        "Quota needed (thousand tokens a minute, or units)",
    ];
    table_or("No quota is needed.", head, rows)
}

fn strategies(reader: &Reader<'_>) -> Block {
    let environments = reader.environments();
    let all = reader.plan.models.strategies.iter();
    let mut here: Vec<_> = all.filter(|(id, _)| reader.holds(id)).collect();
    here.sort_by_cached_key(|(id, _)| reader.thing(id));
    let rows = here.into_iter().map(|(id, strategy)| {
        let choices = environments.iter().map(|(env, _)| {
            let choice = strategy.by_environment.get(*env).copied();
            let name = reader.input.estate.environment_name(env).to_owned();
            (labels::of(choice), name)
        });
        [
            reader.thing(id),
            super::text::tally(choices),
            strategy.why.clone(),
        ]
    });
    let head = ["Use case", "Models", "Why"];
    table_or("No use case has a strategy yet.", head, rows)
}

fn confirmations(reader: &Reader<'_>) -> Vec<String> {
    let accounts = reader.accounts();
    let used = |region: Option<String>| accounts.iter().any(|a| Some(&a.region) == region.as_ref());
    let all = reader.plan.models.confirmations.values();
    let here = all.filter(|c| reader.input.slice.is_all() || used(c.region.parsed()));
    here.map(|c| {
        format!(
            "{} offers {}: confirmed by {} on {}.",
            or(c.region.as_str(), "A region not named"),
            or(
                &commas(c.models.iter().chain(&c.services)),
                "nothing listed"
            ),
            or(&c.confirmed_by, "nobody named"),
            or(c.date.as_str(), "a day not named"),
        )
    })
    .collect()
}
