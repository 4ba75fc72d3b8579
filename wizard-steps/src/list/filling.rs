//! Filling the plan, line by line.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

mod book;
mod environments;

use environments::KINDS;

use super::columns::Column;
use super::values;
use super::{Heading, NotUnderstood, Row, Why};
use crate::like::{case_token, short_form};
use crate::plan::Plan;
use crate::plan::common::Id;
use crate::plan::read::Document;

pub(super) const GROUPS: [&str; 2] = ["organization", "groups"];
pub(super) const USE_CASES: [&str; 2] = ["organization", "useCases"];
pub(super) const PROJECTS: [&str; 2] = ["organization", "projects"];
pub(super) const ENVIRONMENTS: [&str; 2] = ["environments", "items"];
pub(super) const PRINCIPALS: [&str; 2] = ["prerequisites", "principals"];
pub(super) const GRANTS: [&str; 2] = ["access", "grants"];

/// Work in progress.
pub(super) struct Filling<'a> {
    pub(super) document: &'a Document,
    pub(super) plan: &'a Plan,
    new_id: &'a mut dyn FnMut(&str) -> Id,
    headings: &'a [Heading],
    /// Ids by what people call them, in lower case; use cases under their group, projects under both.
    names: BTreeMap<(&'static str, String), Id>,
    tokens: BTreeSet<String>,
    case_tokens: BTreeMap<Id, BTreeSet<String>>,
    /// Everything new, by collection.
    pub(super) new: BTreeMap<[&'static str; 2], Map<String, Value>>,
    made: BTreeMap<[&'static str; 2], Vec<Id>>,
    /// Open fields of what was there before.
    filled: BTreeMap<String, Value>,
    told: Vec<NotUnderstood>,
    group: Option<Id>,
}

/// How a cell is read as one of our choices.
type Read = fn(&str) -> Option<&'static str>;

/// The cells of one line, by what they say.
pub(super) type Cells = BTreeMap<Column, String>;

impl<'a> Filling<'a> {
    pub(super) fn begin(
        document: &'a Document,
        new_id: &'a mut dyn FnMut(&str) -> Id,
        headings: &'a [Heading],
    ) -> Self {
        let plan = &document.plan;
        let mut names = BTreeMap::new();
        let mut tokens = BTreeSet::new();
        let mut case_tokens: BTreeMap<Id, BTreeSet<String>> = BTreeMap::new();
        for (id, group) in &plan.organization.groups {
            names.insert((GROUPS[1], key(&[&group.name])), id.clone());
            tokens.insert(group.token.to_lowercase());
        }
        for (id, case) in &plan.organization.use_cases {
            names.insert((USE_CASES[1], key(&[&case.group, &case.name])), id.clone());
            let taken = case_tokens.entry(case.group.clone()).or_default();
            taken.insert(case.token.to_lowercase());
        }
        for (id, project) in &plan.organization.projects {
            let of = key(&[&project.use_case, &project.environment]);
            names.insert((PROJECTS[1], of), id.clone());
        }
        for (id, environment) in &plan.environments.items {
            names.insert((ENVIRONMENTS[1], key(&[&environment.name])), id.clone());
            names
                .entry((ENVIRONMENTS[1], key(&[&environment.token])))
                .or_insert(id.clone());
            for (_, _, _, words) in KINDS.iter().filter(|(k, ..)| environment.kind == Some(*k)) {
                for word in *words {
                    names
                        .entry((ENVIRONMENTS[1], (*word).to_owned()))
                        .or_insert(id.clone());
                }
            }
        }
        for (id, principal) in &plan.prerequisites.principals {
            names.insert((PRINCIPALS[1], key(&[&principal.name])), id.clone());
            if let Some(guid) = principal.object_id.parsed() {
                names.insert((PRINCIPALS[1], guid), id.clone());
            }
        }
        Self {
            document,
            plan,
            new_id,
            headings,
            names,
            tokens,
            case_tokens,
            new: BTreeMap::new(),
            made: BTreeMap::new(),
            filled: BTreeMap::new(),
            told: Vec::new(),
            group: None,
        }
    }

    pub(super) fn row(&mut self, row: &Row) {
        let cells = self.cells(row);
        if cells.is_empty() {
            return;
        }
        if let Some(name) = cells.get(&Column::Group) {
            self.group = Some(self.group_called(name, cells.get(&Column::GroupToken)));
        }
        let Some(group) = self.group.clone() else {
            let all: Vec<&str> = cells.values().map(String::as_str).collect();
            self.tell(row, Column::Group, &all.join(", "), Why::NoGroup);
            return;
        };
        self.group_contacts(&group, &cells);
        let projects = match cells.get(&Column::UseCase) {
            Some(name) => self.use_case(row, &group, name, &cells),
            None => {
                if let Some(purpose) = cells.get(&Column::Purpose) {
                    self.fill(GROUPS, &group, "purpose", json!(purpose));
                }
                Vec::new()
            }
        };
        self.people(row, &group, &projects, &cells);
    }

    fn cells(&mut self, row: &Row) -> Cells {
        let mut cells = Cells::new();
        for (heading, cell) in self.headings.iter().zip(&row.cells) {
            let Some(column) = heading.meaning else {
                continue;
            };
            match values::text(cell) {
                Ok(text) if text.is_empty() => {}
                Ok(text) => {
                    cells.insert(column, text);
                }
                Err(why) => self.told.push(NotUnderstood {
                    line: row.line,
                    column: heading.text.clone(),
                    text: values::shown(cell),
                    why,
                }),
            }
        }
        cells
    }

    /// Says what was not understood.
    pub(super) fn tell(&mut self, row: &Row, column: Column, text: &str, why: Why) {
        let heading = self.headings.iter().find(|h| h.meaning == Some(column));
        self.told.push(NotUnderstood {
            line: row.line,
            column: heading.map(|h| h.text.clone()).unwrap_or_default(),
            text: values::shown(text),
            why,
        });
    }

    fn group_called(&mut self, name: &str, token: Option<&String>) -> Id {
        if let Some(id) = self.names.get(&(GROUPS[1], key(&[name]))) {
            return id.clone();
        }
        let wanted = token.map_or_else(|| short_form(name), |t| crate::names::slug(t));
        let token = free(&wanted, &mut self.tokens);
        let id = self.make(GROUPS, "grp", json!({"name": name, "token": token}));
        self.names.insert((GROUPS[1], key(&[name])), id.clone());
        id
    }

    fn use_case(&mut self, row: &Row, group: &str, name: &str, cells: &Cells) -> Vec<Id> {
        let known = key(&[group, name]);
        let case = match self.names.get(&(USE_CASES[1], known.clone())) {
            Some(id) => id.clone(),
            None => {
                let group_name = self.name_of(GROUPS, group);
                let taken = self.case_tokens.entry(group.to_owned()).or_default();
                let token = match cells.get(&Column::UseCaseToken) {
                    Some(token) => free(&crate::names::slug(token), taken),
                    None => case_token(name, &group_name, taken),
                };
                let case =
                    json!({"name": name, "token": token, "group": group, "usesModels": true});
                let id = self.make(USE_CASES, "use", case);
                self.names.insert((USE_CASES[1], known), id.clone());
                id
            }
        };
        if let Some(purpose) = cells.get(&Column::Purpose) {
            self.fill(USE_CASES, &case, "purpose", json!(purpose));
        }
        let environments = self.environments(row, cells);
        let projects = environments.iter().map(|environment| {
            let id = self.project(group, &case, environment);
            self.project_answers(row, &id, cells);
            id
        });
        projects.collect()
    }

    fn project(&mut self, group: &str, case: &str, environment: &str) -> Id {
        let known = key(&[case, environment]);
        if let Some(id) = self.names.get(&(PROJECTS[1], known.clone())) {
            return id.clone();
        }
        let project = json!({"useCase": case, "group": group, "environment": environment});
        let id = self.make(PROJECTS, "prj", project);
        self.names.insert((PROJECTS[1], known), id.clone());
        id
    }

    fn project_answers(&mut self, row: &Row, id: &str, cells: &Cells) {
        self.contact(
            PROJECTS,
            id,
            "owner",
            cells,
            Column::Owner,
            Some(Column::OwnerReach),
        );
        self.contact(
            PROJECTS,
            id,
            "backup",
            cells,
            Column::Backup,
            Some(Column::BackupReach),
        );
        let sensitivity = values::sensitivity as Read;
        for (column, field, read, why) in [
            (
                Column::Sensitivity,
                "sensitivity",
                sensitivity,
                Why::UnknownSensitivity,
            ),
            (
                Column::Runtime,
                "runtime",
                values::runtime,
                Why::UnknownRuntime,
            ),
        ] {
            let Some(text) = cells.get(&column) else {
                continue;
            };
            match read(text) {
                Some(value) => self.fill(PROJECTS, id, field, json!(value)),
                // Once for all environments of the line.
                None if !self.is_told(row, why) => self.tell(row, column, text, why),
                None => {}
            }
        }
    }

    fn is_told(&self, row: &Row, why: Why) -> bool {
        self.told
            .iter()
            .rev()
            .any(|t| t.line == row.line && t.why == why)
    }
}

/// What people call things, without case.
fn key(parts: &[&str]) -> String {
    parts
        .iter()
        .map(|part| part.trim().to_lowercase())
        .collect::<Vec<_>>()
        .join("\n")
}

/// A short form that nothing else has.
fn free(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2_u32..).map(|n| format!("{wanted}{n}"));
    let mut all = std::iter::once(wanted.to_owned()).chain(numbered);
    let free = all.find(|token| !taken.contains(token)).unwrap_or_default();
    taken.insert(free.clone());
    free
}
