//! What is looked at, and what is traced.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::estate::{Account, Estate, Place};
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::names;
use crate::plan::edit::{Edit, Patch};
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::steps::connections::answers::{Connection, ConnectionLevel, SecretReference, SignsInAs};
use crate::steps::governance::answers::{GroupGovernance, ViewKind};

/// Business groups with something in production: a project, or a Foundry resource that serves them.
pub fn in_production<'a>(estate: &'a Estate<'_>) -> BTreeSet<&'a str> {
    let accounts = (estate.accounts.values())
        .filter(|a| estate.is_production(a.environment))
        .flat_map(|a| a.groups.iter().map(|g| g.as_str()));
    let projects = (estate.projects.values())
        .filter(|p| estate.is_production(&p.project.environment))
        .map(|p| p.project.group.as_str());
    accounts.chain(projects).collect()
}

/// GOV-003: a business group in production has no cost view or no dashboard with a place, somebody who
/// looks, and how often.
/// Source: Microsoft's planning guide, "Validate rollout decisions", operations (2025-12-24).
pub fn groups_have_views(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let production = in_production(estate);
    let answers = &context.plan.governance.groups;
    (estate.groups.iter())
        .filter(|(id, _)| production.contains(id.as_str()))
        .filter_map(|(id, _)| {
            let group = answers.get(*id);
            let open: Vec<&str> = [
                (ViewKind::Cost, "the cost view"),
                (ViewKind::Dashboard, "the dashboard"),
            ]
            .into_iter()
            .filter(|(kind, _)| !group.is_some_and(|g| has_view(g, *kind)))
            .map(|(_, label)| label)
            .collect();
            (!open.is_empty()).then(|| {
                Hit::at(format!("/governance/groups/{}/views", pointer_token(id)))
                    .about(id)
                    .with("group", estate.group_name(id))
                    .with("views", labels::list(&open))
                    .fixed_by(usual_views(context, id, group))
            })
        })
        .collect()
}

/// The views that a business group has in most companies, where it has none of the kind.
fn usual_views(context: &Context<'_>, id: &str, group: Option<&GroupGovernance>) -> Patch {
    let name = context.estate.group_name(id);
    let usual = [
        (
            ViewKind::Cost,
            format!("Cost Management, view “Foundry {name}”"),
            "cost owner",
        ),
        (
            ViewKind::Dashboard,
            format!("Azure Monitor, workbook “Foundry {name}”"),
            "monitoring owner",
        ),
    ];
    let missing = usual
        .into_iter()
        .filter(|(kind, ..)| !group.is_some_and(|g| has_view(g, *kind)));
    let none = BTreeMap::new();
    let taken = group.map_or(&none, |g| &g.views);
    missing
        .map(|(kind, place, who)| {
            let view = names::free_id("vie", &place, taken);
            let at = pointer(&["governance", "groups", id, "views", &view]);
            Edit::set(
                at,
                json!({"kind": kind, "place": place, "who": who, "howOften": "monthly"}),
            )
        })
        .collect()
}

/// A cost view and a dashboard are named.
pub fn has_all_views(group: &GroupGovernance) -> bool {
    has_view(group, ViewKind::Cost) && has_view(group, ViewKind::Dashboard)
}

fn has_view(group: &GroupGovernance, kind: ViewKind) -> bool {
    group.views.values().any(|view| {
        let told = [&view.place, &view.who, &view.how_often];
        view.kind == Some(kind) && told.iter().all(|text| !text.trim().is_empty())
    })
}

/// GOV-004: a production project has no connection to Application Insights, of its own or shared in its
/// Foundry resource.
/// Source: Microsoft's planning guide, "Validate rollout decisions", operations verification
/// (2025-12-24).
pub fn production_projects_are_traced(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let traced = traced(estate);
    (estate.projects.iter())
        .filter(|(_, place)| estate.is_production(&place.project.environment))
        .filter(|(id, place)| !is_traced(&traced, id, place))
        .map(|(id, place)| {
            let hit = Hit::at("/connections/items")
                .about(id)
                .with("project", labels::project(estate, id));
            let account = place.account.as_ref().and_then(|a| estate.accounts.get(a));
            match account.and_then(|account| traces(context, account)) {
                Some(edit) => hit.fixed_by(vec![edit]),
                None => hit,
            }
        })
        .collect()
}

/// A connection to an Application Insights of the Foundry resource, in its resource group, for all its
/// projects. Its key is named, and kept in a vault.
fn traces(context: &Context<'_>, account: &Account<'_>) -> Option<Edit> {
    let group = account.resource_group_id()?;
    let name = &account.name;
    let [one] = account.groups.as_slice() else {
        return None; // Whose traces they are is for people to say.
    };
    let owner = &context.plan.governance.groups.get(*one)?.monitoring_owner;
    let target = format!("{group}/providers/Microsoft.Insights/components/appi-{name}");
    let id = names::free_id(
        "con",
        &format!("traces {}", account.id),
        &context.plan.connections.items,
    );
    let connection = Connection {
        name: format!("{name}-traces"),
        level: Some(ConnectionLevel::Account),
        account: account.id.clone(),
        category: "AppInsights".to_owned(),
        metadata: [
            ("ApiType".to_owned(), "Azure".to_owned()),
            ("ResourceId".to_owned(), target.clone()),
        ]
        .into(),
        target_resource_id: target.clone().into(),
        target,
        auth_type: "ApiKey".to_owned(),
        secret: Some(SecretReference {
            vault: format!("kv-{name}"),
            secret_name: format!("appi-{name}"),
        }),
        signs_in_as: Some(SignsInAs::Key),
        target_owner: owner.clone(),
        why: "Traces of production, seen by those who watch it.".to_owned(),
        ..Connection::default()
    };
    let value = serde_json::to_value(connection).ok()?;
    Some(Edit::set(pointer(&["connections", "items", &id]), value))
}

/// Projects and Foundry resources with a connection to Application Insights. A category in other letter
/// case counts here: CON-005 speaks about it.
pub fn traced<'a>(estate: &'a Estate<'_>) -> BTreeSet<(ConnectionLevel, &'a str)> {
    (estate.plan.connections.items.values())
        .filter(|c| c.category.trim().eq_ignore_ascii_case("AppInsights"))
        .filter_map(|c| match c.level? {
            level @ ConnectionLevel::Account => Some((level, c.account.as_str())),
            level @ ConnectionLevel::Project => Some((level, c.project.as_str())),
        })
        .collect()
}

/// Has this project such a connection, of its own or shared?
pub fn is_traced(traced: &BTreeSet<(ConnectionLevel, &str)>, id: &str, place: &Place<'_>) -> bool {
    let account = place.account.as_deref();
    traced.contains(&(ConnectionLevel::Project, id))
        || account.is_some_and(|a| traced.contains(&(ConnectionLevel::Account, a)))
}
