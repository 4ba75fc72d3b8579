//! Role assignments as Azure counts them: the limit of a subscription.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::desired::{Grant, GrantPrincipal};
use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::names;
use crate::plan::common::Id;
use crate::rule::Context;
use crate::table::firsts;

use super::super::answers::Subscription;

/// Assignments that one subscription holds at most, at itself, its resource groups and resources.
/// Source: Azure role-based access control limits (read 2026-11-22); fixed, and eligible ones do not count.
const LIMIT: usize = 4000;
/// From here on it is tight: 80 % of [`LIMIT`].
const TIGHT: usize = 3200;
/// So many assignments of principals that are gone are worth cleaning up.
const GONE: usize = 20;

/// PRE-021: a subscription would hold more role assignments than Azure allows, counting what is there
/// already as far as it was read.
/// Source: Azure role-based access control limits (read 2026-11-22); error `RoleAssignmentLimitExceeded`.
pub fn too_many(context: &Context<'_>) -> Vec<Hit> {
    let entries = entries(context);
    let counts = counts(context).into_iter();
    let full = counts.filter(|(_, count)| count.all() > LIMIT && count.new > 0);
    full.map(|(guid, count)| tell_count(&guid, &entries, &count))
        .collect()
}

/// PRE-022: the limit is near; or, live, many assignments belong to principals that are gone. Silent
/// where PRE-021 is not.
/// Sources: Azure role-based access control limits (read 2026-11-22); Microsoft Graph, directoryObjects: getByIds.
pub fn nearly_too_many(context: &Context<'_>) -> Vec<Hit> {
    let entries = entries(context);
    let counts = counts(context).into_iter();
    let over = |count: &Count| count.all() > LIMIT && count.new > 0;
    let tight = counts.filter(|(_, c)| !over(c) && (c.all() > TIGHT || c.gone > GONE));
    let hit = |(guid, count): (String, Count)| {
        let fact = match count.gone {
            0 if count.there == 0 => "who is there already was not read".to_owned(),
            0 => "none of those there belongs to somebody who is gone".to_owned(),
            gone => format!("{gone} of them belong to principals that are gone"),
        };
        let hit = tell_count(&guid, &entries, &count).with("fact", fact);
        hit.ask("subscription owner")
    };
    tight.map(hit).collect()
}

/// Role assignments of one subscription.
#[derive(Default)]
struct Count {
    there: usize,
    new: usize,
    /// Of those there, how many belong to principals that the directory does not know.
    gone: usize,
}

impl Count {
    fn all(&self) -> usize {
        self.there + self.new
    }
}

fn counts(context: &Context<'_>) -> BTreeMap<String, Count> {
    if context.observed.assignments.is_empty() {
        return planned(context);
    }
    let standing = Standing::of(context);
    let missing = context.observed.missing_principals.iter();
    let missing: BTreeSet<String> = missing.map(|id| id.to_ascii_lowercase()).collect();
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for assignment in &context.observed.assignments {
        if let Some(guid) = subscription_of(&assignment.scope) {
            let count = counts.entry(guid).or_default();
            count.there += 1;
            let gone =
                !missing.is_empty() && missing.contains(lower(&assignment.principal_id).as_ref());
            count.gone += usize::from(gone);
        }
    }
    for (scope, grants) in by_scope(context) {
        if let Some(guid) = subscription_of(scope) {
            counts.entry(guid).or_default().new += standing.new_of(scope, &grants);
        }
    }
    counts
}

/// [`counts`] where nothing was read: every grant of the plan is new.
fn planned(context: &Context<'_>) -> BTreeMap<String, Count> {
    let mut by_head: BTreeMap<&str, usize> = BTreeMap::new();
    for grant in context.desired.grants.iter().filter(|g| !g.eligible) {
        if let Some(head) = grant.scope.arm_id.as_deref().and_then(head_of) {
            *by_head.entry(head).or_default() += 1;
        }
    }
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for (head, new) in by_head {
        if let Some(guid) = subscription_of(head) {
            counts.entry(guid).or_default().new += new;
        }
    }
    counts
}

/// A scope's `/subscriptions/<id>`, as it is written.
fn head_of(scope: &str) -> Option<&str> {
    let end = scope.match_indices('/').nth(2);
    scope.get(..end.map_or(scope.len(), |(at, _)| at))
}

