//! Appendix: where the facts come from.

use std::collections::BTreeMap;

use wizard_steps::plan::text::Day;
use wizard_steps::words;

use super::reader::Reader;
use crate::block::{Block, Table};

/// After this many days a fact is looked at again.
const OLD: i64 = 180;

/// Fact, source, day or month of the source.
const FACTS: [(&str, &str, &str); 7] = [
    (
        "Shape of a rollout, baseline checklist, outcomes",
        "Microsoft's planning guide for Foundry",
        "2025-12-24",
    ),
    (
        "Role ids and names",
        "Microsoft's list of Azure built-in roles",
        "2026-04-09",
    ),
    (
        "Roles of Foundry",
        "Microsoft's page on role-based access for Foundry",
        "2026-06-02",
    ),
    (
        "Private DNS zones",
        "Microsoft's page on private links for Foundry",
        "2026-03-12",
    ),
    (
        "Names of role assignments",
        "Azure/bicep, pull request 20293, and the test vectors of the Bicep engine",
        "2026-09",
    ),
    (
        "Choices that cannot be taken back",
        "Microsoft's pages on creating Foundry resources, networking and keys",
        "2026-11-22",
    ),
    (
        "Name rules of Foundry resources",
        "Microsoft's published type files for Microsoft.CognitiveServices",
        "2026-08",
    ),
];

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let today = reader.input.today;
    let rows = FACTS.map(|(fact, source, date)| {
        [
            fact.to_owned(),
            source.to_owned(),
            date.to_owned(),
            age(date, today).to_owned(),
        ]
    });
    let mut blocks = vec![
        Block::Chapter("Appendix: sources of facts".to_owned()),
        Block::Table(Table::new(["Fact", "Source", "As of", "Age"], rows)),
    ];
    let cited = cited(reader);
    if !cited.is_empty() {
        let rows = cited
            .into_iter()
            .map(|(code, source)| [code.to_owned(), source.to_owned()]);
        blocks.push(Block::Section("Sources of the findings".to_owned()));
        blocks.push(Block::Table(Table::new(["Code", "Source"], rows)));
    }
    blocks
}

fn age(date: &str, today: Day) -> &'static str {
    let first = if date.len() == 7 { "-01" } else { "" };
    match Day::parse(&format!("{date}{first}")) {
        Some(day) if today.number() - day.number() > OLD => "older than 180 days: look again",
        Some(_) => "current",
        None => "unknown",
    }
}

fn cited(reader: &Reader<'_>) -> BTreeMap<&'static str, &'static str> {
    let inside = reader.findings(true);
    let words = inside.iter().filter_map(|f| words::of_code(f.code));
    words
        .filter(|w| !w.source.is_empty())
        .map(|w| (w.code, w.source))
        .collect()
}
