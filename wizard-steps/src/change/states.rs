//! The state of one grant.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, Existing, Reason, State};
use crate::desired::{DesiredState, Grant, GrantPrincipal, Text};
use crate::estate::Estate;
use crate::labels;
use crate::names;
use crate::observed::{Observed, ObservedAssignment};
use crate::steps::access::answers::ScopeKind;
use crate::steps::prerequisites::requests::group_name;

/// The right that every grant needs.
const WRITE: &str = "Microsoft.Authorization/roleAssignments/write";

/// Everything that is looked at, indexed once.
pub(super) struct Eye<'a> {
    pub(super) estate: &'a Estate<'a>,
    pub(super) desired: &'a DesiredState,
    pub(super) observed: &'a Observed,
    /// Assignments by principal and role, both in lower case.
    by_holder: BTreeMap<(String, &'a str), Vec<&'a ObservedAssignment>>,
    /// Assignments by name in lower case.
    by_name: BTreeMap<String, Vec<&'a ObservedAssignment>>,
    /// Azure ids, in lower case, of what is to be removed: it covers nothing below it any more.
    leaving: BTreeSet<String>,
}

impl<'a> Eye<'a> {
    pub(super) fn new(
        estate: &'a Estate<'a>,
        desired: &'a DesiredState,
        observed: &'a Observed,
    ) -> Self {
        let mut by_holder: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut by_name: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for assignment in &observed.assignments {
            let holder = (
                assignment.principal_id.to_lowercase(),
                assignment.role.as_str(),
            );
            by_holder.entry(holder).or_default().push(assignment);
            let name = assignment.name.to_lowercase();
            by_name.entry(name).or_default().push(assignment);
        }
        Self {
            estate,
            desired,
            observed,
            by_holder,
            by_name,
            leaving: BTreeSet::new(),
        }
    }

