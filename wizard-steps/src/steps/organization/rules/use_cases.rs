//! Projects and the use cases that they are for.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::estate::Estate;
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::names;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::environments::answers::EnvironmentKind;
use crate::steps::organization::answers::Project;

/// ORG-007: projects without a use case. One press makes one for each business group and name. Two use
/// cases in one project of Azure are two entries of one name, which ENV-010 tells.
/// Source: Microsoft's planning guide, "Associate projects with use cases" (2025-12-24).
pub fn without_use_case(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let places = estate.projects.iter();
    let lost: Vec<_> = places
        .filter(|(_, place)| place.use_case.is_none())
        .collect();
    let Some((first, _)) = lost.first() else {
        return Vec::new();
    };
    let mut made: BTreeMap<(&str, String), Id> = BTreeMap::new();
    let mut patch = Patch::new();
    let mut names = Vec::new();
    for (id, place) in &lost {
        let (group, name) = (place.project.group.as_str(), super::called(id, place));
        let name = without_environment(estate, &name, &place.project.environment);
        names.push(super::called(id, place));
        let use_case = made.entry((group, name.clone())).or_insert_with(|| {
            let taken = &estate.plan.organization.use_cases;
            let id = names::free_id("use", &format!("{group} {name}"), taken);
            let token = names::slug(&name);
            let answers = json!({"name": name, "token": token, "group": group});
            patch.push(Edit::set(
                pointer(&["organization", "useCases", &id]),
                answers,
            ));
            id
        });
        let at = pointer(&["organization", "projects", id, "useCase"]);
        patch.push(Edit::set(at, use_case.as_str()));
    }
    let hit = Hit::at(pointer(&["organization", "projects", first, "useCase"]))
        .with("project", labels::list(&names));
    let hit = lost.iter().fold(hit, |hit, (id, _)| hit.about(id));
    // A project that takes its name from its use case has none to give back.
    let named = lost.iter().all(|(_, place)| !place.project.name.is_empty());
    vec![if named { hit.fixed_by(patch) } else { hit }]
}

/// The name of a project without the short form of its environment at the end.
fn without_environment(estate: &Estate<'_>, name: &str, environment: &str) -> String {
    let token = estate.environment(environment).map_or("", |e| &e.token);
    let bare = name.strip_suffix(token).filter(|_| !token.is_empty());
    let bare = bare.and_then(|bare| bare.strip_suffix('-'));
    bare.filter(|bare| !bare.is_empty())
        .unwrap_or(name)
        .to_owned()
}

/// ORG-008: use cases that are in production and nowhere before it, while no such environment is put
/// off and nobody wrote where they are built. One finding a business group; one press plans a project in
/// development, or in test.
/// Source: Microsoft's planning guide, environment setup (2025-12-24).
pub fn only_in_production(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let all = context.plan.environments.items.values();
    let before = |kind| !matches!(kind, Some(EnvironmentKind::Production) | None);
    if all.filter(|e| before(e.kind)).any(|e| e.deferred.is_some()) {
        return Vec::new();
    }
    let mut built: BTreeSet<&str> = BTreeSet::new();
    let mut serving: BTreeMap<&str, (&Id, &Project)> = BTreeMap::new();
    for (id, place) in &estate.projects {
        let of = place.project.use_case.as_str();
        if estate.is_production(&place.project.environment) {
            serving.entry(of).or_insert((id, place.project));
        } else {
            built.insert(of);
        }
    }
    let mut by_group: BTreeMap<&str, Vec<(&str, &Project)>> = BTreeMap::new();
    for (of, (_, project)) in serving {
        let use_case = context.plan.organization.use_cases.get(of);
        let elsewhere = use_case.is_none_or(|u| !u.built_elsewhere.trim().is_empty());
        if !elsewhere && !built.contains(of) {
            by_group
                .entry(&project.group)
                .or_default()
                .push((of, project));
        }
    }
    by_group
        .into_values()
        .map(|cases| {
            let names: Vec<String> = cases.iter().map(|(id, _)| labels::of(estate, id)).collect();
            let at = pointer(&["organization", "useCases", cases[0].0, "builtElsewhere"]);
            let hit = Hit::at(at).with("useCase", labels::list(&names));
            let hit = cases.iter().fold(hit, |hit, (id, _)| hit.about(id));
            match plan_before(estate, &cases) {
                Some(patch) => hit.fixed_by(patch),
                None => hit,
            }
        })
        .collect()
}

/// A project for each of them in the first environment before production, answered like the one there
/// is, and deployed to like there.
fn plan_before(estate: &Estate<'_>, cases: &[(&str, &Project)]) -> Option<Patch> {
    let of_kind = |kind| {
        estate
            .environments
            .iter()
            .find(move |(_, e)| e.kind == Some(kind))
    };
    let kinds = [EnvironmentKind::Development, EnvironmentKind::Test];
    let (environment, _) = kinds.into_iter().find_map(of_kind)?;
    let plan = estate.plan;
    let mut patch = Patch::new();
    for (id, project) in cases {
        let like = Project {
            environment: (*environment).clone(),
            name: String::new(),
            account: Id::new(),
            // Its data is connected where somebody says so.
            needs_data: false,
            publishes: Vec::new(),
            ..(*project).clone()
        };
        let new = names::free_id(
            "prj",
            &format!("{id} {environment}"),
            &plan.organization.projects,
        );
        let value = serde_json::to_value(&like).ok()?;
        patch.push(Edit::set(
            pointer(&["organization", "projects", &new]),
            value,
        ));
        let strategy = plan.models.strategies.get(*id).map(|s| &s.by_environment);
        let here = strategy.and_then(|s| s.get(*environment));
        let there = strategy.and_then(|s| s.get(&project.environment));
        if let (None, Some(there)) = (here, there) {
            let at = ["models", "strategies", id, "byEnvironment", environment];
            patch.push(Edit::set(pointer(&at), serde_json::to_value(there).ok()?));
        }
    }
    Some(patch)
}
