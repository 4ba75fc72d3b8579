//! What has to happen in Azure: desired grants set beside a reading and the journal of earlier runs.
//!
//! Grants count by meaning: principal, role, scope. An equal grant under any name is adopted, one at a
//! scope above is recognized, and a second run finds nothing to do. Nothing is ever removed because it
//! is unknown to the plan: only a grant that the journal proves to be ours is retired.

mod ledger;
pub mod sentences;
mod states;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

pub use ledger::{Journal, Proof};

use crate::desired::{DesiredState, Grant};
use crate::estate::Estate;
use crate::observed::Observed;
use crate::plan::canonical;
use crate::plan::common::Id;
use crate::slice::Slice;

/// What a comparison says about one grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase", rename = "ChangeState")]
pub enum State {
    /// It will be written.
    Create,
    /// Ours from an earlier run, and no longer wanted: it will be removed, confirmed apart.
    Retire,
    /// The same principal, role and scope with another condition: somebody has to decide.
    Differs,
    /// Its scope or principal does not exist yet.
    Waiting,
    /// It cannot be written by this caller.
    Blocked,
    /// It could not be read.
    Unknown,
    /// It is there, under our name.
    InPlace,
    /// It is there, under another name.
    Adopted,
    /// The same role of the same principal at a scope above covers it.
    Inherited,
    /// Not of this plan, at one of its scopes. Reported, never removed.
    Surplus,
}

impl State {
    /// Every state, in reading order.
    pub const ALL: [Self; 10] = [
        Self::Create,
        Self::Retire,
        Self::Differs,
        Self::Waiting,
        Self::Blocked,
        Self::Unknown,
        Self::InPlace,
        Self::Adopted,
        Self::Inherited,
        Self::Surplus,
    ];

    /// Is there something left to do or to decide?
    pub fn is_open(self) -> bool {
        self <= Self::Unknown
    }

    /// The word an admin reads.
    pub fn label(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Retire => "retire",
            Self::Differs => "differs",
            Self::Waiting => "waiting",
            Self::Blocked => "blocked",
            Self::Unknown => "unknown",
            Self::InPlace => "in place",
            Self::Adopted => "adopted",
            Self::Inherited => "inherited",
            Self::Surplus => "surplus",
        }
    }
}

/// Why a grant is not simply created or in place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase", rename = "ChangeReason")]
pub enum Reason {
    /// The plan does not say yet where the scope goes.
    ScopeUnplaced,
    /// The scope does not exist in the tenant.
    ScopeMissing {
        /// Azure id of what has to be created first.
        scope: String,
        /// Its Azure type.
        resource: String,
    },
    /// The plan does not know the object id.
    PrincipalUnnamed,
    /// The group is to be made first.
    GroupToBeMade {
        /// Its name.
        name: String,
        /// Who makes it; empty when nobody was named.
        by: String,
    },
    /// The scope lies in a subscription that is to be made first.
    SubscriptionToBeMade {
        /// Its name.
        name: String,
        /// Who makes it; empty when nobody was named.
        by: String,
    },
    /// The directory does not know the object id.
    PrincipalMissing,
    /// The resource has no managed identity yet.
    IdentityMissing,
    /// The caller may not write role assignments there.
    NoRight {
        /// The action that is missing.
        action: String,
    },
    /// It is to be eligible, and this version writes permanent assignments only.
    Eligible,
    /// It could not be read.
    Unread {
        /// Why.
        why: String,
    },
    /// Another condition is in force.
    OtherCondition {
        /// The condition in Azure.
        found: String,
    },
    /// It was changed in Azure since we wrote it.
    ChangedSince,
}

/// An assignment that exists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase", rename = "ExistingAssignment")]
pub struct Existing {
    /// Azure id.
    pub id: String,
    /// Scope it is assigned at.
    pub scope: String,
    /// Who made it, as far as Azure says.
    pub created_by: String,
    /// When.
    pub created_on: String,
}

