//! Governance: who watches cost and use, and what policy enforces.

use wizard_steps::plan::common::Contact;
use wizard_steps::steps::governance::answers::GroupGovernance;

use super::labels;
use super::reader::Reader;
use super::text::{commas, contact, or};
use crate::block::{Block, table_or};

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let mut blocks = vec![
        Block::Chapter("Governance".to_owned()),
        owners(reader),
        Block::Section("Views".to_owned()),
        views(reader),
        Block::Section("Policies".to_owned()),
        policies(reader),
    ];
    let tags = reader.plan.governance.tags.iter();
    let tags = commas(tags.map(|(name, value)| format!("{name} = {value}")));
    if !tags.is_empty() {
        blocks.push(Block::Text(format!("Tags on every resource: {tags}.")));
    }
    blocks
}

fn owners(reader: &Reader<'_>) -> Block {
    let rows = reader.groups().into_iter().map(|(id, _)| {
        let owners = reader.plan.governance.groups.get(id);
        let who = |of: fn(&GroupGovernance) -> &Contact| {
            owners.map_or_else(|| "not named".to_owned(), |g| contact(of(g)))
        };
        [
            reader.input.estate.group_name(id).to_owned(),
            who(|g| &g.cost_owner),
            who(|g| &g.monitoring_owner),
        ]
    });
    let head = [
        "Business group",
        "Answers for the cost",
        "Watches the resources",
    ];
    table_or("No business group is planned yet.", head, rows)
}

fn views(reader: &Reader<'_>) -> Block {
    let rows = reader.groups().into_iter().flat_map(|(id, _)| {
        let group = reader.input.estate.group_name(id);
        let views = reader.plan.governance.groups.get(id).map(|g| &g.views);
        views.into_iter().flat_map(|v| v.values()).map(move |view| {
            [
                group.to_owned(),
                labels::of(view.kind).to_owned(),
                view.place.clone(),
                view.who.clone(),
                view.how_often.clone(),
            ]
        })
    });
    let head = ["Business group", "View", "Place", "Who looks", "How often"];
    table_or("No view is planned here.", head, rows)
}

fn policies(reader: &Reader<'_>) -> Block {
    let all = reader.plan.governance.policies.values();
    let mut here: Vec<_> = all.filter(|p| reader.holds(&p.subscription)).collect();
    here.sort_by_key(|p| &p.name);
    let rows = here.into_iter().map(|policy| {
        [
            policy.name.clone(),
            or(&reader.thing(&policy.subscription), "not named").to_owned(),
            policy.effect.clone(),
            commas(&policy.allowed),
            policy.definition_id.to_string(),
            policy.why.clone(),
        ]
    });
    let head = [
        "Policy",
        "Subscription",
        "Effect",
        "Allows",
        "Definition",
        "Why",
    ];
    table_or("No policy is planned here.", head, rows)
}
