//! Plan files, read and changed as JSON: the way somebody with an editor would.

use rollout_engine::wizard_steps::plan::{Plan, read};
use serde_json::Value;
use std::path::Path;

/// The JSON of a file.
///
/// # Panics
///
/// When the file is not there or holds no JSON.
#[track_caller]
pub fn json(path: &Path) -> Value {
    let bytes = std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_slice(&bytes).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Writes JSON to a file; its folder is made.
///
/// # Panics
///
/// When the file cannot be written.
#[track_caller]
pub fn write(path: &Path, value: &Value) {
    let folder = path.parent().expect("a file is in a folder");
    std::fs::create_dir_all(folder).expect("the folder can be made");
    std::fs::write(path, format!("{value:#}\n")).expect("the file can be written");
}

/// Changes the JSON of a file.
///
/// # Panics
///
/// When the file cannot be read or written.
#[track_caller]
pub fn edit(path: &Path, change: impl FnOnce(&mut Value)) {
    let mut value = json(path);
    change(&mut value);
    write(path, &value);
}

/// The plan in a file.
///
/// # Panics
///
/// When the file holds none.
#[track_caller]
pub fn plan(path: &Path) -> Plan {
    let bytes = std::fs::read(path).expect("the plan file is there");
    let document = read::read(&bytes);
    document
        .unwrap_or_else(|why| panic!("{}: {why}", path.display()))
        .plan
}

/// The id of the environment of a kind, in a plan as JSON.
///
/// # Panics
///
/// When the plan has none.
#[track_caller]
pub fn environment(plan: &Value, kind: &str) -> String {
    let items = plan["environments"]["items"]
        .as_object()
        .expect("environments");
    let found = items.iter().find(|(_, one)| one["kind"] == kind);
    found
        .unwrap_or_else(|| panic!("no {kind} environment"))
        .0
        .clone()
}

/// Takes three answers of production away: its region, how it is reached, whose keys encrypt it.
///
/// # Panics
///
/// When the plan has no production environment.
pub fn forget_production(plan: &mut Value) {
    let production = environment(plan, "production");
    let mut forget = |at: String, field: &str| {
        let answers = plan.pointer_mut(&at).and_then(Value::as_object_mut);
        let gone = answers.and_then(|fields| fields.remove(field));
        assert!(gone.is_some(), "the example answers {at}/{field}");
    };
    forget(format!("/environments/items/{production}"), "region");
    forget(format!("/networking/environments/{production}"), "inbound");
    forget(format!("/encryption/environments/{production}"), "decision");
}

/// A text, or an empty one for anything else.
pub fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
