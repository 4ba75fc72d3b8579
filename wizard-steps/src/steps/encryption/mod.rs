//! x
pub mod answers;
