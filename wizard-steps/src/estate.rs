//! The estate: what the answers amount to, resolved once and read by every rule.
//!
//! Foundry resources are derived from topology × business groups × environments; the plan holds only
//! what differs. Here each gets its name, place and owner, and each project finds its resource.
//! Deferred environments are left out: nothing in them is planned yet.

mod account;
mod derive;
pub mod grid;
#[cfg(test)]
mod tests;
pub mod view;
mod whereabouts;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::desired::Text;
use crate::labels;
use crate::plan::Plan;
use crate::plan::common::{Contact, Id};
use crate::steps::environments::answers::{Environment, EnvironmentKind};
use crate::steps::organization::answers::{AccountAnswer, BusinessGroup, Project, UseCase};
use crate::steps::prerequisites::answers::{Principal, Subscription};
use crate::table::Table;

/// Everything the plan describes, resolved.
#[derive(Debug)]
pub struct Estate<'p> {
    /// The plan it came from.
    pub plan: &'p Plan,
    /// Environments in scope, in the order people read them.
    pub environments: Vec<(&'p Id, &'p Environment)>,
    /// Business groups, in the order people read them.
    pub groups: Vec<(&'p Id, &'p BusinessGroup)>,
    /// Foundry resources, by id.
    pub accounts: Table<Id, Account<'p>>,
    /// Projects in scope, by id.
    pub projects: Table<&'p Id, Place<'p>>,
    /// Directory objects of the plan, by id.
    pub principals: Table<&'p Id, &'p Principal>,
    /// Projects in scope of a business group, in the order of their ids.
    projects_by_group: Table<&'p Id, Vec<&'p Id>>,
    /// Foundry resources that serve a business group, in the order of their ids.
    accounts_by_group: Table<&'p Id, Vec<Id>>,
    /// Foundry resources that serve no group in particular, and so all of them.
    accounts_of_all: Vec<Id>,
    /// Ids of the plan as grants share them.
    texts: Table<Text, ()>,
}

/// A Foundry resource.
#[derive(Debug)]
pub struct Account<'p> {
    /// Its id: `acc-<group>-<environment>`, `acc-<project>` or `acc-<environment>`, or that of an extra.
    pub id: Id,
    /// Its environment.
    pub environment: &'p Id,
    /// Business groups it serves.
    pub groups: Vec<&'p Id>,
    /// Name in Azure.
    pub name: String,
    /// Custom subdomain.
    pub subdomain: String,
    /// Region, programmatic; empty when none was given.
    pub region: String,
    /// Where it goes, if that is known.
    pub subscription: Option<(&'p Id, &'p Subscription)>,
    /// Its resource group; empty when no strategy was given.
    pub resource_group: String,
    /// Who is accountable.
    pub owner: &'p Contact,
    /// Who stands in.
    pub backup: &'p Contact,
    /// What the plan says about it beyond the derivation.
    pub answer: Option<&'p AccountAnswer>,
    /// Projects in it.
    pub projects: Vec<&'p Id>,
    /// Azure id of its resource group, made once: every grant in it is asked for its place.
    group_arm_id: Option<Text>,
    /// Its own Azure id.
    arm_id: Option<Text>,
    /// What its grants share.
    shared: Shared,
}

/// What the grants of one place share.
#[derive(Debug, Clone)]
pub(crate) struct Shared {
    /// Id of the place in the plan.
    pub id: Text,
    /// Its environment.
    pub environment: Text,
    /// Its business groups.
    pub groups: Arc<[Text]>,
}

/// A project and where it lives.
#[derive(Debug)]
pub struct Place<'p> {
    /// The answers.
    pub project: &'p Project,
    /// Its use case.
    pub use_case: Option<&'p UseCase>,
    /// Its Foundry resource, if there is one.
    pub account: Option<Id>,
    /// Name in Azure.
    pub name: String,
    /// Its Azure id, made once: every grant in it is asked for its place.
    arm_id: Option<Text>,
    /// What its grants share.
    shared: Shared,
}

impl<'p> Estate<'p> {
    /// Resolves a plan.
    pub fn of(plan: &'p Plan) -> Self {
        let environments: Vec<_> = ordered(&plan.environments.order, &plan.environments.items)
            .into_iter()
            .filter(|(_, e)| e.deferred.is_none())
            .collect();
        let groups = ordered(&plan.organization.order, &plan.organization.groups);
        let mut estate = Self {
            plan,
            environments,
            groups,
            accounts: Table::default(),
            projects: Table::default(),
            principals: plan.prerequisites.principals.iter().collect(),
            projects_by_group: Table::default(),
            accounts_by_group: Table::default(),
            accounts_of_all: Vec::new(),
            texts: derive::texts(plan),
        };
        estate.accounts = estate.derive_accounts();
        estate.projects = estate.place_projects();
        estate.sort_by_group();
        estate
    }

    /// An id of the plan as grants share it.
    pub(crate) fn text(&self, id: &str) -> Text {
        let known = self.texts.get_key_value(id).map(|(text, ())| text);
        let known = known.or_else(|| Some(&self.accounts.get(id)?.shared.id));
        known.map_or_else(|| Text::from(id), Clone::clone)
    }

