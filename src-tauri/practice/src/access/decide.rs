//! May this caller do this here? The evaluator of role-based access.
//!
//! Walk from the root of the tenant down to the scope; at each step look at
//! what the caller, and every group the caller is in, holds there. One role
//! whose actions match and whose exclusions do not is enough, unless a
//! condition of the role or of the assignment is unfulfilled, or a deny
//! assignment says no. Source of rules and wording: wire contract and
//! Microsoft documentation of Azure RBAC, read 2026-11-22.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::assignments::{Assignment, Triple};
use super::condition::{Condition, Subject};
use super::roles::{BUILT_IN, Permission, Role};
use crate::answer::Fault;
use crate::scope::{key_of, lineage, subscription_of};
use crate::{Caller, Practice};

/// The outcome of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Decision {
    Allowed,
    NoRole,
    ConditionUnmet,
    Denied(String),
}

/// A deny assignment of the seed, in ARM's own words.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct DenyAssignment {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) scope: String,
    pub(crate) permissions: Vec<Permission>,
    /// Object ids; `00000000-0000-0000-0000-000000000000` is everyone.
    pub(crate) principals: Vec<String>,
    #[serde(default)]
    pub(crate) exclude_principals: Vec<String>,
    #[serde(default)]
    pub(crate) does_not_reach_children: bool,
}

const EVERYONE: &str = "00000000-0000-0000-0000-000000000000";

impl DenyAssignment {
    fn applies(&self, circle: &BTreeSet<String>) -> bool {
        let has = |ids: &[String]| {
            ids.iter()
                .any(|id| circle.contains(&id.to_ascii_lowercase()))
        };
        (self.principals.iter().any(|id| id == EVERYONE) || has(&self.principals))
            && !has(&self.exclude_principals)
    }
}

impl Practice {
    /// A role by id, built in or of this tenant.
    pub(crate) fn role(&self, id: &str) -> Option<&Role> {
        let id = id.to_ascii_lowercase();
        self.roles.get(&id).or_else(|| BUILT_IN.get(&id))
    }

    /// The scopes above a key and the key itself, outermost first.
    pub(crate) fn chain(&self, key: &str) -> Vec<String> {
        let mut chain = vec!["/".to_owned()];
        if let Some(subscription) = subscription_of(key).and_then(|id| self.subscriptions.get(id)) {
            let group = |name: &String| {
                format!(
                    "/providers/microsoft.management/managementgroups/{}",
                    name.to_ascii_lowercase()
                )
            };
            chain.extend(subscription.management_groups.iter().rev().map(group));
        }
        chain.extend(lineage(key).into_iter().map(ToOwned::to_owned));
        chain
    }

    /// Everything the caller holds at and above a scope.
    pub(crate) fn effective<'a>(
        &'a self,
        circle: &'a BTreeSet<String>,
        key: &str,
    ) -> Vec<(&'a Triple, &'a Assignment, &'a Role)> {
        let mut found = Vec::new();
        for scope in self.chain(key) {
            for principal in circle {
                let held = self.assignments.held(&scope, principal);
                let with_role = held.filter_map(|(triple, assignment)| {
                    self.role(&triple.role)
                        .map(|role| (triple, assignment, role))
                });
                found.extend(with_role);
            }
        }
        found
    }

    /// May the caller do this at this scope?
    pub(crate) fn decide(
        &self,
        caller: &Caller,
        action: &str,
        scope: &str,
        subject: Option<Subject>,
    ) -> Decision {
        let key = key_of(scope);
        let mut decision = Decision::NoRole;
        for (_, assignment, role) in self.effective(&caller.circle, &key) {
            for permission in role.permissions.iter().filter(|one| one.allows(action)) {
                let conditions = [&assignment.condition, &permission.condition];
                let is_met = conditions.into_iter().flatten().all(|text| {
                    Condition::parse(text).is_some_and(|condition| condition.holds(action, subject))
                });
                if is_met {
                    return self
                        .denied(caller, action, &key)
                        .unwrap_or(Decision::Allowed);
                }
                decision = Decision::ConditionUnmet;
            }
        }
        decision
    }

    fn denied(&self, caller: &Caller, action: &str, key: &str) -> Option<Decision> {
        if self.deny_assignments.is_empty() {
            return None;
        }
        let chain = self.chain(key);
        let reaches = |deny: &&DenyAssignment| {
            let scope = key_of(&deny.scope);
            if deny.does_not_reach_children {
                scope == key
            } else {
                chain.contains(&scope)
            }
        };
        self.deny_assignments
            .iter()
            .filter(reaches)
            .filter(|deny| deny.permissions.iter().any(|one| one.allows(action)))
            .find(|deny| deny.applies(&caller.circle))
            .map(|deny| Decision::Denied(deny.id.clone()))
    }

    /// Refuses with the 403 ARM would give.
    pub(crate) fn authorize(
        &self,
        caller: &Caller,
        action: &str,
        scope: &str,
    ) -> Result<(), Fault> {
        self.authorize_subject(caller, action, scope, None)
    }

    /// The same for a role assignment, whose attributes conditions look at.
    pub(crate) fn authorize_subject(
        &self,
        caller: &Caller,
        action: &str,
        scope: &str,
        subject: Option<Subject>,
    ) -> Result<(), Fault> {
        let client = format!(
            "The client '{}' with object id '{}'",
            caller.spoken, caller.oid
        );
        let or_condition = match self.decide(caller, action, scope, subject) {
            Decision::Allowed => return Ok(()),
            Decision::NoRole => "",
            Decision::ConditionUnmet => " or an ABAC condition not fulfilled",
            Decision::Denied(id) => {
                return Err(Fault::new(
                    403,
                    "DenyAssignmentAuthorizationFailed",
                    format!(
                        "{client} has permission to perform action '{action}' on scope '{scope}'; however, \
                         the access is denied because of the deny assignment with id '{id}' at scope '{scope}'."
                    ),
                ));
            }
        };
        Err(Fault::new(
            403,
            "AuthorizationFailed",
            format!(
                "{client} does not have authorization{or_condition} to perform action '{action}' over scope \
                 '{scope}' or the scope is invalid. If access was recently granted, please refresh your \
                 credentials."
            ),
        ))
    }

    /// Whether the caller may do it, without the words.
    pub(crate) fn may(&self, caller: &Caller, action: &str, scope: &str) -> bool {
        self.decide(caller, action, scope, None) == Decision::Allowed
    }

    /// Whether the caller holds anything at, above or below a subscription:
    /// ARM then shows the subscription.
    pub(crate) fn sees(&self, caller: &Caller, subscription_key: &str) -> bool {
        !self.effective(&caller.circle, subscription_key).is_empty()
            || self
                .assignments
                .below(subscription_key, None)
                .any(|(triple, _)| caller.circle.contains(&triple.principal))
    }
}
