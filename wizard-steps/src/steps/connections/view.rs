//! What projects reach, as whom, and which of them share it: what the connections screen draws for a
//! business group in an environment.
//!
//! A connection on a Foundry resource is a bar over all its projects and those that come later; one on
//! a project is a dot. Of a secret only the vault and the name are ever shown.

mod grants;
mod lines;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::desired::DesiredState;
use crate::estate::{Account, Estate};
use crate::finding::pointer;
use crate::labels::{self, count};
use crate::plan::common::Id;
use crate::slice::Slice;
use crate::steps::organization::answers::Sensitivity;

use super::answers::{ConnectionLevel, SignsInAs};
use super::desired::account_of;

/// Connections of a business group in an environment.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ConnectionsView {
    /// The business group; empty means all.
    pub group: Id,
    /// The environment; empty means all.
    pub environment: Id,
    /// Foundry resources, in the order of environments and groups.
    pub accounts: Vec<AccountConnections>,
    /// Connections that no Foundry resource holds: neither shared nor for one project yet, or their
    /// place is gone.
    pub unplaced: Vec<ConnectionLine>,
    /// Grants that connections bring, one line for the same role at the same target.
    pub grants: Vec<FollowingGrant>,
    /// How many grants these lines stand for.
    pub following: u32,
}

/// Connections of a Foundry resource.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AccountConnections {
    /// The Foundry resource.
    pub account: Id,
    /// Its name in Azure.
    pub name: String,
    /// Its environment.
    pub environment: Id,
    /// The environment's name.
    pub environment_name: String,
    /// Why it needs no connection, where somebody wrote that.
    pub none: Option<String>,
    /// JSON Pointer of that reason.
    pub none_at: String,
    /// Projects of the business group: the columns. Later ones inherit what is shared.
    pub projects: Vec<ProjectColumn>,
    /// Projects of other business groups in the same Foundry resource: they share it as well.
    pub other_projects: u32,
    /// Connections that all projects share: bars.
    pub shared: Vec<ConnectionLine>,
    /// Connections of one project: dots.
    pub single: Vec<ConnectionLine>,
    /// The connection that has to be made before all others.
    pub first: Option<Id>,
    /// What there is to know about the order in which connections are made.
    pub order: Option<String>,
}

/// A project as a column.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ProjectColumn {
    /// The project.
    pub project: Id,
    /// Its use case.
    pub label: String,
    /// Its name in Azure.
    pub name: String,
    /// Its business group.
    pub group: Id,
    /// How sensitive its data is.
    pub sensitivity: Option<Sensitivity>,
    /// It reads data or calls tools outside the project.
    pub needs_data: bool,
}

/// A connection.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ConnectionLine {
    /// Its id.
    pub connection: Id,
    /// JSON Pointer of it.
    pub at: String,
    /// Its name in Azure, or its id when it has none.
    pub name: String,
    /// Shared, or for one project.
    pub level: Option<ConnectionLevel>,
    /// The project it is for.
    pub project: Option<Id>,
    /// Category as typed.
    pub category: String,
    /// What people call the category.
    pub category_label: Option<String>,
    /// Microsoft marks the category as preview.
    pub preview: bool,
    /// Whom the target sees, if somebody said so.
    pub signs_in_as: Option<SignsInAs>,
    /// The same in words: `project identity`, `shared key in kv-fin`.
    pub reached_as: Option<String>,
    /// How it signs in, as typed.
    pub auth_type: String,
    /// Identities of the plan that sign in with it.
    pub identities: u32,
    /// Short name of the target: the resource, or its address without the protocol.
    pub target: String,
    /// Azure id of the target, where it has one.
    pub target_resource_id: Option<String>,
    /// Who owns the target.
    pub owner: Option<String>,
    /// How to reach them.
    pub owner_reach: Option<String>,
    /// Where the key is kept: vault and name.
    pub secret: Option<String>,
}

/// Grants that a connection brings: the same role at the same target for identities of one kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FollowingGrant {
    /// `2 project identities`, or the one by name.
    pub who: String,
    /// How many identities.
    pub identities: u32,
    /// They are those of Foundry resources, not of projects.
    pub of_accounts: bool,
    /// GUID of the role definition.
    pub role: String,
    /// Its name, where the catalogue knows the role.
    pub role_name: Option<String>,
    /// Short name of the target.
    pub target: String,
    /// Azure id of the target.
    pub target_resource_id: Option<String>,
    /// Who owns the target and makes the grant, where that is known.
    pub owner: Option<String>,
    /// Connections that bring it.
    pub connections: Vec<Id>,
    /// What it is for, in one sentence.
    pub sentence: String,
}

