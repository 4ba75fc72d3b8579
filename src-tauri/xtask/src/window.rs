//! `cargo xtask run` and `cargo xtask screens DIR`: the window, opened for a person and
//! for pictures.

use crate::line::{Line, quoted};
use crate::place::Place;
use crate::ui::Ui;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf, absolute};

/// Opens the window on Contoso and the practice tenant, and waits until it is closed.
pub fn run(place: &Place) -> Result<(), String> {
    if !can_show_a_window() {
        return Err(NO_SCREEN.to_owned());
    }
    Ui::of(place).ensure()?;
    let data = state_folder(place)?;
    must(
        place,
        &Line::cargo(&format!("{BUILD} --bin {WINDOW}")),
        "The window does not build; see above.",
    )?;
    println!("\nContoso on the practice tenant. Nothing here reaches Azure.");
    println!("Drafts, journal and the practice tenant are kept in:");
    println!("  {}\n", quoted(data.as_os_str()));
    let line = Line::new(binary(place, WINDOW), ["--practice"]).with("ROLLOUT_DATA", data);
    must(
        place,
        &line,
        "The window ended with a failure; what it said is above.",
    )
}

/// Takes a picture of every screen, or of the one with that name, into a folder.
pub fn screens(place: &Place, folder: &Path, only: Option<&OsStr>) -> Result<(), String> {
    let folder = absolute(folder).map_err(|wrong| format!("The folder is no path: {wrong}"))?;
    Ui::of(place).ensure()?;
    must(
        place,
        &Line::cargo(&format!("{BUILD} --bin {WINDOW} --example screens")),
        "The window does not build; see above.",
    )?;
    let arguments = [folder.into_os_string()];
    let arguments = arguments.into_iter().chain(only.map(OsString::from));
    let line = Line::new(binary(place, "examples/screens"), arguments);
    must(
        place,
        &line.with("ROLLOUT_BIN_DIR", place.binaries()),
        "Not every picture was taken; the reason is above.",
    )
}

/// The program of the window.
const WINDOW: &str = "foundry-rollout";

/// For the whole workspace, so that the crates are built as for the tests, and once.
const BUILD: &str = "build --workspace --locked";

fn binary(place: &Place, name: &str) -> PathBuf {
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    place.binaries().join(name)
}

const NO_SCREEN: &str = "\
There is no screen to open a window on: neither WAYLAND_DISPLAY nor DISPLAY is set.
  cargo xtask walk          does the same job on the command line
  cargo xtask screens DIR   takes pictures of the window, without a screen";

/// Windows and macOS have no variable for it, and always a screen.
fn can_show_a_window() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("WAYLAND_DISPLAY") || is_set("DISPLAY")
}

/// Where the window keeps its state: what the person named, or a folder that stays, so that
/// closing and opening again goes on.
fn state_folder(place: &Place) -> Result<PathBuf, String> {
    match std::env::var_os("ROLLOUT_DATA").filter(|named| !named.is_empty()) {
        Some(named) => {
            absolute(named).map_err(|wrong| format!("ROLLOUT_DATA is no usable path: {wrong}"))
        }
        None => Ok(place.target.join("practice-window")),
    }
}

fn must(place: &Place, line: &Line, otherwise: &str) -> Result<(), String> {
    println!("{line}");
    let mut command = line.command(&place.root);
    let status = command.env("CARGO_TARGET_DIR", &place.target).status();
    if status.is_ok_and(|status| status.success()) {
        Ok(())
    } else {
        Err(otherwise.to_owned())
    }
}
