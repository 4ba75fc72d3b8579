//! What a command wrote down with `--record`.

use crate::plan_file;
use serde_json::Value;
use std::path::Path;

/// The requests of one command, in the order in which they were answered.
pub struct Record {
    lines: Vec<Value>,
}

/// A role assignment as it was sent.
pub struct Sent {
    /// Its scope.
    pub scope: String,
    /// Its name.
    pub name: String,
    /// Who gets it; empty for a removal.
    pub principal: String,
    /// Which role; empty for a removal.
    pub role: String,
}

impl Record {
    /// Reads a recording.
    ///
    /// # Panics
    ///
    /// When the file is not there or a line of it is no JSON.
    #[track_caller]
    pub fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).expect("the recording is there");
        let parse = |line: &str| serde_json::from_str(line).expect("a recording holds JSON lines");
        Self {
            lines: text.lines().map(parse).collect(),
        }
    }

    /// Requests to Azure Resource Manager. Signing in and the directory are not counted.
    pub fn arm(&self) -> usize {
        self.to_arm().count()
    }

    /// Writes to Azure Resource Manager, of any kind.
    pub fn writes(&self) -> usize {
        self.to_arm().filter(|line| line["method"] != "GET").count()
    }

    /// Role assignments that were put.
    pub fn puts(&self) -> Vec<Sent> {
        self.assignments("PUT").map(|(_, sent)| sent).collect()
    }

    /// Role assignments that were deleted.
    pub fn deletes(&self) -> Vec<Sent> {
        self.assignments("DELETE").map(|(_, sent)| sent).collect()
    }

    /// Was every role assignment put before the first one was deleted?
    pub fn puts_come_first(&self) -> bool {
        let last_put = self.assignments("PUT").map(|(at, _)| at).max();
        let first_delete = self.assignments("DELETE").map(|(at, _)| at).min();
        last_put < first_delete
    }

    fn to_arm(&self) -> impl Iterator<Item = &Value> {
        let is_arm = |line: &&Value| url(line).starts_with("https://management.azure.com/");
        self.lines.iter().filter(is_arm)
    }

    fn assignments(&self, method: &'static str) -> impl Iterator<Item = (usize, Sent)> {
        let lines = self.lines.iter().enumerate();
        lines
            .filter(move |(_, line)| line["method"] == method)
            .filter_map(|(at, line)| Some((at, sent(line)?)))
    }
}

fn url(line: &Value) -> &str {
    line["url"].as_str().unwrap_or_default()
}

fn sent(line: &Value) -> Option<Sent> {
    let path = url(line).strip_prefix("https://management.azure.com")?;
    let (path, _) = path.split_once('?')?;
    let (scope, name) = path.split_once("/providers/Microsoft.Authorization/roleAssignments/")?;
    let text = |key: &str| plan_file::text(&line["body"]["properties"][key]);
    let role = text("roleDefinitionId");
    Some(Sent {
        scope: scope.to_owned(),
        name: name.to_owned(),
        principal: text("principalId"),
        role: role.rsplit('/').next().unwrap_or_default().to_owned(),
    })
}
