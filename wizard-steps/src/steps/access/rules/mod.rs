//! Findings of this step: one file a topic, one function a code.

mod abilities;
mod conditions;
mod duties;
mod identities;
mod narrowing;
pub(super) mod personas;
mod places;
mod principals;
mod roles;
mod separation;
mod source;

use crate::rule::Rule;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("ACC-001", personas::baseline_persona_without_role),
    Rule::blocker("ACC-002", roles::no_role_id),
    Rule::blocker("ACC-003", roles::made_for_hubs),
    Rule::blocker("ACC-006", roles::quota_below_the_subscription),
    Rule::blocker("ACC-007", abilities::work_is_missing),
    Rule::warning("ACC-008", abilities::more_than_the_work).acceptable(),
    Rule::blocker("ACC-009", personas::builds_without_data_action),
    Rule::blocker("ACC-012", separation::half_of_the_duty),
    Rule::warning("ACC-014", roles::privileged_for_good),
    Rule::warning("ACC-019", abilities::platform_work_with_a_builders_role).acceptable(),
    Rule::blocker("ACC-021", identities::project_identity_without_role),
    Rule::warning("ACC-022", identities::role_at_the_project_only).acceptable(),
    Rule::blocker("ACC-025", principals::no_type),
    Rule::blocker("ACC-026", principals::client_id_as_object_id),
    Rule::blocker("ACC-032", conditions::condition_and_version),
    Rule::warning("ACC-033", personas::consumers_may_build).acceptable(),
    Rule::warning("ACC-047", duties::deploys_without_seeing_quota),
    Rule::warning("ACC-048", duties::nobody_may_purge),
    Rule::warning("ACC-050", duties::nobody_grants_access),
    Rule::warning("ACC-051", duties::definition_changed),
];
