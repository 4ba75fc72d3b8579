//! Title, draft mark, what the report is about, the summary.

use std::collections::BTreeSet;

use wizard_steps::desired::GrantPrincipal;
use wizard_steps::finding::Severity;
use wizard_steps::plan::canonical;

use super::labels;
use super::reader::Reader;
use super::text::{count, or, tally};
use crate::State;
use crate::block::{Block, Table};
use crate::manifest::TOOL;

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let about = &reader.plan.about;
    let name = or(&about.name, "Foundry rollout");
    let mut blocks = vec![Block::Title(name.to_owned())];
    blocks.extend(draft(reader));
    blocks.push(facts(reader));
    if !about.purpose.trim().is_empty() {
        blocks.push(Block::Text(about.purpose.clone()));
    }
    blocks.push(Block::Chapter("Summary".to_owned()));
    blocks.push(Block::List(summary(reader)));
    blocks
}

fn draft(reader: &Reader<'_>) -> Option<Block> {
    let inside = reader.findings(true);
    let blockers = inside.iter().filter(|f| f.is_blocker()).count();
    let slice = reader.input.slice.label(reader.plan);
    (blockers > 0).then(|| {
        let one = blockers == 1;
        let (are, they) = if one {
            ("is", "it is")
        } else {
            ("are", "they are")
        };
        Block::Mark(format!(
            "DRAFT: {} {are} open in {slice}. Do not sign or apply before {they} closed.",
            count(blockers, "blocker", "blockers")
        ))
    })
}

fn facts(reader: &Reader<'_>) -> Block {
    let (about, input) = (&reader.plan.about, &reader.input);
    let slice = input.slice.label(reader.plan);
    let scope = if input.slice.is_all() {
        slice
    } else {
        format!("only {slice}; the rest of the plan is left out")
    };
    let rows = [
        (
            "Organization",
            or(&about.organization, "not named").to_owned(),
        ),
        (
            "Tenant",
            or(about.tenant_id.as_str(), "not named").to_owned(),
        ),
        ("Cloud", labels::of(about.cloud).to_owned()),
        ("Covers", scope),
        ("Date", input.today.to_string()),
        ("File digest of the plan", canonical::digest(input.document)),
        ("Digest of meaning", canonical::digest(input.meaning)),
        (
            "Made by",
            format!("{} {}; change the plan, not this file", TOOL.0, TOOL.1),
        ),
    ];
    let rows = rows.map(|(what, value)| [what.to_owned(), value]);
    Block::Table(Table::new(["About", "This report"], rows))
}

fn summary(reader: &Reader<'_>) -> Vec<String> {
    vec![
        size(reader),
        access(reader),
        protection(reader),
        capacity(reader),
        standing(reader),
    ]
}

fn size(reader: &Reader<'_>) -> String {
    let projects = reader.projects();
    let use_cases: BTreeSet<_> = projects.iter().map(|(_, p)| &p.project.use_case).collect();
    format!(
        "{} rolls out Microsoft Foundry to {} in {}: {} with {} for {}.",
        or(&reader.plan.about.organization, "The organization"),
        count(reader.groups().len(), "business group", "business groups"),
        count(reader.environments().len(), "environment", "environments"),
        count(
            reader.accounts().len(),
            "Foundry resource",
            "Foundry resources"
        ),
        count(projects.len(), "project", "projects"),
        count(use_cases.len(), "use case", "use cases"),
    )
}

fn access(reader: &Reader<'_>) -> String {
    let grants = reader.grants();
    let principals: BTreeSet<_> = grants.iter().map(|g| &g.principal).collect();
    let identities = principals
        .iter()
        .filter(|p| matches!(p, GrantPrincipal::IdentityOf(_)))
        .count();
    let eligible = grants.iter().filter(|g| g.eligible).count();
    format!(
        "{} serve {} of the directory and {}; {} permanent and {eligible} eligible.",
        count(grants.len(), "role assignment", "role assignments"),
        count(
            principals.len() - identities,
            "group or person",
            "groups or persons"
        ),
        count(identities, "managed identity", "managed identities"),
        grants.len() - eligible,
    )
}

fn protection(reader: &Reader<'_>) -> String {
    let environments = reader.environments();
    let network = |id: &str| reader.plan.networking.environments.get(id);
    let keys = |id: &str| reader.plan.encryption.environments.get(id);
    let name = |id: &str| reader.input.estate.environment_name(id).to_owned();
    let reached = environments
        .iter()
        .map(|(id, _)| (labels::of(network(id).and_then(|n| n.inbound)), name(id)));
    let encrypted = environments
        .iter()
        .map(|(id, _)| (labels::of(keys(id).and_then(|k| k.decision)), name(id)));
    if environments.is_empty() {
        return "No environment is planned yet, so nothing is said on network and keys.".to_owned();
    }
    format!(
        "Network access: {}; encryption: {}.",
        tally(reached),
        tally(encrypted)
    )
}

fn capacity(reader: &Reader<'_>) -> String {
    let all = &reader.plan.connections.items;
    let connections = all.keys().filter(|id| reader.holds(id)).count();
    let deployments = super::models::deployments(reader);
    let sum = |reserved: bool| -> i64 {
        let these = deployments.iter();
        these
            .filter(|d| super::models::is_reserved(d) == reserved)
            .filter_map(|d| d.capacity)
            .fold(0, i64::saturating_add)
    };
    format!(
        "Connections to data and services outside: {connections}; model deployments: {}, with {} thousand tokens per minute and {} provisioned units.",
        deployments.len(),
        sum(false),
        sum(true),
    )
}

fn standing(reader: &Reader<'_>) -> String {
    let checklist = reader.input.checklist;
    let met = checklist.iter().filter(|row| row.state == State::Met);
    let inside = reader.findings(true);
    let (parked, accepted) = super::decisions::left(reader);
    let open = |severity| inside.iter().filter(|f| f.severity == severity).count();
    format!(
        "{} of {} are met; open are {}, {} and {}; {} and {}.",
        met.count(),
        count(
            checklist.len(),
            "point of the baseline checklist",
            "points of the baseline checklist"
        ),
        count(open(Severity::Blocker), "blocker", "blockers"),
        count(open(Severity::Warning), "warning", "warnings"),
        count(open(Severity::Note), "note", "notes"),
        count(parked, "question is parked", "questions are parked"),
        count(accepted, "risk is accepted", "risks are accepted"),
    )
}
