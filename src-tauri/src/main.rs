//! `foundry-rollout`: the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;
use std::time::Instant;

use rollout_desktop::arguments::Arguments;

fn main() -> ExitCode {
    let started = Instant::now();
    let arguments = match Arguments::of_process() {
        Ok(arguments) => arguments,
        Err(said) => return said.told(),
    };
    match rollout_desktop::run(started, arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => rollout_desktop::webview::tell(&problem),
    }
}
