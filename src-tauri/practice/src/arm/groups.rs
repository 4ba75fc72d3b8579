//! Resource groups. They live in the same tree as every other resource.
//!
//! Source: wire contract (Microsoft SDKs, 2025-04-01), read 2026-11-22.

use http::Method;
use serde_json::{Value, json};

use super::{Place, not_allowed, page};
use crate::answer::{Answer, Fault};
use crate::behaviour::{Body, default, part};
use crate::call::Call;
use crate::scope::{group_of, key_of};
use crate::{Caller, Practice};

const KIND: &str = "Microsoft.Resources/resourceGroups";
const NAMESPACE: &str = "Microsoft.Resources/subscriptions/resourceGroups";

pub(super) fn list(practice: &Practice, call: &Call, caller: &Caller) -> Answer {
    let place = Place::new(&call.path[..2]);
    let action = format!("{NAMESPACE}/read");
    let sees_all = practice.may(caller, &action, &place.id);
    let start = format!("{}/resourcegroups/", place.key);
    let groups = practice
        .resources
        .range(start.clone()..)
        .take_while(|(key, _)| key.starts_with(&start))
        .filter(|(key, _)| group_of(key) == Some(key.as_str()))
        .filter(|(key, _)| sees_all || practice.may(caller, &action, key))
        .map(|(_, body)| Value::Object(body.clone()))
        .collect();
    page::of(practice, call, groups)
}

pub(super) fn one(practice: &mut Practice, call: &Call, caller: &Caller) -> Result<Answer, Fault> {
    let place = Place::new(&call.path);
    let verb = match call.method {
        Method::GET | Method::HEAD => "read",
        Method::PUT | Method::PATCH => "write",
        Method::DELETE => "delete",
        _ => return Err(not_allowed(call)),
    };
    practice.authorize(caller, &format!("{NAMESPACE}/{verb}"), &place.id)?;
    match (verb, &call.method) {
        ("read", &Method::HEAD) => {
            let status = if practice.resources.contains_key(&place.key) {
                204
            } else {
                404
            };
            Ok(Answer::empty(status))
        }
        ("read", _) => {
            practice.known_scope(&place.id)?;
            Ok(Answer::json(200, &practice.resources.get(&place.key)))
        }
        ("write", _) => write(practice, call, &place),
        _ => delete(practice, &place),
    }
}

fn write(practice: &mut Practice, call: &Call, place: &Place) -> Result<Answer, Fault> {
    practice.check_locks(&place.id, false)?;
    let mut body = call.object()?;
    let old = practice.resources.get(&place.key);
    let status = if old.is_some() { 200 } else { 201 };
    if call.method == Method::PATCH {
        practice.known_scope(&place.id)?;
        let mut merged = old.cloned().unwrap_or_default();
        merged.extend(body);
        body = merged;
    }
    let location = body.get("location").and_then(Value::as_str).map(plain);
    let Some(location) = location else {
        return Err(Fault::new(
            400,
            "LocationRequired",
            "The location property is required for this definition.",
        ));
    };
    let kept = old
        .and_then(|old| old.get("location"))
        .and_then(Value::as_str)
        .map(plain);
    if let Some(kept) = kept.filter(|kept| *kept != location) {
        let name = call.path.last().map_or("", String::as_str);
        return Err(Fault::new(
            409,
            "InvalidResourceGroupLocation",
            format!(
                "Invalid resource group location '{location}'. The Resource group already exists in location \
                 '{kept}'. Resource group name: '{name}'."
            ),
        ));
    }
    let id = old
        .and_then(|old| old.get("id"))
        .and_then(Value::as_str)
        .unwrap_or(&place.id)
        .to_owned();
    complete(&id, &mut body);
    let answer = Answer::json(status, &body);
    practice.resources.insert(place.key.clone(), body);
    Ok(answer)
}

/// Adds what a group has beyond what was sent.
pub(crate) fn complete(id: &str, body: &mut Body) {
    let name = id.rsplit('/').next().unwrap_or_default();
    body.insert("id".to_owned(), json!(id));
    body.insert("name".to_owned(), json!(name));
    body.insert("type".to_owned(), json!(KIND));
    default(
        part(body, "properties"),
        "provisioningState",
        json!("Succeeded"),
    );
}

fn delete(practice: &mut Practice, place: &Place) -> Result<Answer, Fault> {
    practice.known_scope(&place.id)?;
    practice.check_locks_below(&place.id)?;
    let prefix = format!("{}/", place.key);
    let inside: Vec<String> = practice
        .resources
        .keys()
        .filter(|key| key.starts_with(&prefix))
        .cloned()
        .collect();
    for key in inside.iter().rev() {
        practice.drop_resource(key);
    }
    practice.drop_resource(&place.key);
    Ok(Answer::empty(200))
}

/// `East US 2` and `eastus2` are the same place.
fn plain(location: &str) -> String {
    key_of(&location.replace(' ', ""))
}
