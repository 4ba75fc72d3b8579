//! Role definitions: read by id, list by name or type, custom ones written.
//!
//! Ids are qualified by the subscription the request went through, so compare
//! only the last part. Source: wire contract (recorded traffic), read
//! 2026-11-22.

use serde::Deserialize;

use super::{Place, not_allowed, page};
use crate::access::roles::{BUILT_IN, Permission, Role};
use crate::answer::{Answer, Fault};
use crate::call::Call;
use crate::identity::{bare, guid};
use crate::scope::subscription_of;
use crate::{Caller, Practice};

pub(super) fn list(
    practice: &Practice,
    call: &Call,
    caller: &Caller,
    place: &Place,
) -> Result<Answer, Fault> {
    practice.authorize(
        caller,
        "Microsoft.Authorization/roleDefinitions/read",
        &place.id,
    )?;
    practice.known_scope(&place.id)?;
    let filter = call.query("$filter").unwrap_or_default();
    let clauses: Vec<&str> = filter
        .split(" and ")
        .map(str::trim)
        .filter(|clause| !clause.is_empty())
        .collect();
    let all = BUILT_IN.values().chain(practice.roles.values());
    let mut found = Vec::new();
    for role in all {
        let mut fits = true;
        for clause in &clauses {
            fits &= is_match(role, clause)?;
        }
        if fits {
            found.push(role.view(subscription_of(&place.key)));
        }
    }
    Ok(page::of(practice, call, found))
}

fn is_match(role: &Role, clause: &str) -> Result<bool, Fault> {
    if clause.eq_ignore_ascii_case("atScopeAndBelow()") || clause.eq_ignore_ascii_case("atScope()")
    {
        return Ok(true);
    }
    let unsupported = || {
        let message = format!(
            "The filter '{clause}' is not supported. Supported filters are 'roleName eq' and 'type eq'."
        );
        Fault::new(400, "UnsupportedQuery", message)
    };
    let (left, right) = clause.split_once(" eq ").ok_or_else(unsupported)?;
    let value = right
        .trim()
        .strip_prefix('\'')
        .and_then(|text| text.strip_suffix('\''));
    let value = value.ok_or_else(unsupported)?.replace("''", "'");
    match left.trim().to_ascii_lowercase().as_str() {
        "rolename" => Ok(role.name.eq_ignore_ascii_case(&value)),
        "type" if value.eq_ignore_ascii_case("BuiltInRole") => Ok(role.is_built_in),
        "type" if value.eq_ignore_ascii_case("CustomRole") => Ok(!role.is_built_in),
        _ => Err(unsupported()),
    }
}

pub(super) fn one(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
    place: &Place,
    name: &str,
) -> Result<Answer, Fault> {
    let action = |verb: &str| format!("Microsoft.Authorization/roleDefinitions/{verb}");
    let through = subscription_of(&place.key);
    match call.method.as_str() {
        "GET" => {
            practice.authorize(caller, &action("read"), &place.id)?;
            let found = guid(name).and_then(|id| practice.role(&id));
            let found = found.ok_or_else(|| missing(404, name))?;
            Ok(Answer::json(200, &found.view(through)))
        }
        "PUT" => {
            practice.authorize(caller, &action("write"), &place.id)?;
            practice.check_locks(&place.id, false)?;
            let role = read(practice, call, name)?;
            let answer = Answer::json(201, &role.view(through));
            practice.roles.insert(role.id.clone(), role);
            Ok(answer)
        }
        "DELETE" => {
            practice.authorize(caller, &action("delete"), &place.id)?;
            delete(practice, through, &guid(name).unwrap_or_default())
        }
        _ => Err(not_allowed(call)),
    }
}

fn delete(practice: &mut Practice, through: Option<&str>, id: &str) -> Result<Answer, Fault> {
    if practice
        .assignments
        .iter()
        .any(|(triple, _)| triple.role == id)
    {
        return Err(Fault::new(
            400,
            "RoleDefinitionHasAssignments",
            format!("There are existing role assignments referencing role (code: {id})."),
        ));
    }
    Ok(match practice.roles.remove(id) {
        Some(role) => Answer::json(200, &role.view(through)),
        None => Answer::empty(204),
    })
}

/// The properties of a role definition as a PUT has them.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Properties {
    role_name: String,
    #[serde(default)]
    description: String,
    permissions: Vec<Permission>,
    #[serde(default)]
    assignable_scopes: Vec<String>,
}

fn read(practice: &Practice, call: &Call, name: &str) -> Result<Role, Fault> {
    let malformed = || {
        Fault::new(
            400,
            "BadRequestFormat",
            "The request was incorrectly formatted.",
        )
    };
    let id = guid(name)
        .filter(|id| !BUILT_IN.contains_key(id))
        .ok_or_else(malformed)?;
    let properties = call.object()?.remove("properties").unwrap_or_default();
    let given: Properties = serde_json::from_value(properties).map_err(|_| malformed())?;
    let mut others = practice.roles.values().chain(BUILT_IN.values());
    if others.any(|role| role.id != id && role.name.eq_ignore_ascii_case(&given.role_name)) {
        return Err(Fault::new(
            409,
            "RoleDefinitionWithSameNameExists",
            format!(
                "A custom role with the same name '{}' already exists in this directory. Use a different name.",
                given.role_name
            ),
        ));
    }
    Ok(Role {
        id,
        name: given.role_name,
        description: given.description,
        permissions: given.permissions,
        assignable_scopes: given.assignable_scopes,
        is_built_in: false,
    })
}

/// No such role: 404 when reading it, 400 when assigning it.
pub(super) fn missing(status: u16, id: &str) -> Fault {
    Fault::new(
        status,
        "RoleDefinitionDoesNotExist",
        format!(
            "The specified role definition with ID '{}' does not exist.",
            bare(id)
        ),
    )
}
