//! Role assignments, indexed for the three questions asked of them: is this
//! triple taken, does this name exist, and what is at, above or below here.
//!
//! The primary index is ordered by scope, principal and role. Everything
//! below a scope is then one range, "what has this principal here" another,
//! and a page of a list starts where the last one ended.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

use super::view;
use crate::scope::{below, key_of, subscription_of};

/// Scope key, principal and role, each in lower case: what Azure keeps
/// unique, whatever the assignment's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Triple {
    pub(crate) scope: String,
    pub(crate) principal: String,
    pub(crate) role: String,
}

impl Triple {
    pub(crate) fn new(scope: &str, principal: &str, role: &str) -> Triple {
        Triple {
            scope: key_of(scope),
            principal: principal.to_ascii_lowercase(),
            role: role.to_ascii_lowercase(),
        }
    }
}

/// One role assignment.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assignment {
    pub(crate) name: String,
    /// As written by whoever created it.
    pub(crate) scope: String,
    pub(crate) principal_type: String,
    pub(crate) condition: Option<String>,
    pub(crate) condition_version: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) delegated: Option<String>,
    pub(crate) created_on: String,
    pub(crate) updated_on: String,
    pub(crate) created_by: Option<String>,
    pub(crate) updated_by: Option<String>,
    /// When it was created here, for the visibility lag; 0 from a seed.
    pub(crate) since: i64,
    /// How lists word it; made when it is stored.
    pub(crate) text: String,
}

/// All role assignments of the tenant.
#[derive(Debug, Default)]
pub(crate) struct Assignments {
    by_triple: BTreeMap<Triple, Assignment>,
    by_name: HashMap<String, Triple>,
    per_subscription: HashMap<String, usize>,
}

type Entry<'a> = (&'a Triple, &'a Assignment);

impl Assignments {
    /// Adds or replaces one.
    pub(crate) fn put(&mut self, triple: Triple, mut assignment: Assignment) {
        assignment.text = view::text(&triple, &assignment);
        let is_new = !self.by_triple.contains_key(&triple);
        if let Some(subscription) = subscription_of(&triple.scope).filter(|_| is_new) {
            *self
                .per_subscription
                .entry(subscription.to_owned())
                .or_default() += 1;
        }
        self.by_name.insert(assignment.name.clone(), triple.clone());
        self.by_triple.insert(triple, assignment);
    }

    pub(crate) fn remove(&mut self, triple: &Triple) -> Option<Assignment> {
        let gone = self.by_triple.remove(triple)?;
        self.by_name.remove(&gone.name);
        if let Some(count) =
            subscription_of(&triple.scope).and_then(|key| self.per_subscription.get_mut(key))
        {
            *count = count.saturating_sub(1);
        }
        Some(gone)
    }

    pub(crate) fn get(&self, triple: &Triple) -> Option<&Assignment> {
        self.by_triple.get(triple)
    }

