//! What is special about a type of resource.
//!
//! The tree in `arm::resources` stores anything. A [`Behaviour`] adds to one
//! type what Azure adds: rules before a write or a delete, and the read-only
//! parts of the answer. One file a type; a type without a file is stored as
//! sent.

mod account;
mod connection;
mod identity;
mod project;

pub(crate) use account::KEPT_SECONDS;
use serde_json::{Map, Value, json};

use crate::Practice;
use crate::answer::Fault;
use crate::directory::{Kind, Object};
use crate::identity::{derived, principal_of};
use crate::scope::{ResourcePath, key_of};

/// A resource body.
pub(crate) type Body = Map<String, Value>;

/// A write about to happen.
pub(crate) struct Write<'a> {
    pub(crate) practice: &'a Practice,
    pub(crate) path: &'a ResourcePath,
    /// What is there now.
    pub(crate) old: Option<&'a Body>,
    /// Who writes, for `systemData`; none while reading a seed.
    pub(crate) by: Option<&'a str>,
}

/// Rules and read-only parts of one resource type.
pub(crate) trait Behaviour: Sync {
    /// Whether the body may be written.
    fn check_write(&self, _write: &Write, _body: &Body) -> Result<(), Fault> {
        Ok(())
    }

    /// Adds the parts a client does not send. Doing it twice changes nothing.
    fn complete(&self, _write: &Write, _body: &mut Body) {}

    /// Whether it may be deleted.
    fn check_delete(&self, _practice: &Practice, _path: &ResourcePath) -> Result<(), Fault> {
        Ok(())
    }

    /// The status of a first PUT.
    fn created(&self) -> u16 {
        201
    }

    /// Whether a deleted one is kept for a while.
    fn is_kept_when_deleted(&self) -> bool {
        false
    }

    /// Whether creating one may take time.
    fn takes_time(&self) -> bool {
        false
    }
}

struct Plain;

impl Behaviour for Plain {}

/// The behaviour of a type, given in lower case.
pub(crate) fn of(kind: &str) -> &'static dyn Behaviour {
    match kind {
        "microsoft.cognitiveservices/accounts" => &account::Account,
        "microsoft.cognitiveservices/accounts/projects" => &project::Project,
        "microsoft.cognitiveservices/accounts/connections"
        | "microsoft.cognitiveservices/accounts/projects/connections" => &connection::Connection,
        "microsoft.managedidentity/userassignedidentities" => &identity::UserAssigned,
        _ => &Plain,
    }
}

/// The object under a key, made when it is not there.
pub(crate) fn part<'a>(body: &'a mut Body, key: &str) -> &'a mut Body {
    let slot = body.entry(key).or_insert_with(|| json!({}));
    if !slot.is_object() {
        *slot = json!({});
    }
    match slot {
        Value::Object(map) => map,
        _ => unreachable!("it was made an object just now"),
    }
}

/// Sets a value unless there is one.
pub(crate) fn default(body: &mut Body, key: &str, value: Value) {
    if body.get(key).is_none_or(Value::is_null) {
        body.insert(key.to_owned(), value);
    }
}

/// A text inside `properties`.
pub(crate) fn property<'a>(body: &'a Body, key: &str) -> Option<&'a str> {
    body.get("properties")?.get(key)?.as_str()
}

/// Whether a body asks for a system-assigned identity.
pub(crate) fn has_system_identity(body: &Body) -> bool {
    body.get("identity")
        .and_then(|identity| identity.get("type"))
        .and_then(Value::as_str)
        .is_some_and(|kind| kind.to_ascii_lowercase().contains("systemassigned"))
}

/// Completes a body: the parts common to all types, then those of its own.
pub(crate) fn complete(write: &Write, body: &mut Body) {
    body.insert("id".to_owned(), json!(write.path.id));
    body.insert("name".to_owned(), json!(write.path.name()));
    body.insert("type".to_owned(), json!(write.path.kind));
    complete_identity(write, body);
    of(&write.path.kind_key()).complete(write, body);
    if body.get("properties").is_none_or(Value::is_object) {
        default(
            part(body, "properties"),
            "provisioningState",
            json!("Succeeded"),
        );
    }
}

fn complete_identity(write: &Write, body: &mut Body) {
    let is_system = has_system_identity(body);
    let Some(Value::Object(identity)) = body.get_mut("identity") else {
        return;
    };
    if is_system {
        identity.insert(
            "principalId".to_owned(),
            json!(principal_of(&write.path.id)),
        );
        identity.insert("tenantId".to_owned(), json!(write.practice.tenant_id));
    }
    if let Some(Value::Object(assigned)) = identity.get_mut("userAssignedIdentities") {
        for (id, value) in assigned {
            *value = json!({
                "principalId": principal_of(id),
                "clientId": derived(&["client", &key_of(id)]),
            });
        }
    }
}

impl Practice {
    /// Puts a completed body into the tree, and its identity into the
    /// directory.
    pub(crate) fn keep(&mut self, path: &ResourcePath, body: Body, since: Option<i64>) {
        self.made += u64::from(since.is_some());
        let is_assigned = path.kind_key() == "microsoft.managedidentity/userassignedidentities";
        let principal = principal_of(&path.id);
        let is_principal = is_assigned || has_system_identity(&body);
        if is_principal && self.directory.get(&principal).is_none() {
            let name = body.get("name").and_then(Value::as_str).unwrap_or_default();
            self.directory.put(Object {
                id: principal,
                kind: Kind::ServicePrincipal,
                name: name.to_owned(),
                description: None,
                upn: None,
                app_id: Some(derived(&["client", &path.key()])),
                secret: None,
                security_enabled: None,
                members: Vec::new(),
                managed_by: Some(path.id.clone()),
                since,
            });
        } else if !is_principal {
            self.directory.remove(&principal);
        }
        self.resources.insert(path.key(), body);
    }
}