fn tell_count(guid: &str, entries: &Entries<'_>, count: &Count) -> Hit {
    let entry = entries.get(guid);
    let id = entry.map_or(guid, |(id, _)| id);
    let name = entry.map_or(guid, |(id, e)| labels::or_id(&e.name, id));
    let data = if count.there > 0 {
        Data::Live
    } else {
        Data::Offline
    };
    Hit::at(pointer(&["access", "mapping"]))
        .about(id)
        .with("subscription", name)
        .with("n", count.all().to_string())
        .resting_on(data)
}

/// Grants that are written as role assignments, by the Azure id of their scope. Eligible ones are
/// schedules and neither count nor need the same right.
pub(super) fn by_scope<'a>(context: &'a Context<'_>) -> Vec<(&'a str, Vec<&'a Grant>)> {
    let grants = context.desired.grants.iter().filter(|g| !g.eligible);
    let grants: Vec<&Grant> = grants.filter(|g| g.scope.arm_id.is_some()).collect();
    let scope = |grant: &'a Grant| grant.scope.arm_id.as_deref().unwrap_or_default();
    let scopes: Vec<[&str; 1]> = grants.iter().map(|g| [scope(g)]).collect();
    let mut of: BTreeMap<usize, Vec<&Grant>> = BTreeMap::new();
    for (grant, first) in grants.iter().zip(firsts(&scopes)) {
        of.entry(first).or_default().push(grant);
    }
    let of = of.into_iter();
    of.map(|(first, grants)| (scopes[first][0], grants))
        .collect()
}

/// The subscription that a scope lies in.
pub(super) fn subscription_of(scope: &str) -> Option<String> {
    let mut parts = scope.split('/').skip(1);
    let head = parts.next()?;
    let guid = parts.next().filter(|guid| !guid.is_empty())?;
    head.eq_ignore_ascii_case("subscriptions")
        .then(|| guid.to_ascii_lowercase())
}

pub(super) type Entries<'p> = BTreeMap<String, (&'p Id, &'p Subscription)>;

/// Entries of the plan by the id of their subscription; of several the first.
pub(super) fn entries<'p>(context: &Context<'p>) -> Entries<'p> {
    let mut entries = BTreeMap::new();
    for (id, entry) in &context.plan.prerequisites.subscriptions {
        if let Some(guid) = entry.subscription_id.parsed() {
            entries.entry(guid).or_insert((id, entry));
        }
    }
    entries
}

/// Principal and role, in lower case.
type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

/// Assignments that were read, by scope in lower case.
pub(super) struct Standing<'a> {
    by_scope: BTreeMap<String, BTreeSet<Pair<'a>>>,
    /// Object ids of the principals of grants, as far as they are known.
    object_ids: BTreeMap<&'a GrantPrincipal, String>,
}

impl<'a> Standing<'a> {
    pub(super) fn of(context: &'a Context<'_>) -> Self {
        let mut standing = Self {
            by_scope: BTreeMap::new(),
            object_ids: BTreeMap::new(),
        };
        for seen in &context.observed.assignments {
            let key = (
                lower(&seen.principal_id),
                lower(names::last_segment(&seen.role)),
            );
            let scope = names::scope_key(&seen.scope);
            standing.by_scope.entry(scope).or_default().insert(key);
        }
        if !standing.by_scope.is_empty() {
            let principals = context.desired.grants.iter().map(|g| &g.principal);
            let principals: BTreeSet<&GrantPrincipal> = principals.collect();
            let known = principals
                .into_iter()
                .filter_map(|p| Some((p, object_id(context, p)?)));
            standing.object_ids = known.collect();
        }
        standing
    }

    /// How many of these grants at a scope are not there yet.
    pub(super) fn new_of(&self, scope: &str, grants: &[&Grant]) -> usize {
        if self.by_scope.is_empty() {
            return grants.len();
        }
        let Some(here) = self.by_scope.get(&names::scope_key(scope)) else {
            return grants.len();
        };
        let is_there = |grant: &&&Grant| {
            let id = self.object_ids.get(&grant.principal);
            id.is_some_and(|id| {
                here.contains(&(Cow::from(id.as_str()), Cow::from(grant.role.as_str())))
            })
        };
        grants.len() - grants.iter().filter(is_there).count()
    }
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::from(text.to_ascii_lowercase())
    } else {
        Cow::from(text)
    }
}

/// Object id of a grant's principal, as far as it is known.
fn object_id(context: &Context<'_>, principal: &GrantPrincipal) -> Option<String> {
    let arm_id = match principal {
        GrantPrincipal::Directory(id) => {
            let found = context.estate.principals.get(id)?;
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
