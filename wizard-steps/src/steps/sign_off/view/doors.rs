//! What is acknowledged or taken on by name.

use std::collections::BTreeMap;

use super::{OneWayDoor, RiskTaken};
use crate::estate::{Account, Estate};
use crate::finding::{Area, pointer};
use crate::labels;
use crate::plan::text::Day;
use crate::slice::Slice;
use crate::steps::organization::answers::AgentSetup;
use crate::steps::sign_off::doors::{Door, doors};

/// One-way doors of a part of the plan.
pub(super) fn rows(estate: &Estate<'_>, slice: &Slice) -> Vec<OneWayDoor> {
    let here = |door: &Door| slice.touches(&[&door.environment], &[] as &[&str]);
    (doors(estate).into_iter().filter(here))
        .map(|door| row(estate, door))
        .collect()
}

fn row(estate: &Estate<'_>, door: Door) -> OneWayDoor {
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let given = estate.plan.sign_offs.doors.get(&door.key);
    let kind = door.key.split_once(':').map_or("", |(kind, _)| kind);
    let mut letters = door.label.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    OneWayDoor {
        kind: kind.to_owned(),
        label: first.unwrap_or_default() + letters.as_str(),
        holds: holds(estate, kind, &door),
        environment_name: estate.environment_name(&door.environment).to_owned(),
        area: door.area,
        at: pointer(&["signOffs", "doors", &door.key]),
        acknowledged: given.is_some_and(crate::steps::sign_off::answers::Acknowledgement::is_given),
        by: given.and_then(|g| some(&g.by)),
        date: given.and_then(|g| some(g.date.as_str())),
        environment: door.environment,
        key: door.key,
    }
}

/// How much a door is about.
fn holds(estate: &Estate<'_>, kind: &str, door: &Door) -> String {
    let accounts: Vec<&Account<'_>> = (estate.accounts.values())
        .filter(|a| *a.environment == door.environment)
        .collect();
    let resources = || labels::counted(accounts.len(), "Foundry resource", "Foundry resources");
    match kind {
        "region" => {
            let mut regions: BTreeMap<&str, usize> = BTreeMap::new();
            for account in accounts.iter().filter(|a| !a.region.is_empty()) {
                *regions.entry(&account.region).or_default() += 1;
            }
            let regions = regions
                .iter()
                .map(|(region, n)| format!("{region} for {n}"));
            labels::list(&regions.collect::<Vec<_>>())
        }
        "subdomain" => labels::counted(accounts.len(), "name", "names") + ", taken for good",
        "projectManagement" | "agentNetwork" | "managedNetwork" => resources(),
        "capabilityHost" => {
            let standard = (estate.projects.values()).filter(|p| {
                p.project.environment == door.environment
                    && p.project.agent_setup == Some(AgentSetup::Standard)
            });
            labels::counted(standard.count(), "project", "projects")
        }
        _ => String::new(),
    }
}

/// Risks that somebody took on, in the order of their findings.
pub(super) fn risks(estate: &Estate<'_>, today: Day) -> Vec<RiskTaken> {
    let decisions = estate.plan.decisions.iter();
    let mut risks: Vec<RiskTaken> = decisions
        .filter_map(|(question, decision)| {
            let risk = decision.accepted.as_ref()?;
            let code = risk.finding.split(' ').next().unwrap_or_default();
            Some(RiskTaken {
                finding: risk.finding.clone(),
                code: code.to_owned(),
                area: Area::of(code),
                by: risk.by.trim().to_owned(),
                reason: risk.reason.clone(),
                until: risk.until.as_str().trim().to_owned(),
                lapsed: risk.until.parsed().is_some_and(|until| until < today),
                at: pointer(&["decisions", question, "accepted"]),
            })
        })
        .collect();
    risks.sort_by(|a, b| (&a.finding, &a.at).cmp(&(&b.finding, &b.at)));
    risks
}
