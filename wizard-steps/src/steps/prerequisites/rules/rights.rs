//! Who may write role assignments, and what keeps even them from it.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::roles;
use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::names;
use crate::plan::common::Id;
use crate::rule::Context;

use super::super::answers::Subscription;
use super::assignments::{Standing, by_scope, entries, subscription_of};

const OWNER: &str = "subscription owner";
/// What writing a role assignment takes.
const WRITE: &str = "Microsoft.Authorization/roleAssignments/write";

/// PRE-018, live: whoever signed in may not write role assignments at the scope of a planned grant that
/// is not there yet, and has no role to activate that would allow it. One finding a subscription, with
/// its scopes.
/// Sources: Microsoft's training unit on roles for Azure OpenAI identities, who may assign (read 2026-11-22); Azure Resource
/// Manager, Permissions – List.
pub fn may_not_assign(context: &Context<'_>) -> Vec<Hit> {
    let mut refused: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for scope in refused_scopes(context) {
        if activated_by(context, scope).is_none()
            && let Some(subscription) = subscription_of(scope)
        {
            refused.entry(subscription).or_default().insert(scope);
        }
    }
    let entries = entries(context);
    let hits = refused.iter().map(|(guid, scopes)| {
        let scopes: Vec<&str> = scopes.iter().copied().collect();
        tell_refused(guid, entries.get(guid), &scopes)
    });
    hits.collect()
}

/// Scopes of planned grants that are not there yet, at which the caller's active roles do not allow
/// writing them.
fn refused_scopes<'a>(context: &'a Context<'_>) -> Vec<&'a str> {
    if context.observed.permissions.is_empty() {
        return Vec::new();
    }
    let standing = Standing::of(context);
    let refused = by_scope(context).into_iter().filter(|(scope, grants)| {
        context.observed.allows(scope, WRITE) == Some(false) && standing.new_of(scope, grants) > 0
    });
    refused.map(|(scope, _)| scope).collect()
}

/// The role that the caller may activate and that would allow it, with its scope.
fn activated_by<'a>(context: &'a Context<'_>, scope: &str) -> Option<(&'a str, &'a str)> {
    let key = names::scope_key(scope);
    let helps = context.observed.eligible.iter().find(|role| {
        names::is_at_or_below(&key, &names::scope_key(&role.scope)) && role.permission.allows(WRITE)
    });
    helps.map(|role| (names::last_segment(&role.role), role.scope.as_str()))
}

fn tell_refused(guid: &str, entry: Option<&(&Id, &Subscription)>, scopes: &[&str]) -> Hit {
    let id = entry.map_or(guid, |(id, _)| id);
    let owner = entry.map(|(_, e)| e.owner.name.trim());
    let owner = owner.filter(|o| !o.is_empty());
    let role = roles::name_of(roles::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR);
    Hit::at(pointer(&["prerequisites", "subscriptions", id]))
        .about(id)
        .with("owner", owner.unwrap_or("the subscription owner"))
        .with("role", role)
        .with("n", scopes.len().to_string())
        .with("scopes", labels::list(scopes))
        .with(
            "subscription",
            entry.map_or(guid, |(id, e)| labels::or_id(&e.name, id)),
        )
        .ask(OWNER)
        .resting_on(Data::Live)
}

/// PRE-019, live: the only role that lets the caller write planned grants is eligible and not active.
/// One finding for each such role, with how many scopes wait for it.
/// Source: Azure Resource Manager, Role Eligibility Schedule Instances – List For Scope (2020-10-01).
pub fn not_activated(context: &Context<'_>) -> Vec<Hit> {
    let mut waiting: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for scope in refused_scopes(context) {
        if let Some(role) = activated_by(context, scope) {
            *waiting.entry(role).or_default() += 1;
        }
    }
    let entries = entries(context);
    let hits = waiting.into_iter().map(|((role, scope), n)| {
        let guid = subscription_of(scope).unwrap_or_default();
        let id = entries.get(&guid).map_or(guid.as_str(), |(id, _)| id);
        Hit::at(pointer(&["prerequisites", "subscriptions", id]))
            .about(id)
            .about(role)
            .with("role", roles::name_of(role))
            .with("scope", scope)
            .with("n", n.to_string())
            .ask(OWNER)
            .resting_on(Data::Live)
    });
    hits.collect()
}

/// PRE-020, live: a read-only lock lies on the scope of a planned grant that is not there yet, or above
/// it. One finding a lock.
/// Source: Azure Resource Manager, Management Locks (2020-05-01); error `ScopeLocked`.
pub fn locked(context: &Context<'_>) -> Vec<Hit> {
    let locks = context.observed.locks.iter();
    let mut locks = locks
        .filter(|l| l.level.eq_ignore_ascii_case("ReadOnly"))
        .peekable();
    if locks.peek().is_none() {
        return Vec::new();
    }
    let standing = Standing::of(context);
    let open = by_scope(context).into_iter();
    let open = open.filter(|(scope, grants)| standing.new_of(scope, grants) > 0);
    let open: Vec<String> = open.map(|(scope, _)| names::scope_key(scope)).collect();
    let entries = entries(context);
    let hit = |lock: &crate::observed::ObservedLock| {
        let above = names::scope_key(&lock.scope);
        let held = open
            .iter()
            .filter(|s| names::is_at_or_below(s, &above))
            .count();
        let guid = subscription_of(&lock.scope).unwrap_or_default();
        let entry = entries.get(&guid);
        let id = entry.map_or(guid.as_str(), |(id, _)| id);
        let owner = entry
            .map(|(_, e)| e.owner.name.trim())
            .filter(|o| !o.is_empty());
        (held > 0).then(|| {
            Hit::at(pointer(&["prerequisites", "subscriptions", id]))
                .about(id)
                .about(&lock.name)
                .about(&above)
                .with("owner", owner.unwrap_or("the subscription owner"))
                .with("lock", lock.name.as_str())
                .with("scope", lock.scope.as_str())
                .with(
                    "n",
                    labels::counted(held, "planned scope", "planned scopes"),
                )
                .ask(OWNER)
                .resting_on(Data::Live)
        })
    };
    locks.filter_map(hit).collect()
}
