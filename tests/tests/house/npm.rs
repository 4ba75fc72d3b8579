//! What may come into the window from outside: the packages of `ui/package-lock.json`.
//!
//! The same licences as for crates (`deny.toml`), and one more for tools.

use super::report;
use super::supply::allowed_licences;
use serde_json::{Map, Value};
use spdx::{Expression, Licensee, ParseMode};

/// Licences of tools that build or test and are in nothing we hand out, each with what it
/// asks for.
const TOOLS_ONLY: &[(&str, &str)] = &[("MPL-2.0", "the source of what was changed: nothing")];

fn json(path: &str) -> Value {
    let text = std::fs::read_to_string(rollout_tests::repo_root().join(path));
    let text = text.unwrap_or_else(|wrong| panic!("{path}: {wrong}"));
    serde_json::from_str(&text).unwrap_or_else(|wrong| panic!("{path}: {wrong}"))
}

/// The packages of the lock file by their place, without our own.
fn packages() -> Map<String, Value> {
    let mut lock = json("ui/package-lock.json");
    let mut packages = match lock["packages"].take() {
        Value::Object(packages) => packages,
        other => panic!("ui/package-lock.json has a table of packages, not {other}"),
    };
    packages.remove("");
    assert!(
        packages.len() > 50,
        "{} packages are not all",
        packages.len()
    );
    packages
}

/// Whether nothing of it is handed out.
fn is_tool(package: &Value) -> bool {
    package["dev"] == true || package["devOptional"] == true
}

#[test]
fn every_licence_of_the_window_is_one_we_allow() {
    let shipped = allowed_licences();
    let more = |(name, _): &(&str, &str)| Licensee::parse(name).expect("on the SPDX list");
    let tools: Vec<Licensee> = TOOLS_ONLY
        .iter()
        .map(more)
        .chain(allowed_licences())
        .collect();
    let offence = |(place, package): (String, Value)| {
        let licence = package["license"]
            .as_str()
            .unwrap_or("none named")
            .to_owned();
        let allowed = if is_tool(&package) { &tools } else { &shipped };
        let good = Expression::parse_mode(&licence, ParseMode::LAX).is_ok_and(|expression| {
            expression.evaluate(|wanted| allowed.iter().any(|one| one.satisfies(wanted)))
        });
        (!good).then(|| format!("{place}: {licence}"))
    };
    report::none(
        "These licences are neither in `allow` of deny.toml nor in tests/tests/house/npm.rs. \
         Choose another package; or, when the licence asks for no more than being named, add it \
         with the reason.",
        packages().into_iter().filter_map(offence),
    );
}

#[test]
fn every_package_is_pinned_by_its_digest() {
    let offence = |(place, package): (String, Value)| {
        let digest = package["integrity"].as_str().unwrap_or_default();
        let version = package["version"].as_str().unwrap_or_default();
        let pinned = digest.starts_with("sha512-")
            && version.starts_with(|first: char| first.is_ascii_digit())
            && package["link"].is_null()
            && package["resolved"].is_null();
        (!pinned).then(|| format!("{place}: {package}"))
    };
    report::none(
        "A package comes from a registry, with a version and a digest, and without the address \
         of one registry: `npm install` in ui, where .npmrc says so, writes it like that.",
        packages().into_iter().filter_map(offence),
    );
}

#[test]
fn the_lock_file_is_for_every_system() {
    let packages = packages();
    let known = |name: &String| {
        let nested = format!("/node_modules/{name}");
        packages
            .keys()
            .any(|place| place.ends_with(&nested) || *place == nested[1..])
    };
    let mut missing = Vec::new();
    for (place, package) in &packages {
        let optional = package["optionalDependencies"].as_object();
        let names = optional.into_iter().flat_map(Map::keys);
        missing.extend(
            names
                .filter(|name| !known(name))
                .map(|name| format!("{place} has no {name}")),
        );
    }
    report::none(
        "These parts for other systems could not be found when the lock file was written, so \
         the window would not build there. Take a version whose parts are all published.",
        missing,
    );
}

#[test]
fn the_window_names_exact_versions() {
    let manifest = json("ui/package.json");
    let mut open = Vec::new();
    for kind in ["dependencies", "devDependencies"] {
        let named = manifest[kind].as_object().expect("a table of packages");
        let is_open = |version: &Value| {
            let version = version.as_str().unwrap_or_default();
            !version.split('.').all(|part| part.parse::<u32>().is_ok())
        };
        let wide = named.iter().filter(|(_, version)| is_open(version));
        open.extend(wide.map(|(name, version)| format!("{name}: {version}")));
    }
    report::none("Name the version these were tried with.", open);
}

#[test]
fn no_package_runs_a_program_when_it_is_fetched() {
    let settings = std::fs::read_to_string(rollout_tests::repo_root().join("ui/.npmrc"));
    let settings = settings.unwrap_or_default();
    assert!(
        settings.lines().any(|line| line == "ignore-scripts=true"),
        "ui/.npmrc no longer says ignore-scripts=true"
    );
}
