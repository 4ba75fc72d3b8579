//! The plan: one typed document, one section a step.
//!
//! The JSON tree is the document of record ([`read::Document`]); [`Plan`] is how the rest of the house
//! sees it. Collections are objects keyed by stable ids, order is a list beside them, references are
//! ids; so an edit, a finding or a decision can name a field by JSON Pointer and still mean the same
//! field after reordering, undo or merge. Sections may be missing. Unknown fields stay in the tree and
//! are reported when it is read.

pub mod about;
pub mod canonical;
pub mod common;
pub mod edit;
pub mod read;
pub mod text;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::steps;

/// The version of the format that this build reads and writes. It rises when a released field is
/// renamed or retyped, and each rise brings a migration; a new optional field does not raise it.
pub const FORMAT_VERSION: u64 = 1;

/// A rollout plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Plan {
    /// Version of the format, 1.
    #[cfg_attr(feature = "bindings", specta(type = u32))]
    pub format_version: u64,
    /// What this plan is about.
    pub about: about::About,
    /// Where resources go, for whom, in which region, agreed by whom.
    pub prerequisites: steps::prerequisites::answers::Prerequisites,
    /// Development, test, production.
    pub environments: steps::environments::answers::Environments,
    /// Business groups, use cases, projects, Foundry resources.
    pub organization: steps::organization::answers::Organization,
    /// Who gets which role where.
    pub access: steps::access::answers::Access,
    /// How environments are reached.
    pub networking: steps::networking::answers::Networking,
    /// Whose keys encrypt data.
    pub encryption: steps::encryption::answers::Encryption,
    /// What projects reach outside.
    pub connections: steps::connections::answers::Connections,
    /// Models and capacity.
    pub models: steps::models::answers::Models,
    /// Cost, monitoring, policy.
    pub governance: steps::governance::answers::Governance,
    /// Why answers are as they are, by `question@instance`.
    pub decisions: BTreeMap<String, steps::sign_off::answers::Decision>,
    /// Who signs, and what they signed.
    pub sign_offs: steps::sign_off::answers::SignOffs,
}

/// The JSON schema of the plan file (draft 2020-12).
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Plan).to_value()
}

#[cfg(all(test, feature = "bindings"))]
mod tests {
    use specta_typescript::Typescript;

    use super::Plan;
    use crate::{change, checklist, finding, plan::edit, slice};

    #[test]
    fn the_plan_and_what_crosses_with_it_can_be_written_in_typescript() {
        let types = specta::Types::default()
            .register::<Plan>()
            .register::<edit::Edit>()
            .register::<finding::Severity>()
            .register::<finding::Area>()
            .register::<finding::Data>()
            .register::<finding::Fix>()
            .register::<checklist::Item>()
            .register::<change::State>()
            .register::<change::Reason>()
            .register::<change::Existing>()
            .register::<slice::Slice>();
        let text = Typescript::default()
            .export(&types, specta_serde::Format)
            .expect("no two types of one name, no number that JavaScript cannot hold");
        assert!(text.contains("inbound?: Inbound | null"), "{text}");
        assert!(text.contains("export type Guid = string"), "{text}");
    }
}
