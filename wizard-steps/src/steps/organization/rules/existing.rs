//! What is there already, and what becomes of it.

use std::collections::BTreeSet;

use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::names;
use crate::rule::Context;
use crate::steps::organization::answers::{Existing, Future, Stage};

/// What a migration from a hub leaves behind.
/// Source: Microsoft's page on migrating a hub project (2025-12-24).
const LEFT_BEHIND: [&str; 4] = [
    "agents in preview",
    "open-source model deployments",
    "connections",
    "prompt flows",
];

/// Pointer of a field of an existing resource.
pub(super) fn at(id: &str, field: &str) -> String {
    pointer(&["organization", "existing", id, field])
}

/// An existing resource for a sentence.
pub(super) fn called(id: &str, existing: &Existing) -> String {
    let name = existing.name.trim();
    let name = if name.is_empty() {
        names::last_segment(existing.resource_id.as_str())
    } else {
        name
    };
    labels::or_id(&super::plain(name), id).to_owned()
}

/// The stage of a resource that was seen, by its type and kind.
fn stage_of(id: &str, kind: &str) -> Option<Stage> {
    let id = id.to_lowercase();
    let is = |of: &str| id.contains(of) && id.matches('/').count() == 8;
    if is("/providers/microsoft.cognitiveservices/accounts/") {
        return match kind.to_lowercase().as_str() {
            "openai" => Some(Stage::AzureOpenAi),
            "aiservices" => Some(Stage::Foundry),
            _ => None,
        };
    }
    let hub = is("/providers/microsoft.machinelearningservices/workspaces/")
        && matches!(kind.to_lowercase().as_str(), "hub" | "project");
    hub.then_some(Stage::Hub)
}

/// What an existing resource is: as answered, or as it was seen.
pub(super) fn stage(context: &Context<'_>, existing: &Existing) -> Option<Stage> {
    let seen = || {
        let id = existing.resource_id.parsed()?;
        stage_of(id, &context.observed.resource(id)?.kind)
    };
    existing.stage.or_else(seen)
}

/// Resources that were seen and that the plan does not name: (id, stage).
fn seen_unnamed<'c>(context: &'c Context<'_>) -> Vec<(&'c str, Stage)> {
    let existing = context.plan.organization.existing.values();
    let mut named: BTreeSet<String> = existing
        .filter_map(|e| e.resource_id.parsed().map(names::scope_key))
        .collect();
    let planned = context.estate.accounts.values();
    named.extend(planned.filter_map(|a| a.arm_id().map(|id| names::scope_key(&id))));
    let seen = context.observed.resources.iter();
    seen.filter(|(key, _)| !named.contains(*key))
        .filter_map(|(key, r)| Some((labels::or_id(&r.id, key), stage_of(key, &r.kind)?)))
        .collect()
}

/// Names of hubs that were seen and that the plan does not name.
pub(super) fn seen_hubs(context: &Context<'_>) -> Vec<String> {
    let hubs = seen_unnamed(context).into_iter().filter(|(id, stage)| {
        let seen = context.observed.resource(id);
        *stage == Stage::Hub && seen.is_some_and(|r| r.kind.eq_ignore_ascii_case("hub"))
    });
    hubs.map(|(id, _)| super::plain(names::last_segment(id)))
        .collect()
}

/// ORG-013: an Azure OpenAI resource or a hub is there, and nobody decided what becomes of it. What was
/// seen and is not in the plan is one finding a stage.
/// Source: Microsoft's pages on resource types and on upgrading (2026-01-23, 2026-01-07).
pub fn undecided(context: &Context<'_>) -> Vec<Hit> {
    let early = |stage: &Stage| *stage != Stage::Foundry;
    let existing = context.plan.organization.existing.iter();
    let open = existing.filter(|(_, e)| e.future.is_none());
    let mut hits: Vec<Hit> = open
        .filter_map(|(id, e)| Some((id, e, stage(context, e).filter(early)?)))
        .map(|(id, e, stage)| {
            Hit::at(at(id, "future"))
                .about(id)
                .with("resource", called(id, e))
                .with("stage", stage.number().to_string())
                .resting_on(if e.stage.is_some() {
                    Data::Offline
                } else {
                    Data::Live
                })
        })
        .collect();
    let seen = seen_unnamed(context);
    for stage in [Stage::AzureOpenAi, Stage::Hub] {
        let here = seen.iter().filter(|(_, s)| *s == stage);
        let names: Vec<String> = here
            .map(|(id, _)| super::plain(names::last_segment(id)))
            .collect();
        if !names.is_empty() {
            let hit = Hit::at(pointer(&["organization", "existing"]))
                .about(&format!("stage-{}", stage.number()))
                .with("resource", labels::list(&names))
                .with("stage", stage.number().to_string());
            hits.push(hit.resting_on(Data::Live));
        }
    }
    hits
}

/// ORG-019: a hub is to be migrated, and nobody said what becomes of what the migration leaves behind.
/// Source: Microsoft's page on migrating a hub project (2025-12-24).
pub fn left_behind(context: &Context<'_>) -> Vec<Hit> {
    let existing = context.plan.organization.existing.iter();
    let open = existing.filter(|(_, e)| {
        e.future == Some(Future::Migrate)
            && stage(context, e) == Some(Stage::Hub)
            && e.handled_by.trim().is_empty()
    });
    open.map(|(id, e)| {
        let items = if e.not_carried_over.is_empty() {
            labels::list(&LEFT_BEHIND)
        } else {
            super::plain(&labels::list(&e.not_carried_over))
        };
        Hit::at(at(id, "handledBy"))
            .about(id)
            .with("resource", called(id, e))
            .with("items", items)
    })
    .collect()
}
