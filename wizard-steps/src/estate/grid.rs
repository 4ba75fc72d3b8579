//! The organization as one grid: groups down, environments across. Every screen that shows it asks here.

use std::collections::BTreeMap;

use super::{Account, Estate, Place};
use crate::labels;
use crate::plan::common::Id;
use crate::steps::organization::answers::BusinessGroup;

/// A project of a cell.
pub type Member<'e, 'p> = (&'p Id, &'e Place<'p>);

/// A row: a business group, or none for what belongs to no known one.
#[derive(Debug)]
pub struct Row<'e, 'p> {
    /// The business group.
    pub group: Option<(&'p Id, &'p BusinessGroup)>,
    /// A cell for each environment in scope, in their order.
    pub cells: Vec<Cell<'e, 'p>>,
}

/// What a group has in an environment.
#[derive(Debug, Default)]
pub struct Cell<'e, 'p> {
    /// Foundry resources that serve the group here or hold one of its projects of this environment,
    /// by name, each with the group's projects in it.
    pub accounts: Vec<(&'e Account<'p>, Vec<Member<'e, 'p>>)>,
    /// Projects without a Foundry resource.
    pub unplaced: Vec<Member<'e, 'p>>,
}

impl<'e, 'p> Cell<'e, 'p> {
    fn is_empty(&self) -> bool {
        self.accounts.is_empty() && self.unplaced.is_empty()
    }

    /// Every project of the cell.
    pub fn projects(&self) -> impl Iterator<Item = Member<'e, 'p>> {
        let placed = self.accounts.iter().flat_map(|(_, projects)| projects);
        placed.chain(&self.unplaced).copied()
    }

    fn members(&mut self, account: &'e Account<'p>) -> &mut Vec<Member<'e, 'p>> {
        let known = self.accounts.iter().position(|(a, _)| a.id == account.id);
        let at = known.unwrap_or_else(|| {
            self.accounts.push((account, Vec::new()));
            self.accounts.len() - 1
        });
        &mut self.accounts[at].1
    }

    fn sort(&mut self) {
        self.accounts
            .sort_by(|(a, _), (b, _)| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
        let members = self.accounts.iter_mut().map(|(_, members)| members);
        for members in members.chain([&mut self.unplaced]) {
            members.sort_by_key(|(id, place)| (name_of(id, place), *id));
        }
    }
}

/// A project's name as people say it: that of its use case.
pub fn name_of<'a>(id: &'a str, place: &'a Place<'_>) -> &'a str {
    let name = place.use_case.map_or("", |u| u.name.as_str());
    labels::or_id(name, labels::or_id(&place.name, id))
}

impl<'p> Estate<'p> {
    /// The grid. What belongs to no known business group is in a last row, which is there only then.
    pub fn grid<'e>(&'e self) -> Vec<Row<'e, 'p>> {
        let columns = self.environments.iter().map(|(id, _)| id.as_str());
        let columns: BTreeMap<&str, usize> = columns.zip(0..).collect();
        let rows = self.groups.iter().map(|(id, _)| id.as_str());
        let rows: BTreeMap<&str, usize> = rows.zip(0..).collect();
        let row = |group| Row {
            group,
            cells: columns.iter().map(|_| Cell::default()).collect(),
        };
        let known = self.groups.iter().map(|group| row(Some(*group)));
        let mut grid: Vec<Row<'e, 'p>> = known.chain([row(None)]).collect();
        let last = grid.len() - 1;
        for account in self.accounts.values() {
            let Some(column) = columns.get(account.environment.as_str()) else {
                continue;
            };
            let groups = account.groups.iter();
            let mut serves: Vec<usize> = groups
                .filter_map(|g| rows.get(g.as_str()).copied())
                .collect();
            if serves.is_empty() {
                serves.push(last);
            }
            for at in serves {
                grid[at].cells[*column].members(account);
            }
        }
        for (id, place) in &self.projects {
            let Some(column) = columns.get(place.project.environment.as_str()) else {
                continue;
            };
            let at = rows.get(place.project.group.as_str()).unwrap_or(&last);
            let cell = &mut grid[*at].cells[*column];
            match place.account.as_ref().and_then(|a| self.accounts.get(a)) {
                Some(account) => cell.members(account).push((id, place)),
                None => cell.unplaced.push((id, place)),
            }
        }
        if grid[last].cells.iter().all(Cell::is_empty) {
            grid.pop();
        }
        let cells = grid.iter_mut().flat_map(|row| &mut row.cells);
        cells.for_each(Cell::sort);
        grid
    }
}
