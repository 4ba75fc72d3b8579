//! The meaning of a plan: what a signature binds.
//!
//! Re-ordering, re-exporting, renaming a role or a label, rewording a reason: the same meaning. One
//! grant widened, one door opened: another one. So this holds what ends in Azure, by reference and in
//! one normal form, sorted, lower-cased and trimmed, and leaves out names of roles, labels, reasons,
//! dates, order, notes, parked questions, signatures, unknown fields and run-time object ids.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::change;
use crate::desired::{DesiredState, GrantPrincipal};
use crate::estate::Estate;
use crate::finding::Area;
use crate::plan::canonical;
use crate::slice::Slice;
use crate::steps::sign_off::doors;

/// The meaning of a plan in a slice, by area: what is chosen, which of it cannot be taken back, and
/// which risks somebody took on. Each signature binds all three of its area.
pub fn meaning(estate: &Estate<'_>, desired: &DesiredState, slice: &Slice) -> Value {
    let area = |area: Area| {
        let choices = match area {
            Area::Security => security(estate, desired, slice),
            Area::Network => by_environment(estate, slice, &estate.plan.networking.environments),
            Area::Keys => keys(estate, slice),
            Area::Cost => cost(estate, slice),
        };
        let meaning = json!({
            "choices": choices,
            "doors": one_way(estate, slice, area),
            "acceptedRisks": accepted(estate, area),
        });
        (area.key().to_owned(), meaning)
    };
    normal(Value::Object(Area::ALL.into_iter().map(area).collect()))
}

/// SHA-256 over the canonical bytes of a meaning, or of one area of it.
pub fn digest(meaning: &Value) -> String {
    canonical::digest(meaning)
}

/// Digests of a meaning: of the whole and of each area, each equal to [`digest`] of it. The canonical
/// bytes of the whole are those of its areas in a row, so they are written once for both.
pub fn digests(meaning: &Value) -> (String, BTreeMap<String, String>) {
    let mut whole = b"{".to_vec();
    let mut areas = BTreeMap::new();
    let parts: BTreeMap<&String, &Value> = meaning.as_object().into_iter().flatten().collect();
    for (key, part) in parts {
        let bytes = canonical::bytes(part);
        areas.insert(key.clone(), canonical::digest_of_bytes(&bytes));
        if whole.len() > 1 {
            whole.push(b',');
        }
        whole.extend_from_slice(format!("\"{key}\":").as_bytes());
        whole.extend_from_slice(&bytes);
    }
    whole.push(b'}');
    (canonical::digest_of_bytes(&whole), areas)
}

fn security(estate: &Estate<'_>, desired: &DesiredState, slice: &Slice) -> Value {
    let grants = change::in_slice(desired, slice).map(|g| {
        let principal = match &g.principal {
            GrantPrincipal::Directory(id) => id.to_string(),
            GrantPrincipal::IdentityOf(id) => format!("identityOf:{id}"),
        };
        json!({"principal": principal, "role": g.role, "scope": g.scope.of, "kind": g.scope.kind,
               "condition": g.condition, "eligible": g.eligible})
    });
    let in_slice = desired.resources.iter().filter(|r| r.is_in(slice));
    let resources = in_slice.map(|r| {
        let mut body = r.body.clone();
        if let Some(properties) = body.get_mut("properties").and_then(Value::as_object_mut) {
            properties.remove("displayName");
        }
        json!({"of": r.of, "id": r.arm_id, "type": r.resource_type, "body": body})
    });
    let environments = estate
        .environments
        .iter()
        .filter(|(id, _)| slice.touches(&[id], &[] as &[&str]));
    let cuts: BTreeMap<&str, Value> = environments
        .map(|(id, e)| {
            (
                id.as_str(),
                json!({"kind": e.kind, "isolation": e.isolation, "topology": e.topology}),
            )
        })
        .collect();
    let connections: BTreeMap<&str, Value> = estate
        .plan
        .connections
        .items
        .iter()
        .filter(|(id, _)| touches(estate, slice, id))
        .map(|(id, c)| (id.as_str(), without(c, &["targetOwner", "why"])))
        .collect();
    let roles = estate.plan.access.custom_roles.values().map(|role| {
        let set = |list: &[String]| sorted(list.iter().map(|text| text.as_str().into()));
        let scopes = role.assignable_scopes.iter();
        json!({"role": role.role_id, "actions": set(&role.actions),
               "notActions": set(&role.not_actions), "dataActions": set(&role.data_actions),
               "notDataActions": set(&role.not_data_actions),
               "assignableScopes": sorted(scopes.map(|scope| scope.as_str().into()))})
    });
    json!({
        "customRoles": sorted(roles),
        "grants": sorted(grants),
        "resources": sorted(resources),
        "environments": cuts,
        "connections": connections,
    })
}

