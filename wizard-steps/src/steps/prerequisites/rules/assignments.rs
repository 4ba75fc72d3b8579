//! Role assignments as Azure counts and guards them: the limit of a subscription, and who may write.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal};
use crate::finding::{Data, Hit};
use crate::names;
use crate::plan::common::Id;
use crate::rule::Context;
use crate::steps::telling::{list, pointer};

use super::named;

/// Assignments that one subscription holds at most, at itself, its resource groups and resources.
/// Source: Azure role-based access control limits (2026); fixed, and eligible ones do not count.
const LIMIT: usize = 4000;
/// What writing a role assignment takes.
const WRITE: &str = "Microsoft.Authorization/roleAssignments/write";

/// PRE-018, live: whoever signed in may not write role assignments at the scope of a planned grant that
/// is not there yet. One finding a subscription, with its scopes.
/// Sources: Microsoft's training unit on keyless access, who may assign (2026-06); Azure Resource
/// Manager, Permissions – List.
pub fn may_not_assign(context: &Context<'_>) -> Vec<Hit> {
    if context.observed.permissions.is_empty() {
        return Vec::new();
    }
    let standing = Standing::of(context);
    let mut refused: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (grant, scope) in lasting(context) {
        let denied = context.observed.allows(scope, WRITE) == Some(false);
        if let Some(subscription) = subscription_of(scope).filter(|_| denied)
            && !standing.has(context, grant, scope)
        {
            refused.entry(subscription).or_default().insert(scope);
        }
    }
    let entries = entries(context);
    let role = roles::name_of(roles::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR);
    let hit = |(guid, scopes): (String, BTreeSet<&str>)| {
        let entry = entries.get(&guid);
        let id = entry.map_or(guid.as_str(), |(id, _)| id);
        let owner = entry.map(|(_, e)| e.owner.name.trim());
        let scopes: Vec<&str> = scopes.into_iter().collect();
        Hit::at(pointer(&["prerequisites", "subscriptions", id]))
            .about(id)
            .with(
                "owner",
                owner
                    .filter(|o| !o.is_empty())
                    .unwrap_or("the subscription owner"),
            )
            .with("role", role)
            .with("n", scopes.len().to_string())
            .with("scopes", list(&scopes))
            .with(
                "subscription",
                entry.map_or(guid.as_str(), |(id, e)| named(&e.name, id)),
            )
            .ask("subscription owner")
            .resting_on(Data::Live)
    };
    refused.into_iter().map(hit).collect()
}

/// PRE-021: a subscription would hold more role assignments than Azure allows, counting what is there
/// already as far as it was read.
/// Source: Azure role-based access control limits (2026); error `RoleAssignmentLimitExceeded`.
pub fn too_many(context: &Context<'_>) -> Vec<Hit> {
    let standing = Standing::of(context);
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for assignment in &context.observed.assignments {
        if let Some(guid) = subscription_of(&assignment.scope) {
            counts.entry(guid).or_default().0 += 1;
        }
    }
    for (grant, scope) in lasting(context) {
        if let Some(guid) = subscription_of(scope)
            && !standing.has(context, grant, scope)
        {
            counts.entry(guid).or_default().1 += 1;
        }
    }
    let entries = entries(context);
    let full = counts
        .into_iter()
        .filter(|(_, (there, new))| there + new > LIMIT && *new > 0);
    full.map(|(guid, (there, new))| {
        let entry = entries.get(&guid);
        let id = entry.map_or(guid.as_str(), |(id, _)| id);
        let name = entry.map_or(guid.as_str(), |(id, e)| named(&e.name, id));
        let data = if there > 0 { Data::Live } else { Data::Offline };
        Hit::at(pointer(&["access", "mapping"]))
            .about(id)
            .with("subscription", name)
            .with("n", (there + new).to_string())
            .resting_on(data)
    })
    .collect()
}

/// Grants that are written as role assignments, with the Azure id of their scope. Eligible ones are
/// schedules and neither count nor need the same right.
fn lasting<'a>(context: &'a Context<'_>) -> impl Iterator<Item = (&'a Grant, &'a str)> {
    let grants = context.desired.grants.iter().filter(|g| !g.eligible);
    grants.filter_map(|g| Some((g, g.scope.arm_id.as_deref()?)))
}

/// The subscription that a scope lies in.
fn subscription_of(scope: &str) -> Option<String> {
    let mut parts = scope.split('/').skip(1);
    let head = parts.next()?;
    let guid = parts.next().filter(|guid| !guid.is_empty())?;
    head.eq_ignore_ascii_case("subscriptions")
        .then(|| guid.to_ascii_lowercase())
}

type Entries<'p> = BTreeMap<String, (&'p Id, &'p super::Subscription)>;

/// Entries of the plan by the id of their subscription; of several the first.
fn entries<'p>(context: &Context<'p>) -> Entries<'p> {
    let mut entries = BTreeMap::new();
    for (id, entry) in &context.plan.prerequisites.subscriptions {
        if let Some(guid) = entry.subscription_id.parsed() {
            entries.entry(guid).or_insert((id, entry));
        }
    }
    entries
}

/// Assignments that were read: principal, role, scope.
struct Standing(BTreeSet<(String, String, String)>);

impl Standing {
    fn of(context: &Context<'_>) -> Self {
        let seen = context.observed.assignments.iter();
        let keys = seen.map(|a| {
            let role = names::last_segment(&a.role).to_ascii_lowercase();
            (
                a.principal_id.to_ascii_lowercase(),
                role,
                names::scope_key(&a.scope),
            )
        });
        Self(keys.collect())
    }

    fn has(&self, context: &Context<'_>, grant: &Grant, scope: &str) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let found = object_id(context, &grant.principal);
        found.is_some_and(|principal| {
            let key = (principal, grant.role.clone(), names::scope_key(scope));
            self.0.contains(&key)
        })
    }
}

/// Object id of a grant's principal, as far as it is known.
fn object_id(context: &Context<'_>, principal: &GrantPrincipal) -> Option<String> {
    let arm_id = match principal {
        GrantPrincipal::Directory(id) => {
            let found = context.plan.prerequisites.principals.get(id)?;
            return found.object_id.parsed();
        }
        GrantPrincipal::IdentityOf(id) => match context.estate.accounts.get(id) {
            Some(account) => account.arm_id()?,
            None => context.estate.project_arm_id(id)?,
        },
    };
    let identity = context.observed.resource(&arm_id)?.identity.as_ref()?;
    Some(identity.to_ascii_lowercase())
}
