//! Answers of the sign-off step, and decisions that accompany every other answer.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::plan::common::{Contact, Id};
use crate::plan::text::Date;

/// Why an answer is as it is, who gave it, and what is still open about it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Decision {
    /// Who decided.
    pub decided_by: String,
    /// When.
    pub date: Date,
    /// Why.
    pub why: String,
    /// Left open on purpose.
    pub parked: Option<Parked>,
    /// A risk that somebody took on.
    pub accepted: Option<Accepted>,
}

/// A question that was left open on purpose.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Parked {
    /// Who brings the answer.
    pub owner: Contact,
    /// By when.
    pub until: Date,
    /// What is missing.
    pub note: String,
}

/// A risk that somebody took on.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Accepted {
    /// Key of the finding.
    pub finding: String,
    /// Who took it on.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Until when.
    pub until: Date,
}

/// Who signs, and what they signed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct SignOffs {
    /// Who signs for each area: `security`, `network`, `keys`, `cost`, or a business group's id.
    pub approvers: BTreeMap<Id, Contact>,
    /// Areas whose signature a real tenant demands; without an answer every area that has an approver.
    pub required: Option<Vec<Id>>,
    /// Choices that cannot be taken back, acknowledged by name.
    pub doors: BTreeMap<String, Acknowledgement>,
    /// What was signed, by area.
    pub signatures: BTreeMap<Id, Signature>,
}

/// Somebody agreed to what the plan means in an area.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Signature {
    /// Who.
    pub by: String,
    /// When.
    pub date: Date,
    /// Digest of the area's meaning at that time.
    pub digest: String,
    /// The part of the plan, as it was named; empty means all of it.
    pub slice: String,
}

/// Somebody read that a choice cannot be taken back.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(default, rename_all = "camelCase")]
pub struct Acknowledgement {
    /// Who.
    pub by: String,
    /// When.
    pub date: Date,
}

impl Acknowledgement {
    /// Both halves are there.
    pub fn is_given(&self) -> bool {
        !self.by.trim().is_empty() && self.date.parsed().is_some()
    }
}
