//! Soft-deleted accounts: list, read, purge.
//!
//! Source: wire contract (Microsoft SDKs), read 2026-11-22.

use serde_json::Value;

use super::resources::not_found;
use super::{not_allowed, nothing_here, page};
use crate::answer::{Answer, Fault};
use crate::call::Call;
use crate::scope::{joined, key_of};
use crate::{Caller, Practice};

const BASE: &str = "Microsoft.CognitiveServices";

pub(super) fn answer(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
) -> Result<Answer, Fault> {
    let keys: Vec<&str> = call.keys[4..].iter().map(String::as_str).collect();
    match (call.method.as_str(), keys.as_slice()) {
        ("GET", ["deletedaccounts"]) => list(practice, call, caller),
        (
            _,
            [
                "locations",
                _,
                "resourcegroups",
                group,
                "deletedaccounts",
                name,
            ],
        ) => one(practice, call, caller, (group, name)),
        _ => Err(nothing_here(call)),
    }
}

fn list(practice: &Practice, call: &Call, caller: &Caller) -> Result<Answer, Fault> {
    let subscription = joined(&call.path[..2]);
    practice.authorize(
        caller,
        &format!("{BASE}/deletedAccounts/read"),
        &subscription,
    )?;
    let prefix = format!("{}/", key_of(&subscription));
    let kept = practice
        .deleted
        .iter()
        .filter(|(key, _)| key.starts_with(&prefix));
    let all = kept
        .map(|(_, (_, body))| Value::Object(body.clone()))
        .collect();
    Ok(page::of(practice, call, all))
}

fn one(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
    (group, name): (&str, &str),
) -> Result<Answer, Fault> {
    let subscription = joined(&call.path[..2]);
    let verb = match call.method.as_str() {
        "GET" => "read",
        "DELETE" => "delete",
        _ => return Err(not_allowed(call)),
    };
    let action = format!("{BASE}/locations/resourceGroups/deletedAccounts/{verb}");
    practice.authorize(caller, &action, &subscription)?;
    let id = format!("{subscription}/resourcegroups/{group}/providers/{BASE}/accounts/{name}");
    let key = key_of(&id);
    if verb == "delete" {
        let status = if practice.deleted.remove(&key).is_some() {
            200
        } else {
            204
        };
        return Ok(Answer::empty(status));
    }
    match practice.deleted.get(&key) {
        Some((_, body)) => Ok(Answer::json(200, body)),
        None => Err(not_found(&joined(&call.path))),
    }
}
