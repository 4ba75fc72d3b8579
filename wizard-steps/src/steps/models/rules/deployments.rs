//! What Azure and the agreements on data say about a deployment.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::connections::{Spelling, spelling};
use crate::estate::Estate;
use crate::finding::Hit;
use crate::labels;
use crate::plan::common::Id;
use crate::plan::edit::Edit;
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::steps::models::answers::{Boundary, Deployment};

/// Deployment types.
/// Source: Microsoft's page on deployment types and the Terraform provider (2026-08); the last one is
/// in preview.
const SKUS: &[&str] = &[
    "Standard",
    "GlobalStandard",
    "DataZoneStandard",
    "GlobalBatch",
    "DataZoneBatch",
    "ProvisionedManaged",
    "GlobalProvisionedManaged",
    "DataZoneProvisionedManaged",
    "DeveloperTier",
    "GlobalManagedCompute",
];
/// Most deployments in one resource.
/// Source: Microsoft's page on quotas and limits (2026).
const MOST_DEPLOYMENTS: usize = 32;
/// Most provisioned units of one deployment.
const MOST_UNITS: i64 = 100_000;

/// Deployments of Foundry resources in scope.
fn planned<'a>(estate: &'a Estate<'_>) -> impl Iterator<Item = (&'a Id, &'a Deployment)> {
    let all = estate.plan.models.deployments.iter();
    all.filter(|(_, d)| d.account.is_empty() || estate.accounts.contains_key(&d.account))
}

fn field(id: &str, name: &str) -> String {
    format!("/models/deployments/{}/{name}", pointer_token(id))
}

/// What is wrong with one field, and the edit that puts it right where there is one.
type Defect = (&'static str, String, Option<String>);

/// MOD-008: deployment type unknown or in other letter case, capacity missing, below 1 or (provisioned)
/// above 100,000, no name or one that another deployment of the resource has, more than 32 deployments
/// in a resource.
/// Source: Microsoft's pages on deployment types and on limits (2026-08).
pub fn deployments_fit_azure(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let mut hits = Vec::new();
    let mut names: BTreeSet<(&str, String)> = BTreeSet::new();
    for (id, deployment) in planned(estate) {
        let found = defects(deployment, &mut names);
        let Some((first, ..)) = found.first() else {
            continue;
        };
        let whats: Vec<&str> = found.iter().map(|(_, what, _)| what.as_str()).collect();
        let hit = Hit::at(field(id, first))
            .about(id)
            .with("deployment", labels::or_id(&deployment.name, id))
            .with("defects", labels::list(&whats));
        let patch: Option<Vec<Edit>> = found
            .iter()
            .map(|(at, _, right)| Some(Edit::set(field(id, at), right.clone()?)))
            .collect();
        hits.push(match patch {
            Some(patch) => hit.fixed_by(patch),
            None => hit,
        });
    }
    hits.extend(crowded(estate));
    hits
}

/// Resources that hold more deployments than they may.
fn crowded(estate: &Estate<'_>) -> Vec<Hit> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, deployment) in planned(estate).filter(|(_, d)| !d.account.is_empty()) {
        *counts.entry(&deployment.account).or_default() += 1;
    }
    let crowded = counts.into_iter().filter(|(_, n)| *n > MOST_DEPLOYMENTS);
    crowded
        .map(|(account, n)| {
            let name = labels::of(estate, account);
            Hit::at("/models/deployments")
                .about(account)
                .with("deployment", format!("set of {name}"))
                .with(
                    "defects",
                    format!("it holds {n} of at most {MOST_DEPLOYMENTS}"),
                )
        })
        .collect()
}

