//! What the journal proves: grants that earlier runs of this plan created.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::states::{Eye, existing, same_condition};
use super::{Change, Reason, State};
use crate::names;
use crate::observed::ObservedAssignment;
use crate::plan::common::Id;
use crate::slice::Slice;

/// Earlier runs, as plain data.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Journal {
    /// Assignments that runs created and nobody of us removed since.
    pub created: Vec<Proof>,
}

/// Proof that a run of this plan created an assignment.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Proof {
    /// The plan.
    pub plan_id: Id,
    /// The tenant.
    pub tenant_id: String,
    /// The run.
    pub run: String,
    /// Key of the grant in the plan.
    pub key: String,
    /// Name of the assignment.
    pub name: String,
    /// Scope.
    pub scope: String,
    /// Name of the principal, for people.
    pub principal: String,
    /// Object id of the principal.
    pub principal_id: String,
    /// Its type.
    pub principal_type: String,
    /// Role definition GUID.
    pub role: String,
    /// What the scope is called.
    pub scope_label: String,
    /// Condition as written.
    pub condition: String,
    /// Version of the condition language.
    pub condition_version: String,
    /// Environment it belonged to.
    pub environment: Option<Id>,
    /// Business groups it belonged to.
    pub groups: Vec<Id>,
}

impl Proof {
    fn tuple(&self) -> (String, String, String) {
        (
            self.principal_id.to_lowercase(),
            self.role.to_lowercase(),
            names::scope_key(&self.scope),
        )
    }

    fn is(&self, assignment: &ObservedAssignment) -> bool {
        self.name.eq_ignore_ascii_case(&assignment.name)
            && self
                .principal_id
                .eq_ignore_ascii_case(&assignment.principal_id)
            && self.role.eq_ignore_ascii_case(&assignment.role)
            && names::scope_key(&self.scope) == names::scope_key(&assignment.scope)
    }
}

/// What the whole plan wants, resolved; the slice does not matter: what another slice wants stays.
struct Wanted {
    tuples: BTreeSet<(String, String, String)>,
    /// Role and scope of grants whose principal is not known yet.
    unresolved: BTreeSet<(String, String)>,
}

fn wanted(eye: &Eye<'_>) -> Wanted {
    let mut wanted = Wanted {
        tuples: BTreeSet::new(),
        unresolved: BTreeSet::new(),
    };
    for grant in &eye.desired.grants {
        let Some(scope) = grant.scope.arm_id.as_deref().map(names::scope_key) else {
            continue;
        };
        match eye.object_id(&grant.principal) {
            Ok(oid) => _ = wanted.tuples.insert((oid, grant.role.to_string(), scope)),
            Err(_) => _ = wanted.unresolved.insert((grant.role.to_string(), scope)),
        }
    }
    wanted
}

/// Grants that are proven ours, still there, and no longer wanted by any part of the plan.
pub(super) fn retired(eye: &Eye<'_>, journal: &Journal, slice: &Slice) -> Vec<Change> {
    let wanted = wanted(eye);
    let mut seen = BTreeSet::new();
    let mine = journal.created.iter().filter(|proof| is_mine(eye, proof));
    mine.filter(|proof| slice.touches(proof.environment.as_slice(), &proof.groups))
        .filter(|proof| !wanted.tuples.contains(&proof.tuple()) && seen.insert(proof.tuple()))
        .filter_map(|proof| {
            let found = eye.named(&proof.name).find(|a| proof.is(a));
            let (_, role, scope) = proof.tuple();
            let (state, reason) = match found {
                _ if eye.unread(&proof.scope).is_some() => (
                    State::Unknown,
                    eye.unread(&proof.scope).map(|why| Reason::Unread { why }),
                ),
                // Its principal may be the one that could not be resolved in this reading.
                Some(_) if wanted.unresolved.contains(&(role, scope)) => {
                    (State::Unknown, Some(Reason::IdentityMissing))
                }
                Some(found) if same_condition(&found.condition, &proof.condition) => {
                    (State::Retire, None)
                }
                Some(_) => (State::Surplus, Some(Reason::ChangedSince)),
                None => return None,
            };
            Some(line(proof, state, reason, found))
        })
        .collect()
}

fn is_mine(eye: &Eye<'_>, proof: &Proof) -> bool {
    proof.plan_id == eye.estate.plan.about.plan_id
        && proof
            .tenant_id
            .eq_ignore_ascii_case(&eye.observed.tenant_id)
}

fn line(
    proof: &Proof,
    state: State,
    reason: Option<Reason>,
    found: Option<&ObservedAssignment>,
) -> Change {
    Change {
        state,
        key: proof.key.clone(),
        principal: proof.principal.clone(),
        principal_id: Some(proof.principal_id.clone()),
        principal_type: proof.principal_type.clone(),
        role: proof.role.clone(),
        scope_label: proof.scope_label.clone(),
        scope: Some(proof.scope.clone()),
        condition: proof.condition.clone(),
        condition_version: proof.condition_version.clone(),
        name: Some(proof.name.clone()),
        existing: found.map(existing),
        reason,
        environment: proof.environment.clone(),
        groups: proof.groups.clone(),
    }
}

/// Assignments at scopes of this plan that neither the plan nor the journal knows.
pub(super) fn surplus(eye: &Eye<'_>, journal: &Journal, slice: &Slice) -> Vec<Change> {
    let wanted = wanted(eye);
    let ours = eye
        .desired
        .resources
        .iter()
        .filter(|r| r.ours && r.is_in(slice));
    let scopes: BTreeSet<String> = ours
        .filter_map(|r| r.arm_id.as_deref())
        .map(names::scope_key)
        .collect();
    let proven: BTreeSet<_> = journal
        .created
        .iter()
        .filter(|p| is_mine(eye, p))
        .map(Proof::tuple)
        .collect();
    let mut changes = Vec::new();
    for assignment in &eye.observed.assignments {
        let scope = names::scope_key(&assignment.scope);
        let tuple = (
            assignment.principal_id.to_lowercase(),
            assignment.role.clone(),
            scope,
        );
        if scopes.contains(&tuple.2) && !wanted.tuples.contains(&tuple) && !proven.contains(&tuple)
        {
            changes.push(foreign(eye, assignment));
        }
    }
    changes
}

fn foreign(eye: &Eye<'_>, assignment: &ObservedAssignment) -> Change {
    let known = eye
        .observed
        .principals
        .get(&assignment.principal_id.to_lowercase());
    Change {
        state: State::Surplus,
        key: assignment.name.clone(),
        principal: known.map_or_else(|| assignment.principal_id.clone(), |p| p.name.clone()),
        principal_id: Some(assignment.principal_id.clone()),
        principal_type: assignment.principal_type.clone(),
        role: assignment.role.clone(),
        scope_label: names::last_segment(&assignment.scope).to_owned(),
        scope: Some(assignment.scope.clone()),
        condition: assignment.condition.clone(),
        condition_version: String::new(),
        name: Some(assignment.name.clone()),
        existing: Some(existing(assignment)),
        reason: None,
        environment: None,
        groups: Vec::new(),
    }
}
