//! The grid and the pickers hold everything once, also when ids lead nowhere.

use std::collections::BTreeSet;

use serde_json::json;

use super::{Estate, view};
use crate::examples::{Size, company, example_id};
use crate::plan::Plan;
use crate::plan::edit::Edit;
use crate::steps::cases::{account, after, example, project, project_field, today};

/// Every project of the grid, and every (resource, row) once.
fn projects_of(estate: &Estate<'_>) -> Vec<String> {
    let grid = estate.grid();
    let cells = grid.iter().flat_map(|row| &row.cells);
    let mut ids: Vec<String> = cells
        .flat_map(super::grid::Cell::projects)
        .map(|(id, _)| id.clone())
        .collect();
    ids.sort();
    ids
}

#[test]
fn the_grid_holds_every_project_once_and_every_resource() {
    let nowhere = |field: &str| Edit::set(project_field("fraud", "prod", field), "gone");
    let shape = |topology: &str| {
        let env = example_id("env", "dev");
        Edit::set(format!("/environments/items/{env}/topology"), topology)
    };
    let cases = [
        vec![],
        vec![nowhere("account")],
        vec![nowhere("group"), nowhere("useCase")],
        vec![shape("coLocated")],
        vec![shape("isolated")],
        vec![Edit::remove("/organization/groups")],
        vec![Edit::remove("/environments")],
    ];
    for edits in cases {
        let plan = after(&edits);
        let estate = Estate::of(&plan);
        let expected: Vec<String> = estate.projects.keys().map(|id| (*id).clone()).collect();
        assert_eq!(projects_of(&estate), expected, "{edits:?}");
        let grid = estate.grid();
        let cells = grid.iter().flat_map(|row| &row.cells);
        let drawn: BTreeSet<&String> = cells
            .flat_map(|c| c.accounts.iter().map(|(a, _)| &a.id))
            .collect();
        assert_eq!(drawn, estate.accounts.keys().collect(), "{edits:?}");
    }
}

#[test]
fn a_row_without_a_group_is_there_only_for_what_has_none() {
    let rows = |edits: &[Edit]| {
        let plan = after(edits);
        let estate = Estate::of(&plan);
        let grid = estate.grid();
        let without: Vec<bool> = grid.iter().map(|row| row.group.is_none()).collect();
        without
    };
    assert_eq!(rows(&[]), [false; 5]);
    let lost = Edit::set(project_field("fraud", "prod", "group"), "grp-gone");
    assert_eq!(rows(&[lost]), [false, false, false, false, false, true]);
    assert!(Estate::of(&Plan::default()).grid().is_empty());
}

#[test]
fn a_project_in_a_resource_of_another_group_stands_in_its_own_row() {
    let guest = Edit::set(
        project_field("helpdesk", "prod", "account"),
        account("it", "prod"),
    );
    let plan = after(&[guest]);
    let estate = Estate::of(&plan);
    let grid = estate.grid();
    let hr = &grid[1].cells[2];
    let names: Vec<&str> = hr.accounts.iter().map(|(a, _)| a.name.as_str()).collect();
    assert_eq!(names, ["aif-contoso-hr-prod", "aif-contoso-it-prod"]);
    let guests: Vec<&String> = hr.accounts[1].1.iter().map(|(id, _)| *id).collect();
    assert_eq!(guests, [&project("helpdesk", "prod")]);
    assert_eq!(grid[4].cells[2].accounts[0].1.len(), 2);
}

#[test]
fn pickers_offer_what_is_in_scope_by_environment_and_name() {
    let plan = example();
    let offered = view::view(&Estate::of(&plan));
    assert_eq!((offered.accounts.len(), offered.projects.len()), (15, 30));
    let first = &offered.accounts[0];
    assert_eq!(first.name, "aif-contoso-finance-dev");
    assert_eq!(first.region, "Sweden Central");
    assert_eq!(first.subscription, "Contoso AI Finance & Risk Development");
    assert_eq!(first.projects.len(), 2);
    assert_eq!(offered.projects[0].label, "Campaign studio (Development)");
    let later = json!({"reason": "Next year", "until": "2027-06-30"});
    let put_off = Edit::set(
        format!("/environments/items/{}/deferred", example_id("env", "dev")),
        later,
    );
    let plan = after(&[put_off]);
    let offered = view::view(&Estate::of(&plan));
    assert_eq!((offered.accounts.len(), offered.projects.len()), (10, 20));
    let scale = company(Size::SCALE, today());
    let offered = view::view(&Estate::of(&scale));
    assert_eq!((offered.accounts.len(), offered.projects.len()), (75, 750));
}
