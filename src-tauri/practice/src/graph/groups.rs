//! Groups: their members, and making one.

use serde_json::{Value, json};

use super::{bad_request, denied, not_found, paged, selected, view};
use crate::answer::{Answer, Fault};
use crate::call::Call;
use crate::directory::{Kind, Object};
use crate::{Caller, Practice};

pub(super) fn members(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
    id: &str,
    rest: &[&str],
) -> Result<Answer, Fault> {
    let group = practice
        .directory
        .get(id)
        .filter(|object| object.kind == Kind::Group);
    let Some(group) = group else {
        return Err(not_found(id));
    };
    let direct: Vec<&Object> = group
        .members
        .iter()
        .filter_map(|member| practice.directory.get(member))
        .collect();
    match (call.method.as_str(), rest) {
        ("GET", ["members"]) => people(practice, call, direct),
        ("GET", ["transitivemembers"]) => {
            people(practice, call, practice.directory.transitive_members(id))
        }
        ("GET", ["members", "$count"]) => counted(call, direct.len()),
        ("GET", ["transitivemembers", "$count"]) => {
            counted(call, practice.directory.transitive_members(id).len())
        }
        ("POST", ["members", "$ref"]) => {
            practice.check_directory_admin(caller)?;
            add(practice, call, id)
        }
        _ => Err(bad_request("Resource not found for the segment.")),
    }
}

fn people(practice: &Practice, call: &Call, found: Vec<&Object>) -> Result<Answer, Fault> {
    let items = found
        .into_iter()
        .map(|object| {
            let mut body = selected(call, view(practice, object));
            body["@odata.type"] = json!(object.kind.odata_type());
            body
        })
        .collect();
    paged(practice, call, items, None)
}

fn counted(call: &Call, count: usize) -> Result<Answer, Fault> {
    if call.header("consistencylevel").is_none() {
        return Err(bad_request("$count is not currently supported."));
    }
    let mut answer = Answer::empty(200).with("content-type", "text/plain");
    answer.body = count.to_string().into_bytes();
    Ok(answer)
}

/// Adds the object an `@odata.id` points to.
fn add(practice: &mut Practice, call: &Call, group: &str) -> Result<Answer, Fault> {
    let body = call
        .object()
        .map_err(|_| bad_request("Unable to read JSON request payload."))?;
    let link = body
        .get("@odata.id")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let member = link.rsplit('/').next().unwrap_or_default();
    let known = practice
        .directory
        .get(member)
        .map(|object| object.id.clone());
    let Some(member) = known else {
        return Err(not_found(member));
    };
    let is_in = practice
        .directory
        .get(group)
        .is_some_and(|one| one.members.contains(&member));
    if is_in {
        return Err(bad_request(
            "One or more added object references already exist for the following modified properties: 'members'.",
        ));
    }
    practice.directory.join(group, &member);
    Ok(Answer::empty(204))
}

/// Makes a group; only an administrator of the directory may.
pub(super) fn create(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
) -> Result<Answer, Fault> {
    practice.check_directory_admin(caller)?;
    let body = call
        .object()
        .map_err(|_| bad_request("Unable to read JSON request payload."))?;
    let text = |key: &str| {
        body.get(key)
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
    };
    let name = text("displayName").ok_or_else(|| {
        bad_request("A value is required for property 'displayName' of resource 'Group'.")
    })?;
    for key in ["mailEnabled", "mailNickname", "securityEnabled"] {
        if !body.contains_key(key) {
            let message = format!("A value is required for property '{key}' of resource 'Group'.");
            return Err(bad_request(message));
        }
    }
    let object = Object {
        id: practice.fresh_id("group"),
        kind: Kind::Group,
        name: name.to_owned(),
        description: text("description").map(ToOwned::to_owned),
        upn: None,
        app_id: None,
        secret: None,
        security_enabled: body.get("securityEnabled").and_then(Value::as_bool),
        members: Vec::new(),
        managed_by: None,
        since: Some(practice.clock),
    };
    let answer = Answer::json(201, &view(practice, &object));
    practice.directory.put(object);
    Ok(answer)
}

impl Practice {
    fn check_directory_admin(&self, caller: &Caller) -> Result<(), Fault> {
        let is_named = self
            .settings
            .directory_admins
            .iter()
            .any(|id| caller.circle.contains(&id.to_ascii_lowercase()));
        if is_named || caller.oid == self.caller {
            Ok(())
        } else {
            Err(denied())
        }
    }
}
