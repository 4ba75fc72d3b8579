//! The steps: the table of contents of the wizard, the report and the documentation.

use crate::rule::Rule;
use crate::steps::{
    access, connections, encryption, environments, governance, models, networking, organization,
    prerequisites, review, sign_off,
};

/// One step of the wizard. Each lives in a folder of its own with its answers, rules, desired state
/// and words.
pub trait Step: Sync {
    /// Name of its section in the plan.
    fn id(&self) -> &'static str;

    /// Its rules, by code.
    fn rules(&self) -> &'static [Rule];

    /// Title, purpose and questions in words.
    fn text(&self) -> &'static str;

    /// Words of its findings.
    fn findings(&self) -> &'static str;

    /// Its rules read what the other steps found.
    fn collects(&self) -> bool {
        false
    }
}

/// Every step, in the order people take them.
pub const STEPS: [&dyn Step; 11] = [
    &prerequisites::Prerequisites,
    &environments::Environments,
    &organization::Organization,
    &access::Access,
    &networking::Networking,
    &encryption::Encryption,
    &connections::Connections,
    &models::Models,
    &governance::Governance,
    &review::Review,
    &sign_off::SignOff,
];
