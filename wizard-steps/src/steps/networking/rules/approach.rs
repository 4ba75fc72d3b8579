//! Is it decided and written down how each environment is reached?

use super::subnets::choices;
use crate::finding::Hit;
use crate::labels;
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::networking::answers::Inbound;

/// NET-001: an environment has no inbound approach. One press takes the public approach of another one.
/// Source: Microsoft's planning guide, checklist item 4 (2025-12-24).
pub(super) fn no_inbound_choice(context: &Context<'_>) -> Vec<Hit> {
    let answers = &context.plan.networking.environments;
    let environments = context.estate.environments.iter();
    environments
        .filter(|(id, _)| answers.get(*id).is_none_or(|c| c.inbound.is_none()))
        .map(|(id, _)| {
            let hit = Hit::at(format!("/networking/environments/{id}/inbound"))
                .about(id)
                .with("environment", context.estate.environment_name(id))
                .ask("network team");
            match as_elsewhere(context, id) {
                Some(patch) => hit.fixed_by(patch),
                None => hit,
            }
        })
        .collect()
}

/// The approach of another environment, where this one has no answer at all. One with private endpoints
/// needs networks of its own, so it is not taken over.
fn as_elsewhere(context: &Context<'_>, id: &str) -> Option<Vec<Edit>> {
    let answers = &context.plan.networking.environments;
    if answers.contains_key(id) {
        return None;
    }
    let mut public = answers.values().filter(|c| {
        c.inbound.is_some_and(|inbound| !inbound.is_private()) && c.networks.is_empty()
    });
    let value = serde_json::to_value(public.next()?).ok()?;
    Some(vec![Edit::set(
        format!("/networking/environments/{id}"),
        value,
    )])
}

/// NET-002: an environment with private endpoints does not say from where people connect, who owns
/// that way or the hub, or what is kept apart from what.
/// Source: Microsoft's planning guide, "Validate rollout decisions" and Contoso's security approach
/// (2025-12-24).
pub(super) fn path_not_written_down(context: &Context<'_>) -> Vec<Hit> {
    let hub = &context.plan.networking.hub;
    let mut hits = Vec::new();
    for (id, choice) in choices(context) {
        if !choice.inbound.is_some_and(Inbound::is_private) {
            continue;
        }
        let owned = choice.path.owner.is_named() || (choice.spoke_of_hub && hub.owner.is_named());
        let answers = [
            (
                !choice.path.from.trim().is_empty(),
                "from",
                "from where people connect",
            ),
            (owned, "owner", "who owns that way"),
            (
                !choice.path.isolation.trim().is_empty(),
                "isolation",
                "what is kept apart from what",
            ),
        ];
        let missing: Vec<_> = answers.iter().filter(|(given, ..)| !given).collect();
        let Some((_, field, _)) = missing.first() else {
            continue;
        };
        let words: Vec<&str> = missing.iter().map(|(_, _, words)| *words).collect();
        hits.push(
            Hit::at(format!("/networking/environments/{id}/path/{field}"))
                .about(id)
                .with("environment", context.estate.environment_name(id))
                .with("missing", labels::list(&words))
                .ask("hub team"),
        );
    }
    hits
}

/// NET-032: environments are spokes of a hub, and the peering back, the routes and the zone links are
/// nobody's task.
/// Source: Microsoft's planning guide, Contoso's security approach (2025-12-24); its deep dive into
/// agent networking (2026-07-29).
pub(super) fn reverse_peering_is_nobodys(context: &Context<'_>) -> Vec<Hit> {
    let spokes: Vec<_> = choices(context).filter(|(_, c)| c.spoke_of_hub).collect();
    if spokes.is_empty() || context.plan.networking.hub.peering_owner.is_named() {
        return Vec::new();
    }
    let names: Vec<&str> = spokes
        .iter()
        .map(|(id, _)| context.estate.environment_name(id))
        .collect();
    let hit = Hit::at("/networking/hub/peeringOwner")
        .with("environments", labels::list(&names))
        .ask("hub team");
    vec![spokes.iter().fold(hit, |hit, (id, _)| hit.about(id))]
}
