//! Findings of this step: one file a topic, one function a code.

mod abilities;
mod caller;
mod conditions;
mod confirm;
mod coverage;
mod custom;
mod directory;
mod duties;
mod fits;
mod holders;
mod hosted;
mod identities;
mod inviting;
mod keys;
mod managers;
mod narrowing;
mod patches;
pub(super) mod personas;
mod places;
mod principals;
mod published;
mod roles;
mod separation;
mod source;
mod twice;
mod unseen;
mod wide;

use crate::rule::Rule;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("ACC-001", personas::baseline_persona_without_role),
    Rule::blocker("ACC-002", roles::no_role_id),
    Rule::blocker("ACC-003", roles::made_for_hubs),
    Rule::warning("ACC-004", fits::meant_for_direct_calls).acceptable(),
    Rule::warning("ACC-005", fits::another_surface).acceptable(),
    Rule::blocker("ACC-006", roles::quota_below_the_subscription),
    Rule::blocker("ACC-007", abilities::work_is_missing),
    Rule::warning("ACC-008", abilities::more_than_the_work).needs_decision(),
    Rule::blocker("ACC-009", personas::builds_without_data_action),
    Rule::warning("ACC-010", fits::administers_for_routine_work).needs_decision(),
    Rule::warning("ACC-011", wide::owner_where_nothing_is_made).acceptable(),
    Rule::blocker("ACC-012", separation::half_of_the_duty),
    Rule::warning("ACC-013", duties::both_duties).acceptable(),
    Rule::warning("ACC-014", roles::privileged_for_good),
    Rule::warning("ACC-015", wide::wider_than_the_work).needs_decision(),
    Rule::warning("ACC-016", wide::reads_the_keys).needs_decision(),
    Rule::warning("ACC-017", managers::manages_one_project_only).acceptable(),
    Rule::warning("ACC-018", managers::projects_on_a_disputed_right).acceptable(),
    Rule::warning("ACC-019", abilities::platform_work_with_a_builders_role).acceptable(),
    Rule::warning("ACC-020", unseen::resource_is_not_seen).acceptable(),
    Rule::blocker("ACC-021", identities::project_identity_without_role),
    Rule::warning("ACC-022", identities::role_at_the_project_only).acceptable(),
    Rule::warning("ACC-023", directory::person_in_place_of_a_group).acceptable(),
    Rule::warning("ACC-024", directory::identities_in_a_group),
    Rule::blocker("ACC-025", principals::no_type),
    Rule::blocker("ACC-026", principals::client_id_as_object_id),
    Rule::warning("ACC-027", twice::given_twice).acceptable(),
    Rule::blocker("ACC-028", duties::managers_give_one_role),
    Rule::warning("ACC-029", duties::disputed_right_to_give),
    Rule::note("ACC-030", inviting::invites_to_every_project).acceptable(),
    Rule::warning("ACC-031", inviting::may_give_any_role).needs_decision(),
    Rule::blocker("ACC-032", conditions::condition_and_version),
    Rule::warning("ACC-033", personas::consumers_may_build).acceptable(),
    Rule::warning("ACC-034", confirm::id_from_third_parties),
    Rule::warning("ACC-035", confirm::more_than_talk_at_an_agent),
    Rule::warning("ACC-036", hosted::hosted_agents_on_disputed_rights).acceptable(),
    Rule::blocker("ACC-037", hosted::images_are_not_pulled),
    Rule::warning("ACC-038", published::published_without_roles),
    Rule::warning("ACC-039", published::nobody_may_publish).acceptable(),
    Rule::warning("ACC-040", identities::identity_manages_data).needs_decision(),
    Rule::warning("ACC-041", keys::not_ready_for_keys_off).acceptable(),
    Rule::warning("ACC-042", keys::keys_in_production).needs_decision(),
    Rule::blocker("ACC-043", keys::connection_with_a_refused_key),
    Rule::warning("ACC-044", keys::no_exemption_for_the_way_back),
    Rule::blocker("ACC-045", custom::refused_definition),
    Rule::warning("ACC-046", custom::star_without_review).acceptable(),
    Rule::warning("ACC-047", coverage::deploys_without_seeing_quota),
    Rule::warning("ACC-048", coverage::nobody_may_purge),
    Rule::warning("ACC-049", wide::works_across).acceptable(),
    Rule::warning("ACC-050", coverage::nobody_grants_access),
    Rule::warning("ACC-051", coverage::definition_changed),
    Rule::note("ACC-052", confirm::honoured_after_a_while),
];