/// The connections of a business group in an environment; an empty id means all.
pub fn view(
    estate: &Estate<'_>,
    desired: &DesiredState,
    group: &str,
    environment: &str,
) -> ConnectionsView {
    let one = |id: &str| {
        let ids = Some(id.to_owned()).filter(|id| !id.is_empty());
        ids.into_iter().collect()
    };
    let here = Slice {
        environments: one(environment),
        groups: one(group),
    };
    let mut held: BTreeMap<&str, Vec<ConnectionLine>> = BTreeMap::new();
    let mut unplaced = Vec::new();
    for (id, connection) in &estate.plan.connections.items {
        if let Some(account) = account_of(estate, connection) {
            if is_here(&estate.accounts[account], &here) {
                let line = lines::line(estate, id, connection);
                held.entry(account).or_default().push(line);
            }
        } else if lines::is_lost(estate, connection, &here) {
            unplaced.push(lines::line(estate, id, connection));
        }
    }
    let mut accounts: Vec<&Account<'_>> = (estate.accounts.values())
        .filter(|a| is_here(a, &here))
        .collect();
    let place = |account: &Account<'_>| {
        let environments = estate.environments.iter();
        let environment = environments
            .map(|(id, _)| *id)
            .position(|id| id == account.environment);
        let groups = estate.groups.iter().map(|(id, _)| *id);
        let group = account.groups.first();
        let group = group.and_then(|first| groups.into_iter().position(|id| id == *first));
        (environment, group)
    };
    accounts.sort_by_cached_key(|account| (place(account), account.id.clone()));
    let accounts = accounts.into_iter().map(|account| {
        let lines = held.remove(account.id.as_str()).unwrap_or_default();
        of_account(estate, account, &here, lines)
    });
    let accounts = accounts.collect();
    let (grants, following) = grants::following(estate, desired, &here);
    ConnectionsView {
        group: group.to_owned(),
        environment: environment.to_owned(),
        accounts,
        unplaced,
        grants,
        following,
    }
}

fn is_here(account: &Account<'_>, here: &Slice) -> bool {
    here.touches(&[account.environment], &account.groups)
}

fn of_account(
    estate: &Estate<'_>,
    account: &Account<'_>,
    here: &Slice,
    lines: Vec<ConnectionLine>,
) -> AccountConnections {
    let projects: Vec<ProjectColumn> = (estate.projects_of(&account.id))
        .filter(|(_, place)| here.touches(&[] as &[&str], &[&place.project.group]))
        .map(|(id, place)| {
            let use_case = place.use_case.map_or("", |u| u.name.trim());
            ProjectColumn {
                project: id.clone(),
                label: labels::or_id(use_case, labels::or_id(&place.name, id)).to_owned(),
                name: place.name.clone(),
                group: place.project.group.clone(),
                sensitivity: place.project.sensitivity,
                needs_data: place.project.needs_data,
            }
        })
        .collect();
    let (mut shared, mut single): (Vec<_>, Vec<_>) =
        (lines.into_iter()).partition(|l| l.level == Some(ConnectionLevel::Account));
    let column: BTreeMap<&str, usize> = (projects.iter().enumerate())
        .map(|(n, p)| (p.project.as_str(), n))
        .collect();
    let place = |line: &ConnectionLine| column.get(line.project.as_deref()?).copied();
    single.retain(|line| place(line).is_some());
    single.sort_by_cached_key(|line| (place(line), line.name.clone()));
    shared.sort_by_cached_key(|line| (!lines::is_first(line), line.name.clone()));
    let first = shared.first().filter(|line| lines::is_first(line));
    AccountConnections {
        account: account.id.clone(),
        name: account.name.clone(),
        environment: account.environment.clone(),
        environment_name: estate.environment_name(account.environment).to_owned(),
        none: estate.plan.connections.none.get(&account.id).cloned(),
        none_at: pointer(&["connections", "none", &account.id]),
        other_projects: count(account.projects.len() - projects.len()),
        order: first.map(lines::order),
        first: first.map(|line| line.connection.clone()),
        projects,
        shared,
        single,
    }
}
