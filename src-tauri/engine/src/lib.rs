//! This room does: everything that touches disk, network and clock, without a window.
//!
//! - [`desk`] is what one can do: open, check, compare, apply, resume, undo, export, practise. The
//!   window and the command line call it and nothing below.
//! - [`cloud`] talks HTTP to Azure, or to the practice tenant in this process.
//! - [`apply`] writes: gate, journal, execution, resume, undo.
//! - [`drafts`] keeps drafts in SQLite, every edit on disk before it is acknowledged.
//! - [`files`] writes files for people, wholly or not at all; [`lock`] lets one process write at a time.
//! - [`table`] reads CSV and Excel files as lines of text, for organization lists.
//! - [`clock`] and [`chance`] are the only places where time and new ids come from.
//! - [`workbench`] keeps plans that are open on a screen, with everything the screen asks about them.
//! - [`problem`] is what every failure becomes: what happened, why, and what to do next.

pub mod apply;
pub mod chance;
pub mod clock;
pub mod cloud;
pub mod desk;
pub mod drafts;
pub mod files;
pub mod lock;
pub mod moment;
pub mod practice_seed;
pub mod problem;
pub mod table;
pub mod workbench;

pub use rollout_export;
pub use wizard_steps;

use problem::{Code, Problem};

/// Prepares the process, once, before anything else: the one TLS provider of the house.
///
/// # Errors
/// Another provider was installed before.
pub fn prepare() -> Result<(), Problem> {
    rustls::crypto::ring::default_provider()
        .install_default()
        .map_err(|_| {
            Problem::new(
                Code::Network,
                "TLS cannot be used.",
                "Another provider was installed first.",
                "This is a defect: please report it.",
            )
        })
}
