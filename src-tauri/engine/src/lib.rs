//! This room does: everything that touches disk, network and clock, without a window.
pub mod apply;
pub mod cloud;
pub mod files;
pub mod problem;
