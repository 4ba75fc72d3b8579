//! One folder a step, the same files in each.

#[cfg(test)]
#[allow(clippy::missing_panics_doc)] // A failed check is how it speaks.
pub mod cases;

pub mod access;
pub mod connections;
pub mod encryption;
pub mod environments;
pub mod governance;
pub mod models;
pub mod networking;
pub mod organization;
pub mod prerequisites;
pub mod review;
pub mod sign_off;
