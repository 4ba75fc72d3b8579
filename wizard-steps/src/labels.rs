//! What people call things: names for sentences, by plan id, and lists that stay readable.

use crate::desired::Scope;
use crate::estate::Estate;
use crate::names;
use crate::steps::access::answers::ScopeKind;

/// How many members a list in a sentence names before it counts the rest.
const NAMED: usize = 5;

/// The name, or the id when nobody gave one.
pub fn or_id<'a>(name: &'a str, id: &'a str) -> &'a str {
    if name.trim().is_empty() { id } else { name }
}

/// How many, as it crosses to the window.
pub fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}

/// A project as its use case and environment: `Fraud triage (Production)`.
pub fn project(estate: &Estate<'_>, id: &str) -> String {
    let organization = &estate.plan.organization;
    let Some(project) = organization.projects.get(id) else {
        return id.to_owned();
    };
    let use_case = organization.use_cases.get(&project.use_case);
    let name = use_case
        .map(|u| u.name.as_str())
        .filter(|n| !n.trim().is_empty())
        .unwrap_or_else(|| or_id(&project.name, id));
    format!("{name} ({})", estate.environment_name(&project.environment))
}

/// Whatever of the plan has this id; the id itself when nothing has.
pub fn of(estate: &Estate<'_>, id: &str) -> String {
    let plan = estate.plan;
    let organization = &plan.organization;
    if organization.projects.contains_key(id) {
        return project(estate, id);
    }
    let account = estate.accounts.get(id).map(|a| a.name.as_str());
    let name = account
        .or_else(|| plan.environments.items.get(id).map(|e| e.name.as_str()))
        .or_else(|| organization.groups.get(id).map(|g| g.name.as_str()))
        .or_else(|| organization.use_cases.get(id).map(|u| u.name.as_str()))
        .or_else(|| plan.connections.items.get(id).map(|c| c.name.as_str()))
        .or_else(|| plan.models.deployments.get(id).map(|d| d.name.as_str()))
        .or_else(|| {
            let principals = &plan.prerequisites.principals;
            principals.get(id).map(|p| p.name.as_str())
        })
        .or_else(|| {
            let subscriptions = &plan.prerequisites.subscriptions;
            subscriptions.get(id).map(|s| s.name.as_str())
        });
    or_id(name.unwrap_or_default(), id).to_owned()
}

/// A scope as people name it: the name of the resource, a project as its use case and environment.
pub fn scope(estate: &Estate<'_>, scope: &Scope) -> String {
    match scope.kind {
        ScopeKind::ResourceGroup => {
            let group = estate
                .accounts
                .get(&scope.of)
                .map(|a| a.resource_group.as_str());
            or_id(group.unwrap_or_default(), &scope.of).to_owned()
        }
        ScopeKind::Resource => {
            let id = scope.arm_id.as_deref().unwrap_or(&scope.of);
            names::last_segment(id).to_owned()
        }
        ScopeKind::Subscription | ScopeKind::Account | ScopeKind::Project => of(estate, &scope.of),
    }
}

/// How many of something: `1 grant`, `3 grants`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// With a capital letter at the beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// `a`, `a and b`, `a, b and c`, however many.
pub fn all<T: AsRef<str>>(names: &[T]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

/// `a`, `a and b`, `a, b and c`; beyond five the rest is counted.
pub fn list<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let more = names.len().saturating_sub(NAMED);
    let (shown, last) = if more > 0 {
        (&names[..NAMED], format!("{more} more"))
    } else {
        match names.split_last() {
            None => return String::new(),
            Some((last, rest)) => (rest, (*last).to_owned()),
        }
    };
    if shown.is_empty() {
        last
    } else {
        format!("{} and {last}", shown.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn lists_stay_readable() {
        let none: [&str; 0] = [];
        assert_eq!(list(&none), "");
        assert_eq!(list(&["a"]), "a");
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(
            list(&["a", "b", "c", "d", "e", "f", "g"]),
            "a, b, c, d, e and 2 more"
        );
    }
}
