//! What has to be written down about models before a rollout.

use std::collections::{BTreeMap, BTreeSet};

use crate::estate::{Account, Estate};
use crate::finding::Hit;
use crate::labels;
use crate::plan::Plan;
use crate::plan::common::Id;
use crate::plan::edit::Edit;
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::steps::models::answers::{Confirmation, Deployment};

/// MOD-001: a use case that calls models has no strategy (standard, provisioned or borrowed) in an
/// environment where it has a project; one without any project needs a strategy everywhere.
/// One press takes the standard one: pay by use, the way to begin.
/// Source: Microsoft's planning guide, "Validate rollout decisions", model operations (2025-12-24).
pub fn use_cases_have_a_strategy(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    without_strategy(estate)
        .into_iter()
        .map(|(id, open)| {
            let base = format!("/models/strategies/{}/byEnvironment", pointer_token(id));
            let at = match open.as_slice() {
                [one] => format!("{base}/{}", pointer_token(one)),
                _ => base.clone(),
            };
            let names: Vec<&str> = open
                .iter()
                .map(|env| estate.environment_name(env))
                .collect();
            let hit = Hit::at(at)
                .about(id)
                .with("useCase", labels::of(estate, id))
                .with("environments", labels::list(&names));
            let hit = open.iter().fold(hit, |hit, env| hit.about(env));
            let at = |env: &&str| format!("{base}/{}", pointer_token(env));
            hit.fixed_by(
                open.iter()
                    .map(|env| Edit::set(at(env), "standard"))
                    .collect(),
            )
        })
        .collect()
}

/// Use cases that lack a strategy, with the environments in scope in which they lack it.
pub fn without_strategy<'a>(estate: &'a Estate<'_>) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut used: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for project in estate.plan.organization.projects.values() {
        let environments = used.entry(project.use_case.as_str()).or_default();
        environments.insert(&project.environment);
    }
    let strategies = &estate.plan.models.strategies;
    let mut open = BTreeMap::new();
    for (id, use_case) in &estate.plan.organization.use_cases {
        let (used, strategy) = (used.get(id.as_str()), strategies.get(id));
        let lacks = |env: &&Id| {
            let counts = used.is_none_or(|used| used.contains(env.as_str()));
            counts && !strategy.is_some_and(|s| s.by_environment.contains_key(*env))
        };
        let all = estate.environments.iter().map(|(env, _)| *env);
        let lacking: Vec<&str> = all.filter(lacks).map(String::as_str).collect();
        if use_case.uses_models && !lacking.is_empty() {
            open.insert(id.as_str(), lacking);
        }
    }
    open
}

/// MOD-003: nobody confirmed, by name and with a date that is past, that a region in use offers every
/// planned model, version and deployment type, and the services that projects there need. Which
/// services those are is for the person who confirms: one at least is named.
/// Source: Microsoft's planning guide, "Validate rollout decisions", region readiness (2025-12-24).
pub fn regions_are_confirmed(context: &Context<'_>) -> Vec<Hit> {
    let mut regions: BTreeMap<&str, Vec<&Account<'_>>> = BTreeMap::new();
    for account in context.estate.accounts.values() {
        if !account.region.is_empty() {
            regions.entry(&account.region).or_default().push(account);
        }
    }
    let deployments = by_account(context.plan);
    let busy: BTreeSet<&str> = (context.estate.projects.values())
        .filter_map(|place| place.account.as_deref())
        .collect();
    regions
        .into_iter()
        .filter_map(|(region, accounts)| {
            let confirmed = confirmed(context, region);
            let mut open: Vec<String> = Vec::new();
            let mut touched: Vec<&Account<'_>> = Vec::new();
            for account in accounts {
                let missing = missing(account, &confirmed, &deployments, &busy);
                if !missing.is_empty() {
                    touched.push(account);
                    open.extend(missing);
                }
            }
            open.sort();
            open.dedup();
            let hit = Hit::at(confirmed.at)
                .with("region", region)
                .with("what", labels::list(&open))
                .ask("platform team");
            let hit = touched
                .iter()
                .fold(hit, |hit, account| hit.about(&account.id));
            (!open.is_empty()).then_some(hit)
        })
        .collect()
}

fn by_account(plan: &Plan) -> BTreeMap<&str, Vec<&Deployment>> {
    let mut deployments: BTreeMap<&str, Vec<&Deployment>> = BTreeMap::new();
    for deployment in plan.models.deployments.values() {
        let here = deployments.entry(&deployment.account).or_default();
        here.push(deployment);
    }
    deployments
}

/// What somebody confirmed for a region.
struct Confirmed {
    at: String,
    by_somebody: bool,
    models: BTreeSet<String>,
    services: bool,
}

fn confirmed(context: &Context<'_>, region: &str) -> Confirmed {
    let mut sum = Confirmed {
        at: "/models/confirmations".to_owned(),
        by_somebody: false,
        models: BTreeSet::new(),
        services: false,
    };
    for (id, entry) in &context.plan.models.confirmations {
        if entry.region.parsed().as_deref() != Some(region) {
            continue;
        }
        let signed = is_signed(context, entry);
        let field = if signed { "models" } else { "confirmedBy" };
        sum.at = format!("/models/confirmations/{}/{field}", pointer_token(id));
        if signed {
            sum.by_somebody = true;
            sum.models
                .extend(entry.models.iter().map(|text| model_key(text)));
            sum.services |= entry.services.iter().any(|s| !s.trim().is_empty());
        }
    }
    sum
}

fn is_signed(context: &Context<'_>, entry: &Confirmation) -> bool {
    let past = entry.date.parsed().is_some_and(|day| day <= context.today);
    !entry.confirmed_by.trim().is_empty() && past
}

fn missing(
    account: &Account<'_>,
    confirmed: &Confirmed,
    deployments: &BTreeMap<&str, Vec<&Deployment>>,
    busy: &BTreeSet<&str>,
) -> Vec<String> {
    if !confirmed.by_somebody {
        return vec!["every planned model and service".to_owned()];
    }
    let here = deployments.get(account.id.as_str()).into_iter().flatten();
    let mut missing: Vec<String> = here
        .filter(|d| !d.model.name.trim().is_empty())
        .map(|d| format!("{} {} {}", d.model.name, d.model.version, d.sku))
        .filter(|text| !confirmed.models.contains(&model_key(text)))
        .collect();
    if busy.contains(account.id.as_str()) && !confirmed.services {
        missing.push("the services that projects need".to_owned());
    }
    missing
}

/// `name version type` for comparing: lower case, single spaces.
fn model_key(text: &str) -> String {
    text.split_whitespace()
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}
