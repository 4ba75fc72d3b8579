//! `rollout`: plan, check, compare, apply, undo and export from the command line.
//!
//! Exit codes (also in `--help`): `check` 0 no blocker, 2 blockers; `compare` 0 nothing to do, 2
//! something is; `apply` 0 nothing of the plan is missing, 2 refused or something waits, 1 a write
//! failed; `undo` 2 something was left; 130 a second Ctrl+C; 1 for everything else.

mod args;
mod commands;
mod show;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    if let Err(problem) = rollout_engine::prepare() {
        show::problem(&problem);
        return ExitCode::FAILURE;
    }
    let args = match args::Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Help and version are answers, anything else is wrong use.
            let code = u8::from(error.use_stderr());
            _ = error.print();
            return ExitCode::from(code);
        }
    };
    match commands::run(args) {
        Ok(0) if show::is_lost() => ExitCode::FAILURE,
        Ok(code) => ExitCode::from(code),
        Err(problem) => {
            show::problem(&problem);
            ExitCode::FAILURE
        }
    }
}
