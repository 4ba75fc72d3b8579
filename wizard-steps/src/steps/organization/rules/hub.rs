//! Classic hubs: what still needs one, until when, and what its storage and people need.

use std::collections::BTreeSet;

use serde_json::json;

use crate::catalog::roles;
use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::names;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;
use crate::steps::organization::answers::{Existing, Future, HubChoice, Need, Stage};

use super::existing::{at, called, seen_hubs};

/// ORG-011: a use case needs something that only a classic hub offers, and nobody decided where that runs.
/// Sources: Microsoft's planning guide, hub section (2025-12-24); Microsoft's page on resource types (2026-01-23).
pub fn undecided(context: &Context<'_>) -> Vec<Hit> {
    let organization = &context.plan.organization;
    if organization.hub.choice.is_some() {
        return Vec::new();
    }
    let mut needs = BTreeSet::new();
    let mut cases: Vec<(&Id, String)> = Vec::new();
    for (id, use_case) in &organization.use_cases {
        let needed = use_case.needs.iter().copied();
        let of_hub: Vec<Need> = needed.filter(|n| n.is_of_hub()).collect();
        if !of_hub.is_empty() {
            needs.extend(of_hub);
            cases.push((id, labels::or_id(&use_case.name, id).to_owned()));
        }
    }
    if cases.is_empty() {
        return Vec::new();
    }
    let needs: Vec<&str> = needs.into_iter().map(Need::label).collect();
    let names: Vec<&str> = cases.iter().map(|(_, name)| name.as_str()).collect();
    let hit = Hit::at(pointer(&["organization", "hub", "choice"]))
        .with("need", labels::list(&needs))
        .with("useCases", labels::list(&names));
    vec![cases.iter().fold(hit, |hit, (id, _)| hit.about(id))]
}

/// Hubs of the plan that stay in use, with their ids.
fn staying<'p>(context: &Context<'p>) -> impl Iterator<Item = (&'p Id, &'p Existing)> {
    let existing = context.plan.organization.existing.iter();
    existing.filter(|(_, e)| {
        e.stage == Some(Stage::Hub) && !matches!(e.future, Some(Future::Retire | Future::Migrate))
    })
}

/// ORG-012: a hub is planned or there, and nothing says when it goes.
/// Sources: Microsoft's planning guide, hub section (2025-12-24); Microsoft's page on the classic portal (2025-11-06).
pub fn without_end(context: &Context<'_>) -> Vec<Hit> {
    let hub = &context.plan.organization.hub;
    if hub.ends_on.parsed().is_some() {
        return Vec::new();
    }
    let mut names: Vec<String> = staying(context).map(|(id, e)| called(id, e)).collect();
    let seen = seen_hubs(context);
    let data = if names.is_empty() && !seen.is_empty() {
        Data::Live
    } else {
        Data::Offline
    };
    names.extend(seen);
    if hub.choice == Some(HubChoice::SeparateHub) && names.is_empty() {
        names.push("the hub that is planned".to_owned());
    }
    if names.is_empty() {
        return Vec::new();
    }
    let hit = Hit::at(pointer(&["organization", "hub", "endsOn"]))
        .with("hubs", labels::list(&names))
        .resting_on(data);
    vec![staying(context).fold(hit, |hit, (id, _)| hit.about(id))]
}

/// ORG-020: a hub stays, its default storage account has a private endpoint, and the identity of the hub
/// project may not read that endpoint. One press adds the grant, once the identity is among the
/// principals of the plan.
/// Source: Microsoft's blog on identities of hub projects (2025); Microsoft's page on roles of hubs (2025-12-31).
pub fn cannot_read_endpoint(context: &Context<'_>) -> Vec<Hit> {
    let kept = staying(context).filter(|(_, e)| e.future == Some(Future::Keep));
    kept.filter_map(|(id, hub)| {
        let endpoint = hub.storage.private_endpoint.parsed()?;
        if reads(context, &hub.identity, endpoint) {
            return None;
        }
        let known = context
            .plan
            .prerequisites
            .principals
            .contains_key(&hub.identity);
        let hit = Hit::at(at(id, if known { "storage" } else { "identity" }))
            .about(id)
            .with("hub", called(id, hub))
            .with("endpoint", names::last_segment(endpoint));
        Some(if known {
            hit.fixed_by(grant_reader(context, id, hub, endpoint))
        } else {
            hit
        })
    })
    .collect()
}

