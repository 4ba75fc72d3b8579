//! Who may depend on whom.

use super::packages::{Package, ours, text};
use super::report;
use std::collections::BTreeSet;

/// Our crates and which of our crates each uses: exactly these.
const EDGES: &[(&str, &[&str])] = &[
    ("wizard-steps", &[]),
    ("rollout-export", &["wizard-steps"]),
    // Knows nothing of ours, so that it can say where we are wrong.
    ("practice-tenant", &[]),
    (
        "rollout-engine",
        &["practice-tenant", "rollout-export", "wizard-steps"],
    ),
    // Reaches the pure crates through what the engine hands on.
    ("rollout-cli", &["rollout-engine"]),
    ("rollout-desktop", &["rollout-engine"]),
    ("xtask", &[]),
];

/// Looks at everything from outside and is used by nobody.
const TESTS: &str = "rollout-tests";

/// The crates that only think.
const PURE: &[&str] = &["wizard-steps", "rollout-export"];

/// What the pure crates may use of other people's. None of it reaches disk, network,
/// clock or chance.
const PURE_MAY_USE: &[&str] = &[
    "schemars",
    "serde",
    "serde_ignored",
    "serde_json",
    "serde_json_canonicalizer",
    "serde_path_to_error",
    "sha2",
    // Derives and their optional text, behind the feature `bindings`: how a type is called in
    // TypeScript, so that the window cannot misread what Rust says.
    "specta",
    "specta-typescript",
    "unicode-normalization",
    "uuid",
];

fn is_path(dependency: &serde_json::Value) -> bool {
    !dependency["path"].is_null()
}

fn of_ours(package: &Package) -> BTreeSet<String> {
    package
        .dependencies()
        .filter(|one| is_path(one))
        .map(|one| text(one, "name"))
        .collect()
}

#[test]
fn our_crates_depend_on_each_other_as_decided() {
    let mut offences = Vec::new();
    for package in ours().filter(|package| package.name != TESTS) {
        let name = &package.name;
        let Some((_, decided)) = EDGES.iter().find(|(known, _)| known == name) else {
            offences.push(format!("{name} is not in the table"));
            continue;
        };
        let decided: BTreeSet<String> = decided.iter().map(ToString::to_string).collect();
        let found = of_ours(package);
        offences.extend(
            found
                .difference(&decided)
                .map(|more| format!("{name} uses {more}")),
        );
        offences.extend(
            decided
                .difference(&found)
                .map(|less| format!("{name} no longer uses {less}")),
        );
    }
    let gone = EDGES
        .iter()
        .filter(|(name, _)| !ours().any(|package| package.name == *name));
    offences.extend(gone.map(|(name, _)| format!("{name} is no member any more")));
    report::none(
        "Dependencies run one way: engine → export → wizard-steps, cli and window → engine, and nothing of \
         ours in practice-tenant and xtask. Move the code to the crate that may know it; a new \
         edge is a decision, and goes into EDGES in tests/tests/house/edges.rs.",
        offences,
    );
}

#[test]
fn xtask_uses_the_standard_library_only() {
    let xtask = ours().filter(|package| package.name == "xtask");
    report::none(
        "xtask has to build in a second on a machine with nothing: take the dependency out.",
        xtask
            .flat_map(|xtask| super::packages::list(&xtask.entry, "dependencies"))
            .map(|one| text(one, "name")),
    );
}

#[test]
fn the_pure_crates_use_pure_crates_only() {
    let mut offences = Vec::new();
    for package in ours().filter(|package| PURE.contains(&package.name.as_str())) {
        let others = package
            .dependencies()
            .filter(|one| !is_path(one))
            .map(|one| text(one, "name"));
        let unknown = others.filter(|name| !PURE_MAY_USE.contains(&name.as_str()));
        offences.extend(unknown.map(|name| format!("{} uses {name}", package.name)));
    }
    report::none(
        "wizard-steps and rollout-export think, they do nothing. If the crate has no IO, no \
         clock and no chance in it, add it to PURE_MAY_USE in tests/tests/house/edges.rs; \
         otherwise the code belongs in src-tauri/engine.",
        offences,
    );
}

#[test]
fn every_crate_takes_the_lints_of_the_house() {
    let wanted = "[lints]\nworkspace = true";
    let manifests =
        super::sources::with_ending(&["Cargo.toml"]).filter(|one| one.path != "Cargo.toml");
    report::none(
        "Add `[lints]` with `workspace = true`: without it the crate has no lints at all.",
        manifests
            .filter(|one| !one.text.replace('\r', "").contains(wanted))
            .map(|one| one.path.clone()),
    );
}
