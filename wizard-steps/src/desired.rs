//! What Azure should hold if the answers stand: resources and grants, named and placed.

mod text;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use crate::estate::Estate;
use crate::plan::common::Id;
use crate::slice::Slice;
use crate::steps;
use crate::steps::access::answers::ScopeKind;
use crate::table::firsts;

pub use text::Text;

/// What Azure should hold.
#[derive(Debug, Clone, Default)]
pub struct DesiredState {
    /// Resources, parents before children.
    pub resources: Vec<DesiredResource>,
    /// Role assignments, each (principal, role, scope) once.
    pub grants: Vec<Grant>,
    /// Numbers of grants by role: most rules are about a few roles.
    by_role: BTreeMap<String, Vec<usize>>,
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
    Directory(Text),
    /// The managed identity of this project or Foundry resource of the plan.
    IdentityOf(Text),
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
    pub of: Text,
    /// Azure id, once the place is known.
    pub arm_id: Option<Text>,
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
    pub role: Text,
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
    pub at: Text,
    /// Environment it belongs to; none for a grant over all.
    pub environment: Option<Text>,
    /// Business groups it belongs to; empty for all.
    #[serde(serialize_with = "text::list")]
    pub groups: Arc<[Text]>,
}

impl Grant {
    /// What the grant means, in ids of the plan: (principal, role, scope).
    pub fn meaning(&self) -> (&GrantPrincipal, &str, ScopeKind, &str) {
        (&self.principal, &self.role, self.scope.kind, &self.scope.of)
    }

    /// One text for [`Grant::meaning`], stable while those three stay.
    pub fn key(&self) -> String {
        let principal = match &self.principal {
            GrantPrincipal::Directory(id) => id.to_string(),
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
        let grants = once_each(grants);
        Self {
            resources,
            by_role: by_role(&grants),
            grants,
        }
    }

    /// Grants of any of these roles, in order.
    pub fn of_roles<'d>(&'d self, roles: &[&str]) -> impl Iterator<Item = &'d Grant> + use<'d> {
        let roles: BTreeSet<&str> = roles.iter().copied().collect();
        let of = roles.into_iter().filter_map(|role| self.by_role.get(role));
        let mut numbers: Vec<usize> = of.flatten().copied().collect();
        numbers.sort_unstable();
        numbers.into_iter().map(|number| &self.grants[number])
    }
}

fn by_role(grants: &[Grant]) -> BTreeMap<String, Vec<usize>> {
    let roles: Vec<[&str; 1]> = grants.iter().map(|g| [g.role.as_str()]).collect();
    let mut by_first: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, first) in firsts(&roles).into_iter().enumerate() {
        by_first.entry(first).or_default().push(number);
    }
    let by_first = by_first.into_iter();
    by_first
        .map(|(first, of)| (roles[first][0].to_owned(), of))
        .collect()
}

/// Azure knows one assignment for a principal, role and scope: the first that asks for it stays.
/// Foundry resources and projects are told apart by their ids in the plan, so that two with one name
/// (a finding of its own) do not hide each other's grants; other scopes by where they are.
fn once_each(grants: Vec<Grant>) -> Vec<Grant> {
    let places: Vec<Cow<'_, str>> = grants.iter().map(place).collect();
    let keys = grants.iter().zip(&places).map(|(grant, place)| {
        let kind = match grant.principal {
            GrantPrincipal::Directory(_) => "",
            GrantPrincipal::IdentityOf(_) => "identity",
        };
        [kind, grant.principal.id(), &grant.role, place]
    });
    let keys: Vec<[&str; 4]> = keys.collect();
    let firsts = firsts(&keys);
    drop(places);
    let mut first = firsts.into_iter().zip(0..).map(|(first, n)| first == n);
    let mut grants = grants;
    grants.retain(|_| first.next().unwrap_or_default());
    grants
}

/// Where a grant lies, as Azure tells places apart.
fn place(grant: &Grant) -> Cow<'_, str> {
    match (grant.scope.kind, grant.scope.arm_id.as_deref()) {
        (ScopeKind::Account | ScopeKind::Project, _) | (_, None) => {
            Cow::from(grant.scope.of.as_str())
        }
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
