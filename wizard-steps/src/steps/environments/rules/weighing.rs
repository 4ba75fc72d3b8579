//! How production is cut, where guides disagree, and what one resource cannot keep apart.

use std::collections::BTreeSet;

use crate::estate::{Account, Estate};
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::names;
use crate::plan::Plan;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::connections::answers::Connection;
use crate::steps::environments::answers::{EnvironmentKind, Topology};
use crate::steps::networking::answers::AgentNetwork;
use crate::steps::organization::answers::{AccountAnswer, Need, Sensitivity};

use super::cleaning::{self, ACCOUNT};

/// Somebody decided how this environment is cut, by name, and wrote down why.
fn is_decided(plan: &Plan, environment: &str) -> bool {
    let keys = [
        format!("environments.topology@{environment}"),
        format!("environments.items.*.topology@{environment}"),
        "environments.topology".to_owned(),
    ];
    keys.iter()
        .filter_map(|key| plan.decisions.get(key))
        .any(|d| !d.decided_by.trim().is_empty() && !d.why.trim().is_empty())
}

/// Production environments of this shape that nobody decided on.
fn undecided<'e, 'p>(
    context: &'e Context<'p>,
    topology: Topology,
) -> impl Iterator<Item = &'p Id> + use<'e, 'p> {
    let production = context.estate.environments.iter().filter(move |(_, e)| {
        e.kind == Some(EnvironmentKind::Production) && e.topology == Some(topology)
    });
    production
        .map(|(id, _)| *id)
        .filter(|id| !is_decided(context.plan, id))
}

/// ENV-005: production is co-located, and no decision records that as an exception.
/// Sources disagree: Microsoft's planning guide of 2025-12-24 groups by business group, its successor
/// (2026-04-06) isolates production workloads; neither co-locates them.
pub fn co_located(context: &Context<'_>) -> Vec<Hit> {
    let hit = |id: &Id| {
        let hit = Hit::at(pointer(&["environments", "items", id, "topology"])).about(id);
        hit.with("environment", context.estate.environment_name(id))
    };
    undecided(context, Topology::CoLocated).map(hit).collect()
}

/// ENV-007: production is cut by business group, and a resource holds two projects or more. One finding
/// an environment, with its resources.
/// Sources disagree: Microsoft's planning guide (2025-12-24) and its successor (2026-04-06).
pub fn grouped(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let hit = |id: &Id| {
        let full = |a: &&Account<'_>| a.environment == id && a.projects.len() >= 2;
        let accounts: Vec<&Account<'_>> = estate.accounts.values().filter(full).collect();
        let n = accounts.len();
        let hit = Hit::at(pointer(&["environments", "items", id, "topology"]))
            .about(id)
            .with("environment", estate.environment_name(id))
            .with("n", labels::counted(n, "resource holds", "resources hold"));
        (n > 0).then(|| accounts.iter().fold(hit, |hit, a| hit.about(&a.id)))
    };
    undecided(context, Topology::PerBusinessGroup)
        .filter_map(hit)
        .collect()
}

/// What projects of one resource cannot keep from each other.
/// Source: capability table of Microsoft's page on planning (2026-04-06).
const SHARED: [Need; 8] = [
    Need::FineTuning,
    Need::ImageGeneration,
    Need::VideoGeneration,
    Need::Batch,
    Need::ContentUnderstanding,
    Need::Speech,
    Need::Language,
    Need::Translator,
];

/// ENV-006: a project with confidential or restricted data shares its resource with a project of another
/// business group or use case, and needs something that one resource cannot keep apart. One press gives
/// it a resource of its own.
/// Source: capability table of Microsoft's page on planning (2026-04-06).
pub fn not_kept_apart(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let mut hits = Vec::new();
    let mut taken = None;
    for (id, place) in &estate.projects {
        let needs = place.use_case.map_or(&[][..], |u| u.needs.as_slice());
        let needs: Vec<&str> = SHARED
            .iter()
            .filter(|n| needs.contains(n))
            .map(|n| n.label())
            .collect();
        let sensitive = place.project.sensitivity.is_some_and(Sensitivity::is_high);
        let Some(account) = place.account.as_ref().and_then(|a| estate.accounts.get(a)) else {
            continue;
        };
        if needs.is_empty() || !sensitive || !has_strangers(estate, account, id) {
            continue;
        }
        let hit = Hit::at(pointer(&["organization", "projects", id, "account"]))
            .about(id)
            .with("project", labels::project(estate, id))
            .with("needs", labels::list(&needs))
            .with("account", cleaning::label(estate, account));
        let taken = taken.get_or_insert_with(|| cleaning::taken(estate));
        hits.push(match own_resource(context, account, id, taken) {
            Some(patch) => hit.fixed_by(patch),
            None => hit,
        });
    }
    hits
}

/// Is there a project of another business group or use case in the resource?
fn has_strangers(estate: &Estate<'_>, account: &Account<'_>, id: &str) -> bool {
    let Some(own) = estate.projects.get(&id.to_owned()) else {
        return false;
    };
    estate.projects_of(&account.id).any(|(other, place)| {
        other != id
            && (place.project.group != own.project.group
                || place.project.use_case != own.project.use_case)
    })
}

/// A new resource beside the one it is in, with the same shared connections, and the project in it. None
/// where agents use subnets of ours: each resource needs one of its own, and somebody has to give it.
fn own_resource(
    context: &Context<'_>,
    account: &Account<'_>,
    project: &str,
    taken: &mut BTreeSet<String>,
) -> Option<Patch> {
    let plan = context.plan;
    let network = plan.networking.environments.get(account.environment);
    if network.and_then(|n| n.agents) == Some(AgentNetwork::Own) {
        return None;
    }
    let place = context.estate.projects.get(&project.to_owned())?;
    let word = place.use_case.map_or("", |u| u.token.as_str());
    let name = ACCOUNT.free(&account.name, &[word], taken)?;
    taken.insert(name.to_lowercase());
    let accounts = &plan.organization.accounts;
    let id = names::free_id("acc", &format!("own {project}"), accounts);
    let subscription = account.subscription.map(|(id, _)| id.clone());
    let answer = AccountAnswer {
        extra: true,
        name,
        subdomain: None,
        groups: vec![place.project.group.clone()],
        environment: account.environment.clone(),
        also_serves: Vec::new(),
        subscription: subscription.unwrap_or_default(),
        ..account.answer.cloned().unwrap_or_default()
    };
    let mut patch = vec![Edit::set(
        pointer(&["organization", "accounts", &id]),
        serde_json::to_value(&answer).ok()?,
    )];
    if let Some(reason) = plan.connections.none.get(&account.id) {
        let at = pointer(&["connections", "none", &id]);
        patch.push(Edit::set(at, reason.as_str()));
    }
    let items = &plan.connections.items;
    let shared = items
        .iter()
        .filter(|(_, c)| c.account == account.id && c.project.is_empty());
    for (of, connection) in shared {
        let copy = Connection {
            account: id.clone(),
            ..connection.clone()
        };
        let copied = names::free_id("con", &format!("{of} {id}"), items);
        let at = pointer(&["connections", "items", &copied]);
        patch.push(Edit::set(at, serde_json::to_value(&copy).ok()?));
    }
    let at = pointer(&["organization", "projects", project, "account"]);
    patch.push(Edit::set(at, id));
    Some(patch)
}
