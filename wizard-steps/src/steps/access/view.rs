//! Who holds which role where, as bars: what the access screen draws for a business group in an
//! environment.
//!
//! A bar starts at the kind of scope a role is given at and reaches everything below it. Names are
//! shown and GUIDs decide; what the plan does not know (members of a group, a role outside the
//! catalogue) is absent.

mod choices;
mod rows;
#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::catalog::roles::Level;
use crate::desired::{DesiredState, Origin};
use crate::estate::Estate;
use crate::labels::count;
use crate::plan::common::{Id, Persona};
use crate::slice::Slice;
use crate::steps::prerequisites::answers::PrincipalKind;

use super::answers::ScopeKind;

pub use choices::{Fit, RoleChoice, roles};

/// Roles of a business group in an environment.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AccessView {
    /// The business group; empty means all.
    pub group: Id,
    /// The environment; empty means all.
    pub environment: Id,
    /// Grants of the whole plan.
    pub planned: u32,
    /// Grants of this business group, in all environments.
    pub of_group: u32,
    /// Grants of this business group in this environment: those of the rows.
    pub here: u32,
    /// Personas in the order of their duties, then identities, then owners of cost and monitoring.
    pub rows: Vec<AccessRow>,
}

/// Who holds the roles of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Holder {
    /// A principal of the plan: an Entra group, a person, an application.
    Principal,
    /// A persona of the mapping that nobody stands for here yet.
    Nobody,
    /// The managed identities of projects.
    ProjectIdentities,
    /// The managed identities of Foundry resources.
    AccountIdentities,
}

/// One persona or principal, or identities of one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AccessRow {
    /// Who holds the roles.
    pub holder: Holder,
    /// What the row is called: the persona, else the principal, else the kind of identity.
    pub label: String,
    /// The persona, if there is one.
    pub persona: Option<Persona>,
    /// The principal's id in the plan.
    pub principal: Option<Id>,
    /// The principal's name, or its id when it has none.
    pub name: Option<String>,
    /// What the principal is.
    pub kind: Option<PrincipalKind>,
    /// The principal was seen in the directory.
    pub verified: bool,
    /// How many managed identities are folded into the row; none for principals.
    pub identities: Option<u32>,
    /// Its roles, from the broadest scope to the narrowest.
    pub bars: Vec<Bar>,
}

/// A role, from the scope it is given at.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Bar {
    /// GUID of the role definition; as typed where it is none.
    pub role: String,
    /// Its name, where the catalogue knows the role.
    pub role_name: Option<String>,
    /// Its former name.
    pub former_name: Option<String>,
    /// How much it lets its holders do.
    pub level: Level,
    /// The kind of scope it is given at; none while nobody chose one.
    pub from: Option<ScopeKind>,
    /// The scope by name; several are counted.
    pub scope_label: String,
    /// The scopes by name.
    pub scopes: Vec<String>,
    /// Grants that make the bar; none yet where a role or scope is missing, or nothing is there to
    /// hold it at.
    pub grants: u32,
    /// Eligible, not permanent.
    pub eligible: bool,
    /// Limited by a condition.
    pub conditional: bool,
    /// Why it is in the plan.
    pub origin: Origin,
    /// JSON Pointer of the answer it comes from.
    pub at: String,
    /// Id of the row of the mapping, for a persona's role.
    pub mapping: Option<Id>,
}

/// The roles of a business group in an environment; an empty id means all.
pub fn view(
    estate: &Estate<'_>,
    desired: &DesiredState,
    group: &str,
    environment: &str,
) -> AccessView {
    let one = |id: &str| {
        let ids = Some(id.to_owned()).filter(|id| !id.is_empty());
        ids.into_iter().collect()
    };
    let of_group = Slice {
        groups: one(group),
        ..Slice::all()
    };
    let here = Slice {
        environments: one(environment),
        ..of_group.clone()
    };
    let in_slice = |slice: &Slice| count(crate::change::in_slice(desired, slice).count());
    AccessView {
        group: group.to_owned(),
        environment: environment.to_owned(),
        planned: count(desired.grants.len()),
        of_group: in_slice(&of_group),
        here: in_slice(&here),
        rows: rows::rows(estate, desired, &here),
    }
}
