//! Findings of this step: one file a topic, one function a code.

mod agreements;
mod assignments;
mod clouds;
mod directory;
mod people;
mod places;
mod providers;
mod regions;
mod rights;

use crate::estate::Estate;
use crate::plan::common::Id;
use crate::plan::text::Guid;
use crate::rule::Rule;

use super::answers::{Principal, Subscription};

pub use providers::needed as needed_providers;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("PRE-001", places::no_place),
    Rule::blocker("PRE-002", places::no_ids),
    Rule::blocker("PRE-003", places::unusable_subscription),
    Rule::blocker("PRE-004", people::missing_persona),
    Rule::blocker("PRE-005", directory::no_object_id),
    Rule::blocker("PRE-006", directory::refused_kind),
    Rule::note("PRE-007", directory::unverified),
    Rule::blocker("PRE-008", directory::not_in_tenant),
    Rule::blocker("PRE-009", directory::other_type),
    Rule::warning("PRE-010", directory::no_security_group),
    Rule::warning("PRE-011", people::two_personas).acceptable(),
    Rule::warning("PRE-012", people::group_without_owner),
    Rule::blocker("PRE-013", regions::no_region),
    Rule::warning("PRE-014", regions::not_listed).acceptable(),
    Rule::blocker("PRE-015", regions::not_offered),
    Rule::blocker("PRE-016", agreements::not_recorded),
    Rule::blocker("PRE-017", providers::not_registered),
    Rule::blocker("PRE-018", rights::may_not_assign),
    Rule::warning("PRE-019", rights::not_activated),
    Rule::blocker("PRE-020", rights::locked),
    Rule::blocker("PRE-021", assignments::too_many),
    Rule::warning("PRE-022", assignments::nearly_too_many),
    Rule::warning("PRE-023", clouds::not_established).acceptable(),
];

/// The placeholder of samples.
const ZERO: &str = "00000000-0000-0000-0000-000000000000";

/// Why a text is no id, or none.
fn id_defect(id: &Guid) -> Option<&'static str> {
    if id.parsed().is_some() {
        None
    } else if id.is_empty() {
        Some("nothing was entered")
    } else if id.as_str().trim() == ZERO {
        Some("the zero id is a placeholder of samples")
    } else {
        Some("what was entered is no GUID")
    }
}

/// Principals that are for an environment in scope.
fn principals<'a>(estate: &'a Estate<'a>) -> impl Iterator<Item = (&'a Id, &'a Principal)> {
    let here = |p: &Principal| {
        p.environments.is_empty() || p.environments.iter().any(|e| !estate.is_deferred(e))
    };
    let all = estate.plan.prerequisites.principals.iter();
    all.filter(move |(_, p)| here(p))
}

/// Subscriptions that are for an environment in scope.
fn subscriptions<'a>(estate: &'a Estate<'a>) -> impl Iterator<Item = (&'a Id, &'a Subscription)> {
    let all = estate.plan.prerequisites.subscriptions.iter();
    all.filter(|(_, s)| !estate.is_deferred(&s.environment))
}
