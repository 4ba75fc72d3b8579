//! What is new, what was open, and the one patch that comes of it.

use serde_json::{Value, json};

use super::super::{Count, NotUnderstood};
use super::{ENVIRONMENTS, Filling, GRANTS, GROUPS, PRINCIPALS, PROJECTS, USE_CASES, key};
use crate::finding::pointer;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};

/// Names that a count shows.
const NAMED: usize = 8;

impl Filling<'_> {
    /// Draws an id and keeps the new thing.
    pub(in crate::list) fn make(
        &mut self,
        path: [&'static str; 2],
        prefix: &str,
        value: Value,
    ) -> Id {
        let id = (self.new_id)(prefix);
        self.new.entry(path).or_default().insert(id.clone(), value);
        self.made.entry(path).or_default().push(id.clone());
        id
    }

    /// An id by what people call it.
    pub(in crate::list) fn known(&self, what: &'static str, name: &str) -> Option<Id> {
        self.names.get(&(what, key(&[name]))).cloned()
    }

    /// Remembers what people call it.
    pub(in crate::list) fn remember(&mut self, what: &'static str, name: &str, id: &str) {
        self.names.insert((what, key(&[name])), id.to_owned());
    }

    pub(in crate::list) fn name_of(&self, path: [&'static str; 2], id: &str) -> String {
        let new = self.new.get(&path).and_then(|all| all.get(id));
        let there = || self.document.tree.get(path[0])?.get(path[1])?.get(id);
        let name = new.or_else(there).and_then(|thing| thing["name"].as_str());
        name.unwrap_or_default().to_owned()
    }

    /// Answers a field that is open.
    pub(in crate::list) fn fill(
        &mut self,
        path: [&'static str; 2],
        id: &str,
        field: &str,
        value: Value,
    ) {
        if let Some(thing) = self.new.get_mut(&path).and_then(|all| all.get_mut(id)) {
            let mut at = thing;
            for key in field.split('/') {
                at = &mut at[key];
            }
            if is_open(at) {
                *at = value;
            }
            return;
        }
        let mut at = vec![path[0], path[1], id];
        at.extend(field.split('/'));
        let place = pointer(&at);
        if self.document.tree.pointer(&place).is_none_or(is_open) {
            self.filled.entry(place).or_insert(value);
        }
    }

    pub(in crate::list) fn done(self) -> (Patch, Vec<Count>, Vec<NotUnderstood>) {
        let mut patch = Patch::new();
        let orders = [
            (
                ENVIRONMENTS,
                ["environments", "order"],
                &self.plan.environments.order,
            ),
            (
                GROUPS,
                ["organization", "order"],
                &self.plan.organization.order,
            ),
        ];
        for (path, at, before) in orders {
            if let Some(new) = self.made.get(&path) {
                let order: Vec<&Id> = before.iter().chain(new).collect();
                patch.push(Edit::set(pointer(&at), json!(order)));
            }
        }
        let mut counts = Vec::new();
        for path in [
            ENVIRONMENTS,
            GROUPS,
            USE_CASES,
            PROJECTS,
            PRINCIPALS,
            GRANTS,
        ] {
            let Some(ids) = self.made.get(&path) else {
                continue;
            };
            let all = &self.new[&path];
            let names = ids.iter().filter_map(|id| all[id]["name"].as_str());
            counts.push(Count {
                collection: collection(path),
                new: crate::labels::count(ids.len()),
                names: names.take(NAMED).map(str::to_owned).collect(),
            });
        }
        for (path, all) in self.new {
            for (id, value) in all {
                patch.push(Edit::set(pointer(&[path[0], path[1], &id]), value));
            }
        }
        patch.extend(
            self.filled
                .into_iter()
                .map(|(at, value)| Edit::set(at, value)),
        );
        (patch, counts, self.told)
    }
}

fn collection(path: [&str; 2]) -> &'static str {
    match path {
        ENVIRONMENTS => "environments.items",
        GROUPS => "organization.groups",
        USE_CASES => "organization.useCases",
        PROJECTS => "organization.projects",
        PRINCIPALS => "prerequisites.principals",
        _ => "access.grants",
    }
}

fn is_open(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Object(map) => map.values().all(is_open),
        _ => false,
    }
}
