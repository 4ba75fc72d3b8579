//! Azure Resource Manager: the router.
//!
//! Every call needs an api-version the provider knows and a token. After
//! that the path decides: an endpoint of `Microsoft.Authorization` on some
//! scope, something of the platform (subscriptions, groups, providers), or a
//! resource in the generic tree.

mod definitions;
mod deleted;
mod deny;
mod groups;
pub(crate) mod headers;
mod list;
pub(crate) mod locks;
pub(crate) mod operations;
mod page;
mod permissions;
mod platform;
mod providers;
mod resources;
mod role_assignments;
mod rules;
mod tree;
mod versions;

use crate::answer::{Answer, Fault};
use crate::call::Call;
use crate::scope::{joined, key_of, lineage, subscription_of};
use crate::{Caller, Practice};

/// A scope in a path: as written, and as key.
#[derive(Debug)]
pub(crate) struct Place {
    pub(crate) id: String,
    pub(crate) key: String,
}

impl Place {
    fn new(path: &[String]) -> Place {
        let id = joined(path);
        Place {
            key: key_of(&id),
            id,
        }
    }

    /// The id as a prefix: nothing for the root.
    fn prefix(&self) -> &str {
        self.id.trim_end_matches('/')
    }
}

pub(crate) fn answer(practice: &mut Practice, call: &Call) -> Result<Answer, Fault> {
    let keys: Vec<&str> = call.keys.iter().map(String::as_str).collect();
    if let ["metadata", "endpoints"] = keys.as_slice() {
        return Ok(platform::clouds(call));
    }
    versions::check(call)?;
    let caller = practice.caller(call)?;
    let seen = format!(
        "tenantId={},objectId={}/practice/{}",
        practice.tenant_id,
        caller.oid,
        practice.request_id("operation-identifier")
    );
    route(practice, call, &caller, &keys)
        .map(|answer| answer.with("x-ms-operation-identifier", seen))
}

fn route(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
    keys: &[&str],
) -> Result<Answer, Fault> {
    if let Some(at) = authorization(keys) {
        let place = Place::new(&call.path[..at]);
        let name = call.path.get(at + 3).map(String::as_str);
        return extension(practice, call, caller, &place, (keys[at + 2], name));
    }
    match keys {
        ["tenants"] => only_get(call).map(|()| platform::tenants(practice, call)),
        ["subscriptions"] => {
            only_get(call).map(|()| platform::subscriptions(practice, call, caller))
        }
        ["subscriptions", id, rest @ ..] => {
            practice.open_subscription(call, id)?;
            in_subscription(practice, call, caller, id, rest)
        }
        _ => Err(nothing_here(call)),
    }
}

fn in_subscription(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
    id: &str,
    rest: &[&str],
) -> Result<Answer, Fault> {
    match (call.method.as_str(), rest) {
        ("GET", []) => platform::subscription(practice, caller, id),
        ("GET", ["locations"]) => Ok(platform::locations(id)),
        ("GET", ["resourcegroups"]) => Ok(groups::list(practice, call, caller)),
        (_, ["resourcegroups", _]) => groups::one(practice, call, caller),
        ("GET", ["resources"] | ["resourcegroups", _, "resources"]) => {
            resources::inventory(practice, call, caller)
        }
        ("GET", ["providers"]) => providers::list(practice, call, caller, id),
        ("GET", ["providers", namespace]) => providers::one(practice, caller, id, namespace),
        ("POST", ["providers", namespace, "register"]) => {
            providers::register(practice, caller, id, namespace)
        }
        (
            "GET",
            [
                "providers",
                _,
                "locations",
                _,
                "operationresults",
                operation,
            ],
        ) => operations::read(practice, call, operation),
        (_, ["providers", "microsoft.cognitiveservices", tail @ ..])
            if tail.contains(&"deletedaccounts") =>
        {
            deleted::answer(practice, call, caller)
        }
        _ => resources::answer(practice, call, caller),
    }
}

/// Where `/providers/Microsoft.Authorization/<kind>` begins, if it does.
fn authorization(keys: &[&str]) -> Option<usize> {
    let at = keys.iter().rposition(|part| *part == "providers")?;
    let is_ours = keys.get(at + 1) == Some(&"microsoft.authorization");
    let known = [
        "roleassignments",
        "roledefinitions",
        "permissions",
        "locks",
        "denyassignments",
    ];
    let is_kind = keys.get(at + 2).is_some_and(|kind| known.contains(kind));
    (is_ours && is_kind && keys.len() <= at + 4).then_some(at)
}

