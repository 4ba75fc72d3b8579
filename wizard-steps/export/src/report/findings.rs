//! What is open, in the slice and outside it.

use std::collections::BTreeMap;

use wizard_steps::finding::{Area, Finding, Fix, Severity};
use wizard_steps::words;

use super::decisions;
use super::labels::Label as _;
use super::reader::Reader;
use super::text::{commas, contact, count};
use crate::block::{Block, Table};

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Chapter("Open findings".to_owned())];
    let inside = reader.findings(true);
    if inside.is_empty() {
        let text = "Nothing is open in this part of the plan.";
        blocks.push(Block::Text(text.to_owned()));
    }
    for severity in [Severity::Blocker, Severity::Warning, Severity::Note] {
        let these: Vec<_> = inside.iter().filter(|f| f.severity == severity).collect();
        if these.is_empty() {
            continue;
        }
        blocks.push(Block::Section(format!(
            "{} ({})",
            severity.label(),
            these.len()
        )));
        let rows = these.iter().map(|f| row(reader, f));
        let head = ["Code", "What is open", "How to fix", "Owner", "Rests on"];
        blocks.push(Block::Table(Table::new(head, rows)));
    }
    blocks.extend(outside(reader));
    blocks
}

fn row(reader: &Reader<'_>, finding: &Finding) -> [String; 5] {
    [
        finding.code.to_owned(),
        words::sentence(finding),
        fix(finding),
        owner(reader, finding),
        finding.data.label().to_owned(),
    ]
}

fn fix(finding: &Finding) -> String {
    let template = words::of_code(finding.code).map_or("", |w| w.fix);
    let values = finding.values.iter();
    let text = values.fold(template.to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    });
    let team = finding.fixes.iter().find_map(|fix| match fix {
        Fix::Request { to } => Some(*to),
        Fix::Auto { .. } | Fix::GoTo { .. } => None,
    });
    match team {
        Some(team) if text.is_empty() => format!("Ask the {team} team."),
        Some(team) => format!("{text} Ask the {team} team."),
        None => text,
    }
}

/// Who parked it, else the approver of its business group or area.
fn owner(reader: &Reader<'_>, finding: &Finding) -> String {
    if let Some(parked) = decisions::parked_for(reader, finding) {
        return contact(&parked.owner);
    }
    let approvers = &reader.plan.sign_offs.approvers;
    let area: Area = finding.area;
    let approver = approvers.get(area.key()).filter(|c| c.is_named());
    approver.map_or_else(|| format!("{}: nobody named", area.label()), contact)
}

fn outside(reader: &Reader<'_>) -> Option<Block> {
    if reader.input.slice.is_all() {
        return None;
    }
    let outside = reader.findings(false);
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &outside {
        *codes.entry(finding.code).or_default() += 1;
    }
    let codes = codes.iter().map(|(code, n)| format!("{code} ({n})"));
    let found = count(outside.len(), "finding is", "findings are");
    let text = match commas(codes) {
        codes if codes.is_empty() => "Nothing is open outside this part of the plan.".to_owned(),
        codes => format!("Outside this part of the plan {found} open: {codes}."),
    };
    Some(Block::Text(text))
}
