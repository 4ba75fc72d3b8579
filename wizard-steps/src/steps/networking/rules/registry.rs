//! Does the registry of hosted agents let them in?

use crate::finding::{Data, Hit};
use crate::names;
use crate::rule::Context;
use crate::steps::organization::answers::Runtime;

/// NET-030, live: the registry that images of hosted agents come from was seen to refuse tokens for
/// Azure Resource Manager, with which images are pulled. One finding for the registry, with the
/// projects.
/// Source: Microsoft's page on permissions of hosted agents (2026-04-21).
pub fn registry_refuses_tokens(context: &Context<'_>) -> Vec<Hit> {
    let answer = &context.plan.access.hosted_agents.registry;
    let Some(registry) = answer.parsed() else {
        return Vec::new();
    };
    let seen = context.observed.resource(registry);
    let refuses = seen
        .and_then(|seen| seen.registry.as_ref())
        .is_some_and(|seen| seen.takes_arm_tokens == Some(false));
    let hosting = context.estate.projects.iter();
    let mut hosting = hosting
        .filter(|(_, place)| refuses && place.project.runtime == Some(Runtime::HostedAgents))
        .map(|(id, _)| *id)
        .peekable();
    if hosting.peek().is_none() {
        return Vec::new();
    }
    let hit = Hit::at("/access/hostedAgents/registry")
        .with("registry", names::last_segment(registry))
        .resting_on(Data::Live)
        .ask("registry owner");
    vec![hosting.fold(hit, |hit, id| hit.about(id))]
}
