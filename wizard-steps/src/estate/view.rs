//! The estate as pickers show it: Foundry resources and projects by name and place.

use serde::Serialize;

use super::{Estate, grid};
use crate::catalog::regions;
use crate::labels;
use crate::plan::common::Id;

/// What can be picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct EstateView {
    /// Foundry resources, by environment, then by name.
    pub accounts: Vec<AccountLine>,
    /// Projects in scope, by environment, then by name.
    pub projects: Vec<ProjectLine>,
}

/// A Foundry resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct AccountLine {
    /// Its id.
    pub id: Id,
    /// Name in Azure.
    pub name: String,
    /// Its environment.
    pub environment: Id,
    /// Business groups it serves.
    pub groups: Vec<Id>,
    /// Region as people read it; empty when none was given.
    pub region: String,
    /// Its resource group; empty when no strategy was given.
    pub resource_group: String,
    /// Name of its subscription; empty when none fits.
    pub subscription: String,
    /// Projects in it.
    pub projects: Vec<Id>,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ProjectLine {
    /// Its id.
    pub id: Id,
    /// Its use case and environment.
    pub label: String,
    /// Name in Azure.
    pub azure_name: String,
    /// Its business group.
    pub group: Id,
    /// Its environment.
    pub environment: Id,
    /// Its Foundry resource, if there is one.
    pub account: Option<Id>,
}

/// Everything in scope that a picker offers.
pub fn view(estate: &Estate<'_>) -> EstateView {
    let order = |environment: &str| {
        let mut all = estate.environments.iter();
        all.position(|(id, _)| id.as_str() == environment)
    };
    let mut accounts: Vec<_> = estate.accounts.values().collect();
    accounts.sort_by_key(|a| (order(a.environment), &a.name, &a.id));
    let mut projects: Vec<_> = estate.projects.iter().collect();
    projects.sort_by_key(|(id, place)| {
        let environment = order(&place.project.environment);
        (environment, grid::name_of(id, place), **id)
    });
    EstateView {
        accounts: accounts.into_iter().map(account).collect(),
        projects: projects
            .into_iter()
            .map(|(id, place)| ProjectLine {
                id: (*id).clone(),
                label: labels::project(estate, id),
                azure_name: place.name.clone(),
                group: place.project.group.clone(),
                environment: place.project.environment.clone(),
                account: place.account.clone(),
            })
            .collect(),
    }
}

fn account(account: &super::Account<'_>) -> AccountLine {
    AccountLine {
        id: account.id.clone(),
        name: account.name.clone(),
        environment: account.environment.clone(),
        groups: account.groups.iter().map(|id| (*id).clone()).collect(),
        region: regions::label(&account.region).to_owned(),
        resource_group: account.resource_group.clone(),
        subscription: account
            .subscription
            .map(|(id, s)| labels::or_id(&s.name, id).to_owned())
            .unwrap_or_default(),
        projects: account.projects.iter().map(|id| (*id).clone()).collect(),
    }
}