/// One line of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// What it says.
    pub state: State,
    /// Key of the grant in the plan, or name of an assignment that is not in it.
    pub key: String,
    /// Name of the principal.
    pub principal: String,
    /// Its object id, once it is known.
    pub principal_id: Option<String>,
    /// `User`, `Group` or `ServicePrincipal`.
    pub principal_type: String,
    /// Role definition GUID.
    pub role: String,
    /// What the scope is called.
    pub scope_label: String,
    /// Azure id of the scope, once its place is known.
    pub scope: Option<String>,
    /// Condition, empty for none.
    pub condition: String,
    /// Version of the condition language, empty for none.
    pub condition_version: String,
    /// Name of the assignment: ours for a write, Azure's otherwise.
    pub name: Option<String>,
    /// The assignment that was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub existing: Option<Existing>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Environment it belongs to.
    pub environment: Option<Id>,
    /// Business groups it belongs to.
    pub groups: Vec<Id>,
}

/// The outcome of a comparison: what one confirms, and nothing else is written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangeSet {
    /// The plan.
    pub plan_id: Id,
    /// The tenant that was read.
    pub tenant_id: String,
    /// Who read it.
    pub caller: String,
    /// When the reading began.
    pub read_at: String,
    /// The part of the plan.
    pub slice: Slice,
    /// Every line; no change is written down as well.
    pub changes: Vec<Change>,
}

impl ChangeSet {
    /// Lines with this state.
    pub fn of(&self, state: State) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |c| c.state == state)
    }

    /// How many lines there are of each state.
    pub fn counts(&self) -> BTreeMap<State, usize> {
        self.changes.iter().fold(BTreeMap::new(), |mut counts, c| {
            *counts.entry(c.state).or_default() += 1;
            counts
        })
    }

    /// Nothing is left to do or to decide.
    pub fn is_settled(&self) -> bool {
        !self.changes.iter().any(|c| c.state.is_open())
    }

    /// Digest of what would be written: tenant, caller, and each create and retire.
    pub fn digest(&self) -> String {
        let line = |c: &Change| {
            json!([
                c.state.label(),
                c.name,
                c.principal_id,
                c.principal_type,
                c.role,
                c.scope,
                c.condition,
                c.condition_version
            ])
        };
        let writes = self
            .changes
            .iter()
            .filter(|c| matches!(c.state, State::Create | State::Retire));
        let mut lines: Vec<Value> = writes.map(line).collect();
        lines.sort_by_key(Value::to_string);
        canonical::digest(
            &json!({"tenant": self.tenant_id, "caller": self.caller, "writes": lines}),
        )
    }
}

/// Grants of the plan in a slice.
pub fn in_slice<'d>(desired: &'d DesiredState, slice: &Slice) -> impl Iterator<Item = &'d Grant> {
    desired
        .grants
        .iter()
        .filter(move |grant| slice.touches(grant.environment.as_slice(), &grant.groups))
}

/// Sets the plan beside a reading of the tenant and the journal of earlier runs.
pub fn diff(
    estate: &Estate<'_>,
    desired: &DesiredState,
    observed: &Observed,
    journal: &Journal,
    slice: &Slice,
) -> ChangeSet {
    let mut eye = states::Eye::new(estate, desired, observed);
    let retired = ledger::retired(&eye, journal, slice);
    eye.forget_leaving(&retired);
    let mut changes: Vec<Change> = in_slice(desired, slice)
        .map(|grant| eye.judge(grant))
        .collect();
    changes.extend(retired);
    changes.extend(ledger::surplus(&eye, journal, slice));
    ChangeSet {
        plan_id: estate.plan.about.plan_id.clone(),
        tenant_id: observed.tenant_id.clone(),
        caller: observed.caller.object_id.clone(),
        read_at: observed.read_at.clone(),
        slice: slice.clone(),
        changes,
    }
}
