//! Findings of this step: one file a topic, one function a code.
//!
//! The step collects: its rules run last and may read what the other steps found. A rule here that
//! does not collect simply leaves `context.found` alone; nothing here reads what Review itself found.

mod access;
mod gathered;
mod proof;
mod references;
mod register;
mod secrets;
mod upkeep;

use crate::rule::Rule;

/// Every rule of the step, by code.
pub const RULES: &[Rule] = &[
    Rule::blocker("REV-001", access::grants_follow_personas),
    Rule::blocker("REV-002", gathered::networking_is_documented),
    Rule::warning("REV-003", proof::private_endpoints_were_seen),
    Rule::blocker("REV-004", proof::encryption_is_approved),
    Rule::blocker("REV-005", gathered::owners_are_named),
    Rule::blocker("REV-006", gathered::operations_are_set_up),
    Rule::blocker("REV-007", gathered::strategies_are_written_down),
    Rule::blocker("REV-008", gathered::regions_are_ready),
    Rule::blocker("REV-009", gathered::checklist_is_closed),
    Rule::warning("REV-010", upkeep::left_open_in_order),
    Rule::blocker("REV-011", references::references_lead_somewhere),
    Rule::note("REV-012", upkeep::facts_are_fresh).acceptable(),
    secrets::SEC_001,
];
