//! Where grants lie, so that two names of one place compare equal, and what reaches a project.

use std::collections::{BTreeMap, BTreeSet};

use crate::desired::{Grant, Scope};
use crate::estate::{Account, Estate};
use crate::names;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;

/// A place: its kind and the id that stands for it. Resource groups and subscriptions that several
/// entries of the plan name are one place; a foreign resource stands for itself.
pub(super) type Place<'e> = (ScopeKind, &'e str);

/// The places of an estate.
pub(super) struct Places<'e> {
    estate: &'e Estate<'e>,
    /// First Foundry resource of a resource group, by each of its Foundry resources.
    groups: BTreeMap<&'e str, &'e str>,
    /// First entry of a subscription, by each entry that names it.
    subscriptions: BTreeMap<&'e str, &'e str>,
    /// Foundry resources, resource groups and subscriptions by Azure id in lower case.
    by_arm_id: BTreeMap<String, Place<'e>>,
    /// Projects by Foundry resource and name in lower case.
    by_name: BTreeMap<(&'e str, String), &'e str>,
    /// Projects that have the name of an earlier one of the same Foundry resource: one place in Azure.
    twins: BTreeMap<&'e str, &'e str>,
    environments: BTreeMap<Place<'e>, BTreeSet<&'e str>>,
}

impl<'e> Places<'e> {
    fn none(estate: &'e Estate<'e>) -> Self {
        Self {
            estate,
            groups: BTreeMap::new(),
            subscriptions: BTreeMap::new(),
            by_arm_id: BTreeMap::new(),
            by_name: BTreeMap::new(),
            twins: BTreeMap::new(),
            environments: BTreeMap::new(),
        }
    }

    /// Collects them.
    pub fn of(context: &Context<'e>) -> Self {
        let estate = context.estate;
        let mut places = Self::none(estate);
        for (id, entry) in &estate.plan.prerequisites.subscriptions {
            let arm_id = entry.subscription_id.parsed();
            let arm_id = arm_id.map_or_else(|| id.clone(), |guid| format!("/subscriptions/{guid}"));
            let place = (ScopeKind::Subscription, id.as_str());
            let (_, first) = *places.by_arm_id.entry(arm_id).or_insert(place);
            places.subscriptions.insert(id, first);
        }
        for account in estate.accounts.values() {
            places.add_account(account);
        }
        for (id, place) in &estate.projects {
            if let Some(account) = &place.account {
                let name = (account.as_str(), place.name.to_lowercase());
                let first = *places.by_name.entry(name).or_insert(id);
                if first != id.as_str() {
                    places.twins.insert(id, first);
                }
            }
        }
        places
    }

    fn add_account(&mut self, account: &'e Account<'e>) {
        let subscription = account.subscription.map_or("", |(id, _)| id.as_str());
        let group = account.resource_group_id().map_or_else(
            || format!("{subscription}/{}", account.resource_group.to_lowercase()),
            |id| names::scope_key(&id),
        );
        let group_place = (ScopeKind::ResourceGroup, account.id.as_str());
        let (_, first) = *self.by_arm_id.entry(group).or_insert(group_place);
        self.groups.insert(&account.id, first);
        let place = (ScopeKind::Account, account.id.as_str());
        if let Some(id) = account.arm_id() {
            self.by_arm_id.insert(names::scope_key(&id), place);
        }
        let also = account.answer.map_or(&[][..], |a| &a.also_serves);
        for here in self.above(account) {
            let served = self.environments.entry(here).or_default();
            served.insert(account.environment);
            served.extend(also.iter().map(String::as_str));
        }
    }

