//! The organization as one grid, ready to be drawn: groups down, environments across.

mod changed;
mod names;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::catalog::regions;
use crate::estate::grid::{self, Cell, Member, Row};
use crate::estate::{Account, Estate};
use crate::labels;
use crate::plan::common::Id;
use crate::steps::environments::answers::{Environment, EnvironmentKind, Topology};
use crate::steps::organization::answers::Sensitivity;

pub use names::{NameRule, Names};

/// What will exist, for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct OrganizationView {
    /// Environments in their order, those that are put off among them.
    pub columns: Vec<Column>,
    /// Business groups in their order.
    pub rows: Vec<GroupRow>,
    /// Of the whole grid.
    pub totals: Totals,
    /// How names come out.
    pub names: Names,
}

/// How much there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Totals {
    /// Foundry resources, each once.
    pub resources: u32,
    /// Projects.
    pub projects: u32,
}

/// An environment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Column {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: Option<EnvironmentKind>,
    /// Short form in names.
    pub token: String,
    /// The rule of the column.
    pub topology: Option<Topology>,
    /// Region as people read it; empty when none was given.
    pub region: String,
    /// Where its Foundry resources go: one subscription by name, several counted, empty for none.
    pub subscription: String,
    /// What it holds.
    pub totals: Totals,
    /// Put off: why, and until when. Its cells are empty.
    pub deferred: Option<PutOff>,
}

/// Why something waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PutOff {
    /// Why.
    pub reason: String,
    /// Until when, as typed.
    pub until: String,
}

/// A business group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct GroupRow {
    /// Its id; none for the last row, which holds what belongs to no known group.
    pub id: Option<Id>,
    /// Its name; empty in that last row.
    pub name: String,
    /// Who is accountable; empty for nobody.
    pub owner: String,
    /// One for each column, in their order.
    pub cells: Vec<GridCell>,
}

/// What a group has in an environment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct GridCell {
    /// Foundry resources, by name.
    pub accounts: Vec<GridAccount>,
    /// Projects that have no Foundry resource, by name.
    pub unplaced: Vec<GridProject>,
}

/// A Foundry resource in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct GridAccount {
    /// Its id.
    pub id: Id,
    /// Name in Azure.
    pub name: String,
    /// What differs from the rule of its column.
    pub changed: Vec<Changed>,
    /// No topology generates it.
    pub extra: bool,
    /// It serves further groups: the same resource stands in other rows as well.
    pub shared: bool,
    /// Name of the environment it belongs to, when that is not the column's.
    pub elsewhere: Option<String>,
    /// Projects of the row's group in it, by name.
    pub projects: Vec<GridProject>,
}

/// What differs, and the field that says so: without it, the rule holds again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Changed {
    /// In a few words, such as `East US 2`.
    pub words: String,
    /// JSON Pointer.
    pub at: String,
}

/// A project in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct GridProject {
    /// Its id.
    pub id: Id,
    /// Name of its use case.
    pub name: String,
    /// Name in Azure.
    pub azure_name: String,
    /// Confidential or restricted.
    pub sensitive: bool,
    /// How sensitive its data is.
    pub sensitivity: Option<Sensitivity>,
    /// Its Foundry resource, if there is one.
    pub account: Option<Id>,
}

/// The grid of a resolved plan.
pub fn view(estate: &Estate<'_>) -> OrganizationView {
    let plan = estate.plan;
    let environments = crate::estate::ordered(&plan.environments.order, &plan.environments.items);
    let rows = estate.grid().into_iter();
    let rows = rows.map(|row| group_row(estate, row, &environments));
    let columns = environments.iter().map(|(id, e)| column(estate, id, e));
    OrganizationView {
        columns: columns.collect(),
        rows: rows.collect(),
        totals: Totals {
            resources: labels::count(estate.accounts.len()),
            projects: labels::count(estate.projects.len()),
        },
        names: names::names(estate),
    }
}

fn column(estate: &Estate<'_>, id: &Id, environment: &Environment) -> Column {
    let accounts: Vec<&Account<'_>> = estate
        .accounts
        .values()
        .filter(|a| a.environment == id)
        .collect();
    let places = estate.projects.values();
    let projects = places.filter(|p| &p.project.environment == id).count();
    let region = environment.region.parsed();
    let region = region.unwrap_or_else(|| environment.region.as_str().trim().to_owned());
    Column {
        id: id.clone(),
        name: estate.environment_name(id).to_owned(),
        kind: environment.kind,
        token: environment.token.clone(),
        topology: environment.topology,
        region: regions::label(&region).to_owned(),
        subscription: subscription(estate, id, &accounts),
        totals: Totals {
            resources: labels::count(accounts.len()),
            projects: labels::count(projects),
        },
        deferred: environment.deferred.as_ref().map(|d| PutOff {
            reason: d.reason.clone(),
            until: d.until.to_string(),
        }),
    }
}

/// The environment's own subscription by name, those of single groups or resources counted.
fn subscription(estate: &Estate<'_>, environment: &str, accounts: &[&Account<'_>]) -> String {
    let own = estate.subscription_for(None, environment);
    let used = accounts.iter().filter_map(|a| a.subscription);
    let Some((first, entry)) = own.or_else(|| used.clone().next()) else {
        return String::new();
    };
    let others: BTreeSet<&Id> = used.map(|(id, _)| id).filter(|id| *id != first).collect();
    let name = labels::or_id(&entry.name, first);
    match others.len() {
        0 => name.to_owned(),
        more => format!("{name} and {more} more"),
    }
}

fn group_row(
    estate: &Estate<'_>,
    row: Row<'_, '_>,
    environments: &[(&Id, &Environment)],
) -> GroupRow {
    let mut cells = row.cells.into_iter();
    let cells = environments.iter().map(|(id, environment)| {
        let cell = cells.by_ref();
        let cell = environment.deferred.is_none().then(|| cell.next());
        let cell = cell.flatten().unwrap_or_default();
        grid_cell(estate, id, row.group.map(|(id, _)| id), &cell)
    });
    GroupRow {
        cells: cells.collect(),
        id: row.group.map(|(id, _)| id.clone()),
        name: row
            .group
            .map_or("", |(id, g)| labels::or_id(&g.name, id))
            .to_owned(),
        owner: row.group.map_or("", |(_, g)| &g.owner.name).to_owned(),
    }
}

fn grid_cell(
    estate: &Estate<'_>,
    column: &Id,
    group: Option<&Id>,
    cell: &Cell<'_, '_>,
) -> GridCell {
    let accounts = cell.accounts.iter().map(|(account, projects)| GridAccount {
        id: account.id.clone(),
        name: account.name.clone(),
        changed: changed::of(estate, account),
        extra: account.answer.is_some_and(|a| a.extra),
        shared: account.groups.iter().any(|g| Some(*g) != group),
        elsewhere: (account.environment != column)
            .then(|| estate.environment_name(account.environment).to_owned()),
        projects: projects.iter().map(project).collect(),
    });
    GridCell {
        accounts: accounts.collect(),
        unplaced: cell.unplaced.iter().map(project).collect(),
    }
}

fn project((id, place): &Member<'_, '_>) -> GridProject {
    let sensitivity = place.project.sensitivity;
    GridProject {
        id: (*id).clone(),
        name: grid::name_of(id, place).to_owned(),
        azure_name: place.name.clone(),
        sensitive: sensitivity.is_some_and(Sensitivity::is_high),
        sensitivity,
        account: place.account.clone(),
    }
}