fn defects<'p>(deployment: &'p Deployment, names: &mut BTreeSet<(&'p str, String)>) -> Vec<Defect> {
    let mut found: Vec<Defect> = Vec::new();
    let sku = deployment.sku.as_str();
    match spelling(SKUS.iter().copied(), sku) {
        Spelling::Exact => {}
        Spelling::Case(right) => {
            let what = format!("type {sku} is spelled {right}");
            found.push(("sku", what, Some(right.to_owned())));
        }
        Spelling::Unknown if sku.trim().is_empty() => {
            found.push(("sku", "the type is missing".to_owned(), None));
        }
        Spelling::Unknown => found.push(("sku", format!("type {sku} is unknown to Azure"), None)),
    }
    let provisioned = sku.to_ascii_lowercase().contains("provisioned");
    let what = match deployment.capacity {
        None => Some("the capacity is missing"),
        Some(..=0) => Some("the capacity has to be 1 at least"),
        Some(units) if provisioned && units > MOST_UNITS => Some("the capacity is above 100,000"),
        Some(_) => None,
    };
    found.extend(what.map(|what| ("capacity", what.to_owned(), None)));
    let account = deployment.account.as_str();
    if deployment.name.trim().is_empty() {
        found.push(("name", "the name is missing".to_owned(), None));
    } else if !names.insert((account, deployment.name.to_lowercase())) {
        let mut others = (2..1000).map(|n| format!("{}-{n}", deployment.name));
        let free = others.find(|name| names.insert((account, name.to_lowercase())));
        let what = "another deployment of the resource has the same name";
        found.push(("name", what.to_owned(), free));
    }
    found
}

/// MOD-009: a use case keeps its data in one region or one data zone, and the deployment that serves it
/// (its own, or a shared one of its Foundry resource) may process data further away.
/// Source: Microsoft's page on deployment types (2026-05); planning guide, data isolation (2025-12-24).
pub fn data_stays_where_it_must(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let strategies = &context.plan.models.strategies;
    let boundary = |use_case: &str| strategies.get(use_case).and_then(|s| s.boundary);
    let mut strictest: BTreeMap<&str, Boundary> = BTreeMap::new();
    for place in estate.projects.values() {
        if let (Some(account), Some(limit)) = (&place.account, boundary(&place.project.use_case)) {
            let entry = strictest.entry(account.as_str()).or_insert(limit);
            *entry = limit.min(*entry);
        }
    }
    planned(estate)
        .filter_map(|(id, deployment)| {
            let limit = if deployment.use_case.is_empty() {
                strictest.get(deployment.account.as_str()).copied()?
            } else {
                boundary(&deployment.use_case)?
            };
            let right = inside(&deployment.sku, limit)?;
            let at = field(id, "sku");
            let place = match limit {
                Boundary::Region => "its region",
                _ => "its data zone",
            };
            let hit = Hit::at(&at)
                .about(id)
                .with("deployment", labels::or_id(&deployment.name, id))
                .with("sku", deployment.sku.clone())
                .with("right", right)
                .with("boundary", place)
                .fixed_by(vec![Edit::set(at, right)]);
            Some(hit)
        })
        .collect()
}

/// The type to take instead, when this one leaves the boundary.
fn inside(sku: &str, limit: Boundary) -> Option<&'static str> {
    match (sku, limit) {
        ("GlobalProvisionedManaged" | "DataZoneProvisionedManaged", Boundary::Region) => {
            Some("ProvisionedManaged")
        }
        (
            "GlobalStandard"
            | "DataZoneStandard"
            | "GlobalBatch"
            | "DataZoneBatch"
            | "DeveloperTier"
            | "GlobalManagedCompute",
            Boundary::Region,
        ) => Some("Standard"),
        ("GlobalProvisionedManaged", Boundary::DataZone) => Some("DataZoneProvisionedManaged"),
        ("GlobalBatch", Boundary::DataZone) => Some("DataZoneBatch"),
        ("GlobalStandard" | "DeveloperTier" | "GlobalManagedCompute", Boundary::DataZone) => {
            Some("DataZoneStandard")
        }
        _ => None,
    }
}
