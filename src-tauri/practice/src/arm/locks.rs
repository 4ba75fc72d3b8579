//! Locks, and what they block.
//!
//! A `ReadOnly` lock at a scope or above blocks writes, role assignments
//! included; either level blocks deletes. Locks themselves are never blocked.
//! Source: wire contract and Microsoft documentation, read 2026-11-22.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Place, not_allowed, page};
use crate::answer::{Answer, Fault};
use crate::call::Call;
use crate::scope::key_of;
use crate::{Caller, Practice};

/// A lock.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lock {
    pub(crate) scope: String,
    pub(crate) name: String,
    pub(crate) level: Level,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) notes: Option<String>,
}

/// What a lock forbids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Level {
    CanNotDelete,
    ReadOnly,
}

impl Lock {
    pub(crate) fn key(&self) -> (String, String) {
        (key_of(&self.scope), self.name.to_ascii_lowercase())
    }

    fn view(&self) -> Value {
        json!({
            "properties": { "level": self.level, "notes": self.notes },
            "id": format!(
                "{}/providers/Microsoft.Authorization/locks/{}", self.scope.trim_end_matches('/'), self.name
            ),
            "type": "Microsoft.Authorization/locks",
            "name": self.name,
        })
    }
}

pub(super) fn list(
    practice: &Practice,
    call: &Call,
    caller: &Caller,
    place: &Place,
) -> Result<Answer, Fault> {
    practice.authorize(caller, "Microsoft.Authorization/locks/read", &place.id)?;
    practice.known_scope(&place.id)?;
    let is_at_scope = match call.query("$filter").map(str::trim) {
        None | Some("") => false,
        Some(filter) if filter.eq_ignore_ascii_case("atScope()") => true,
        Some(filter) => {
            return Err(Fault::new(
                400,
                "InvalidFilter",
                format!("The filter '{filter}' is not supported."),
            ));
        }
    };
    let chain = practice.chain(&place.key);
    let prefix = format!("{}/", place.key);
    let found = practice
        .locks
        .iter()
        .filter(|((scope, _), _)| {
            chain.contains(scope) || !is_at_scope && scope.starts_with(&prefix)
        })
        .map(|(_, lock)| lock.view())
        .collect();
    Ok(page::of(practice, call, found))
}

pub(super) fn one(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
    place: &Place,
    name: &str,
) -> Result<Answer, Fault> {
    let key = (place.key.clone(), name.to_ascii_lowercase());
    let action = |verb: &str| format!("Microsoft.Authorization/locks/{verb}");
    match call.method.as_str() {
        "GET" => {
            practice.authorize(caller, &action("read"), &place.id)?;
            let found = practice.locks.get(&key).ok_or_else(|| missing(name))?;
            Ok(Answer::json(200, &found.view()))
        }
        "PUT" => {
            practice.authorize(caller, &action("write"), &place.id)?;
            practice.known_scope(&place.id)?;
            let lock = read(call, place, name)?;
            let view = lock.view();
            let is_new = practice.locks.insert(key, lock).is_none();
            Ok(Answer::json(if is_new { 201 } else { 200 }, &view))
        }
        "DELETE" => {
            practice.authorize(caller, &action("delete"), &place.id)?;
            let was_there = practice.locks.remove(&key).is_some();
            Ok(Answer::empty(if was_there { 200 } else { 204 }))
        }
        _ => Err(not_allowed(call)),
    }
}

fn missing(name: &str) -> Fault {
    Fault::new(
        404,
        "LockNotFound",
        format!("The lock '{name}' could not be found."),
    )
}

fn read(call: &Call, place: &Place, name: &str) -> Result<Lock, Fault> {
    let body = call.object()?;
    let properties = body.get("properties").cloned().unwrap_or_default();
    let level = serde_json::from_value(properties["level"].clone()).map_err(|_| {
        Fault::new(
            400,
            "InvalidLockLevel",
            "The lock level is invalid. The supported levels are 'CanNotDelete, ReadOnly'.",
        )
    })?;
    Ok(Lock {
        scope: place.id.clone(),
        name: name.to_owned(),
        level,
        notes: properties["notes"].as_str().map(ToOwned::to_owned),
    })
}

impl Practice {
    /// Refuses a write or a delete that a lock here or above forbids.
    pub(super) fn check_locks(&self, scope: &str, is_delete: bool) -> Result<(), Fault> {
        let chain = self.chain(&key_of(scope));
        self.locked(scope, is_delete, |lock| chain.contains(lock))
    }

    /// Refuses a delete that a lock here, above or below forbids.
    pub(super) fn check_locks_below(&self, scope: &str) -> Result<(), Fault> {
        let chain = self.chain(&key_of(scope));
        let prefix = format!("{}/", key_of(scope));
        self.locked(scope, true, |lock| {
            chain.contains(lock) || lock.starts_with(&prefix)
        })
    }

    fn locked(
        &self,
        scope: &str,
        is_delete: bool,
        reaches: impl Fn(&String) -> bool,
    ) -> Result<(), Fault> {
        let locked: Vec<&str> = self
            .locks
            .iter()
            .filter(|((key, _), lock)| reaches(key) && (is_delete || lock.level == Level::ReadOnly))
            .map(|(_, lock)| lock.scope.as_str())
            .collect();
        if locked.is_empty() {
            return Ok(());
        }
        let what = if is_delete { "delete" } else { "write" };
        Err(Fault::new(
            409,
            "ScopeLocked",
            format!(
                "The scope '{scope}' cannot perform {what} operation because following scope(s) are locked: '{}'. \
                 Please remove the lock and try again.",
                locked.join(",")
            ),
        ))
    }
}
