//! The window's walls: what Tauri may show, and what a page may ask for.
//!
//! The safest surface is the one that is not shipped: one window, our own commands by name,
//! no plugin that a page could reach, no address but the app's own.

use super::report;
use serde_json::{Value, json};
use std::path::Path;

/// What the page may load and reach, word by word. Tauri adds a nonce for the styles.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
                      img-src 'self' data:; font-src 'self'; \
                      connect-src ipc: http://ipc.localhost; base-uri 'none'; \
                      form-action 'none'; frame-src 'none'; object-src 'none'";

/// Parts of Tauri that would widen it.
const NOT_BUILT_IN: &[&str] = &[
    "devtools",
    "protocol-asset",
    "unstable",
    "macos-private-api",
];

fn read(path: impl AsRef<Path>) -> String {
    let path = rollout_tests::repo_root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|wrong| panic!("{}: {wrong}", path.display()))
}

fn json_of(path: impl AsRef<Path>) -> Value {
    serde_json::from_str(&read(path)).expect("JSON")
}

fn settings() -> Value {
    json_of("src-tauri/tauri.conf.json")
}

#[test]
fn the_content_policy_is_this_one() {
    let security = &settings()["app"]["security"];
    assert_eq!(security["csp"], json!(POLICY));
    assert!(
        security["devCsp"].is_null() && security["headers"].is_null(),
        "one policy for every build"
    );
    let untouched = "dangerousDisableAssetCspModification";
    assert!(
        security[untouched].is_null(),
        "{untouched} takes the nonce away"
    );
}

#[test]
fn the_window_is_one_and_closed() {
    let settings = settings();
    let app = &settings["app"];
    let security = &app["security"];
    let windows = app["windows"].as_array().expect("a list of windows");
    let labels: Vec<&Value> = windows.iter().map(|window| &window["label"]).collect();
    assert_eq!(labels, [&json!("main")], "one window");
    for (what, found, wanted) in [
        ("app.withGlobalTauri", &app["withGlobalTauri"], json!(false)),
        (
            "app.security.freezePrototype",
            &security["freezePrototype"],
            json!(true),
        ),
        (
            "app.security.capabilities",
            &security["capabilities"],
            json!(["main"]),
        ),
        ("app.security.pattern", &security["pattern"], Value::Null),
        (
            "app.windows[0].devtools",
            &windows[0]["devtools"],
            json!(false),
        ),
        // Then every address of ours goes through the builder that refuses others.
        ("app.windows[0].create", &windows[0]["create"], json!(false)),
        ("app.windows[0].url", &windows[0]["url"], Value::Null),
        (
            "build.removeUnusedCommands",
            &settings["build"]["removeUnusedCommands"],
            json!(true),
        ),
        (
            "build.frontendDist",
            &settings["build"]["frontendDist"],
            json!("../ui/dist"),
        ),
        ("build.devUrl", &settings["build"]["devUrl"], Value::Null),
        ("plugins", &settings["plugins"], Value::Null),
    ] {
        assert_eq!(*found, wanted, "src-tauri/tauri.conf.json: {what}");
    }
    assert_ne!(
        security["assetProtocol"]["enable"],
        json!(true),
        "files have no address"
    );
}

#[test]
fn the_page_may_ask_for_our_commands_only() {
    let folder = rollout_tests::repo_root().join("src-tauri/capabilities");
    let files = std::fs::read_dir(folder).expect("capabilities are there");
    let names: Vec<_> = files
        .map(|file| file.expect("a file").file_name())
        .collect();
    assert_eq!(names, ["main.json"], "one capability");
    let capability = json_of("src-tauri/capabilities/main.json");
    assert_eq!(capability["windows"], json!(["main"]));
    for key in ["remote", "webviews"] {
        assert!(
            capability[key].is_null(),
            "capabilities/main.json: no {key}"
        );
    }
    let allowed = capability["permissions"].as_array().expect("a list");
    let allowed: Vec<&str> = allowed.iter().filter_map(Value::as_str).collect();
    let of_ours = commands();
    let of_ours: Vec<String> = of_ours
        .iter()
        .map(|command| format!("allow-{}", command.replace('_', "-")))
        .collect();
    // A permission of a plugin, and of Tauri's own core, has a colon in its name.
    report::none(
        "src-tauri/capabilities/main.json allows exactly the commands of \
         src-tauri/src/command_names.rs, each by its name:",
        difference(&allowed, &of_ours),
    );
}

fn difference(allowed: &[&str], commands: &[String]) -> Vec<String> {
    let more = allowed
        .iter()
        .filter(|one| !commands.iter().any(|other| other == *one));
    let less = commands
        .iter()
        .filter(|one| !allowed.contains(&one.as_str()));
    more.map(|one| format!("{one} is no command of ours"))
        .chain(less.map(|one| format!("{one} is missing")))
        .collect()
}

/// The commands that are registered; a test in src-tauri holds this file and the code equal.
fn commands() -> Vec<String> {
    let text = read("src-tauri/src/command_names.rs");
    let names = text.split('"').skip(1).step_by(2);
    let names: Vec<String> = names.map(str::to_owned).collect();
    assert!(names.len() > 10, "the list of commands was read");
    names
}

#[test]
fn tauri_is_built_without_what_would_widen_it() {
    let manifest: toml::Table = read("Cargo.toml").parse().expect("TOML");
    let tauri = &manifest["workspace"]["dependencies"]["tauri"];
    assert_eq!(
        tauri["default-features"].as_bool(),
        Some(false),
        "each part of Tauri is named"
    );
    let named = tauri["features"].as_array().expect("a list of features");
    let wide = named
        .iter()
        .filter_map(toml::Value::as_str)
        .filter(|feature| NOT_BUILT_IN.contains(feature));
    report::none(
        "Take these features of tauri out again:",
        wide.map(str::to_owned),
    );
}

#[test]
fn a_permission_too_many_and_one_too_few_are_named() {
    let commands = ["allow-start".to_owned(), "allow-edit".to_owned()];
    assert_eq!(
        difference(&["allow-start", "dialog:allow-open"], &commands),
        [
            "dialog:allow-open is no command of ours",
            "allow-edit is missing"
        ]
    );
}