    /// Assignments of this name; it is unique at a scope only.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = &'a ObservedAssignment> {
        let named = self.by_name.get(&name.to_lowercase());
        named.into_iter().flatten().copied()
    }

    /// Does not count on these assignments: they are to be removed.
    pub(super) fn forget_leaving(&mut self, retired: &[Change]) {
        let leaving = retired.iter().filter(|c| c.state == State::Retire);
        let ids = leaving.filter_map(|c| Some(c.existing.as_ref()?.id.to_lowercase()));
        self.leaving = ids.collect();
    }

    pub(super) fn judge(&self, grant: &Grant) -> Change {
        let mut change = self.line(grant);
        (change.state, change.reason) = match self.place(grant, &mut change) {
            Err((state, reason)) => (state, Some(reason)),
            Ok(()) => self.compare(grant, &mut change),
        };
        change
    }

    /// Object id of a principal, once the directory or the resource knows it.
    pub(super) fn object_id(&self, principal: &GrantPrincipal) -> Result<String, Reason> {
        match principal {
            GrantPrincipal::Directory(id) => {
                let principal = self.estate.principals.get(id);
                let unnamed = || match principal {
                    Some(p) if p.is_awaited() => Reason::GroupToBeMade {
                        name: group_name(self.estate, id, p),
                        by: p.owner.name.trim().to_owned(),
                    },
                    _ => Reason::PrincipalUnnamed,
                };
                let oid = principal
                    .and_then(|p| p.object_id.parsed())
                    .ok_or_else(unnamed)?;
                let missing = self
                    .observed
                    .missing_principals
                    .iter()
                    .any(|m| m.eq_ignore_ascii_case(&oid));
                if missing {
                    Err(Reason::PrincipalMissing)
                } else {
                    Ok(oid)
                }
            }
            GrantPrincipal::IdentityOf(id) => {
                let arm_id = match self.estate.accounts.get(id) {
                    Some(account) => account.arm_id(),
                    None => self.estate.project_arm_id(id),
                };
                let resource = arm_id.and_then(|id| self.observed.resource(&id));
                let identity = resource.and_then(|r| r.identity.clone());
                identity
                    .map(|oid| oid.to_lowercase())
                    .ok_or(Reason::IdentityMissing)
            }
        }
    }

    fn line(&self, grant: &Grant) -> Change {
        let (principal, principal_type) = self.name_of(&grant.principal);
        Change {
            state: State::Unknown,
            key: grant.key(),
            principal,
            principal_id: None,
            principal_type,
            role: grant.role.to_string(),
            scope_label: self.scope_label(grant),
            scope: grant.scope.arm_id.as_ref().map(String::from),
            condition: grant.condition.clone(),
            condition_version: grant.condition_version.clone(),
            name: None,
            existing: None,
            reason: None,
            environment: grant.environment.as_ref().map(String::from),
            groups: grant.groups.iter().map(String::from).collect(),
        }
    }

    fn name_of(&self, principal: &GrantPrincipal) -> (String, String) {
        match principal {
            GrantPrincipal::Directory(id) => {
                let answers = self.estate.principals.get(id);
                let name = answers.map(|p| p.name.clone()).filter(|n| !n.is_empty());
                let typed = answers
                    .map(|p| p.principal_type.clone())
                    .unwrap_or_default();
                (name.unwrap_or_else(|| id.to_string()), typed)
            }
            GrantPrincipal::IdentityOf(id) => (
                format!("identity of {}", self.resource_name(id)),
                "ServicePrincipal".to_owned(),
            ),
        }
    }

    fn resource_name(&self, id: &str) -> String {
        if let Some(account) = self.estate.accounts.get(id) {
            return account.name.clone();
        }
        let place = self.estate.projects.get(id);
        let account = place
            .and_then(|p| p.account.as_ref())
            .and_then(|a| self.estate.accounts.get(a));
        match (account, place) {
            (Some(account), Some(place)) => format!("{}/{}", account.name, place.name),
            _ => id.to_owned(),
        }
    }

    fn scope_label(&self, grant: &Grant) -> String {
        let last = |id: &Option<Text>| id.as_deref().map(|id| names::last_segment(id).to_owned());
        match grant.scope.kind {
            ScopeKind::Account | ScopeKind::Project => self.resource_name(&grant.scope.of),
            ScopeKind::ResourceGroup => {
                last(&grant.scope.arm_id).unwrap_or_else(|| "resource group".to_owned())
            }
            ScopeKind::Resource => last(&grant.scope.arm_id).unwrap_or_default(),
            ScopeKind::Subscription => {
                let answers = self
                    .estate
                    .plan
                    .prerequisites
                    .subscriptions
                    .get(grant.scope.of.as_str());
                answers.map_or_else(|| grant.scope.of.to_string(), |s| s.name.clone())
            }
        }
    }

    /// Resolves scope and principal; says what is missing.
    fn place(&self, grant: &Grant, change: &mut Change) -> Result<(), (State, Reason)> {
        let waiting = |reason| (State::Waiting, reason);
        let principal = self.object_id(&grant.principal);
        let scope = grant
            .scope
            .arm_id
            .as_deref()
            .ok_or_else(|| waiting(self.unplaced(grant)))?;
        if let Ok(oid) = &principal {
            change.principal_id = Some(oid.clone());
            change.name = Some(names::role_assignment(scope, oid, &grant.role));
        }
        if let Some(why) = self.unread(scope) {
            return Err((State::Unknown, Reason::Unread { why }));
        }
        if let Some(missing) = self.missing(grant, scope) {
            return Err(waiting(missing));
        }
        principal.map(|_| ()).map_err(waiting)
    }

    /// Why a scope has no place yet.
    fn unplaced(&self, grant: &Grant) -> Reason {
        let entry = self.estate.subscription_of_scope(&grant.scope.of);
        match entry.filter(|(_, s)| s.is_awaited()) {
            Some((id, entry)) => Reason::SubscriptionToBeMade {
                name: labels::or_id(&entry.name, id).to_owned(),
                by: entry.owner.name.trim().to_owned(),
            },
            None => Reason::ScopeUnplaced,
        }
    }

    /// Why the assignments at a scope could not be read: a reading covers everything at and below it.
    pub(super) fn unread(&self, scope: &str) -> Option<String> {
        let key = names::scope_key(scope);
        let covering = self
            .observed
            .unread
            .iter()
            .find(|(above, _)| names::is_at_or_below(&key, above));
        if let Some((_, why)) = covering {
            return Some(why.clone());
        }
        let subscription = key.split('/').nth(2).unwrap_or_default();
        (!self.observed.subscriptions.contains_key(subscription)).then(|| {
            "the subscription is not visible to this account, or does not exist".to_owned()
        })
    }

    fn missing(&self, grant: &Grant, scope: &str) -> Option<Reason> {
        if grant.scope.kind == ScopeKind::Subscription || self.observed.resource(scope).is_some() {
            return None;
        }
        let resource = match grant.scope.kind {
            ScopeKind::Account => "Foundry resource",
            ScopeKind::Project => "project",
            ScopeKind::ResourceGroup => "resource group",
            _ => "resource",
        };
        Some(Reason::ScopeMissing {
            scope: scope.to_owned(),
            resource: resource.to_owned(),
        })
    }

    fn compare(&self, grant: &Grant, change: &mut Change) -> (State, Option<Reason>) {
        let scope = names::scope_key(change.scope.as_deref().unwrap_or_default());
        let holder = (
            change.principal_id.clone().unwrap_or_default(),
            grant.role.as_str(),
        );
        let held = self.by_holder.get(&holder).map_or(&[][..], Vec::as_slice);
        if let Some(found) = held.iter().find(|a| names::scope_key(&a.scope) == scope) {
            let ours = change
                .name
                .as_deref()
                .is_some_and(|n| n.eq_ignore_ascii_case(&found.name));
            change.existing = Some(existing(found));
            if same_condition(&found.condition, &grant.condition) {
                change.name = Some(found.name.clone());
                return (if ours { State::InPlace } else { State::Adopted }, None);
            }
            return (
                State::Differs,
                Some(Reason::OtherCondition {
                    found: found.condition.clone(),
                }),
            );
        }
        let above = |a: &&&ObservedAssignment| {
            a.condition.trim().is_empty()
                && !self.leaving.contains(&a.id.to_lowercase())
                && names::is_at_or_below(&scope, &names::scope_key(&a.scope))
        };
        if let Some(found) = held.iter().find(above) {
            change.existing = Some(existing(found));
            return (State::Inherited, None);
        }
        if grant.eligible {
            return (State::Blocked, Some(Reason::Eligible));
        }
        match self.observed.allows(&scope, WRITE) {
            Some(false) => (
                State::Blocked,
                Some(Reason::NoRight {
                    action: WRITE.to_owned(),
                }),
            ),
            _ => (State::Create, None),
        }
    }
}

pub(super) fn existing(found: &ObservedAssignment) -> Existing {
    Existing {
        id: found.id.clone(),
        scope: found.scope.clone(),
        created_by: found.created_by.clone(),
        created_on: found.created_on.clone(),
    }
}

/// White space does not change what a condition means.
pub(super) fn same_condition(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
