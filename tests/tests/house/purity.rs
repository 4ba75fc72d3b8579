//! Thinking has no side effects: the text of the pure crates, read for what would be one.
//!
//! Clippy bans the same by type (`wizard-steps/clippy.toml`). This reads whole modules and
//! words, and cannot be switched off by an attribute.

use super::report;
use super::rust_text::has_word;
use super::sources::{Source, rust};

/// Where the pure crates live.
const PURE: &[&str] = &["wizard-steps/src/", "wizard-steps/export/src/"];

/// What is not pure, and what to do instead.
const IMPURE: &[(&str, &str)] = &[
    ("std::fs", "take or give text and bytes"),
    ("std::net", "the engine speaks to the network"),
    ("std::env", "take it as an argument"),
    ("std::process", "thinking cannot fail and starts nothing"),
    ("std::thread", "the engine decides what runs beside what"),
    ("SystemTime", "take `Now` or `Today`"),
    ("Instant::now", "take `Now` or `Today`"),
    ("HashMap", "BTreeMap: the same order on every run"),
    ("HashSet", "BTreeSet: the same order on every run"),
    ("new_v4", "take new ids as arguments"),
    ("rand", "take new ids as arguments"),
    ("async", "the engine waits"),
    ("tokio", "the engine waits"),
];

/// The modules that hide in `use std::{fs, fmt}`.
const IMPURE_MODULES: &[&str] = &["fs", "net", "env", "process", "thread"];

fn offences(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (word, instead) in IMPURE {
        let lines = source.lines(|line| has_word(line, word));
        found.extend(
            lines
                .into_iter()
                .map(|line| format!("{line}\n      {word}: {instead}")),
        );
    }
    for (at, _) in source.code.match_indices("std::{") {
        let group = &source.code[at..];
        let group = group.split(';').next().unwrap_or_default();
        let hidden = IMPURE_MODULES
            .iter()
            .filter(|module| has_word(group, module));
        found.extend(hidden.map(|module| format!("{}: std::{{ … {module} … }}", source.path)));
    }
    found
}

#[test]
fn thinking_has_no_side_effects() {
    let sources = PURE.iter().flat_map(|folder| rust(folder));
    report::none(
        "wizard-steps and export: same input, same bytes out. No disk, network, clock, chance, \
         environment, threads or waiting.",
        sources.flat_map(offences),
    );
}

#[test]
fn clippy_watches_the_pure_crates_too() {
    let path = rollout_tests::repo_root().join("wizard-steps/clippy.toml");
    let text = std::fs::read_to_string(path).unwrap_or_default();
    for ban in [
        "std::fs::",
        "std::env::",
        "std::net::",
        "SystemTime",
        "HashMap",
        "std::thread::",
    ] {
        assert!(
            text.contains(ban),
            "wizard-steps/clippy.toml no longer bans {ban}"
        );
    }
}
