//! What belongs to a pattern alone: what is made again, and what is left where it is.

use std::collections::{BTreeMap, BTreeSet};

use crate::estate::{group_account_id, own_account_id};
use crate::plan::Plan;
use crate::plan::common::Id;
use crate::steps::environments::answers::Topology;

use super::{Kind, Wish};

/// What belongs to a pattern.
#[derive(Debug, Default)]
pub(super) struct Owned {
    /// Everything of it, by id: made again or not.
    pub all: BTreeSet<Id>,
    /// Use cases that are made again.
    pub use_cases: BTreeSet<Id>,
    /// Projects that are made again.
    pub projects: BTreeSet<Id>,
    /// Principals and subscriptions that are made again.
    pub drawn: BTreeSet<Id>,
    /// Foundry resources beyond the generated ones that are made again.
    pub extras: BTreeSet<Id>,
    /// Generated Foundry resources that follow, as functions of what is drawn.
    pub generated: Vec<Generated>,
}

/// A Foundry resource whose id follows from what it is generated for.
#[derive(Debug, Clone)]
pub(super) enum Generated {
    /// For a business group in an environment.
    Group(Id, Id),
    /// For a project alone, or for an environment as a whole.
    Own(Id),
}

impl Generated {
    /// Its id when these ids stand for others.
    pub(super) fn id(&self, ids: &BTreeMap<Id, Id>) -> Id {
        let now = |id: &Id| ids.get(id).unwrap_or(id).clone();
        match self {
            Self::Group(group, environment) => group_account_id(&now(group), &now(environment)),
            Self::Own(of) => own_account_id(&now(of)),
        }
    }
}

/// What belongs to this pattern.
pub(super) fn of(plan: &Plan, kind: Kind, of: &str, wish: &Wish) -> Owned {
    let mut owned = Owned::default();
    owned.all.insert(of.to_owned());
    let organization = &plan.organization;
    match kind {
        Kind::Group => {
            for (id, use_case) in &organization.use_cases {
                if use_case.group == of {
                    owned.all.insert(id.clone());
                    if wish.use_cases.contains_key(id) {
                        owned.use_cases.insert(id.clone());
                    }
                }
            }
        }
        Kind::UseCase => {
            owned.use_cases.insert(of.to_owned());
        }
        Kind::Environment => {}
    }
    for (id, project) in &organization.projects {
        let (is_of, again) = match kind {
            Kind::Group => (
                project.group == of,
                owned.use_cases.contains(&project.use_case),
            ),
            Kind::UseCase => (project.use_case == of, true),
            Kind::Environment => (project.environment == of, true),
        };
        if is_of {
            owned.all.insert(id.clone());
            if again {
                owned.projects.insert(id.clone());
            }
        }
    }
    resources(plan, kind, of, &mut owned);
    people(plan, kind, of, &mut owned);
    owned
}

fn resources(plan: &Plan, kind: Kind, of: &str, owned: &mut Owned) {
    for (environment, answers) in &plan.environments.items {
        let here = kind != Kind::Environment || environment == of;
        match answers.topology {
            Some(Topology::PerBusinessGroup) if here => {
                for group in plan.organization.groups.keys() {
                    if kind == Kind::Environment || group == of {
                        let generated = Generated::Group(group.clone(), environment.clone());
                        owned.generated.push(generated);
                    }
                }
            }
            Some(Topology::Isolated) if here => {
                let projects = owned.projects.iter();
                let projects = projects.filter(|id| {
                    let project = plan.organization.projects.get(*id);
                    project.is_some_and(|p| p.environment == *environment)
                });
                let own: Vec<Generated> = projects.cloned().map(Generated::Own).collect();
                owned.generated.extend(own);
            }
            Some(Topology::CoLocated) if kind == Kind::Environment && here => {
                owned.generated.push(Generated::Own(environment.clone()));
            }
            _ => {}
        }
    }
    let same = BTreeMap::new();
    let generated: Vec<Id> = owned.generated.iter().map(|g| g.id(&same)).collect();
    owned.all.extend(generated);
    for (id, account) in &plan.organization.accounts {
        let alone = match kind {
            Kind::Group => account.groups.iter().all(|g| g == of) && !account.groups.is_empty(),
            Kind::UseCase => false,
            Kind::Environment => account.environment == of,
        };
        if account.extra && alone {
            owned.all.insert(id.clone());
            owned.extras.insert(id.clone());
        }
    }
}

fn people(plan: &Plan, kind: Kind, of: &str, owned: &mut Owned) {
    let only = |ids: &[Id], id: &str| !ids.is_empty() && ids.iter().all(|i| i == id);
    for (id, principal) in &plan.prerequisites.principals {
        let projects = &principal.projects;
        let all_here = !projects.is_empty() && projects.iter().all(|p| owned.all.contains(p));
        let is_of = match kind {
            Kind::Group => only(&principal.groups, of) || all_here,
            Kind::UseCase => all_here,
            Kind::Environment => only(&principal.environments, of),
        };
        if is_of {
            owned.all.insert(id.clone());
            let again = projects.is_empty() || projects.iter().any(|p| owned.projects.contains(p));
            if again {
                owned.drawn.insert(id.clone());
            }
        }
    }
    for (id, entry) in &plan.prerequisites.subscriptions {
        let is_of = match kind {
            Kind::Group => entry.group == of,
            Kind::UseCase => false,
            Kind::Environment => entry.environment == of,
        };
        if is_of {
            owned.all.insert(id.clone());
            owned.drawn.insert(id.clone());
        }
    }
}