fn extension(
    practice: &mut Practice,
    call: &Call,
    caller: &Caller,
    place: &Place,
    (kind, name): (&str, Option<&str>),
) -> Result<Answer, Fault> {
    if let Some(id) = subscription_of(&place.key) {
        practice.open_subscription(call, id)?;
    }
    match (kind, name) {
        ("roleassignments", None) => {
            only_get(call).and_then(|()| list::answer(practice, call, caller, place))
        }
        ("roleassignments", Some(name)) => {
            role_assignments::answer(practice, call, caller, place, name)
        }
        ("roledefinitions", None) => {
            only_get(call).and_then(|()| definitions::list(practice, call, caller, place))
        }
        ("roledefinitions", Some(name)) => definitions::one(practice, call, caller, place, name),
        ("permissions", None) => {
            only_get(call).and_then(|()| permissions::answer(practice, caller, place))
        }
        ("locks", None) => only_get(call).and_then(|()| locks::list(practice, call, caller, place)),
        ("locks", Some(name)) => locks::one(practice, call, caller, place, name),
        ("denyassignments", None) => {
            only_get(call).and_then(|()| deny::list(practice, call, caller, place))
        }
        _ => Err(nothing_here(call)),
    }
}

fn only_get(call: &Call) -> Result<(), Fault> {
    if call.is_write() {
        Err(not_allowed(call))
    } else {
        Ok(())
    }
}

fn not_allowed(call: &Call) -> Fault {
    Fault::new(
        405,
        "MethodNotAllowed",
        format!(
            "The requested resource does not support http method '{}'.",
            call.method
        ),
    )
}

fn nothing_here(call: &Call) -> Fault {
    let path = joined(&call.path);
    Fault::new(
        404,
        "NotFound",
        format!("No HTTP resource was found that matches the request URI '{path}'."),
    )
}

impl Practice {
    /// The subscription exists and, for a write, is not disabled.
    fn open_subscription(&self, call: &Call, id: &str) -> Result<(), Fault> {
        self.known_subscription(id)?;
        let state = self
            .subscriptions
            .get(id)
            .map_or("", |one| one.state.as_str());
        if !call.is_write() || !state.eq_ignore_ascii_case("Disabled") {
            return Ok(());
        }
        Err(Fault::new(
            409,
            "ReadOnlyDisabledSubscription",
            format!(
                "The subscription '{id}' is disabled and therefore marked as read only. You cannot perform any \
                 write actions on this subscription until it is re-enabled."
            ),
        ))
    }

    fn known_subscription(&self, id: &str) -> Result<(), Fault> {
        if self.subscriptions.contains_key(id) {
            return Ok(());
        }
        Err(Fault::new(
            404,
            "SubscriptionNotFound",
            format!("The subscription '{id}' could not be found."),
        ))
    }

    /// The 404 for a scope that is not there; nothing when it is.
    pub(crate) fn known_scope(&self, id: &str) -> Result<(), Fault> {
        let key = key_of(id);
        for above in lineage(&key) {
            self.known_part(above, id)?;
        }
        Ok(())
    }

    fn known_part(&self, above: &str, id: &str) -> Result<(), Fault> {
        let parts: Vec<&str> = above.split('/').skip(1).collect();
        match parts.as_slice() {
            ["subscriptions", subscription] => self.known_subscription(subscription),
            // Management groups exist when someone says so: none are stored.
            ["providers", "microsoft.management", ..] => Ok(()),
            _ if is_location(above) || self.resources.contains_key(above) => Ok(()),
            [_, _, "resourcegroups", _] => {
                let name = id.split('/').nth(4).unwrap_or_default();
                Err(Fault::new(
                    404,
                    "ResourceGroupNotFound",
                    format!("Resource group '{name}' could not be found."),
                ))
            }
            _ => Err(resources::not_found(&id[..above.len()])),
        }
    }
}

/// `…/providers/ns/locations/name` is part of paths without being stored.
fn is_location(key: &str) -> bool {
    key.rsplit('/').nth(1) == Some("locations")
}