    /// By name, in lower case.
    pub(crate) fn named(&self, name: &str) -> Option<Entry<'_>> {
        self.by_name
            .get(name)
            .and_then(|triple| self.by_triple.get_key_value(triple))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Entry<'_>> {
        self.by_triple.iter()
    }

    /// How many lie in a subscription, at any depth.
    pub(crate) fn count_in(&self, subscription: &str) -> usize {
        self.per_subscription
            .get(subscription)
            .copied()
            .unwrap_or_default()
    }

    /// Exactly at a scope, from a triple on.
    pub(crate) fn at<'a, 'k>(
        &'a self,
        scope: &'k str,
        after: Option<&Triple>,
    ) -> impl Iterator<Item = Entry<'a>> + use<'a, 'k> {
        let first = Triple::new(scope, "", "");
        let start = match after {
            Some(last) if *last >= first => Bound::Excluded(last.clone()),
            _ => Bound::Included(first),
        };
        self.by_triple
            .range((start, Bound::Unbounded))
            .take_while(move |(triple, _)| triple.scope == scope)
    }

    /// Strictly below a scope, from a triple on.
    pub(crate) fn below<'a>(
        &'a self,
        scope: &str,
        after: Option<&Triple>,
    ) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        let (from, to) = below(scope);
        let bare = |scope: String| Triple {
            scope,
            principal: String::new(),
            role: String::new(),
        };
        let first = match from {
            // Only the root is excluded as a start, and it has no children
            // spelled like itself.
            Bound::Excluded(scope) => bare(format!("{scope}\u{1}")),
            Bound::Included(scope) => bare(scope),
            Bound::Unbounded => bare(String::new()),
        };
        let end = match to {
            Bound::Excluded(scope) | Bound::Included(scope) => bare(scope),
            Bound::Unbounded => bare("\u{10ffff}".to_owned()),
        };
        let start = match after {
            Some(last) if *last >= end => Bound::Excluded(end.clone()),
            Some(last) if *last >= first => Bound::Excluded(last.clone()),
            _ => Bound::Included(first),
        };
        let end = if start == Bound::Excluded(end.clone()) {
            Bound::Included(end)
        } else {
            Bound::Excluded(end)
        };
        self.by_triple.range((start, end))
    }

    /// What one principal holds exactly at a scope.
    pub(crate) fn held<'a, 'k>(
        &'a self,
        scope: &'k str,
        principal: &'k str,
    ) -> impl Iterator<Item = Entry<'a>> + use<'a, 'k> {
        let first = Triple::new(scope, principal, "");
        self.by_triple
            .range(first..)
            .take_while(move |(triple, _)| triple.scope == scope && triple.principal == principal)
    }

    /// Forgets everything at and below a scope that is gone.
    pub(crate) fn forget(&mut self, scope: &str) {
        let gone: Vec<Triple> = self
            .at(scope, None)
            .chain(self.below(scope, None))
            .map(|(triple, _)| triple.clone())
            .collect();
        for triple in gone {
            self.remove(&triple);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> Assignments {
        let mut all = Assignments::default();
        for (index, scope) in [
            "/",
            "/subscriptions/s",
            "/subscriptions/s/rg-a",
            "/subscriptions/s/rg/x",
            "/subscriptions/s/rg",
        ]
        .iter()
        .enumerate()
        {
            let assignment = Assignment {
                name: format!("n{index}"),
                scope: (*scope).to_owned(),
                ..Assignment::default()
            };
            all.put(Triple::new(scope, "p", "r"), assignment);
        }
        all
    }

    fn scopes<'a>(found: impl Iterator<Item = Entry<'a>>) -> Vec<&'a str> {
        found.map(|(triple, _)| triple.scope.as_str()).collect()
    }

    #[test]
    fn below_is_a_range_and_neighbours_are_not_children() {
        let all = filled();
        assert_eq!(
            scopes(all.below("/subscriptions/s/rg", None)),
            ["/subscriptions/s/rg/x"]
        );
        assert_eq!(scopes(all.below("/subscriptions/s", None)).len(), 3);
        assert_eq!(scopes(all.below("/", None)).len(), 4);
        assert_eq!(
            scopes(all.at("/subscriptions/s", None)),
            ["/subscriptions/s"]
        );
        let last = Triple::new("/subscriptions/s/rg-a", "p", "r");
        assert_eq!(
            scopes(all.below("/subscriptions/s", Some(&last))),
            ["/subscriptions/s/rg/x"]
        );
        let end = Triple::new("/zzz", "p", "r");
        assert_eq!(scopes(all.below("/subscriptions/s", Some(&end))), [""; 0]);
    }

    #[test]
    fn names_and_counts_follow() {
        let mut all = filled();
        assert_eq!(all.count_in("s"), 4);
        assert!(all.named("n1").is_some());
        all.forget("/subscriptions/s/rg");
        assert_eq!(all.count_in("s"), 2);
        assert!(all.named("n3").is_none());
        assert_eq!(all.held("/", "p").count(), 1);
    }
}