fn keys(estate: &Estate<'_>, slice: &Slice) -> Value {
    let environments = estate
        .environments
        .iter()
        .filter(|(id, _)| slice.touches(&[id], &[] as &[&str]));
    let choices = environments.filter_map(|(id, _)| {
        let choice = estate.plan.encryption.environments.get(*id)?;
        let left_out = ["requiredBy", "writtenIn", "approvedBy", "approvedOn"];
        Some(((*id).clone(), without(choice, &left_out)))
    });
    Value::Object(choices.collect())
}

fn cost(estate: &Estate<'_>, slice: &Slice) -> Value {
    let plan = estate.plan;
    let deployments = plan
        .models
        .deployments
        .iter()
        .filter(|(id, _)| touches(estate, slice, id));
    let strategies = plan
        .models
        .strategies
        .iter()
        .filter(|(id, _)| touches(estate, slice, id));
    let policies = plan
        .governance
        .policies
        .iter()
        .filter(|(_, p)| touches(estate, slice, &p.subscription));
    json!({
        "deployments": deployments.map(|(id, d)| (id.clone(), without(d, &[]))).collect::<Map<_, _>>(),
        "strategies": strategies.map(|(id, s)| (id.clone(), without(s, &["why"]))).collect::<Map<_, _>>(),
        "policies": policies.map(|(id, p)| (id.clone(), without(p, &["why"]))).collect::<Map<_, _>>(),
        "tags": plan.governance.tags,
    })
}

fn by_environment<T: Serialize>(
    estate: &Estate<'_>,
    slice: &Slice,
    choices: &BTreeMap<String, T>,
) -> Value {
    let environments = estate
        .environments
        .iter()
        .filter(|(id, _)| slice.touches(&[id], &[] as &[&str]));
    let of = environments
        .filter_map(|(id, _)| Some(((*id).clone(), without(choices.get(*id)?, &["path"]))));
    Value::Object(of.collect())
}

fn one_way(estate: &Estate<'_>, slice: &Slice, area: Area) -> Value {
    let doors = doors::doors(estate);
    let here = doors
        .iter()
        .filter(|d| d.area == area && slice.touches(&[&d.environment], &[] as &[&str]));
    sorted(here.map(|d| Value::from(d.key.as_str())))
}

fn accepted(estate: &Estate<'_>, area: Area) -> Value {
    let risks = estate
        .plan
        .decisions
        .values()
        .filter_map(|d| d.accepted.as_ref());
    let here = risks.filter(|risk| Area::of(&risk.finding) == area);
    sorted(here.map(|risk| json!({"finding": risk.finding})))
}

fn touches(estate: &Estate<'_>, slice: &Slice, id: &str) -> bool {
    let (environments, groups) = estate.whereabouts(id);
    slice.touches(&environments, &groups)
}

/// An answer as JSON, without the fields that do not end in Azure.
fn without<T: Serialize>(answer: &T, fields: &[&str]) -> Value {
    let mut value = serde_json::to_value(answer).unwrap_or_default();
    if let Some(map) = value.as_object_mut() {
        map.retain(|key, _| !fields.contains(&key.as_str()));
    }
    value
}

fn sorted(values: impl Iterator<Item = Value>) -> Value {
    let mut values: Vec<Value> = values.map(normal).collect();
    values.sort_by_cached_key(Value::to_string);
    Value::Array(values)
}

/// One form for all: lower case, trimmed, without what is empty. What has that form already is moved,
/// not copied: of a large plan most text has it.
fn normal(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(plain(text)),
        Value::Array(mut list) => {
            for item in &mut list {
                *item = normal(item.take());
            }
            Value::Array(list)
        }
        Value::Object(mut map) => {
            for item in map.values_mut() {
                *item = normal(item.take());
            }
            map.retain(|_, item| !is_empty(item));
            Value::Object(map)
        }
        other => other,
    }
}

fn plain(text: String) -> String {
    let is_plain = text
        .bytes()
        .all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if is_plain && text.trim().len() == text.len() {
        text
    } else {
        text.trim().to_lowercase()
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(true) | Value::Number(_) => false,
    }
}

#[cfg(test)]
mod tests;
