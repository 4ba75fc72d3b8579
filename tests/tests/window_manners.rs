//! How the window behaves on a desktop: one for a data folder, plans brought from outside, closing.
#![cfg(target_os = "linux")]

use rollout_tests::window::{Opening, Window};
use std::path::Path;
use std::process::{Command, Output};

/// Starts the program once more on the data folder of an open window. It has no screen: it is not to
/// open one.
fn start_again(data: &Path, arguments: &[&Path]) -> Output {
    Command::new(rollout_tests::bin("foundry-rollout"))
        .args(arguments)
        .env("ROLLOUT_DATA", data)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .expect("the program starts")
}

fn plan(folder: &Path, name: &str) -> std::path::PathBuf {
    let path = folder.join(format!("{name}.rollout.json"));
    let plan =
        format!(r#"{{"formatVersion": 1, "about": {{"planId": "pln-abcdef", "name": "{name}"}}}}"#);
    std::fs::write(&path, plan).expect("a new folder can be written");
    path
}

#[test]
fn a_second_start_brings_its_plan_to_the_first_window() {
    let outside = tempfile::tempdir().unwrap();
    let window = Window::open(&Opening::new());
    window.wait_for_text("No rollout yet");
    let second = start_again(window.data_folder(), &[]);
    assert!(second.status.success(), "{second:?}");
    let plan = plan(outside.path(), "Brought by a second start");
    let third = start_again(window.data_folder(), &[&plan]);
    assert!(third.status.success(), "{third:?}");
    window.wait_for_text("Brought by a second start");
    window.wait_for_text("Prerequisites");
}

#[test]
fn a_file_that_is_no_plan_is_told_and_nothing_is_opened() {
    let outside = tempfile::tempdir().unwrap();
    let odd = outside.path().join("odd.rollout.json");
    std::fs::write(&odd, "no plan at all").unwrap();
    let window = Window::open(&Opening::new());
    window.wait_for_text("No rollout yet");
    assert!(start_again(window.data_folder(), &[&odd]).status.success());
    window.wait_for_text("is no plan that can be opened");
    window.wait_for_text("No rollout yet");
}

#[test]
fn a_plan_named_on_the_command_line_opens_as_a_draft_of_its_own_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let plan = plan(folder.path(), "Named on the command line");
    let opening = Opening::new()
        .data(&data)
        .argument(plan.display().to_string());
    for _ in 0..2 {
        let window = Window::open(&opening);
        window.wait_for_text("Named on the command line");
        window.wait_for_text("Prerequisites");
        window.close();
    }
    let window = Window::open(&Opening::new().data(&data));
    window.wait_for_text("Rollouts on this computer");
    window.wait_for(
        "two drafts",
        "return document.body.innerText.split('Named on the command line').length === 3",
    );
}

#[test]
fn a_killed_window_leaves_nothing_that_keeps_the_next_from_opening() {
    let folder = tempfile::tempdir().unwrap();
    let opening = Opening::new().data(folder.path()).argument("--practice");
    let window = Window::open(&opening);
    window.wait_for_text("Nothing you do here reaches Azure");
    let program = window.processes()[0].to_string();
    let killed = Command::new("kill").args(["-9", &program]).status();
    assert!(killed.unwrap().success());
    drop(window);
    let window = Window::open(&Opening::new().data(folder.path()));
    window.wait_for_text("Contoso");
    let again = start_again(folder.path(), &[]);
    assert!(again.status.success(), "{again:?}");
}
