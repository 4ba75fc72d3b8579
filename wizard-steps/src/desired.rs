//! What Azure should hold if the answers stand: resources and grants, named and placed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::estate::Estate;
use crate::plan::common::Id;
use crate::slice::Slice;
use crate::steps;
use crate::steps::access::answers::ScopeKind;

/// What Azure should hold.
#[derive(Debug, Clone, Default)]
pub struct DesiredState {
    /// Resources, parents before children.
    pub resources: Vec<DesiredResource>,
    /// Role assignments, each (principal, role, scope) once.
    pub grants: Vec<Grant>,
}

/// A resource.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DesiredResource {
    /// Id in the plan (for a resource group: of the first Foundry resource in it).
    pub of: Id,
    /// Azure id, once its place is known.
    pub arm_id: Option<String>,
    /// Azure type.
    #[serde(rename = "type")]
    pub resource_type: &'static str,
    /// Body as it would be sent.
    pub body: Value,
    /// Environments it belongs to.
    pub environments: BTreeSet<Id>,
    /// Business groups it belongs to.
    pub groups: BTreeSet<Id>,
    /// Part of this rollout; otherwise somebody else's, needed by a connection.
    pub ours: bool,
}

impl DesiredResource {
    /// Is it part of this slice?
    pub fn is_in(&self, slice: &Slice) -> bool {
        let environments: Vec<&Id> = self.environments.iter().collect();
        let groups: Vec<&Id> = self.groups.iter().collect();
        slice.touches(&environments, &groups)
    }
}

/// For whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum GrantPrincipal {
    /// A directory object of the plan, by its id there.
    Directory(Id),
    /// The managed identity of this project or Foundry resource of the plan.
    IdentityOf(Id),
}

impl GrantPrincipal {
    /// The plan id behind it.
    pub fn id(&self) -> &str {
        match self {
            Self::Directory(id) | Self::IdentityOf(id) => id,
        }
    }
}

/// Where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scope {
    /// What kind of scope.
    pub kind: ScopeKind,
    /// Id in the plan; for a resource group that of a Foundry resource in it, for a foreign resource
    /// its Azure id.
    pub of: Id,
    /// Azure id, once the place is known.
    pub arm_id: Option<String>,
}

/// Why a grant is in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Origin {
    /// A persona's role.
    Persona,
    /// A managed identity's role.
    Identity,
    /// A connection signs in with it.
    Connection,
    /// Written by hand.
    Manual,
}

/// A role assignment of the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Grant {
    /// For whom.
    pub principal: GrantPrincipal,
    /// Role definition GUID, lower case.
    pub role: String,
    /// Where.
    pub scope: Scope,
    /// Condition, empty for none.
    pub condition: String,
    /// Version of the condition language, empty for none.
    pub condition_version: String,
    /// Eligible, not permanent.
    pub eligible: bool,
    /// Why it is there.
    pub origin: Origin,
    /// JSON Pointer of the answer it comes from.
    pub at: String,
    /// Environment it belongs to; none for a grant over all.
    pub environment: Option<Id>,
    /// Business groups it belongs to; empty for all.
    pub groups: Vec<Id>,
}

impl Grant {
    /// What the grant means, in ids of the plan: (principal, role, scope).
    pub fn meaning(&self) -> (&GrantPrincipal, &str, ScopeKind, &str) {
        (&self.principal, &self.role, self.scope.kind, &self.scope.of)
    }

    /// One text for [`Grant::meaning`], stable while those three stay.
    pub fn key(&self) -> String {
        let principal = match &self.principal {
            GrantPrincipal::Directory(id) => id.clone(),
            GrantPrincipal::IdentityOf(id) => format!("identity-of:{id}"),
        };
        format!("{principal} {} {}", self.role, self.scope.of)
    }
}

impl DesiredState {
    /// What a resolved plan asks for.
    pub fn of(estate: &Estate<'_>) -> Self {
        let mut grants = Vec::new();
        steps::access::desired::grants(estate, &mut grants);
        steps::connections::desired::grants(estate, &mut grants);
        let mut resources = steps::organization::desired::resources(estate);
        steps::connections::desired::targets(estate, &mut resources);
        steps::access::desired::targets(estate, &mut resources);
        Self {
            resources,
            grants: once_each(grants),
        }
    }
}

/// Azure knows one assignment for a principal, role and scope: the first that asks for it stays.
/// Foundry resources and projects are told apart by their ids in the plan, so that two with one name
/// (a finding of its own) do not hide each other's grants; other scopes by where they are.
fn once_each(grants: Vec<Grant>) -> Vec<Grant> {
    let mut seen = BTreeSet::new();
    let first: Vec<bool> = grants
        .iter()
        .map(|g| seen.insert((&g.principal, g.role.as_str(), place(g))))
        .collect();
    grants
        .into_iter()
        .zip(first)
        .filter_map(|(grant, is_first)| is_first.then_some(grant))
        .collect()
}

/// Where a grant lies, as Azure tells places apart.
fn place(grant: &Grant) -> Cow<'_, str> {
    match (grant.scope.kind, grant.scope.arm_id.as_deref()) {
        (ScopeKind::Account | ScopeKind::Project, _) | (_, None) => Cow::from(&grant.scope.of),
        (_, Some(id)) => Cow::from(crate::names::scope_key(id)),
    }
}

/// Grants by environment and business group, for the pictures and reports.
pub fn by_environment(grants: &[Grant]) -> BTreeMap<Option<&str>, usize> {
    grants.iter().fold(BTreeMap::new(), |mut counts, g| {
        *counts.entry(g.environment.as_deref()).or_default() += 1;
        counts
    })
}
