//! This room thinks.
#![allow(missing_docs)]
pub mod plan;
pub mod secrets;
pub mod steps;
