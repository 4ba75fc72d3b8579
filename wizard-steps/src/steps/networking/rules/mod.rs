//! Findings of this step: one file a topic, one function a code.

mod addresses;
mod agents;
mod approach;
mod dns;
mod overlaps;
mod registry;
mod subnets;

use crate::rule::Rule;

pub use subnets::range;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("NET-001", approach::no_inbound_choice),
    Rule::blocker("NET-002", approach::path_not_written_down),
    Rule::blocker("NET-005", addresses::no_address_range),
    Rule::blocker("NET-006", dns::zones_not_covered),
    Rule::blocker("NET-010", agents::agent_subnet_used_otherwise),
    Rule::blocker("NET-013", agents::agent_subnet_too_small),
    Rule::blocker("NET-015", agents::no_agent_subnet_of_its_own),
    Rule::blocker("NET-016", agents::no_delegation),
    Rule::blocker("NET-017", addresses::reserved_by_the_platform),
    Rule::blocker("NET-019", overlaps::ranges_overlap),
    Rule::warning("NET-030", registry::registry_refuses_tokens),
    Rule::blocker("NET-032", approach::reverse_peering_is_nobodys),
];
