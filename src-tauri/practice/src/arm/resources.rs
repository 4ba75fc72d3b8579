//! The generic tree: any provider, any type, by id.
//!
//! GET, PUT, PATCH and DELETE on an id, GET on a list: below a resource, in a
//! group, in a subscription. Bodies are kept as sent, plus the read-only
//! parts the type's behaviour adds. Source: wire contract, read 2026-11-22.

use http::Method;
use serde_json::{Value, json};

use super::{not_allowed, nothing_here, page};
use crate::answer::{Answer, Fault};
use crate::behaviour::{self, Body, Write};
use crate::call::Call;
use crate::scope::{ResourcePath, group_of, joined, key_of, subscription_of};
use crate::{Caller, Practice};

pub(super) fn answer(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
) -> Result<Answer, Fault> {
    let path = ResourcePath::read(&call.path).ok_or_else(|| nothing_here(call))?;
    if path.is_list {
        return match call.method {
            Method::GET => list(practice, call, caller, &path),
            _ => Err(nothing_here(call)),
        };
    }
    match call.method {
        Method::GET | Method::HEAD => read(practice, caller, &path),
        Method::PUT | Method::PATCH => write(practice, call, caller, &path),
        Method::DELETE => delete(practice, caller, &path),
        _ => Err(not_allowed(call)),
    }
}

fn read(practice: &Practice, caller: &Caller, path: &ResourcePath) -> Result<Answer, Fault> {
    practice.authorize(caller, &path.action("read"), &path.id)?;
    match practice.resources.get(&path.key()) {
        Some(body) => Ok(Answer::json(200, body)),
        None => Err(practice.absent(path)),
    }
}

/// Everything of one type below a parent, a group or a subscription; what the
/// caller may not read is left out.
fn list(
    practice: &Practice,
    call: &Call,
    caller: &Caller,
    path: &ResourcePath,
) -> Result<Answer, Fault> {
    practice.known_scope(&path.parent)?;
    let action = path.action("read");
    let sees_all = practice.may(caller, &action, &path.parent);
    let kind = path.kind_key();
    let prefix = format!("{}/", key_of(&path.parent));
    let found: Vec<Value> = practice
        .resources
        .range(prefix.clone()..)
        .take_while(|(key, _)| key.starts_with(&prefix))
        .filter(|(_, body)| kind_of(body) == kind)
        .filter(|(key, _)| sees_all || practice.may(caller, &action, key))
        .map(|(_, body)| Value::Object(body.clone()))
        .collect();
    if found.is_empty() && !sees_all && group_of(&prefix).is_some() {
        practice.authorize(caller, &action, &path.parent)?;
    }
    Ok(page::of(practice, call, found))
}

/// `…/resources`: everything with a location, without its properties.
pub(super) fn inventory(
    practice: &Practice,
    call: &Call,
    caller: &Caller,
) -> Result<Answer, Fault> {
    let above = &call.path[..call.path.len() - 1];
    practice.known_scope(&joined(above))?;
    let wanted = call
        .query("$filter")
        .map(|filter| wanted_type(filter).ok_or_else(|| bad_filter(filter)));
    let wanted = wanted.transpose()?;
    let prefix = format!("{}/", key_of(&joined(above)));
    let found = practice
        .resources
        .range(prefix.clone()..)
        .take_while(|(key, _)| key.starts_with(&prefix))
        .filter(|(key, _)| group_of(key) != Some(key.as_str()))
        .filter(|(_, body)| body.get("location").is_some_and(Value::is_string))
        .filter(|(_, body)| wanted.as_ref().is_none_or(|kind| kind_of(body) == *kind))
        .filter(|(key, body)| {
            let kind = body.get("type").and_then(Value::as_str).unwrap_or_default();
            practice.may(caller, &format!("{kind}/read"), key)
        })
        .map(|(_, body)| summary(body))
        .collect();
    Ok(page::of(practice, call, found))
}

fn wanted_type(filter: &str) -> Option<String> {
    let (left, right) = filter.split_once(" eq ")?;
    let value = right.trim().strip_prefix('\'')?.strip_suffix('\'')?;
    left.trim()
        .eq_ignore_ascii_case("resourceType")
        .then(|| value.to_ascii_lowercase())
}

fn bad_filter(filter: &str) -> Fault {
    Fault::new(
        400,
        "InvalidFilterInQueryString",
        format!("Invalid $filter '{filter}' specified in the query string."),
    )
}

