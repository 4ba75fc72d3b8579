//! One write of a run, with everything that resuming, undoing and proving it needs.

use serde::{Deserialize, Serialize};
use wizard_steps::change::{Change, Proof};
use wizard_steps::names;
use wizard_steps::observed::ObservedAssignment;

/// What is done to an assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Verb {
    /// It is written.
    Grant,
    /// It is removed.
    Remove,
}

/// How far a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase", rename = "WriteState")]
pub enum StepState {
    /// It will be sent.
    Planned,
    /// It is about to be sent, or was: what happened is unknown until Azure is asked.
    Intended,
    /// Azure accepted it.
    Accepted,
    /// It was seen in a list read afterwards.
    Confirmed,
    /// Azure refused it.
    Failed,
    /// The reply was lost and Azure could not be asked.
    Unknown,
    /// It was taken back.
    Undone,
}

impl StepState {
    /// Its name in the journal.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Intended => "intended",
            Self::Accepted => "accepted",
            Self::Confirmed => "confirmed",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
            Self::Undone => "undone",
        }
    }

    /// The state with this name.
    pub fn named(name: &str) -> Option<Self> {
        let all = [
            Self::Planned,
            Self::Intended,
            Self::Accepted,
            Self::Confirmed,
            Self::Failed,
            Self::Unknown,
            Self::Undone,
        ];
        all.into_iter().find(|state| state.name() == name)
    }
}

/// A write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// Its number in the run.
    pub seq: i64,
    /// What is done.
    pub verb: Verb,
    /// How far it is.
    pub state: StepState,
    /// The assignment that it is about.
    pub proof: Proof,
    /// The response proves that this run made it.
    pub created_by_us: bool,
    /// A request may have left whose outcome nobody knows.
    #[serde(default)]
    pub in_doubt: bool,
    /// Azure's code, when it refused.
    pub error_code: String,
    /// Azure's words, when it refused.
    pub error: String,
    /// Azure's id of the last request.
    pub request_id: String,
}

impl Step {
    /// A planned step for a line of a comparison. `None` when the line is not complete enough to be
    /// written (it then is not in state create or retire).
    pub fn planned(
        seq: i64,
        verb: Verb,
        change: &Change,
        run: &str,
        plan_id: &str,
        tenant_id: &str,
    ) -> Option<Self> {
        let proof = Proof {
            plan_id: plan_id.to_owned(),
            tenant_id: tenant_id.to_owned(),
            run: run.to_owned(),
            key: change.key.clone(),
            name: change.name.clone()?,
            scope: change.scope.clone()?,
            principal: change.principal.clone(),
            principal_id: change.principal_id.clone()?,
            principal_type: change.principal_type.clone(),
            role: change.role.clone(),
            scope_label: change.scope_label.clone(),
            condition: change.condition.clone(),
            condition_version: change.condition_version.clone(),
            environment: change.environment.clone(),
            groups: change.groups.clone(),
        };
        Some(Self::of(seq, verb, proof))
    }

    /// A planned step about an assignment.
    pub fn of(seq: i64, verb: Verb, proof: Proof) -> Self {
        Self {
            seq,
            verb,
            state: StepState::Planned,
            proof,
            created_by_us: false,
            in_doubt: false,
            error_code: String::new(),
            error: String::new(),
            request_id: String::new(),
        }
    }

    /// Azure path of the assignment, without its version.
    pub fn path(&self) -> String {
        assignment_path(&self.proof.scope, &self.proof.name)
    }

    /// Is this assignment the one that the step is about: same name, principal, role, scope, condition?
    pub fn is(&self, seen: &ObservedAssignment) -> bool {
        self.proof.name.eq_ignore_ascii_case(&seen.name) && self.means(seen)
    }

    /// Has this assignment the step's name and scope, whatever it says?
    pub fn is_named(&self, seen: &ObservedAssignment) -> bool {
        self.proof.name.eq_ignore_ascii_case(&seen.name)
            && names::scope_key(&self.proof.scope) == names::scope_key(&seen.scope)
    }

    /// Does this assignment mean the same, under any name?
    pub fn means(&self, seen: &ObservedAssignment) -> bool {
        self.proof
            .principal_id
            .eq_ignore_ascii_case(&seen.principal_id)
            && self.proof.role.eq_ignore_ascii_case(&seen.role)
            && names::scope_key(&self.proof.scope) == names::scope_key(&seen.scope)
            && self
                .proof
                .condition
                .split_whitespace()
                .eq(seen.condition.split_whitespace())
    }
}

/// Azure path of a role assignment.
pub fn assignment_path(scope: &str, name: &str) -> String {
    format!(
        "{}/providers/Microsoft.Authorization/roleAssignments/{name}",
        scope.trim_end_matches('/')
    )
}
