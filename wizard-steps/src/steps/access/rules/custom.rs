//! Roles of our own: would Azure take them, and does somebody look after them?

use std::collections::BTreeSet;

use crate::catalog::roles;
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::names;
use crate::plan::edit::Edit;
use crate::plan::text::ResourceId;
use crate::rule::Context;
use crate::steps::access::answers::CustomRole;

/// How long a role with a star stays without a look at it, in days.
const REVIEW: i64 = 180;

/// ACC-045: Azure would refuse a role of the plan's own: it allows nothing, an entry is no operation,
/// its name is taken, it has data actions and a management group, or it is assigned outside the places
/// it may be assigned in.
/// Sources: Microsoft's page on roles for Foundry, custom roles (2026-04-13); Azure's limits of custom
/// roles (read 2026-11-22).
pub(super) fn refused_definition(context: &Context<'_>) -> Vec<Hit> {
    let roles = context.plan.access.custom_roles.iter();
    roles
        .filter_map(|(id, role)| {
            let mut defects: Vec<(&str, String)> = Vec::new();
            defects.extend(allows_nothing(role));
            defects.extend(odd_entry(role));
            defects.extend(taken_name(context, id, role));
            defects.extend(above_data(role));
            let outside = outside(context, role);
            if !outside.is_empty() {
                let places: Vec<&str> = outside.iter().map(|s| names::last_segment(s)).collect();
                let words = format!(
                    "it is assigned outside its places, at {}",
                    labels::list(&places)
                );
                defects.push(("assignableScopes", words));
            }
            let (field, _) = *defects
                .first()
                .map(|(field, words)| (field, words))
                .as_ref()?;
            let words: Vec<&str> = defects.iter().map(|(_, words)| words.as_str()).collect();
            let hit = Hit::at(pointer(&["access", "customRoles", id, field]))
                .about(id)
                .with("name", labels::or_id(&role.name, id))
                .with("defect", labels::list(&words));
            let scopes_only = defects.len() == 1 && !outside.is_empty();
            Some(if scopes_only {
                let kept = role.assignable_scopes.iter().map(ResourceId::as_str);
                let added: BTreeSet<&str> = outside.iter().map(|s| subscription(s)).collect();
                let all: Vec<&str> = kept.chain(added).collect();
                let at = pointer(&["access", "customRoles", id, "assignableScopes"]);
                hit.fixed_by(vec![Edit::set(at, all)])
            } else {
                hit
            })
        })
        .collect()
}

fn allows_nothing(role: &CustomRole) -> Option<(&'static str, String)> {
    let nothing = role.actions.is_empty() && role.data_actions.is_empty();
    nothing.then(|| ("actions", "it has no action and no data action".to_owned()))
}

fn odd_entry(role: &CustomRole) -> Option<(&'static str, String)> {
    let lists = [
        ("actions", &role.actions),
        ("notActions", &role.not_actions),
        ("dataActions", &role.data_actions),
        ("notDataActions", &role.not_data_actions),
    ];
    let mut entries = lists
        .into_iter()
        .flat_map(|(f, list)| list.iter().map(move |e| (f, e)));
    entries
        .find(|(_, entry)| !is_operation(entry))
        .map(|(field, entry)| (field, format!("“{entry}” is no operation of a provider")))
}

/// `Provider.Name/…`, or something that begins with a star.
fn is_operation(entry: &str) -> bool {
    if entry == "*" {
        return true;
    }
    let Some((provider, rest)) = entry.split_once('/') else {
        return false;
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '*' | '-' | '_' | '/');
    (provider == "*" || provider.contains('.'))
        && !rest.is_empty()
        && !rest.ends_with('/')
        && entry.chars().all(plain)
}

fn taken_name(
    context: &Context<'_>,
    id: &str,
    role: &CustomRole,
) -> Option<(&'static str, String)> {
    let name = role.name.trim();
    let built_in = roles::ROLES
        .iter()
        .any(|r| r.name.eq_ignore_ascii_case(name));
    let mut others = context.plan.access.custom_roles.iter();
    let own = others.any(|(other, r)| other != id && r.name.trim().eq_ignore_ascii_case(name));
    match (name.is_empty(), built_in, own) {
        (true, ..) => Some(("name", "it has no name".to_owned())),
        (_, true, _) => Some(("name", "a built-in role has its name".to_owned())),
        (_, _, true) => Some(("name", "another role of the plan has its name".to_owned())),
        _ => None,
    }
}

fn is_management_group(scope: &str) -> bool {
    names::scope_key(scope).starts_with("/providers/microsoft.management/managementgroups/")
}

fn above_data(role: &CustomRole) -> Option<(&'static str, String)> {
    let mut scopes = role.assignable_scopes.iter();
    let above = scopes.any(|s| is_management_group(s.as_str()));
    (above && !role.data_actions.is_empty()).then(|| {
        let words = "a role with data actions cannot be assigned in a management group";
        ("assignableScopes", words.to_owned())
    })
}

/// Scopes at which the plan assigns a role and at which it may not be assigned.
fn outside(context: &Context<'_>, role: &CustomRole) -> BTreeSet<String> {
    let Some(guid) = role.role_id.parsed() else {
        return BTreeSet::new();
    };
    let holds = |scope: &str| {
        role.assignable_scopes.iter().any(|s| {
            is_management_group(s.as_str())
                || names::is_at_or_below(scope, &names::scope_key(s.as_str()))
        })
    };
    (context.desired.grants.iter())
        .filter(|g| g.role == guid)
        .filter_map(|g| g.scope.arm_id.as_deref().map(names::scope_key))
        .filter(|scope| !holds(scope))
        .collect()
}

/// The subscription of a scope.
fn subscription(scope: &str) -> &str {
    let end = scope
        .match_indices('/')
        .nth(2)
        .map_or(scope.len(), |(at, _)| at);
    &scope[..end]
}

/// ACC-046: a role of the plan's own has a star in its data actions, or in its actions before the last
/// part, and nobody has a day for looking at it again.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities, narrower custom role (read
/// 2026-11-22).
pub(super) fn star_without_review(context: &Context<'_>) -> Vec<Hit> {
    let wide = |action: &String| {
        let (front, _) = action.rsplit_once('/').unwrap_or(("", action));
        front.contains('*') || action == "*"
    };
    let roles = context.plan.access.custom_roles.iter();
    roles
        .filter_map(|(id, role)| {
            let stars = role.data_actions.iter().filter(|a| a.contains('*'));
            let stars: Vec<&String> = stars
                .chain(role.actions.iter().filter(|a| wide(a)))
                .collect();
            let looked_after = role
                .review_on
                .parsed()
                .is_some_and(|day| day >= context.today);
            if stars.is_empty() || looked_after {
                return None;
            }
            let at = pointer(&["access", "customRoles", id, "reviewOn"]);
            let day = context.today.plus(REVIEW).to_string();
            let hit = Hit::at(&at)
                .about(id)
                .with("name", labels::or_id(&role.name, id))
                .with("stars", labels::list(&stars));
            Some(hit.fixed_by(vec![Edit::set(at, day)]))
        })
        .collect()
}