/// May this principal read the resource, by a grant of the plan or one that was seen there?
fn reads(context: &Context<'_>, principal: &Id, resource: &str) -> bool {
    const READ: [&str; 3] = [roles::READER, roles::CONTRIBUTOR, roles::OWNER];
    let key = names::scope_key(resource);
    let above = |scope: &str| names::is_at_or_below(&key, &names::scope_key(scope));
    let planned = context.desired.grants.iter().any(|g| {
        g.principal.id() == principal
            && READ.contains(&g.role.as_str())
            && g.scope.arm_id.as_deref().is_some_and(above)
    });
    let known = context.plan.prerequisites.principals.get(principal);
    let object = known.and_then(|p| p.object_id.parsed());
    planned
        || object.is_some_and(|object| {
            context.observed.assignments.iter().any(|a| {
                a.principal_id.eq_ignore_ascii_case(&object)
                    && READ.contains(&a.role.as_str())
                    && above(&a.scope)
            })
        })
}

fn grant_reader(context: &Context<'_>, id: &str, hub: &Existing, endpoint: &str) -> Patch {
    let grants = &context.plan.access.grants;
    let grant = names::free_id("gra", &format!("{id} reads its storage endpoint"), grants);
    let value = json!({
        "principal": hub.identity,
        "roleId": roles::READER,
        "scope": {"kind": ScopeKind::Resource, "resourceId": endpoint},
        "why": "The hub project finds its storage account behind this private endpoint.",
    });
    vec![Edit::set(pointer(&["access", "grants", &grant]), value)]
}

/// ORG-021: a hub reaches its storage account with a key, and the account takes none.
/// Source: Microsoft's blog on identities of hub projects (2025).
pub fn keys_are_off(context: &Context<'_>) -> Vec<Hit> {
    let with_key = staying(context).filter(|(_, e)| e.storage.uses_keys == Some(true));
    with_key
        .filter_map(|(id, hub)| {
            let seen = hub.storage.resource_id.parsed();
            let seen = seen.and_then(|storage| context.observed.resource(storage));
            let live = seen
                .and_then(|r| r.properties.get("allowSharedKeyAccess"))
                .and_then(serde_json::Value::as_bool);
            let off = live.or(hub.storage.keys_allowed) == Some(false);
            let hit = || {
                Hit::at(at(id, "storage"))
                    .about(id)
                    .with("hub", called(id, hub))
                    .resting_on(if live.is_some() {
                        Data::Live
                    } else {
                        Data::Offline
                    })
            };
            off.then(hit)
        })
        .collect()
}

/// ORG-022: a hub stays in use, so the roles of its people, its identity and its computes are looked
/// through by hand: Azure sets only those of a system-assigned identity.
/// Sources: Microsoft's blog on identities of hub projects (2025); Microsoft's page on roles of hubs (2025-12-31).
pub fn roles_by_hand(context: &Context<'_>) -> Vec<Hit> {
    let mut names: Vec<String> = staying(context).map(|(id, e)| called(id, e)).collect();
    if context.plan.organization.hub.choice == Some(HubChoice::SeparateHub) && names.is_empty() {
        names.push("the hub that is planned".to_owned());
    }
    if names.is_empty() {
        return Vec::new();
    }
    let listed: Vec<String> = [
        roles::SEARCH_SERVICE_CONTRIBUTOR,
        roles::SEARCH_INDEX_DATA_CONTRIBUTOR,
        roles::COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR,
        roles::ACRPULL,
        roles::AZURE_AI_ADMINISTRATOR,
    ]
    .into_iter()
    .map(roles::name_of)
    .map(str::to_owned)
    .collect();
    let hit = Hit::at(pointer(&["organization", "hub"]))
        .with("hubs", labels::list(&names))
        .with("roles", labels::list(&listed));
    vec![staying(context).fold(hit, |hit, (id, _)| hit.about(id))]
}
