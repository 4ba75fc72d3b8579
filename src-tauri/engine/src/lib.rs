//! This room does: everything that touches disk, network and clock, without a window.
//!
//! * [`drafts`] keeps plans while they are being written: one SQLite file, every edit a revision.
//! * [`files`] writes files for people: wholly or not at all.
//! * [`lock`] lets one process write at a time.
//! * [`problem`] is what every failure becomes: what happened, why, what to do next.
//! * [`clock`] and [`chance`] are the only places where time and new ids come from.

pub mod chance;
pub mod clock;
pub mod drafts;
pub mod files;
pub mod lock;
pub mod problem;
