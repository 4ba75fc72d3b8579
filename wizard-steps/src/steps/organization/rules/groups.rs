//! Business groups, and a Foundry resource wherever they work.

use std::collections::{BTreeMap, BTreeSet};

use crate::estate::Estate;
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::environments::answers::Topology;
use crate::steps::organization::answers::Project;

/// ORG-001: the plan names no business group.
/// Source: Microsoft's planning guide, example organization and checklist item 6 (2025-12-24).
pub fn no_groups(context: &Context<'_>) -> Vec<Hit> {
    let groups = &context.plan.organization.groups;
    let hit = || Hit::at(pointer(&["organization", "groups"]));
    groups.is_empty().then(hit).into_iter().collect()
}

/// ORG-002: a project of a business group finds no Foundry resource in its environment, neither the
/// group's own nor a shared one that it names. One finding for a group and environment. Silent while
/// ENV-004 still asks how the environment is cut.
/// Source: Microsoft's planning guide, environment setup (2025-12-24).
pub fn no_account(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let present = present(estate);
    let mut homeless: BTreeMap<(&Id, &Id), Vec<(&Id, &Project)>> = BTreeMap::new();
    for (id, project) in &context.plan.organization.projects {
        if !estate.is_deferred(&project.environment) && !has_home(estate, id, project, &present) {
            let place = (&project.group, &project.environment);
            homeless.entry(place).or_default().push((id, project));
        }
    }
    homeless
        .iter()
        .map(|((group, environment), projects)| tell(estate, group, environment, projects))
        .collect()
}

/// Business groups that have a Foundry resource, by environment.
fn present<'e>(estate: &'e Estate<'_>) -> BTreeSet<(&'e str, &'e str)> {
    let mut present = BTreeSet::new();
    for account in estate.accounts.values() {
        let more = account.answer.map_or(&[][..], |a| a.also_serves.as_slice());
        for environment in std::iter::once(account.environment).chain(more) {
            let groups = account.groups.iter();
            present.extend(groups.map(|g| (g.as_str(), environment.as_str())));
        }
    }
    present
}

fn has_home(
    estate: &Estate<'_>,
    id: &Id,
    project: &Project,
    present: &BTreeSet<(&str, &str)>,
) -> bool {
    let Some(place) = estate.projects.get(id) else {
        return false; // Its environment is not in the plan.
    };
    let environment = &project.environment;
    let Some(account) = place.account.as_ref().and_then(|a| estate.accounts.get(a)) else {
        let cut = estate.environment(environment).and_then(|e| e.topology);
        return cut.is_none() && project.account.is_empty();
    };
    let also = account.answer.map_or(&[][..], |a| a.also_serves.as_slice());
    account.environment == environment
        || also.contains(environment)
        || present.contains(&(project.group.as_str(), environment.as_str()))
        // Production and another environment in one resource: ENV-002 says so.
        || estate.is_production(account.environment)
        || estate.is_production(environment)
}

fn tell(estate: &Estate<'_>, group: &Id, environment: &Id, projects: &[(&Id, &Project)]) -> Hit {
    let (first, project) = projects[0];
    let known = estate.environment(environment).is_some();
    let (field, fact) = if !known {
        (
            "environment",
            "names an environment that is not in the plan",
        )
    } else if !project.account.is_empty() {
        ("account", "names a Foundry resource that is not there")
    } else {
        ("group", "names a business group that is not in the plan")
    };
    let name = |(id, p): &(&Id, &Project)| {
        let use_case = estate.plan.organization.use_cases.get(&p.use_case);
        use_case.map_or_else(|| (*id).clone(), |u| u.name.clone())
    };
    let names: Vec<String> = projects.iter().map(name).collect();
    let or = |text: &str, other: &str| if text.is_empty() { other } else { text }.to_owned();
    let hit = Hit::at(pointer(&["organization", "projects", first, field]))
        .with("group", or(estate.group_name(group), "its business group"))
        .with(
            "environment",
            or(estate.environment_name(environment), "its environment"),
        )
        .with("projects", labels::list(&names))
        .with("fact", fact);
    let hit = projects.iter().fold(hit, |hit, (id, _)| hit.about(id));
    match go_home(estate, projects) {
        Some(patch) => hit.fixed_by(patch),
        None => hit,
    }
}

/// Lets each project take the Foundry resource that is generated for it, where there is one.
fn go_home(estate: &Estate<'_>, projects: &[(&Id, &Project)]) -> Option<Patch> {
    let edit = |(id, project): &(&Id, &Project)| {
        let topology = estate.environment(&project.environment)?.topology?;
        let made = topology != Topology::PerBusinessGroup
            || estate.plan.organization.groups.contains_key(&project.group);
        let named = !project.account.is_empty();
        (made && named).then(|| Edit::remove(pointer(&["organization", "projects", id, "account"])))
    };
    projects.iter().map(edit).collect()
}