    /// An environment in scope.
    pub fn environment(&self, id: &str) -> Option<&'p Environment> {
        self.plan
            .environments
            .items
            .get(id)
            .filter(|e| e.deferred.is_none())
    }

    /// Is this environment put off? Nothing in it is planned yet.
    pub fn is_deferred(&self, id: &str) -> bool {
        let found = self.plan.environments.items.get(id);
        found.is_some_and(|e| e.deferred.is_some())
    }

    /// Name of an environment, or its id when it is gone.
    pub fn environment_name<'a>(&'a self, id: &'a str) -> &'a str {
        let found = self.plan.environments.items.get(id);
        labels::or_id(found.map_or("", |e| &e.name), id)
    }

    /// Name of a business group, or its id when it is gone.
    pub fn group_name<'a>(&'a self, id: &'a str) -> &'a str {
        let found = self.plan.organization.groups.get(id);
        labels::or_id(found.map_or("", |g| &g.name), id)
    }

    /// A project of the plan, in scope or not.
    fn project(&self, id: &str) -> Option<&'p Project> {
        match self.projects.get(id) {
            Some(place) => Some(place.project),
            None => self.plan.organization.projects.get(id),
        }
    }

    /// Is this environment production?
    pub fn is_production(&self, environment: &str) -> bool {
        self.environment(environment)
            .is_some_and(|e| e.kind == Some(EnvironmentKind::Production))
    }

    /// Projects of a Foundry resource.
    pub fn projects_of<'a>(
        &'a self,
        account: &str,
    ) -> impl Iterator<Item = (&'p Id, &'a Place<'p>)> {
        let ids = self.accounts.get(account).map_or(&[][..], |a| &a.projects);
        ids.iter()
            .filter_map(|id| Some((*id, self.projects.get(*id)?)))
    }

    /// Projects in scope of a business group, by id.
    pub fn projects_of_group(&self, group: &str) -> impl Iterator<Item = (&'p Id, &Place<'p>)> {
        let ids = self
            .projects_by_group
            .get(group)
            .map_or(&[][..], Vec::as_slice);
        ids.iter()
            .filter_map(|id| Some((*id, self.projects.get(*id)?)))
    }

    /// Foundry resources that serve a business group, or all groups, by id.
    pub fn accounts_of_group(&self, group: &str) -> impl Iterator<Item = &Account<'p>> {
        let ids = self.accounts_by_group.get(group);
        let ids = ids.unwrap_or(&self.accounts_of_all);
        ids.iter().filter_map(|id| self.accounts.get(id))
    }

    /// Azure id of a project.
    pub fn project_arm_id(&self, id: &str) -> Option<String> {
        self.projects.get(id)?.arm_id().map(String::from)
    }

    /// The subscription for a business group in an environment: the entry that fits most closely.
    pub fn subscription_for(
        &self,
        group: Option<&str>,
        environment: &str,
    ) -> Option<(&'p Id, &'p Subscription)> {
        let fits = |entry: &Subscription| {
            let group_fits = entry.group.is_empty() || Some(entry.group.as_str()) == group;
            let environment_fits = entry.environment.is_empty() || entry.environment == environment;
            (group_fits && environment_fits)
                .then_some((!entry.group.is_empty(), !entry.environment.is_empty()))
        };
        self.plan
            .prerequisites
            .subscriptions
            .iter()
            .filter_map(|(id, entry)| fits(entry).map(|closeness| (closeness, id, entry)))
            .max_by(|a, b| a.0.cmp(&b.0).then(b.1.cmp(a.1)))
            .map(|(_, id, entry)| (id, entry))
    }

    /// The subscription entry that a scope of the plan lies in: that of a project, a Foundry resource, or
    /// the entry itself.
    pub fn subscription_of_scope(&self, of: &str) -> Option<(&'p Id, &'p Subscription)> {
        let project = self.projects.get(of);
        let account = project.and_then(|p| p.account.as_deref()).unwrap_or(of);
        match self.accounts.get(account) {
            Some(account) => account.subscription,
            None => self.plan.prerequisites.subscriptions.get_key_value(of),
        }
    }
}

/// Members of a collection: first in the order of its list, then the rest by id.
pub fn ordered<'p, T>(order: &[Id], items: &'p BTreeMap<Id, T>) -> Vec<(&'p Id, &'p T)> {
    let mut known: std::collections::BTreeSet<&Id> = std::collections::BTreeSet::new();
    // An id that is listed twice is one thing all the same.
    let listed: Vec<&Id> = order.iter().filter(|id| known.insert(id)).collect();
    let listed = listed.into_iter().filter_map(|id| items.get_key_value(id));
    let rest = items.iter().filter(|(id, _)| !known.contains(id));
    listed.chain(rest).collect()
}

/// Id of the Foundry resource that is generated for a business group in an environment.
pub fn group_account_id(group: &str, environment: &str) -> Id {
    format!("acc-{}-{}", bare(group), bare(environment))
}

/// Id of the Foundry resource that is generated for a project alone, or for an environment as a whole.
pub fn own_account_id(of: &str) -> Id {
    format!("acc-{}", bare(of))
}

/// An id without its prefix.
pub(crate) fn bare(id: &str) -> &str {
    id.split_once('-').map_or(id, |(_, rest)| rest)
}
