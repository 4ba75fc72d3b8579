//! What is looked at, and what is traced.

use std::collections::BTreeSet;

use crate::estate::{Estate, Place};
use crate::finding::Hit;
use crate::labels;
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::steps::connections::answers::ConnectionLevel;
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
            })
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
        .map(|(id, _)| {
            Hit::at("/connections/items")
                .about(id)
                .with("project", labels::project(estate, id))
        })
        .collect()
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
