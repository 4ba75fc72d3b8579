//! Nothing of the machine on which a line was written stays in it.
//!
//! The forbidden texts are put together from pieces, so that this file is not its own
//! first offence.

use super::report;
use super::sources::{Source, all};

/// Folders of the machines we write on: nowhere, not even in tests.
const NOTES: &[&str] = &[
    concat!("/wo", "rk/"),
    concat!("../sha", "red/"),
    concat!("sha", "red/design"),
    concat!("sha", "red/facts"),
    concat!("sha", "red/corpus"),
    concat!("sha", "red/sources"),
    concat!("sha", "red/tools"),
    concat!("sha", "red/azure-api"),
];

/// Folders that a test may name and the product may not.
const FOLDERS: &[&str] = &[concat!("/ro", "ot/"), concat!("/tm", "p/")];

/// Package registries. Which one is used is the business of the machine that builds.
const REGISTRIES: &[&str] = &[
    concat!("crates", ".io"),
    concat!("npm", "js.org"),
    concat!("npm", "js.com"),
    concat!("registry.yarn", "pkg.com"),
    concat!("npm.pkg.", "github.com"),
    concat!("pypi", ".org"),
    concat!("files.python", "hosted.org"),
    concat!("proxy.golang", ".org"),
    concat!("api.nu", "get.org"),
    concat!("deb.deb", "ian.org"),
    concat!("archive.ubu", "ntu.com"),
];

/// Cargo writes the name of its registry there, and nobody else writes that file.
const WRITTEN_BY_CARGO: &str = "Cargo.lock";

/// Whether the line holds it, not as the tail of a longer path or address.
fn holds(line: &str, forbidden: &str) -> bool {
    let continues = |c: char| c.is_alphanumeric() || c == '_' || c == '-' || c == '.';
    let is_path = forbidden.starts_with('/');
    let mut found = line.match_indices(forbidden);
    found.any(|(at, _)| !(is_path && line[..at].ends_with(continues)))
}

/// The part before the tests that a file carries at its end.
fn product_lines(source: &Source) -> usize {
    let tests = source
        .text
        .lines()
        .position(|line| line.trim() == "#[cfg(test)]");
    tests.unwrap_or(usize::MAX)
}

#[test]
fn no_path_of_a_machine_is_written_down() {
    let mut offences = Vec::new();
    for source in all() {
        offences.extend(source.text_lines(|line| NOTES.iter().any(|one| holds(line, one))));
        if !source.is_test() {
            let found = source.text_lines(|line| FOLDERS.iter().any(|one| holds(line, one)));
            let line = |place: &String| {
                place[source.path.len() + 1..]
                    .split(':')
                    .next()?
                    .parse()
                    .ok()
            };
            let last = product_lines(source);
            offences.extend(
                found
                    .into_iter()
                    .filter(|place| line(place).is_none_or(|at: usize| at <= last)),
            );
        }
    }
    report::none(
        "Say it without the path: a folder comes as an argument or from the system's own \
         function for it, and a document outside the repository is not a source anybody can open.",
        offences,
    );
}

#[test]
fn no_registry_is_written_down() {
    let sources = all()
        .iter()
        .filter(|source| source.path != WRITTEN_BY_CARGO);
    report::none(
        "Take the address out: which registry serves a build is set on the machine that builds. \
         (npm: `omit-lockfile-registry-resolved=true` keeps it out of the lock file.)",
        sources
            .flat_map(|one| one.text_lines(|line| REGISTRIES.iter().any(|host| holds(line, host)))),
    );
}

#[test]
fn a_longer_address_is_no_offence() {
    let path = concat!("/wo", "rk/");
    assert!(holds(&format!("in {path}main"), path));
    assert!(!holds(&format!("https://example.com{path}main"), path));
}
