//! Environments by the words that people use for them.

use std::collections::BTreeSet;

use serde_json::json;

use super::super::columns::Column;
use super::super::{Row, Why, values};
use super::{Cells, ENVIRONMENTS, Filling, key};
use crate::plan::common::Id;
use crate::steps::environments::answers::EnvironmentKind;

/// Words for an environment of a kind, its short form and its name.
pub(super) const KINDS: [(EnvironmentKind, &str, &str, &[&str]); 4] = [
    (
        EnvironmentKind::Development,
        "dev",
        "Development",
        &["dev", "development", "entwicklung"],
    ),
    (
        EnvironmentKind::Test,
        "test",
        "Test",
        &["test", "qa", "testing", "uat", "staging", "acceptance"],
    ),
    (
        EnvironmentKind::Production,
        "prod",
        "Production",
        &["prod", "production", "prd", "live", "produktion"],
    ),
    (
        EnvironmentKind::Sandbox,
        "sandbox",
        "Sandbox",
        &["sandbox", "sbx", "poc", "playground"],
    ),
];

impl Filling<'_> {
    /// Environments of a line: named, marked, or all that the plan has.
    pub(in crate::list) fn environments(&mut self, row: &Row, cells: &Cells) -> Vec<Id> {
        let mut found: Vec<Id> = Vec::new();
        let mut named = false;
        if let Some(text) = cells.get(&Column::Environments) {
            for word in values::several(text) {
                named = true;
                match self.environment(word) {
                    Some(id) => found.push(id),
                    None => self.tell(row, Column::Environments, word, Why::UnknownEnvironment),
                }
            }
        }
        for (column, text) in cells {
            if let Column::InEnvironment(kind) = column {
                named = true;
                if values::is_marked(text) {
                    found.extend(self.environment(kind));
                }
            }
        }
        if !named {
            let all = crate::estate::ordered(
                &self.plan.environments.order,
                &self.plan.environments.items,
            );
            found.extend(all.into_iter().map(|(id, _)| id.clone()));
            found.extend(self.made.get(&ENVIRONMENTS).cloned().unwrap_or_default());
            if found.is_empty() {
                let text = cells.get(&Column::UseCase).cloned().unwrap_or_default();
                self.tell(row, Column::UseCase, &text, Why::NoEnvironment);
            }
        }
        let mut once = BTreeSet::new();
        found.retain(|id| once.insert(id.clone()));
        found
    }

    fn environment(&mut self, word: &str) -> Option<Id> {
        let word = key(&[word]);
        if let Some(id) = self.names.get(&(ENVIRONMENTS[1], word.clone())) {
            return Some(id.clone());
        }
        let (kind, token, name, words) = KINDS
            .iter()
            .find(|(.., words)| words.contains(&word.as_str()))?;
        let id = self.make(
            ENVIRONMENTS,
            "env",
            json!({"name": name, "kind": kind, "token": token}),
        );
        for word in *words {
            self.names
                .insert((ENVIRONMENTS[1], (*word).to_owned()), id.clone());
        }
        Some(id)
    }
}
