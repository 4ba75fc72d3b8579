//! Only one place can send a write to Azure.
//!
//! What was shown and confirmed is a change set; the code that carries it out is the only
//! code that may build a request which changes something.

use super::report;
use super::sources::rust;

/// The engine's sources; nothing else of ours speaks to Azure.
const ENGINE: &str = "src-tauri/engine/src/";

/// The files that may build a writing request, each with what for.
const MAY_WRITE: &[(&str, &str)] = &[("src-tauri/engine/src/cloud/", "the HTTP grain")];

/// As `http` and as `azure_core` spell the methods.
const WRITING: &[&str] = &["PUT", "DELETE", "PATCH", "POST"];

fn writes(line: &str) -> bool {
    let line = line.to_ascii_uppercase();
    WRITING
        .iter()
        .any(|method| line.contains(&format!("METHOD::{method}")))
}

#[test]
fn only_one_place_writes_to_azure() {
    let others = rust(ENGINE).filter(|source| {
        !MAY_WRITE
            .iter()
            .any(|(path, _)| source.path.starts_with(path))
    });
    report::none(
        "Only the files in MAY_WRITE (tests/tests/house/writes.rs) build requests that change \
         something. Turn the wish into a change of the change set instead.",
        others.flat_map(|source| source.lines(writes)),
    );
}

#[test]
fn nothing_but_the_engine_can_reach_azure() {
    let speaks = ["reqwest", "azure_core", "azure_identity"];
    let mut offences = Vec::new();
    for package in super::packages::ours().filter(|package| package.name != "rollout-engine") {
        let named = package
            .dependencies()
            .map(|one| super::packages::text(one, "name"));
        let reaching = named.filter(|name| speaks.contains(&name.as_str()));
        offences.extend(reaching.map(|name| format!("{} uses {name}", package.name)));
    }
    report::none("Only the engine speaks to Azure: ask it.", offences);
}
