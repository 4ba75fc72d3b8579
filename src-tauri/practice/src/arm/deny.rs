//! Deny assignments: read-only, from the seed.

use serde_json::{Value, json};

use super::{Place, page};
use crate::access::decide::DenyAssignment;
use crate::answer::{Answer, Fault};
use crate::call::Call;
use crate::scope::key_of;
use crate::{Caller, Practice};

pub(super) fn list(
    practice: &Practice,
    call: &Call,
    caller: &Caller,
    place: &Place,
) -> Result<Answer, Fault> {
    practice.authorize(
        caller,
        "Microsoft.Authorization/denyAssignments/read",
        &place.id,
    )?;
    practice.known_scope(&place.id)?;
    let is_at_scope = call
        .query("$filter")
        .is_some_and(|filter| filter.eq_ignore_ascii_case("atScope()"));
    let chain = practice.chain(&place.key);
    let prefix = format!("{}/", place.key);
    let found = practice
        .deny_assignments
        .iter()
        .filter(|deny| {
            let scope = key_of(&deny.scope);
            chain.contains(&scope) || !is_at_scope && scope.starts_with(&prefix)
        })
        .map(|deny| view(practice, deny))
        .collect();
    Ok(page::of(practice, call, found))
}

fn view(practice: &Practice, deny: &DenyAssignment) -> Value {
    let principals = |ids: &[String]| -> Vec<Value> {
        let kind = |id: &String| {
            practice
                .directory
                .get(id)
                .map_or("SystemDefined", |one| one.kind.spoken())
        };
        ids.iter()
            .map(|id| json!({ "id": id, "type": kind(id) }))
            .collect()
    };
    json!({
        "properties": {
            "denyAssignmentName": deny.name,
            "description": null,
            "permissions": deny.permissions,
            "scope": deny.scope,
            "doNotApplyToChildScopes": deny.does_not_reach_children,
            "principals": principals(&deny.principals),
            "excludePrincipals": principals(&deny.exclude_principals),
            "isSystemProtected": true,
        },
        "id": format!(
            "{}/providers/Microsoft.Authorization/denyAssignments/{}", deny.scope.trim_end_matches('/'), deny.id
        ),
        "type": "Microsoft.Authorization/denyAssignments",
        "name": deny.id,
    })
}
