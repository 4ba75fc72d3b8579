//! x
pub struct Size;
pub fn company() {}
