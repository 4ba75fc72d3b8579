//! What a plan holds, so that references can be looked up.

use std::collections::BTreeSet;

use crate::estate::{Estate, bare};
use crate::plan::common::Id;

/// What a reference points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Environment,
    Group,
    UseCase,
    Project,
    Account,
    Principal,
    Subscription,
}

impl Kind {
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Environment => "environment",
            Self::Group => "business group",
            Self::UseCase => "use case",
            Self::Project => "project",
            Self::Account => "Foundry resource",
            Self::Principal => "principal",
            Self::Subscription => "subscription",
        }
    }
}

/// Everything that can be referred to.
pub(super) struct Register<'a> {
    estate: &'a Estate<'a>,
    /// Foundry resources that are not there yet or not now, and may be referred to all the same.
    later: BTreeSet<Id>,
}

impl<'a> Register<'a> {
    pub(super) fn of(estate: &'a Estate<'a>) -> Self {
        let mut later = BTreeSet::new();
        let plan = estate.plan;
        let waits = |env: &Id| {
            let environment = plan.environments.items.get(env);
            environment.is_some_and(|e| e.deferred.is_some() || e.topology.is_none())
        };
        for env in plan.environments.items.keys().filter(|env| waits(env)) {
            later.insert(format!("acc-{}", bare(env)));
            let groups = plan.organization.groups.keys();
            later.extend(groups.map(|group| format!("acc-{}-{}", bare(group), bare(env))));
        }
        let projects = plan.organization.projects.iter();
        let waiting = projects.filter(|(_, p)| waits(&p.environment));
        later.extend(waiting.map(|(id, _)| format!("acc-{}", bare(id))));
        let extras = plan.organization.accounts.iter().filter(|(_, a)| a.extra);
        later.extend(extras.map(|(id, _)| id.clone()));
        Self { estate, later }
    }

    pub(super) fn knows(&self, kind: Kind, id: &str) -> bool {
        let plan = self.estate.plan;
        match kind {
            Kind::Environment => plan.environments.items.contains_key(id),
            Kind::Group => plan.organization.groups.contains_key(id),
            Kind::UseCase => plan.organization.use_cases.contains_key(id),
            Kind::Project => {
                let in_scope = self.estate.projects.contains_key(id);
                in_scope || plan.organization.projects.contains_key(id)
            }
            Kind::Account => self.estate.accounts.contains_key(id) || self.later.contains(id),
            Kind::Principal => self.estate.principals.contains_key(id),
            Kind::Subscription => plan.prerequisites.subscriptions.contains_key(id),
        }
    }

    /// The one member that goes by this name or short form: somebody wrote the name for the id.
    pub(super) fn named(&self, kind: Kind, name: &str) -> Option<Id> {
        let plan = self.estate.plan;
        match kind {
            Kind::Environment => only(&plan.environments.items, name, |e| [&e.name, &e.token]),
            Kind::Group => only(&plan.organization.groups, name, |g| [&g.name, &g.token]),
            Kind::UseCase => only(&plan.organization.use_cases, name, |u| [&u.name, &u.token]),
            Kind::Project => only(&plan.organization.projects, name, |p| [&p.name, &p.name]),
            Kind::Account => only(&self.estate.accounts, name, |a| [&a.name, &a.subdomain]),
            Kind::Principal => only(&plan.prerequisites.principals, name, |p| [&p.name, &p.name]),
            Kind::Subscription => only(&plan.prerequisites.subscriptions, name, |s| {
                [&s.name, &s.name]
            }),
        }
    }
}

fn only<'m, T: 'm>(
    items: impl IntoIterator<Item = (&'m Id, &'m T)>,
    name: &str,
    names: fn(&T) -> [&String; 2],
) -> Option<Id> {
    let is_named = |item: &T| names(item).iter().any(|n| n.eq_ignore_ascii_case(name));
    let mut found = items.into_iter().filter(|(_, item)| is_named(item));
    let first = found.next()?;
    found.next().is_none().then(|| first.0.clone())
}
