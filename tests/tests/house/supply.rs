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

fn allowed_licences() -> Vec<Licensee> {
    let names = entries("licenses", "allow");
    let names = names.iter().filter_map(Value::as_str);
    names
        .map(|name| Licensee::parse(name).expect("a name of the SPDX list"))
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
    report::none(
        "These licences are not in `allow` of deny.toml. Choose another crate; or, when the \
         licence asks for no more than being named, add it there with the reason.",
        all()
            .iter()
            .filter_map(|package| licence_offence(package, &allowed)),
    );
}

#[test]
fn no_banned_crate_came_in() {
    let bans = entries("bans", "deny");
    let banned: Vec<&str> = bans
        .iter()
        .filter_map(|ban| ban.get("crate").unwrap_or(ban).as_str())
        .collect();
    assert_eq!(
        banned.len(),
        bans.len(),
        "each ban in deny.toml is `{{ crate = \"…\" }}`"
    );
    let lock = std::fs::read_to_string(rollout_tests::repo_root().join("Cargo.lock"));
    let lock = lock.expect("Cargo.lock is there");
    let is_in = |name: &&&str| lock.contains(&format!("name = \"{name}\"\n"));
    report::none(
        "deny.toml bans these crates, with the reason. `cargo tree -i NAME` says who brings \
         them: switch the feature off that does, or take another crate.",
        banned.iter().filter(is_in).map(ToString::to_string),
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
