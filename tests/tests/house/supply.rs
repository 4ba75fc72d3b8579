//! What may come into the product from outside: licences, bans and sources, as `deny.toml`
//! says. The file has the format of cargo-deny; reading it here means that nobody has to
//! install a tool to find out.

use super::packages::{Package, all, list, ours, text};
use super::report;
use spdx::{Expression, Licensee, ParseMode};
use toml::{Table, Value};

/// How cargo writes that a package comes from the public registry.
const PUBLIC_REGISTRY: &str = concat!("registry+https://github.com/rust-lang/crates", ".io-index");

fn rules(section: &str) -> Table {
    let path = rollout_tests::repo_root().join("deny.toml");
    let rules = std::fs::read_to_string(path).expect("deny.toml is there");
    let rules: Table = rules.parse().expect("deny.toml is TOML");
    rules[section]
        .as_table()
        .expect("the section is a table")
        .clone()
}

fn entries(section: &str, key: &str) -> Vec<Value> {
    rules(section)[key]
        .as_array()
        .expect("the entry is a list")
        .clone()
}

/// The licences that deny.toml allows everywhere.
pub fn allowed_licences() -> Vec<Licensee> {
    let names = entries("licenses", "allow");
    licensees(&names)
}

fn licensees(names: &[Value]) -> Vec<Licensee> {
    let names = names.iter().filter_map(Value::as_str);
    names
        .map(|name| Licensee::parse(name).expect("a name of the SPDX list"))
        .collect()
}

/// What deny.toml allows one crate in addition.
fn licences_of(package: &Package, exceptions: &[Value]) -> Vec<Licensee> {
    let of_it = exceptions
        .iter()
        .filter(|exception| exception["crate"].as_str() == Some(&package.name));
    of_it
        .filter_map(|exception| exception["allow"].as_array())
        .flat_map(|names| licensees(names))
        .collect()
}

/// Why the package's licence is not good enough, if so. Old packages write `/` for `OR`.
fn licence_offence(package: &Package, allowed: &[Licensee]) -> Option<String> {
    let licence = text(&package.entry, "license");
    let expression = Expression::parse_mode(&licence, ParseMode::LAX);
    let good = expression.is_ok_and(|expression| {
        expression.evaluate(|wanted| allowed.iter().any(|licence| licence.satisfies(wanted)))
    });
    (!good).then(|| {
        format!(
            "{} {}: {licence:?}",
            package.name,
            text(&package.entry, "version")
        )
    })
}

#[test]
fn every_licence_is_one_we_allow() {
    let allowed = allowed_licences();
    let exceptions = entries("licenses", "exceptions");
    let offence = |package: &Package| {
        let of_it = licences_of(package, &exceptions);
        licence_offence(package, &[allowed.clone(), of_it].concat())
    };
    report::none(
        "These licences are not in `allow` of deny.toml. Choose another crate; or, when the \
         licence asks for no more than being named, add it there with the reason.",
        all().iter().filter_map(offence),
    );
}

#[test]
fn every_exception_is_for_a_crate_that_is_there() {
    let exceptions = entries("licenses", "exceptions");
    let gone = exceptions
        .iter()
        .filter_map(|exception| exception["crate"].as_str())
        .filter(|name| !all().iter().any(|package| package.name == *name));
    report::none(
        "Take these exceptions out of deny.toml: nobody uses the crate any more.",
        gone.map(str::to_owned),
    );
}

/// Who uses a banned crate and is not one of those that may.
fn users_of(ban: &Value) -> Vec<String> {
    let name = ban["crate"].as_str().unwrap_or_default();
    let may = ban.get("wrappers").and_then(Value::as_array);
    let may: Vec<&str> = may
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let uses = |package: &&Package| {
        let is_it = |one: &serde_json::Value| text(one, "name") == name;
        list(&package.entry, "dependencies").any(is_it) && !may.contains(&package.name.as_str())
    };
    let users = all().iter().filter(uses);
    users
        .map(|user| format!("{} uses {name}", user.name))
        .collect()
}

#[test]
fn no_banned_crate_came_in() {
    let bans = entries("bans", "deny");
    assert!(
        bans.iter().all(|ban| ban["crate"].is_str()),
        "each ban in deny.toml is `{{ crate = \"…\" }}`"
    );
    let lock = std::fs::read_to_string(rollout_tests::repo_root().join("Cargo.lock"));
    let lock = lock.expect("Cargo.lock is there");
    let is_in = |ban: &&Value| {
        let name = ban["crate"].as_str().unwrap_or_default();
        lock.contains(&format!("name = \"{name}\"\n"))
    };
    // A crate that is named but not in the lock file belongs to a feature that is off.
    report::none(
        "deny.toml bans these crates, with the reason. `cargo tree -i NAME` says who brings \
         them: switch the feature off that does, or take another crate.",
        bans.iter().filter(is_in).flat_map(users_of),
    );
}

#[test]
fn every_package_comes_from_the_public_registry_or_from_here() {
    for key in ["unknown-registry", "unknown-git"] {
        assert_eq!(
            rules("sources")[key].as_str(),
            Some("deny"),
            "deny.toml: sources.{key}"
        );
    }
    let known = |package: &&Package| match package.entry["source"].as_str() {
        Some(source) => source == PUBLIC_REGISTRY,
        None => package.is_ours,
    };
    let unknown = all().iter().filter(|package| !known(package));
    report::none(
        "Packages come from the public registry or are members of this workspace; no git, no \
         other registry, no folder beside the repository.",
        unknown.map(|package| format!("{}: {}", package.name, package.entry["source"])),
    );
}

#[test]
fn every_dependency_names_a_version() {
    let open = |one: &&serde_json::Value| one["req"] == "*" && one["path"].is_null();
    let offence = |package: &'static Package| {
        let open = list(&package.entry, "dependencies").filter(open);
        open.map(|one| format!("{} → {}", package.name, text(one, "name")))
    };
    report::none(
        "Name the version these were tried with.",
        ours().flat_map(offence),
    );
}
