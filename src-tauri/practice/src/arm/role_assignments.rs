//! One role assignment: PUT, GET, DELETE.
//!
//! The rules run in the order a caller meets them in Azure: name, rights,
//! scope, locks, role, principal, condition, then what is already there. Two
//! things are worth knowing. Azure keeps (scope, principal, role) unique
//! whatever the name, and says which assignment is in the way without the
//! dashes of its id. And a condition on the caller's own role looks at the
//! request body only. Source: wire contract (recorded traffic, issue
//! threads), read 2026-11-22.

use super::rules::{Wish, check_condition};
use super::{Place, definitions, not_allowed};
use crate::access::assignments::{Assignment, Triple};
use crate::access::condition::Subject;
use crate::access::view;
use crate::answer::{Answer, Fault};
use crate::calendar::fine_stamp;
use crate::call::Call;
use crate::identity::guid;
use crate::scope::subscription_of;
use crate::{Caller, Practice};

const WRITE: &str = "Microsoft.Authorization/roleAssignments/write";
const DELETE: &str = "Microsoft.Authorization/roleAssignments/delete";
const READ: &str = "Microsoft.Authorization/roleAssignments/read";

pub(super) fn answer(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
    place: &Place,
    name: &str,
) -> Result<Answer, Fault> {
    let id = guid(name).ok_or_else(|| {
        Fault::new(
            400,
            "InvalidRoleAssignmentId",
            format!("The role assignment ID '{name}' is not valid. The role assignment ID must be a GUID."),
        )
    })?;
    match call.method.as_str() {
        "GET" => read(practice, caller, place, &id),
        "PUT" => write(practice, call, caller, place, &id),
        "DELETE" => delete(practice, caller, place, &id),
        _ => Err(not_allowed(call)),
    }
}

fn read(practice: &Practice, caller: &Caller, place: &Place, id: &str) -> Result<Answer, Fault> {
    practice.authorize(caller, READ, &place.id)?;
    practice.known_scope(&place.id)?;
    let found = practice
        .assignments
        .named(id)
        .filter(|(triple, one)| triple.scope == place.key && practice.is_visible(one));
    let Some((triple, one)) = found else {
        return Err(Fault::new(
            404,
            "RoleAssignmentNotFound",
            format!("The role assignment '{id}' is not found."),
        ));
    };
    Ok(Answer::json(
        200,
        &view::view(triple, one, subscription_of(&place.key)),
    ))
}

fn write(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
    place: &Place,
    id: &str,
) -> Result<Answer, Fault> {
    let wish = Wish::read(call)?;
    practice.authorize_subject(caller, WRITE, &place.id, Some(wish.subject()))?;
    practice.known_scope(&place.id)?;
    practice.check_locks(&place.id, false)?;
    if practice.role(&wish.role).is_none() {
        return Err(definitions::missing(400, &wish.role));
    }
    let principal_type = practice.principal_type(&wish)?;
    check_condition(&wish)?;
    let triple = Triple::new(&place.id, &wish.principal, &wish.role);
    let is_new = practice.check_taken(&triple, place, id)?;
    practice.store(&triple, place, id, wish, (principal_type, &caller.oid));
    let Some(stored) = practice.assignments.get(&triple) else {
        return Ok(Answer::empty(201));
    };
    let seen = view::view(&triple, stored, subscription_of(&place.key));
    if is_new {
        return Ok(Answer::json(201, &seen.without_creator()));
    }
    Ok(Answer::json(200, &seen))
}

fn delete(
    practice: &mut Practice,
    caller: &Caller,
    place: &Place,
    id: &str,
) -> Result<Answer, Fault> {
    let found = practice
        .assignments
        .named(id)
        .filter(|(triple, _)| triple.scope == place.key)
        .map(|(triple, one)| (triple.clone(), one.principal_type.clone()));
    let Some((triple, principal_type)) = found else {
        practice
            .authorize(caller, DELETE, &place.id)
            .or_else(|fault| {
                // Nothing to hold a condition against: the right itself is enough.
                if fault.message.contains("ABAC") {
                    Ok(())
                } else {
                    Err(fault)
                }
            })?;
        practice.known_scope(&place.id)?;
        return Ok(Answer::empty(204));
    };
    let subject = Subject {
        role: &triple.role,
        principal: &triple.principal,
        principal_type: &principal_type,
    };
    practice.authorize_subject(caller, DELETE, &place.id, Some(subject))?;
    practice.check_locks(&place.id, true)?;
    let gone = practice.assignments.remove(&triple);
    Ok(gone.map_or_else(
        || Answer::empty(204),
        |one| Answer::json(200, &view::view(&triple, &one, subscription_of(&place.key))),
    ))
}

impl Practice {
    fn store(
        &mut self,
        triple: &Triple,
        place: &Place,
        id: &str,
        wish: Wish,
        (principal_type, by): (String, &str),
    ) {
        let old = self.assignments.get(triple);
        let scope = if place.key == "/" {
            "/"
        } else {
            place.prefix()
        };
        let assignment = Assignment {
            name: id.to_owned(),
            scope: old.map_or(scope, |old| &old.scope).to_owned(),
            principal_type,
            condition: wish.condition,
            condition_version: wish.condition_version,
            description: wish.description,
            delegated: wish.delegated,
            created_on: old.map_or_else(
                || fine_stamp(self.clock, 1_797_806),
                |old| old.created_on.clone(),
            ),
            updated_on: fine_stamp(self.clock, 9_905_444),
            created_by: old.map_or_else(|| Some(by.to_owned()), |old| old.created_by.clone()),
            updated_by: Some(by.to_owned()),
            since: old.map_or(self.clock, |old| old.since),
            text: String::new(),
        };
        self.assignments.put(triple.clone(), assignment);
    }
}
