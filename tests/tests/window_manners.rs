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

#[test]
fn a_damaged_store_is_set_aside_from_the_window_and_the_app_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("drafts.db"),
        "this is no database at all",
    )
    .unwrap();
    let window = Window::open(&Opening::new().data(folder.path()));
    window.wait_for_text("The draft store is not a database");
    window.by_role("button", "Start over").click();
    window.wait_for_text("The old file is kept as");
    window.wait_for_text("No rollout yet");
    let kept = std::fs::read_dir(folder.path()).unwrap().flatten();
    let mut aside = kept.filter(|file| file.file_name().to_string_lossy().contains("corrupt"));
    let aside = std::fs::read(aside.next().unwrap().path()).unwrap();
    assert_eq!(aside, b"this is no database at all");
}

#[test]
fn a_plan_is_saved_as_a_file_that_opens_again_and_never_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("saved.rollout.json");
    let window = Window::open(
        &Opening::new()
            .argument("--practice")
            .env("ROLLOUT_CHOOSE_TARGET", &file),
    );
    window.wait_for_text("Nothing you do here reaches Azure");
    let save = || {
        window.press("Control+k");
        window
            .find("[role=dialog] input")
            .type_text("> save the plan");
        window.press("Enter");
    };
    save();
    window.wait_for_text("The plan is saved as");
    let saved: serde_json::Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(saved["about"]["organization"], "Contoso");
    save();
    window.wait_for_text("A plan is never written over");
}
