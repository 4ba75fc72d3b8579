//! What a reader needs to find the way: purposes, introductions, the two commands.

use super::packages::{list, ours, text};
use super::report;
use std::fs;

/// The two commands of the README. The second is all that CI runs.
const RUN: &str = "cargo xtask run";
const TEST: &str = "cargo xtask test";

fn read(path: &str) -> String {
    fs::read_to_string(rollout_tests::repo_root().join(path)).unwrap_or_default()
}

#[test]
fn every_member_says_what_it_is_for() {
    let manifest = read("Cargo.toml");
    let members = manifest
        .split("\nmembers = [")
        .nth(1)
        .expect("the list of members");
    let members = members.split("\n]").next().unwrap_or_default();
    let lines: Vec<&str> = members.lines().filter(|line| line.contains('"')).collect();
    assert_eq!(
        lines.len(),
        ours().count(),
        "one member a line in Cargo.toml"
    );
    let silent = |line: &&str| {
        line.split_once('#')
            .is_none_or(|(_, why)| why.trim().is_empty())
    };
    report::none(
        "Say behind each member in Cargo.toml, in one line, what it is for.",
        lines
            .into_iter()
            .filter(silent)
            .map(|line| line.trim().to_owned()),
    );
}

#[test]
fn every_crate_introduces_itself() {
    let introduced =
        |path: &String| fs::read_to_string(path).is_ok_and(|text| text.starts_with("//!"));
    let targets = ours().flat_map(|package| list(&package.entry, "targets"));
    let crates =
        targets.filter(|target| list(target, "kind").any(|kind| kind == "lib" || kind == "bin"));
    report::none(
        "Start the file with `//!`: what the crate is for and where to begin reading.",
        crates
            .map(|target| text(target, "src_path"))
            .filter(|path| !introduced(path)),
    );
}

#[test]
fn the_readme_has_both_commands() {
    let readme = read("README.md");
    report::none(
        "README.md tells in one command each how to run and how to test. Write them literally:",
        [RUN, TEST]
            .into_iter()
            .filter(|command| !readme.contains(command))
            .map(str::to_owned),
    );
}

#[test]
fn ci_runs_the_command_of_the_readme() {
    let script = read(".ci/run");
    let is_frame = |line: &&str| {
        line.is_empty()
            || line.starts_with('#')
            || line.starts_with("set ")
            || line.starts_with("cd ")
    };
    let commands: Vec<&str> = script
        .lines()
        .map(str::trim)
        .filter(|line| !is_frame(line))
        .collect();
    assert_eq!(
        commands,
        [TEST],
        ".ci/run runs `{TEST}` and nothing else; gates belong into xtask"
    );
}

#[cfg(unix)]
#[test]
fn ci_can_start_its_script() {
    use std::os::unix::fs::PermissionsExt;
    let script =
        fs::metadata(rollout_tests::repo_root().join(".ci/run")).expect(".ci/run is there");
    assert_eq!(
        script.permissions().mode() & 0o111,
        0o111,
        "chmod +x .ci/run"
    );
}
