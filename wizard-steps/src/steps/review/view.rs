//! Review at one glance: the checklist, the outcomes, and the whole rollout as a picture.

#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::checklist::{self, Item};
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::estate::grid::{Cell, Member, Row};
use crate::finding::Finding;
use crate::labels;
use crate::plan::common::Id;
use crate::slice::Slice;
use crate::steps::environments::answers::EnvironmentKind;
use crate::steps::networking::answers::Inbound;
use crate::steps::organization::answers::Sensitivity;

/// What a reviewer sees first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ReviewView {
    /// The seven points of the baseline.
    pub checklist: Vec<Item>,
    /// The eight outcomes.
    pub outcomes: Vec<Item>,
    /// The rollout.
    pub picture: Picture,
}

/// The rollout, groups down and environments across, as far as the slice goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Picture {
    /// One sentence that says what is drawn.
    pub label: String,
    /// Environments in scope.
    pub columns: Vec<PictureColumn>,
    /// Business groups.
    pub rows: Vec<PictureRow>,
    /// Foundry resources.
    pub resources: u32,
    /// Projects.
    pub projects: u32,
    /// Role assignments that the plan asks for.
    pub grants: u32,
}

/// An environment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PictureColumn {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub kind: Option<EnvironmentKind>,
}

/// A business group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PictureRow {
    /// Its id; none for the last row, which holds what belongs to no known group.
    pub id: Option<Id>,
    /// Its name; empty in that last row.
    pub name: String,
    /// One for each column.
    pub cells: Vec<PictureCell>,
}

/// What a group has in an environment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PictureCell {
    /// Foundry resources, by name.
    pub resources: Vec<PictureResource>,
    /// Projects without one.
    pub unplaced: Vec<PictureProject>,
}

/// A Foundry resource.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PictureResource {
    /// Its id.
    pub id: Id,
    /// Name in Azure.
    pub name: String,
    /// How its environment is reached; none when it was not answered.
    pub inbound: Option<Inbound>,
    /// Projects of the row's group in it, by name.
    pub projects: Vec<PictureProject>,
}

/// A project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct PictureProject {
    /// Its id.
    pub id: Id,
    /// Confidential or restricted.
    pub sensitive: bool,
}

const ANY: [&str; 0] = [];

/// Review of a slice, with what was found about the plan.
pub fn view(
    estate: &Estate<'_>,
    desired: &DesiredState,
    findings: &[Finding],
    slice: &Slice,
) -> ReviewView {
    ReviewView {
        checklist: checklist::checklist(findings, slice, estate, desired),
        outcomes: checklist::outcomes(findings, slice, estate, desired),
        picture: picture(estate, desired, slice),
    }
}

fn picture(estate: &Estate<'_>, desired: &DesiredState, slice: &Slice) -> Picture {
    let environments = estate.environments.iter();
    let drawn: Vec<bool> = environments
        .clone()
        .map(|(id, _)| slice.touches(&[id], &ANY))
        .collect();
    let columns = environments.zip(&drawn).filter(|(_, drawn)| **drawn);
    let columns = columns.map(|((id, environment), _)| PictureColumn {
        id: (*id).clone(),
        name: estate.environment_name(id).to_owned(),
        kind: environment.kind,
    });
    let rows = estate.grid();
    let rows = rows.iter().filter(|row| match row.group {
        Some((id, _)) => slice.touches(&ANY, &[id]),
        None => slice.groups.is_empty(),
    });
    let rows: Vec<PictureRow> = rows.map(|r| picture_row(estate, r, &drawn)).collect();
    let accounts = estate.accounts.values();
    let accounts = accounts.filter(|a| slice.touches(&[a.environment], &a.groups));
    let projects = estate.projects.values().filter(|place| {
        let project = place.project;
        slice.touches(&[&project.environment], &[&project.group])
    });
    let grants = desired.grants.iter();
    let grants = grants.filter(|g| slice.touches(g.environment.as_slice(), &g.groups));
    let counts = [accounts.count(), projects.count(), grants.count()];
    let columns: Vec<PictureColumn> = columns.collect();
    Picture {
        label: label(&rows, &columns, counts),
        columns,
        rows,
        resources: labels::count(counts[0]),
        projects: labels::count(counts[1]),
        grants: labels::count(counts[2]),
    }
}

fn label(rows: &[PictureRow], columns: &[PictureColumn], counts: [usize; 3]) -> String {
    let groups = rows.iter().filter(|row| row.id.is_some()).count();
    format!(
        "{} in {}: {}, {} and {}.",
        labels::counted(groups, "business group", "business groups"),
        labels::counted(columns.len(), "environment", "environments"),
        labels::counted(counts[0], "Foundry resource", "Foundry resources"),
        labels::counted(counts[1], "project", "projects"),
        labels::counted(counts[2], "grant", "grants"),
    )
}

fn picture_row(estate: &Estate<'_>, row: &Row<'_, '_>, drawn: &[bool]) -> PictureRow {
    let cells = row.cells.iter().zip(drawn).filter(|(_, drawn)| **drawn);
    PictureRow {
        id: row.group.map(|(id, _)| id.clone()),
        name: row
            .group
            .map_or("", |(id, group)| labels::or_id(&group.name, id))
            .to_owned(),
        cells: cells.map(|(cell, _)| picture_cell(estate, cell)).collect(),
    }
}

fn picture_cell(estate: &Estate<'_>, cell: &Cell<'_, '_>) -> PictureCell {
    let networks = &estate.plan.networking.environments;
    let resources = cell.accounts.iter().map(|(account, projects)| {
        let network = networks.get(account.environment);
        PictureResource {
            id: account.id.clone(),
            name: account.name.clone(),
            inbound: network.and_then(|n| n.inbound),
            projects: projects.iter().map(picture_project).collect(),
        }
    });
    PictureCell {
        resources: resources.collect(),
        unplaced: cell.unplaced.iter().map(picture_project).collect(),
    }
}

fn picture_project((id, place): &Member<'_, '_>) -> PictureProject {
    let sensitivity = place.project.sensitivity;
    PictureProject {
        id: (*id).clone(),
        sensitive: sensitivity.is_some_and(Sensitivity::is_high),
    }
}
