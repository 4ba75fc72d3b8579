//! Object ids: does the directory know them, as what the plan says?

use std::collections::BTreeSet;

use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::plan::edit::Edit;
use crate::plan::text::Guid;
use crate::rule::Context;

use super::super::answers::{Principal, PrincipalKind};
use super::{id_defect, principals};

const TEAM: &str = "identity team";
/// Types that Azure takes in a role assignment of this house.
const TYPES: [&str; 3] = ["User", "Group", "ServicePrincipal"];

fn at(id: &str, field: &str) -> String {
    pointer(&["prerequisites", "principals", id, field])
}

fn hit(id: &str, principal: &Principal, field: &str) -> Hit {
    let hit = Hit::at(at(id, field)).about(id);
    hit.with("name", labels::or_id(&principal.name, id))
}

/// PRE-005: an object id is empty, no GUID, or the zero GUID. What stands around a whole id (quotes,
/// braces) can be taken off by one press. A group that is to be made is asked for, not missing.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities, command line (read 2026-11-22).
pub fn no_object_id(context: &Context<'_>) -> Vec<Hit> {
    principals(context.estate)
        .filter(|(_, p)| !p.is_awaited())
        .filter_map(|(id, p)| {
            let fact = id_defect(&p.object_id)?;
            let hit = hit(id, p, "objectId").with("fact", fact).ask(TEAM);
            Some(match without_surroundings(&p.object_id) {
                Some(clean) => hit.fixed_by(vec![Edit::set(at(id, "objectId"), clean)]),
                None => hit,
            })
        })
        .collect()
}

fn without_surroundings(id: &Guid) -> Option<String> {
    let core = id
        .as_str()
        .trim_matches(|c: char| !c.is_ascii_alphanumeric());
    Guid::from(core).parsed()
}

/// PRE-006: a principal is an app registration or an agent blueprint, or carries the client id of its
/// application as object id; or the directory said so.
/// Sources: Microsoft's training unit on roles for Azure OpenAI identities, “object ID, not application ID” (read 2026-11-22);
/// Azure's error `PrincipalTypeNotSupported`.
pub fn refused_kind(context: &Context<'_>) -> Vec<Hit> {
    principals(context.estate)
        .filter_map(|(id, p)| {
            if let Some(kind) = refused(p) {
                return Some(hit(id, p, "kind").with("kind", kind));
            }
            if let Some(kind) = refused_live(context, p) {
                let hit = hit(id, p, "objectId").with("kind", kind);
                return Some(hit.resting_on(Data::Live));
            }
            let same = is_client_id(p).then(|| hit(id, p, "objectId"));
            same.map(|hit| hit.with("kind", "the client id of an app registration"))
        })
        .collect()
}

fn refused(principal: &Principal) -> Option<&'static str> {
    match principal.kind? {
        PrincipalKind::Application => Some("an app registration"),
        PrincipalKind::AgentBlueprint => Some("an agent blueprint"),
        _ => None,
    }
}

fn refused_live(context: &Context<'_>, principal: &Principal) -> Option<&'static str> {
    let seen = live_type(context, principal)?.to_ascii_lowercase();
    if seen.ends_with("application") {
        Some("an app registration")
    } else if seen.contains("blueprint") {
        Some("an agent blueprint")
    } else {
        None
    }
}

/// Only for what has a client id of its own: an agent's identity has the same text for both.
fn is_client_id(principal: &Principal) -> bool {
    let service = matches!(principal.kind, None | Some(PrincipalKind::ServicePrincipal));
    service
        && principal.client_id.is_given()
        && principal.object_id.parsed() == principal.client_id.parsed()
}

fn live_type<'a>(context: &'a Context<'_>, principal: &Principal) -> Option<&'a str> {
    if context.observed.principals.is_empty() {
        return None;
    }
    let object = principal.object_id.parsed()?;
    let seen = context.observed.principals.get(&object)?;
    Some(seen.principal_type.trim())
}

/// PRE-007: a principal was pasted and is not marked as seen in the directory. When a reading has seen
/// it, one press marks it. Silent where PRE-005, PRE-006, PRE-008 or PRE-009 has more to say.
/// Source: our own rule: a plan can be made without rights in the directory.
pub fn unverified(context: &Context<'_>) -> Vec<Hit> {
    let missing = missing(context);
    let open = |p: &Principal| {
        let refused = refused(p).is_some() || is_client_id(p);
        let known = |id| !missing.contains(&id);
        !p.verified && !refused && p.object_id.parsed().is_some_and(known)
    };
    principals(context.estate)
        .filter(|(_, p)| open(p))
        .filter_map(|(id, p)| {
            let hit = hit(id, p, "verified");
            let Some(seen) = live_type(context, p) else {
                let hit = hit.with("fact", "nobody has looked it up in the directory yet");
                return Some(hit.ask(TEAM).resting_on(Data::NotChecked));
            };
            let patch = vec![Edit::set(at(id, "verified"), true)];
            let hit = hit.with(
                "fact",
                "the directory knows it, the plan does not say so yet",
            );
            let same = seen.eq_ignore_ascii_case(p.principal_type.trim());
            same.then(|| hit.fixed_by(patch).resting_on(Data::Live))
        })
        .collect()
}

fn missing(context: &Context<'_>) -> BTreeSet<String> {
    let ids = context.observed.missing_principals.iter();
    ids.map(|id| id.trim().to_ascii_lowercase()).collect()
}

/// PRE-008, live: the directory was asked and has no user, group or service principal with this id.
/// Source: Microsoft Graph, directoryObjects: getByIds (missing ids are left out of its answer).
pub fn not_in_tenant(context: &Context<'_>) -> Vec<Hit> {
    let missing = missing(context);
    if missing.is_empty() {
        return Vec::new();
    }
    let gone = |p: &Principal| p.object_id.parsed().is_some_and(|id| missing.contains(&id));
    principals(context.estate)
        .filter(|(_, p)| gone(p) && refused(p).is_none())
        .map(|(id, p)| hit(id, p, "objectId").ask(TEAM).resting_on(Data::Live))
        .collect()
}

/// PRE-009, live: the directory says another type than the plan. One press takes the directory's.
/// Source: Azure's error `UnmatchedPrincipalType`.
pub fn other_type(context: &Context<'_>) -> Vec<Hit> {
    principals(context.estate)
        .filter_map(|(id, p)| {
            let seen = live_type(context, p)?;
            let live = TYPES.into_iter().find(|t| t.eq_ignore_ascii_case(seen))?;
            let same = live.eq_ignore_ascii_case(p.principal_type.trim());
            (!same && refused(p).is_none()).then(|| {
                hit(id, p, "type")
                    .with("live", live)
                    .fixed_by(vec![Edit::set(at(id, "type"), live)])
                    .resting_on(Data::Live)
            })
        })
        .collect()
}

/// PRE-010, live: a chosen group is not security-enabled, such as a distribution list.
/// Sources: Microsoft's training unit on roles for Azure OpenAI identities, security groups (read 2026-11-22);
/// Microsoft Graph, group resource.
pub fn no_security_group(context: &Context<'_>) -> Vec<Hit> {
    principals(context.estate)
        .filter(|(_, p)| {
            let object = p.object_id.parsed();
            let seen = object.and_then(|id| context.observed.principals.get(&id));
            seen.and_then(|s| s.security_enabled) == Some(false)
        })
        .map(|(id, p)| hit(id, p, "objectId").ask(TEAM).resting_on(Data::Live))
        .collect()
}
