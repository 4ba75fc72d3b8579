//! What cargo knows about our crates and about everyone else's.

use serde_json::Value;
use std::process::Command;
use std::sync::OnceLock;

/// One package, ours or not.
pub struct Package {
    /// Its name.
    pub name: String,
    /// The whole entry of `cargo metadata`.
    pub entry: Value,
    /// Whether it is a member of this workspace.
    pub is_ours: bool,
}

impl Package {
    /// What it depends on in the product: no dev-dependencies, but build-dependencies
    /// and those behind features.
    pub fn dependencies(&self) -> impl Iterator<Item = &Value> {
        list(&self.entry, "dependencies").filter(|one| one["kind"] != "dev")
    }
}

/// Every package of the lock file, on every system.
pub fn all() -> &'static [Package] {
    static ALL: OnceLock<Vec<Package>> = OnceLock::new();
    ALL.get_or_init(|| {
        // Offline first: the packages are nearly always there already. Those of other
        // systems may not be, and only a first run has to fetch them.
        let metadata = metadata(&["--offline"]).or_else(|_| metadata(&[]));
        let metadata = metadata.unwrap_or_else(|wrong| panic!("cargo metadata: {wrong}"));
        let ours: Vec<&Value> = list(&metadata, "workspace_members").collect();
        let package = |entry: &Value| Package {
            name: text(entry, "name"),
            is_ours: ours.contains(&&entry["id"]),
            entry: entry.clone(),
        };
        list(&metadata, "packages").map(package).collect()
    })
}

/// The members of the workspace.
pub fn ours() -> impl Iterator<Item = &'static Package> {
    all().iter().filter(|package| package.is_ours)
}

/// The elements of a list in an entry.
pub fn list<'v>(entry: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    entry[key].as_array().into_iter().flatten()
}

/// A text in an entry; empty when there is none.
pub fn text(entry: &Value, key: &str) -> String {
    entry[key].as_str().unwrap_or_default().to_owned()
}

fn metadata(more: &[&str]) -> Result<Value, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--locked", "--format-version", "1"])
        .args(more)
        .current_dir(rollout_tests::repo_root())
        .output()
        .map_err(|wrong| wrong.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|wrong| wrong.to_string())
}
