//! The shape of a seed, field by field; the crate documentation explains it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::access::assignments::{Assignment, Triple};
use crate::access::decide::DenyAssignment;
use crate::access::roles::Role;
use crate::arm::locks::Lock;
use crate::arm::operations::Operation;
use crate::directory::Object;
use crate::{Settings, Weather};

/// Sunday 22 November 2026, 09:00 UTC.
const DEFAULT_CLOCK: i64 = 1_795_338_000;

/// A subscription.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Subscription {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(default = "enabled")]
    pub(crate) state: String,
    /// Names of the management groups above it, nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) management_groups: Vec<String>,
}

fn enabled() -> String {
    "Enabled".to_owned()
}

fn default_clock() -> i64 {
    DEFAULT_CLOCK
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Seed {
    pub(super) tenant_id: String,
    pub(super) name: String,
    pub(super) domain: String,
    #[serde(default = "default_clock")]
    pub(super) clock: i64,
    pub(super) caller: String,
    #[serde(default)]
    pub(super) subscriptions: Vec<Subscription>,
    #[serde(default)]
    pub(super) directory: Vec<Object>,
    #[serde(default)]
    pub(super) resources: Vec<Map<String, Value>>,
    #[serde(default)]
    pub(super) assignments: Vec<Written>,
    #[serde(default)]
    pub(super) roles: Vec<Role>,
    #[serde(default)]
    pub(super) locks: Vec<Lock>,
    #[serde(default)]
    pub(super) deny_assignments: Vec<DenyAssignment>,
    #[serde(default)]
    pub(super) providers: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(default)]
    pub(super) settings: Settings,
    #[serde(default)]
    pub(super) weather: Weather,
    #[serde(default)]
    pub(super) deleted: Vec<Deleted>,
    #[serde(default)]
    pub(super) operations: Vec<Operation>,
    #[serde(default)]
    pub(super) serial: u64,
    #[serde(default)]
    pub(super) made: u64,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Deleted {
    pub(super) at: i64,
    pub(super) body: Map<String, Value>,
}

/// A role assignment as the seed has it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Written {
    pub(super) name: Option<String>,
    pub(super) scope: String,
    pub(super) principal_id: String,
    pub(super) role_id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) principal_type: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) condition: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) condition_version: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) delegated_managed_identity_resource_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) created_on: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) updated_on: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) created_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) updated_by: Option<String>,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) since: i64,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_zero(value: &i64) -> bool {
    *value == 0
}

impl Written {
    /// The assignment it describes; name, type of principal and time of
    /// creation as they are when it does not say.
    pub(super) fn assignment(self, name: String, kind: &str, made: String) -> Assignment {
        let created_on = self.created_on.unwrap_or(made);
        let scope = self.scope.trim_end_matches('/');
        Assignment {
            name,
            scope: if scope.is_empty() { "/" } else { scope }.to_owned(),
            principal_type: self.principal_type.unwrap_or_else(|| kind.to_owned()),
            condition: self.condition,
            condition_version: self.condition_version,
            description: self.description,
            delegated: self.delegated_managed_identity_resource_id,
            updated_on: self.updated_on.unwrap_or_else(|| created_on.clone()),
            created_on,
            updated_by: self.updated_by.or_else(|| self.created_by.clone()),
            created_by: self.created_by,
            since: self.since,
            text: String::new(),
        }
    }
}

impl From<(&Triple, &Assignment)> for Written {
    fn from((triple, assignment): (&Triple, &Assignment)) -> Written {
        let one = assignment.clone();
        Written {
            name: Some(one.name),
            scope: one.scope,
            principal_id: triple.principal.clone(),
            role_id: triple.role.clone(),
            principal_type: Some(one.principal_type),
            condition: one.condition,
            condition_version: one.condition_version,
            description: one.description,
            delegated_managed_identity_resource_id: one.delegated,
            created_on: Some(one.created_on),
            updated_on: Some(one.updated_on),
            created_by: one.created_by,
            updated_by: one.updated_by,
            since: one.since,
        }
    }
}