    /// A Foundry resource, its resource group and its subscription.
    pub fn above(&self, account: &'e Account<'e>) -> Vec<Place<'e>> {
        let group = self.groups.get(account.id.as_str()).copied();
        let subscription = account
            .subscription
            .and_then(|(id, _)| self.subscriptions.get(id.as_str()).copied());
        [
            Some((ScopeKind::Account, account.id.as_str())),
            group.map(|id| (ScopeKind::ResourceGroup, id)),
            subscription.map(|id| (ScopeKind::Subscription, id)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The place of a project.
    pub fn project(&self, id: &'e str) -> Place<'e> {
        let first = self.twins.get(id).copied().unwrap_or(id);
        (ScopeKind::Project, first)
    }

    /// A project and everything above it.
    pub fn at_project(&self, project: &'e str) -> Vec<Place<'e>> {
        let account = self
            .estate
            .projects
            .get(project)
            .and_then(|p| self.estate.accounts.get(p.account.as_deref()?));
        let above = account.map(|a| self.above(a)).unwrap_or_default();
        [self.project(project)].into_iter().chain(above).collect()
    }

    /// The place of a scope.
    pub fn place(&self, scope: &'e Scope) -> Place<'e> {
        let of = scope.of.as_str();
        match scope.kind {
            ScopeKind::Subscription => (
                scope.kind,
                self.subscriptions.get(of).copied().unwrap_or(of),
            ),
            ScopeKind::ResourceGroup => (scope.kind, self.groups.get(of).copied().unwrap_or(of)),
            ScopeKind::Account => (scope.kind, of),
            ScopeKind::Project => self.project(of),
            ScopeKind::Resource => self.place_of_arm_id(of),
        }
    }

    fn place_of_arm_id(&self, arm_id: &'e str) -> Place<'e> {
        if let Some(place) = self.by_arm_id.get(arm_id) {
            return *place;
        }
        let foreign = (ScopeKind::Resource, arm_id);
        let Some((account, project)) = arm_id.rsplit_once("/projects/") else {
            let depth = arm_id.matches('/').count();
            return match depth {
                2 => (ScopeKind::Subscription, arm_id),
                4 if arm_id.contains("/resourcegroups/") => (ScopeKind::ResourceGroup, arm_id),
                _ => foreign,
            };
        };
        self.by_arm_id
            .get(account)
            .and_then(|(_, id)| self.by_name.get(&(*id, project.to_owned())))
            .map_or(foreign, |id| (ScopeKind::Project, *id))
    }

    /// Environments that a scope lies in or above.
    pub fn environments(&self, scope: &'e Scope) -> Vec<&'e str> {
        let place = self.place(scope);
        if place.0 == ScopeKind::Project {
            let project = self.estate.projects.get(place.1);
            return project
                .map(|p| p.project.environment.as_str())
                .into_iter()
                .collect();
        }
        self.environments
            .get(&place)
            .map(|e| e.iter().copied().collect())
            .unwrap_or_default()
    }
}

/// Grants by principal and place: the few that reach a project are found without reading all.
pub(super) struct Reach<'e> {
    /// The places they are sorted by.
    pub places: Places<'e>,
    grants: BTreeMap<&'e str, BTreeMap<Place<'e>, Vec<&'e Grant>>>,
}

impl<'e> Reach<'e> {
    /// Sorts grants.
    pub fn of(context: &Context<'e>, grants: impl Iterator<Item = &'e Grant>) -> Self {
        let mut grants = grants.peekable();
        let places = match grants.peek() {
            Some(_) => Places::of(context),
            None => Places::none(context.estate),
        };
        let mut sorted: BTreeMap<_, BTreeMap<_, Vec<_>>> = BTreeMap::new();
        for grant in grants {
            let here = sorted.entry(grant.principal.id()).or_default();
            here.entry(places.place(&grant.scope))
                .or_default()
                .push(grant);
        }
        Self {
            places,
            grants: sorted,
        }
    }

    /// Sorts the grants of those in question who hold any of these roles; most plans have few of them.
    pub fn of_holders(
        context: &Context<'e>,
        roles: &[&str],
        in_question: impl Fn(&str) -> bool,
    ) -> Self {
        let holders = context.desired.of_roles(roles).map(|g| g.principal.id());
        let holders: BTreeSet<&str> = holders.filter(|id| in_question(id)).collect();
        let grants: &[Grant] = if holders.is_empty() {
            &[]
        } else {
            &context.desired.grants
        };
        let of_holders = |g: &&Grant| holders.contains(g.principal.id());
        Self::of(context, grants.iter().filter(of_holders))
    }

    /// Whether any grant of this principal was sorted.
    pub fn knows(&self, principal: &str) -> bool {
        self.grants.contains_key(principal)
    }

    /// Grants of a principal at a project or above it.
    pub fn at_project(&self, principal: &str, project: &'e str) -> Vec<&'e Grant> {
        self.at(principal, &self.places.at_project(project))
    }

    /// Grants of a principal at a Foundry resource or above it.
    pub fn at_account(&self, principal: &str, account: &'e Account<'e>) -> Vec<&'e Grant> {
        self.at(principal, &self.places.above(account))
    }

    fn at(&self, principal: &str, places: &[Place<'e>]) -> Vec<&'e Grant> {
        let Some(own) = self.grants.get(principal) else {
            return Vec::new();
        };
        places
            .iter()
            .filter_map(|place| own.get(place))
            .flatten()
            .copied()
            .collect()
    }
}
