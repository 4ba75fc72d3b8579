//! Microsoft Graph v1.0, as far as picking principals needs it.
//!
//! Users, groups and service principals can be read, searched and counted;
//! groups can be created and filled by an administrator of the directory.
//! `settings.graphDenied` turns every call into 403, which is how a tenant
//! looks to an app without consent. Source: wire contract (Microsoft Graph
//! reference and azure-cli), read 2026-11-22.

mod filter;
mod groups;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::answer::{Answer, Fault};
use crate::call::Call;
use crate::directory::{Kind, Object};
use crate::encoding::{base64url, from_base64url};
use crate::{Caller, Practice};

/// Ids one `getByIds` takes at most.
const MOST_IDS: usize = 1000;

pub(crate) fn answer(practice: &mut Practice, call: &Call) -> Result<Answer, Fault> {
    let caller = practice.caller(call)?;
    if practice.settings.graph_denied {
        return Err(denied());
    }
    let keys: Vec<&str> = call.keys.iter().skip(1).map(String::as_str).collect();
    match (call.method.as_str(), keys.as_slice()) {
        ("GET", ["me"]) => me(practice, call, &caller),
        ("GET", ["organization"]) => Ok(organization(practice)),
        ("GET", ["users"]) => list(practice, call, Kind::User),
        ("GET", ["groups"]) => list(practice, call, Kind::Group),
        ("GET", ["serviceprincipals"]) => list(practice, call, Kind::ServicePrincipal),
        ("GET", ["applications"]) => list(practice, call, Kind::Application),
        ("POST", ["directoryobjects", "getbyids"]) => by_ids(practice, call),
        ("POST", ["groups"]) => groups::create(practice, call, &caller),
        (_, ["groups", id, rest @ ..]) if !rest.is_empty() => {
            groups::members(practice, call, &caller, id, rest)
        }
        ("GET", ["users", id]) => one(practice, call, id, Some(Kind::User)),
        ("GET", ["groups", id]) => one(practice, call, id, Some(Kind::Group)),
        ("GET", ["serviceprincipals", id]) => one(practice, call, id, Some(Kind::ServicePrincipal)),
        ("GET", ["directoryobjects", id]) => one(practice, call, id, None),
        _ => Err(Fault::new(
            400,
            "BadRequest",
            format!(
                "Resource not found for the segment '{}'.",
                keys.first().unwrap_or(&"")
            ),
        )),
    }
}

fn denied() -> Fault {
    Fault::new(
        403,
        "Authorization_RequestDenied",
        "Insufficient privileges to complete the operation.",
    )
}

fn not_found(id: &str) -> Fault {
    Fault::new(
        404,
        "Request_ResourceNotFound",
        format!(
            "Resource '{id}' does not exist or one of its queried reference-property objects are not present."
        ),
    )
}

fn bad_request(message: impl Into<String>) -> Fault {
    Fault::new(400, "Request_BadRequest", message)
}

fn me(practice: &Practice, call: &Call, caller: &Caller) -> Result<Answer, Fault> {
    if !caller.is_user {
        return Err(Fault::new(
            400,
            "BadRequest",
            "/me request is only valid with delegated authentication flow.",
        ));
    }
    one(practice, call, &caller.oid, Some(Kind::User))
}

fn organization(practice: &Practice) -> Answer {
    Answer::json(
        200,
        &json!({ "value": [{
            "id": practice.tenant_id,
            "displayName": practice.name,
            "verifiedDomains": [{ "name": practice.domain, "isDefault": true, "isInitial": true }],
        }] }),
    )
}

fn one(practice: &Practice, call: &Call, id: &str, kind: Option<Kind>) -> Result<Answer, Fault> {
    let by_upn = |object: &&Object| {
        object
            .upn
            .as_deref()
            .is_some_and(|upn| upn.eq_ignore_ascii_case(id))
    };
    let found = practice
        .directory
        .get(id)
        .or_else(|| practice.directory.iter().find(by_upn))
        .filter(|object| kind.is_none_or(|kind| kind == object.kind))
        .ok_or_else(|| not_found(id))?;
    let mut body = selected(call, view(practice, found));
    if kind.is_none() {
        body["@odata.type"] = json!(found.kind.odata_type());
    }
    Ok(Answer::json(200, &body))
}

/// An object as Graph writes it.
fn view(practice: &Practice, object: &Object) -> Value {
    let common =
        json!({ "id": object.id, "displayName": object.name, "description": object.description });
    let own = match object.kind {
        Kind::User => json!({
            "userPrincipalName": object.upn, "mail": object.upn, "userType": "Member", "accountEnabled": true,
        }),
        Kind::Group => json!({
            "securityEnabled": object.security_enabled.unwrap_or(true),
            "mailEnabled": false,
            "mailNickname": object.name.replace(' ', ""),
            "groupTypes": [],
            "isAssignableToRole": null,
            "onPremisesSyncEnabled": null,
        }),
        Kind::ServicePrincipal => json!({
            "appId": object.app_id,
            "appOwnerOrganizationId": practice.tenant_id,
            "servicePrincipalType": if object.managed_by.is_some() { "ManagedIdentity" } else { "Application" },
            "servicePrincipalNames": [object.app_id],
            "alternativeNames": object.managed_by.iter().collect::<Vec<_>>(),
        }),
        Kind::Application | Kind::AgentBlueprint => json!({ "appId": object.app_id }),
    };
    let mut body = Map::new();
    for part in [common, own] {
        if let Value::Object(part) = part {
            body.extend(part);
        }
    }
    Value::Object(body)
}

