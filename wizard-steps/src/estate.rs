//! The estate: what the answers amount to, resolved once and read by every rule.
//!
//! Foundry resources are derived from topology × business groups × environments; the plan holds only
//! what differs. Here each gets its name, place and owner, and each project finds its resource.
//! Deferred environments are left out: nothing in them is planned yet.

mod derive;
pub mod grid;
#[cfg(test)]
mod tests;
pub mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::desired::Text;
use crate::finding::pointer;
use crate::labels;
use crate::plan::Plan;
use crate::plan::common::{Contact, Id};
use crate::steps::access::answers::ManualGrant;
use crate::steps::environments::answers::{Environment, EnvironmentKind};
use crate::steps::organization::answers::{
    AccountAnswer, AccountIdentity, BusinessGroup, Project, UseCase,
};
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

impl Place<'_> {
    /// Its Azure id, once that of its Foundry resource is known.
    pub fn arm_id(&self) -> Option<&Text> {
        self.arm_id.as_ref()
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }
}

impl<'p> Account<'p> {
    /// Its Azure id, once its subscription and resource group are known.
    pub fn arm_id(&self) -> Option<String> {
        self.arm_id.as_ref().map(String::from)
    }

    /// Azure id of its resource group.
    pub fn resource_group_id(&self) -> Option<String> {
        self.group_arm_id.as_ref().map(String::from)
    }

    pub(crate) fn arm_text(&self) -> Option<&Text> {
        self.arm_id.as_ref()
    }

    pub(crate) fn resource_group_text(&self) -> Option<&Text> {
        self.group_arm_id.as_ref()
    }

    pub(crate) fn shared(&self) -> &Shared {
        &self.shared
    }

    /// Kind in Azure.
    pub fn kind(&self) -> &'p str {
        self.answer
            .map(|a| a.kind.as_str())
            .filter(|k| !k.is_empty())
            .unwrap_or("AIServices")
    }

    /// SKU in Azure.
    pub fn sku(&self) -> &'p str {
        self.answer
            .map(|a| a.sku.as_str())
            .filter(|k| !k.is_empty())
            .unwrap_or("S0")
    }

    /// Its managed identity.
    pub fn identity(&self) -> AccountIdentity {
        self.answer
            .and_then(|a| a.identity)
            .unwrap_or(AccountIdentity::SystemAssigned)
    }

    /// Projects may be made in it.
    pub fn allows_projects(&self) -> bool {
        self.answer
            .and_then(|a| a.allow_project_management)
            .unwrap_or(true)
    }

    /// Keys may be used.
    pub fn local_auth(&self) -> bool {
        self.answer.and_then(|a| a.local_auth).unwrap_or(false)
    }

    /// Pointer of what the plan says about it (also when it says nothing yet).
    pub fn pointer(&self) -> String {
        pointer(&["organization", "accounts", &self.id])
    }

    /// Pointer of one of the fields of what the plan says about it.
    pub fn field(&self, name: &str) -> String {
        pointer(&["organization", "accounts", &self.id, name])
    }
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

    fn whereabouts_of_account(&self, id: &str) -> (Vec<&str>, Vec<&str>) {
        let Some(account) = self.accounts.get(id) else {
            return (vec![], vec![]);
        };
        let groups = account.groups.iter().map(|g| g.as_str());
        (vec![account.environment], groups.collect())
    }

    /// Where a grant by hand takes effect: at its Foundry resource or project, else (a subscription, a
    /// foreign resource) everywhere.
    fn whereabouts_of_grant(&self, grant: &'p ManualGrant) -> (Vec<&str>, Vec<&str>) {
        let id = &grant.scope.id;
        match self.project(id) {
            Some(project) => (vec![&project.environment], vec![&project.group]),
            None => self.whereabouts_of_account(id),
        }
    }

    /// Environment and business groups that an id of the plan belongs to: what slices are cut by.
    pub fn whereabouts(&self, id: &str) -> (Vec<&str>, Vec<&str>) {
        let plan = self.plan;
        if self.accounts.contains_key(id) {
            return self.whereabouts_of_account(id);
        }
        if let Some(project) = self.project(id) {
            return (vec![&project.environment], vec![&project.group]);
        }
        if let Some((id, _)) = plan.environments.items.get_key_value(id) {
            return (vec![id], vec![]);
        }
        if let Some((id, _)) = plan.organization.groups.get_key_value(id) {
            return (vec![], vec![id]);
        }
        if let Some(use_case) = plan.organization.use_cases.get(id) {
            return (vec![], vec![&use_case.group]);
        }
        if let Some(connection) = plan.connections.items.get(id) {
            return match self.project(&connection.project) {
                Some(project) => (vec![&project.environment], vec![&project.group]),
                None => self.whereabouts_of_account(&connection.account),
            };
        }
        if let Some(deployment) = plan.models.deployments.get(id) {
            return self.whereabouts_of_account(&deployment.account);
        }
        if let Some(principal) = self.principals.get(id) {
            let text = |ids: &'p Vec<Id>| ids.iter().map(String::as_str).collect();
            return (text(&principal.environments), text(&principal.groups));
        }
        if let Some(row) = plan.access.mapping.get(id) {
            return (
                row.environments.iter().map(String::as_str).collect(),
                row.groups.iter().map(String::as_str).collect(),
            );
        }
        if let Some(grant) = plan.access.grants.get(id) {
            return self.whereabouts_of_grant(grant);
        }
        if let Some(entry) = plan.prerequisites.subscriptions.get(id) {
            let some = |id: &'p Id| {
                if id.is_empty() {
                    vec![]
                } else {
                    vec![id.as_str()]
                }
            };
            return (some(&entry.environment), some(&entry.group));
        }
        (vec![], vec![])
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
