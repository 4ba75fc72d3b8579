//! The rules a new role assignment has to pass, with Azure's words for each
//! refusal.
//!
//! Source: wire contract (recorded traffic, issue threads), read 2026-11-22.
//! The codes `InvalidPrincipalType` and `InvalidCondition` are unverified.

use serde_json::{Map, Value};

use super::Place;
use crate::Practice;
use crate::access::assignments::Triple;
use crate::access::condition::{Condition, Subject};
use crate::answer::Fault;
use crate::call::Call;
use crate::directory::{Kind, Object};
use crate::identity::{bare, guid};
use crate::scope::subscription_of;

/// The body of a PUT.
pub(super) struct Wish {
    pub(super) role: String,
    pub(super) principal: String,
    pub(super) principal_type: Option<String>,
    pub(super) condition: Option<String>,
    pub(super) condition_version: Option<String>,
    pub(super) description: Option<String>,
    pub(super) delegated: Option<String>,
}

impl Wish {
    pub(super) fn read(call: &Call) -> Result<Wish, Fault> {
        let malformed = || {
            Fault::new(
                400,
                "BadRequestFormat",
                "The request was incorrectly formatted.",
            )
        };
        let body = call.object().map_err(|_| malformed())?;
        let properties = body
            .get("properties")
            .and_then(Value::as_object)
            .ok_or_else(malformed)?;
        let text = |key: &str| text(properties, key);
        let definition = text("roleDefinitionId").ok_or_else(malformed)?;
        let (path, role) = definition.rsplit_once('/').ok_or_else(malformed)?;
        if !path
            .to_ascii_lowercase()
            .ends_with("/providers/microsoft.authorization/roledefinitions")
        {
            return Err(malformed());
        }
        let principal = text("principalId")
            .and_then(|id| guid(&id))
            .ok_or_else(malformed)?;
        Ok(Wish {
            role: role.to_ascii_lowercase(),
            principal,
            principal_type: text("principalType"),
            condition: text("condition"),
            condition_version: text("conditionVersion"),
            description: text("description"),
            delegated: text("delegatedManagedIdentityResourceId"),
        })
    }

    /// What conditions on the caller's role look at.
    pub(super) fn subject(&self) -> Subject<'_> {
        Subject {
            role: &self.role,
            principal: &self.principal,
            principal_type: self.principal_type.as_deref().unwrap_or_default(),
        }
    }
}

fn text(map: &Map<String, Value>, key: &str) -> Option<String> {
    map.get(key)
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty())
        .map(ToOwned::to_owned)
}

/// A condition must be readable, and be of version 2.0.
pub(super) fn check_condition(wish: &Wish) -> Result<(), Fault> {
    let Some(condition) = &wish.condition else {
        return Ok(());
    };
    let is_current = wish.condition_version.as_deref() == Some("2.0");
    if is_current && Condition::parse(condition).is_some() {
        return Ok(());
    }
    Err(Fault::new(
        400,
        "InvalidCondition",
        "The given role assignment condition is invalid.",
    ))
}

impl Practice {
    /// The principal's type, or why it cannot hold a role.
    pub(super) fn principal_type(&self, wish: &Wish) -> Result<String, Fault> {
        check_type_name(wish)?;
        let object = self
            .directory
            .get(&wish.principal)
            .ok_or_else(|| self.unknown(&wish.principal))?;
        let Some(actual) = object.kind.principal_type() else {
            return Err(Fault::new(
                400,
                "PrincipalTypeNotSupported",
                format!(
                    "Principals of type {} cannot validly be used in role assignments.",
                    object.kind.spoken()
                ),
            ));
        };
        match &wish.principal_type {
            Some(named) if !named.eq_ignore_ascii_case(actual) => Err(Fault::new(
                400,
                "UnmatchedPrincipalType",
                format!(
                    "The PrincipalId '{}' has type '{actual}' , which is different from specified PrinciaplType '{named}'.",
                    bare(&object.id)
                ),
            )),
            // A named type spares a service principal the wait for the
            // directory to replicate; groups and users have to wait anyway.
            Some(_) if object.kind == Kind::ServicePrincipal => Ok(actual.to_owned()),
            _ if self.is_replicated(object) => Ok(actual.to_owned()),
            _ => Err(self.unknown(&object.id)),
        }
    }

    fn is_replicated(&self, object: &Object) -> bool {
        let lag = self.weather.principals_known_after_s;
        object
            .since
            .is_none_or(|since| since.saturating_add_unsigned(lag) <= self.clock)
    }

    fn unknown(&self, principal: &str) -> Fault {
        Fault::new(
            400,
            "PrincipalNotFound",
            format!(
                "Principal {} does not exist in the directory {}. Check that you have the correct principal ID. If \
                 you are creating this principal and then immediately assigning a role, this error might be related \
                 to a replication delay. In this case, set the role assignment principalType property to a value, \
                 such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype",
                bare(principal),
                self.tenant_id
            ),
        )
    }

    /// Whether the name and the triple are free; true for a new assignment,
    /// false for the same one again.
    pub(super) fn check_taken(
        &self,
        triple: &Triple,
        place: &Place,
        id: &str,
    ) -> Result<bool, Fault> {
        if let Some((known, _)) = self.assignments.named(id) {
            if known == triple {
                return Ok(false);
            }
            return Err(Fault::new(
                400,
                "RoleAssignmentUpdateNotPermitted",
                "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.",
            ));
        }
        if let Some(other) = self.assignments.get(triple) {
            return Err(Fault::new(
                409,
                "RoleAssignmentExists",
                format!(
                    "The role assignment already exists. The ID of the existing role assignment is {}.",
                    bare(&other.name)
                ),
            ));
        }
        let count = subscription_of(&place.key).map_or(0, |one| self.assignments.count_in(one));
        if count >= self.settings.assignment_limit {
            return Err(Fault::new(
                400,
                "RoleAssignmentLimitExceeded",
                "No more role assignments can be created.",
            ));
        }
        Ok(true)
    }
}

/// Whether the type is one that can be named at all.
fn check_type_name(wish: &Wish) -> Result<(), Fault> {
    let known = [
        "User",
        "Group",
        "ServicePrincipal",
        "ForeignGroup",
        "Device",
    ];
    match &wish.principal_type {
        Some(named) if !known.iter().any(|name| name.eq_ignore_ascii_case(named)) => {
            Err(Fault::new(
                400,
                "InvalidPrincipalType",
                format!(
                    "The PrincipalType property '{named}' is not valid. It must be 'User', 'Group' or \
                     'ServicePrincipal'."
                ),
            ))
        }
        _ => Ok(()),
    }
}
