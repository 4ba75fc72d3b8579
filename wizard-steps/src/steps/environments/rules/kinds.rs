//! Which environments there are, and how each is cut.

use crate::finding::{Hit, pointer};
use crate::labels;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;

use super::super::answers::{Environment, EnvironmentKind};

/// What the baseline checklist asks for.
const EXPECTED: [EnvironmentKind; 3] = [
    EnvironmentKind::Development,
    EnvironmentKind::Test,
    EnvironmentKind::Production,
];

/// ENV-001: there is no environment for development, test or production, and none that is put off with
/// a reason and a date.
/// Source: Microsoft's planning guide, checklist item 1 (2025-12-24).
pub fn missing_kind(context: &Context<'_>) -> Vec<Hit> {
    let items = &context.plan.environments.items;
    let look = |kind: EnvironmentKind| {
        let mut of_kind = items.iter().filter(|(_, e)| e.kind == Some(kind));
        if of_kind.clone().any(|(_, e)| lacks(e).is_none()) {
            return None;
        }
        let hit = match of_kind.next() {
            None => Hit::at(pointer(&["environments", "items"]))
                .about(kind.label())
                .with("fact", "the plan has none"),
            Some((id, environment)) => {
                let (field, fact) = lacks(environment)?;
                let at = pointer(&["environments", "items", id, "deferred", field]);
                Hit::at(at).about(id).with("fact", fact)
            }
        };
        Some(hit.with("kind", kind.label()))
    };
    EXPECTED.into_iter().filter_map(look).collect()
}

/// What is missing to its being put off; nothing for an environment in scope.
fn lacks(environment: &Environment) -> Option<(&'static str, &'static str)> {
    let deferred = environment.deferred.as_ref()?;
    if deferred.reason.trim().is_empty() {
        Some(("reason", "it is put off without a reason"))
    } else if deferred.until.parsed().is_none() {
        Some(("until", "it is put off without a date"))
    } else {
        None
    }
}

/// ENV-004: how strictly projects are kept apart, or how Foundry resources are cut, is not answered.
/// Source: Microsoft's planning guide, checklist item 1 (2025-12-24).
pub fn no_cut(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let look = |(id, environment): &(&String, &Environment)| {
        let open = [
            (
                "topology",
                "how resources are cut",
                environment.topology.is_none(),
            ),
            (
                "isolation",
                "how strictly projects are kept apart",
                environment.isolation.is_none(),
            ),
        ];
        let missing: Vec<_> = open.into_iter().filter(|(.., open)| *open).collect();
        let (field, ..) = missing.first()?;
        let words: Vec<&str> = missing.iter().map(|(_, words, _)| *words).collect();
        let hit = Hit::at(pointer(&["environments", "items", id, field]))
            .about(id)
            .with("environment", estate.environment_name(id))
            .with("missing", labels::list(&words));
        Some(match proposal(id, environment) {
            Some(patch) => hit.fixed_by(patch),
            None => hit,
        })
    };
    estate.environments.iter().filter_map(look).collect()
}

/// What suits the kind: production apart, development and sandbox together. For test there is no one
/// answer, so nothing is proposed.
fn proposal(id: &str, environment: &Environment) -> Option<Patch> {
    let (topology, isolation) = match environment.kind? {
        EnvironmentKind::Production => ("isolated", "full"),
        EnvironmentKind::Development => ("coLocated", "partial"),
        EnvironmentKind::Sandbox => ("coLocated", "none"),
        EnvironmentKind::Test => return None,
    };
    let set = |field, to: &str| Edit::set(pointer(&["environments", "items", id, field]), to);
    let topology = environment
        .topology
        .is_none()
        .then(|| set("topology", topology));
    let isolation = environment
        .isolation
        .is_none()
        .then(|| set("isolation", isolation));
    Some(topology.into_iter().chain(isolation).collect())
}