/// Only what `$select` names.
fn selected(call: &Call, body: Value) -> Value {
    let (Some(select), Value::Object(map)) = (call.query("$select"), &body) else {
        return body;
    };
    let wanted: BTreeSet<&str> = select.split(',').map(str::trim).collect();
    let kept = map.iter().filter(|(key, _)| wanted.contains(key.as_str()));
    Value::Object(
        kept.map(|(key, value)| (key.clone(), value.clone()))
            .collect(),
    )
}

fn list(practice: &Practice, call: &Call, kind: Kind) -> Result<Answer, Fault> {
    let is_eventual = call
        .header("consistencylevel")
        .is_some_and(|level| level.eq_ignore_ascii_case("eventual"));
    let mut found: Vec<&Object> = practice
        .directory
        .iter()
        .filter(|object| object.kind == kind)
        .collect();
    if let Some(search) = call.query("$search") {
        if !is_eventual {
            return Err(Fault::new(
                400,
                "Request_UnsupportedQuery",
                "Request with $search query parameter only works through MSGraph with a special request header: \
                 'ConsistencyLevel: eventual'",
            ));
        }
        let wanted = filter::search(search)?;
        found.retain(|object| object.name.to_lowercase().contains(&wanted));
    }
    if let Some(text) = call.query("$filter") {
        let condition = filter::Filter::parse(text)?;
        found.retain(|object| condition.holds(&view(practice, object)));
    }
    if call.query("$orderby").is_some() {
        found.sort_by_key(|object| object.name.to_lowercase());
    }
    let count = (is_eventual && call.query("$count") == Some("true")).then_some(found.len());
    let items = found
        .into_iter()
        .map(|object| selected(call, view(practice, object)))
        .collect();
    paged(practice, call, items, count)
}

/// A page: `$top`, else the weather's page size, else Graph's hundred.
fn paged(
    practice: &Practice,
    call: &Call,
    mut items: Vec<Value>,
    count: Option<usize>,
) -> Result<Answer, Fault> {
    let size = match (call.query("$top"), practice.weather.page_size) {
        (Some(top), _) => top
            .parse::<usize>()
            .ok()
            .filter(|top| (1..=999).contains(top))
            .ok_or_else(|| {
                bad_request(format!(
                    "Invalid page size specified: '{top}'. Must be between 1 and 999 inclusive."
                ))
            })?,
        (None, 0) => 100,
        (None, size) => size,
    };
    let start = call
        .query("$skiptoken")
        .and_then(from_base64url)
        .and_then(|bytes| String::from_utf8(bytes).ok()?.parse::<usize>().ok())
        .unwrap_or_default();
    let mut value = items.split_off(start.min(items.len()));
    let mut body = json!({ "@odata.context": format!("{}/v1.0/$metadata", call.origin) });
    if let Some(count) = count {
        body["@odata.count"] = json!(count);
    }
    if value.len() > size {
        value.truncate(size);
        let token = base64url((start + size).to_string().as_bytes());
        body["@odata.nextLink"] = json!(call.next_link("$skiptoken", &token));
    }
    body["value"] = Value::Array(value);
    Ok(Answer::json(200, &body))
}

/// Many objects at once; ids nobody knows are left out without a word, which
/// is how orphaned grants are found.
fn by_ids(practice: &Practice, call: &Call) -> Result<Answer, Fault> {
    let body = call
        .object()
        .map_err(|_| bad_request("Unable to read JSON request payload."))?;
    let texts = |key: &str| -> Option<Vec<&str>> {
        body.get(key)?
            .as_array()
            .map(|all| all.iter().filter_map(Value::as_str).collect())
    };
    let ids = texts("ids").ok_or_else(|| bad_request("The 'ids' collection is required."))?;
    if ids.len() > MOST_IDS {
        return Err(bad_request(format!(
            "Too many elements in 'ids': the most is {MOST_IDS}."
        )));
    }
    let types = texts("types");
    let is_wanted = |object: &&Object| {
        types.as_ref().is_none_or(|types| {
            let own = object
                .kind
                .odata_type()
                .trim_start_matches("#microsoft.graph.");
            types.iter().any(|kind| kind.eq_ignore_ascii_case(own))
                || own.starts_with("agentIdentity") && types.contains(&"servicePrincipal")
        })
    };
    let found: Vec<Value> = ids
        .iter()
        .collect::<BTreeSet<_>>()
        .into_iter()
        .filter_map(|id| practice.directory.get(id))
        .filter(is_wanted)
        .map(|object| {
            let mut body = view(practice, object);
            body["@odata.type"] = json!(object.kind.odata_type());
            body
        })
        .collect();
    Ok(Answer::json(200, &json!({ "value": found })))
}