fn summary(body: &Body) -> Value {
    let parts = [
        "id",
        "name",
        "type",
        "kind",
        "sku",
        "managedBy",
        "location",
        "identity",
        "tags",
    ];
    let kept = parts
        .iter()
        .filter_map(|key| Some(((*key).to_owned(), body.get(*key)?.clone())));
    Value::Object(kept.collect())
}

pub(super) fn kind_of(body: &Body) -> String {
    body.get("type")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_ascii_lowercase()
}

fn write(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
    path: &ResourcePath,
) -> Result<Answer, Fault> {
    practice.authorize(caller, &path.action("write"), &path.id)?;
    let subscription = subscription_of(&path.key()).unwrap_or_default().to_owned();
    practice.check_registration(&subscription, &path.namespace)?;
    practice.known_parent(path)?;
    practice.check_locks(&path.id, false)?;
    practice.check_busy(path)?;
    let old = practice.resources.get(&path.key()).cloned();
    let mut body = call.object()?;
    if call.method == Method::PATCH {
        let old = old.clone().ok_or_else(|| practice.absent(path))?;
        body = merged(old, body);
    }
    let write = Write {
        practice,
        path,
        old: old.as_ref(),
        by: Some(&caller.spoken),
    };
    behaviour::of(&path.kind_key()).check_write(&write, &body)?;
    behaviour::complete(&write, &mut body);
    Ok(store(practice, call, path, (body, old.is_none())))
}

/// Keeps a checked body; a type that takes its time starts an operation.
fn store(
    practice: &mut Practice,
    call: &Call,
    path: &ResourcePath,
    (mut body, is_new): (Body, bool),
) -> Answer {
    let behaviour = behaviour::of(&path.kind_key());
    let status = if is_new { behaviour.created() } else { 200 };
    let mut polled = None;
    if is_new && behaviour.takes_time() && practice.settings.async_creates {
        let properties = behaviour::part(&mut body, "properties");
        properties.insert("provisioningState".to_owned(), json!("Creating"));
        let location = body
            .get("location")
            .and_then(Value::as_str)
            .unwrap_or("eastus");
        polled = Some(practice.start(&path.key(), &location.replace(' ', ""), &call.origin));
    }
    let answer = Answer::json(status, &body);
    let since = practice.clock;
    practice.deleted.remove(&path.key());
    practice.keep(path, body, Some(since));
    match polled {
        Some(url) => answer.with("azure-asyncoperation", url),
        None => answer,
    }
}

/// A merge as PATCH does it: objects are merged, everything else replaced.
fn merged(mut old: Body, new: Body) -> Body {
    for (key, value) in new {
        let value = match (old.remove(&key), value) {
            (Some(Value::Object(before)), Value::Object(after)) => {
                Value::Object(merged(before, after))
            }
            (_, value) => value,
        };
        old.insert(key, value);
    }
    old
}

fn delete(practice: &mut Practice, caller: &Caller, path: &ResourcePath) -> Result<Answer, Fault> {
    practice.authorize(caller, &path.action("delete"), &path.id)?;
    practice.check_locks_below(&path.id)?;
    let key = path.key();
    if !practice.resources.contains_key(&key) {
        return Ok(Answer::empty(204));
    }
    practice.check_busy(path)?;
    behaviour::of(&path.kind_key()).check_delete(practice, path)?;
    let prefix = format!("{key}/");
    let inside: Vec<String> = practice
        .resources
        .range(prefix.clone()..)
        .take_while(|(key, _)| key.starts_with(&prefix))
        .map(|(key, _)| key.clone())
        .collect();
    for key in inside.iter().rev() {
        practice.drop_resource(key);
    }
    practice.drop_resource(&key);
    Ok(Answer::empty(200))
}

/// The 404 for a resource.
pub(super) fn not_found(id: &str) -> Fault {
    let group = id.split('/').nth(4).unwrap_or_default();
    let name = ResourcePath::of(id).map_or_else(
        || id.to_owned(),
        |path| {
            let pairs = path.types.split('/').zip(&path.names);
            let tail: Vec<String> = pairs.map(|(kind, name)| format!("{kind}/{name}")).collect();
            format!("{}/{}", path.namespace, tail.join("/"))
        },
    );
    Fault::new(
        404,
        "ResourceNotFound",
        format!(
            "The Resource '{name}' under resource group '{group}' was not found. For more details please go to \
             https://aka.ms/ARMResourceNotFoundFix"
        ),
    )
}
