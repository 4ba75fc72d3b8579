//! What `rollout compare --format json` says.

use crate::Rollout;
use crate::plan_file::text;
use serde_json::Value;

/// A tenant beside a plan.
pub struct View {
    /// As it was printed.
    pub json: Value,
}

impl View {
    /// Compares, and holds the command to its exit code.
    ///
    /// # Panics
    ///
    /// When it ends with another code.
    #[track_caller]
    pub fn of(rollout: &Rollout, code: i32, line: &str) -> Self {
        let json = rollout.json(code, &format!("compare {line} --format json"));
        Self { json }
    }

    /// Lines in this state, by the word that an admin reads.
    pub fn count(&self, state: &str) -> usize {
        let found = self.json["counts"][state].as_u64().unwrap_or(0);
        usize::try_from(found).unwrap_or(usize::MAX)
    }

    /// Lines in all, what is not of the plan aside.
    pub fn grants(&self) -> usize {
        self.lines().count() - self.count("surplus")
    }

    /// Every line.
    pub fn lines(&self) -> impl Iterator<Item = &Value> {
        self.json["changes"].as_array().into_iter().flatten()
    }

    /// Lines in this state, by the key of the JSON.
    pub fn in_state(&self, state: &str) -> Vec<&Value> {
        self.lines().filter(|line| line["state"] == state).collect()
    }

    /// Says in one line how many there are of each state.
    pub fn summary(&self) -> String {
        text(&self.json["planId"]) + " " + &self.json["counts"].to_string()
    }
}
