//! Facts, each with its source and date. Logic never decides by a name in here.

pub mod abilities;
pub mod connections;
pub mod dated;
pub mod regions;
pub mod roles;
