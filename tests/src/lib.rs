//! What every test from outside needs: where things are, and the `rollout` command.
//!
//! ```no_run
//! use rollout_tests::Rollout;
//!
//! let rollout = Rollout::new();
//! let made = rollout.run(["new", "--example", "contoso", "-o", "plan.rollout.json"]);
//! assert_eq!(made.code, 0, "{made}");
//! assert_eq!(rollout.run(["check", "plan.rollout.json"]).code, 0);
//! ```

mod az;
mod grep;
pub mod plan_file;
mod process;
mod record;
mod rollout;
mod served;
pub mod tenant_file;
mod view;
#[cfg(target_os = "linux")]
pub mod window;

pub use az::Az;
pub use grep::files_with;
pub use process::{Process, ended_within};
pub use record::Record;
pub use rollout::{Outcome, Rollout};
pub use served::Served;
pub use view::View;

use std::path::PathBuf;

/// The repository: the folder of the workspace's `Cargo.toml`.
///
/// Cargo names this crate's folder when it runs a test. The one from compile time is for a
/// test that is started by hand; it is wrong after the repository was moved.
///
/// # Panics
///
/// Never while this crate is a folder of the repository.
pub fn repo_root() -> PathBuf {
    let crate_folder = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    crate_folder
        .parent()
        .expect("this crate is in `tests/`")
        .to_owned()
}

/// A built binary, by its name without a suffix.
///
/// `cargo xtask test` names the folder in `ROLLOUT_BIN_DIR`. Without it, the folder is
/// the one that the running test was built into.
///
/// # Panics
///
/// When the binary is not there, with the command that builds it.
pub fn bin(name: &str) -> PathBuf {
    let path = binaries().join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        path.is_file(),
        "{} is not there. Build it with `cargo build --workspace --bins`, or run everything \
         with `cargo xtask test`.",
        path.display()
    );
    path
}

/// The folder of the built binaries.
fn binaries() -> PathBuf {
    std::env::var_os("ROLLOUT_BIN_DIR").map_or_else(beside_the_test, PathBuf::from)
}

/// Cargo puts tests into `<target>/debug/deps` and binaries into `<target>/debug`.
fn beside_the_test() -> PathBuf {
    let test = std::env::current_exe().expect("a running program has a path");
    test.ancestors()
        .nth(2)
        .expect("cargo puts tests two folders deep")
        .to_owned()
}
