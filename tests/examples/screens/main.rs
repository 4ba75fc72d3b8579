//! Pictures of every screen of the real window: `cargo xtask screens DIR [--only NAME]`.
//!
//! Nothing is judged here; the pictures are for people. A screen that cannot be reached is
//! said, and the others are still taken. The list is in [`places`].
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program for a terminal, which says what it does"
)]

#[cfg(target_os = "linux")]
mod places;
#[cfg(target_os = "linux")]
mod taking;

use std::process::ExitCode;

#[cfg(target_os = "linux")]
fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("Where to? `cargo xtask screens DIR` names a folder.");
        return ExitCode::FAILURE;
    };
    let only = arguments.next();
    let only = only.as_deref().map(std::ffi::OsStr::to_string_lossy);
    taking::all(folder.as_ref(), only.as_deref())
}

/// Only WebKitGTK has a driver that opens our own program.
#[cfg(not(target_os = "linux"))]
fn main() -> ExitCode {
    eprintln!("Pictures are taken on Linux: the window is driven through WebKitGTK.");
    ExitCode::FAILURE
}
