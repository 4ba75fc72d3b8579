//! `cargo xtask …`: set up, run and test the product in one command each.
//!
//! The standard library is all it uses, so the first command of a fresh clone
//! compiles in a second and nothing has to be installed to be able to ask what
//! has to be installed.
//!
//! - [`task`] reads the command line,
//! - [`setup`] makes sure the machine has what a build needs,
//! - [`window`] is `cargo xtask run` and `cargo xtask screens DIR`,
//! - [`gates`] is `cargo xtask test`,
//! - [`walk`] is `cargo xtask walk`,
//! - [`checkers`] is `cargo xtask checkers DIR`,
//! - [`practice`] runs `rollout` in a folder of its own for the last two,
//! - [`ui`] fetches and builds what the window shows,
//! - [`mod@line`] is a command that can be run and also shown as a person would type it,
//! - [`place`] knows the repository and its target folder.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a task runner talks to the person who started it; nothing else reads it"
)]

mod checkers;
mod gates;
mod line;
mod place;
mod practice;
mod setup;
mod task;
mod ui;
mod walk;
mod window;

use place::Place;
use setup::Aim;
use std::process::ExitCode;
use task::Task;

fn main() -> ExitCode {
    let task = match task::parse(std::env::args_os().skip(1)) {
        Ok(task) => task,
        Err(wrong) => {
            eprintln!("{wrong}\n\n{}", task::USAGE);
            return ExitCode::FAILURE;
        }
    };
    match perform(&task) {
        Ok(code) => code,
        Err(wrong) => {
            eprintln!("\n{wrong}");
            ExitCode::FAILURE
        }
    }
}

/// Does the task. A failure is a text for a person: what went wrong and what to do.
fn perform(task: &Task) -> Result<ExitCode, String> {
    let ready = || {
        setup::ensure(task.aim())?;
        Place::find()
    };
    match task {
        Task::Help => println!("{}", task::USAGE),
        Task::Missing => println!("{}", setup::missing(Aim::WindowTests)),
        Task::Run => window::run(&ready()?)?,
        Task::Test => gates::run(&ready()?)?,
        Task::Walk { noise } => walk::run(&ready()?, *noise)?,
        Task::Screens { folder, only } => window::screens(&ready()?, folder, only.as_deref())?,
        Task::Checkers { folder } => return checkers::run(&ready()?, folder),
    }
    Ok(ExitCode::SUCCESS)
}
